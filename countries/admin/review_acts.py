"""What the buttons of the review page do: each act, who may do it, and what it answers."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.contrib import admin, messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from countries import publishing, reviewing, scheduling
from countries.admin import review_forms, telling
from countries.admin.desk import desk_of
from countries.admin.publish import form_of, tell
from countries.admin.reach import person
from countries.admin.review_forms import Act, CommentForm
from countries.admin.review_sheet import APPROVE, PUBLISH, Review, ReviewPart, Thread
from countries.admin.review_typed import Typed, carry, of, typed, unsent
from countries.facts import LABELLED
from countries.models import Edition
from countries.proposals import going_live
from countries.rules import Problem, RefusedError

Places = list[tuple[ReviewPart, CommentForm, list[tuple[Thread, CommentForm]]]]


@dataclass
class Outcome:
    """Where an act leads; or what the page then says, with what was typed."""

    then: HttpResponse | None = None
    form: Act | None = None
    name: str = ""
    errors: list[str] = field(default_factory=list)
    typed: Typed = field(default_factory=dict)
    unsent: Typed = field(default_factory=dict)
    status: int = 200


@dataclass(frozen=True)
class Kind:
    """An act. `may` asks for the role alone: how the edition stands is asked where it is done.

    One that `keeps` leads back to the page, with what was typed in its other boxes.
    """

    form: type[Act]
    may: Callable[[Review], bool]
    do: Callable[[Review, Act], HttpResponse]
    keeps: bool = False


def act(model_admin: admin.ModelAdmin, request: HttpRequest, edition: Edition) -> Outcome:
    """Do what was asked, or nothing at all and say why."""
    review, boxes = Review.of(request, edition), typed(request)
    name, _colon, place = request.POST.get("act", "").partition(":")
    kind = KINDS.get(name)
    if kind is None:
        words = _("Nothing was done: press the button of what you want to do.")
        return Outcome(errors=[words], typed=boxes, status=200 if review.talks else 403)
    form = kind.form(request.POST, prefix=place or name, **_more(kind.form, review))
    if not kind.may(review):
        words = _("Nothing was done: your role does not allow it, or not any more.")
        return Outcome(errors=[words], typed=boxes, status=403)
    if not form.is_valid():
        return Outcome(form=form, name=name, typed=boxes)
    if not kind.keeps and (left := unsent(boxes, form)):
        return Outcome(typed=boxes, unsent=left)
    try:
        then = kind.do(review, form)
    except RefusedError as error:
        desk = desk_of(request, edition.country)
        desk.attempt = edition.document
        told = [desk.told(each) for each in error.problems]
        return Outcome(form=form, name=name, errors=told, typed=boxes)
    if kind.keeps:
        carry(request, edition, form)
    model_admin.log_change(request, edition.country, [{"changed": {"fields": [name]}}])
    return Outcome(then=then)


def forms(review: Review, outcome: Outcome) -> dict[str, Act]:
    """The forms of the acts that can be done now, by name; the one that was refused as typed."""
    names = {
        "approve": review.approves,
        "schedule": review.approves and review.has(PUBLISH),
        "return": review.decides,
        "take_back": review.waits and review.own,
        "move": review.scheduled and review.has(PUBLISH),
        "cancel": review.scheduled and review.has(PUBLISH),
        "review": review.unreviewed and review.has(APPROVE) and not review.wrote,
    }
    return {name: _form(name, review, outcome) for name, shown in names.items() if shown}


def _form(name: str, review: Review, outcome: Outcome) -> Act:
    if outcome.form and outcome.name == name:
        if "against" in outcome.form.fields:  # what is shown now is what is approved next
            sent: Any = outcome.form.data
            outcome.form.data = sent = sent.copy()
            sent[outcome.form.add_prefix("against")] = _against(review)
        return outcome.form
    kind = KINDS[name].form
    initial = {"when": review.edition.publish_at, **of(outcome.typed, name)}
    initial["against"] = _against(review)
    return kind(initial=initial, prefix=name, **_more(kind, review))


def _more(form: type[Act], review: Review) -> dict[str, Any]:
    """Only who publishes can force, so only she is asked for the reason."""
    forces = review.wrote and review.has(PUBLISH)
    return {"wrote": forces} if issubclass(form, review_forms.ApproveForm) else {}


def changed_meanwhile() -> str:
    return _("Not approved: the live page changed meanwhile. This is the difference now.")


def _against(review: Review) -> str:
    return str(review.live.pk if review.live else "")


def places(review: Review, outcome: Outcome) -> Places:
    """Each part with the form of a new comment, and its threads with the forms of an answer."""
    found: Places = []
    for part in (*review.parts, review.whole):
        title = part.title or _("About all of it")
        new = _comment(outcome, f"on-{part.key}", {"part": part.key}, title)
        threads = []
        for thread in part.threads:
            key = thread.comment.pk
            title = Truncator(thread.comment.text).words(6)
            threads.append((thread, _comment(outcome, f"to-{key}", {"answers": key}, title)))
        found.append((part, new, threads))
    return found


def _comment(outcome: Outcome, prefix: str, initial: dict[str, Any], title: str) -> CommentForm:
    """With what was typed into it; it is told of by the part, or the comment, that it is on."""
    form = outcome.form
    if not isinstance(form, CommentForm) or form.prefix != prefix:
        form = CommentForm(initial={**of(outcome.typed, prefix), **initial}, prefix=prefix)
    words = _("Answer") if "answers" in initial else _("Comment")
    form["text"].label = str(LABELLED).format(words, title)
    return form


# The acts


def _approve(review: Review, form: Act) -> HttpResponse:
    edition = _approved(review, form)
    tell(review.request, edition, _("{} is published as edition {}."))
    return _desk()


def _schedule(review: Review, form: Act) -> HttpResponse:
    edition = _approved(review, form, publish_at=form.cleaned_data["when"])
    words = _("{}: edition {} goes live {}.")
    words = words.format(edition.country, edition.number, going_live(edition.publish_at))
    messages.success(review.request, words)
    return _desk()


def _approved(review: Review, form: Act, **more: Any) -> Edition:
    """Approve what was shown: not where another page went live beside it in the meantime."""
    reason = form.cleaned_data.get("reason", "")
    with transaction.atomic():
        edition = publishing.decidable(review.edition)
        if not review.in_the_way and form.cleaned_data["against"] != _against(review):
            raise RefusedError(Problem((), changed_meanwhile()))
        edition = publishing.approve(edition, person(review.request), force=reason, **more)
        telling.decided_later(review.request, edition)
    return edition


def _return(review: Review, form: Act) -> HttpResponse:
    with transaction.atomic():
        reason = form.cleaned_data["reason"]
        edition = publishing.reject(review.edition, person(review.request), reason)
        telling.decided_later(review.request, edition)
    name = edition.proposed_by.get_username() if edition.proposed_by else "—"
    words = _("{} is returned to {}, with your reason.").format(edition.country, name)
    messages.success(review.request, words)
    return _desk()


def _take_back(review: Review, form: Act) -> HttpResponse:
    reviewing.take_back(review.edition, person(review.request))
    words = _("{}: you took your proposal back. The draft is as it was.")
    messages.success(review.request, words.format(review.edition.country))
    return HttpResponseRedirect(form_of(review.edition.country))


def _move(review: Review, form: Act) -> HttpResponse:
    said = form.cleaned_data
    edition = scheduling.move(review.edition, person(review.request), said["when"], said["reason"])
    words = _("Moved: it goes live {}.").format(going_live(edition.publish_at))
    return _stay(review, words)


def _cancel(review: Review, form: Act) -> HttpResponse:
    scheduling.cancel(review.edition, person(review.request), form.cleaned_data["reason"])
    return _stay(review, _("Cancelled: it never goes live."))


def _review(review: Review, form: Act) -> HttpResponse:
    reviewing.review_afterwards(review.edition, person(review.request))
    return _stay(review, _("Reviewed: the mark is gone, its reason stays."))


def _say(review: Review, form: Act) -> HttpResponse:
    said, edition = form.cleaned_data, review.edition
    answers = edition.comments.filter(pk=said["answers"], answers=None).first()
    who = person(review.request)
    reviewing.comment(edition, who, said["text"], part=said["part"], answers=answers)
    return _stay(review, _("Your comment stands beside the text."), said["part"])


def _resolve(review: Review, form: Act) -> HttpResponse:
    key = form.cleaned_data["answers"]
    comment = review.edition.comments.filter(pk=key, answers=None).first()
    if comment is None:
        raise RefusedError(Problem((), _("There is no such comment.")))
    reviewing.resolve(comment, person(review.request))
    return _stay(review, _("Resolved."), comment.part)


def _desk() -> HttpResponse:
    return HttpResponseRedirect(reverse("admin:index"))


def _stay(review: Review, words: str, part: str = "") -> HttpResponse:
    messages.success(review.request, words)
    edition = review.edition
    args = [edition.country_id, edition.pk]
    address = reverse("admin:countries_country_proposal", args=args)
    return HttpResponseRedirect(f"{address}#part-{part}" if part else address)


KINDS: dict[str, Kind] = {
    "approve": Kind(review_forms.ApproveForm, lambda r: r.has(APPROVE), _approve),
    "schedule": Kind(review_forms.ScheduleForm, lambda r: r.has(PUBLISH), _schedule),
    "return": Kind(review_forms.ReturnForm, lambda r: r.has(APPROVE), _return),
    "take_back": Kind(Act, lambda r: r.own, _take_back),
    "move": Kind(review_forms.MoveForm, lambda r: r.has(PUBLISH), _move),
    "cancel": Kind(review_forms.CancelForm, lambda r: r.has(PUBLISH), _cancel),
    "review": Kind(Act, lambda r: r.has(APPROVE), _review),
    "comment": Kind(CommentForm, lambda r: r.talks, _say, keeps=True),
    "resolve": Kind(review_forms.ResolveForm, lambda r: r.talks, _resolve, keeps=True),
}
"""A button's value, before the colon and the form that it is of; and what it does."""
