"""The page on which a proposal is read, talked about and decided on; and what was decided stays."""

from typing import Any

from django.contrib import admin
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from countries import mentions
from countries.admin import asked
from countries.admin import review_acts as acts
from countries.admin.preview import preview
from countries.admin.publish import page_of
from countries.admin.review_forms import Act
from countries.admin.review_sheet import Review
from countries.admin.review_typed import carried, texts
from countries.languages import LANGUAGES, NATIVE_NAMES, direction
from countries.models import Country, Edition

PEOPLE = ("country", "proposed_by", "decided_by", "reviewed_by")


def find(country: Country, number: int) -> Edition:
    """The edition or proposal of the country; 404 where it is another country's, or none."""
    found = Edition.objects.filter(country=country, pk=number).with_overtaker()
    edition = found.select_related(*PEOPLE).first()
    if edition is None:
        raise Http404
    return edition


def review(
    model_admin: admin.ModelAdmin, request: HttpRequest, country: Country, number: int
) -> HttpResponse:
    """Show it; on POST do what the button says, or show it again and say why not."""
    edition = find(country, number)
    if request.method != "POST":
        return page(model_admin, request, edition, acts.Outcome(typed=carried(request, edition)))
    outcome = acts.act(model_admin, request, edition)
    if outcome.then:
        return outcome.then
    edition = find(country, number)
    return page(model_admin, request, edition, outcome)


def review_preview(
    model_admin: admin.ModelAdmin,
    request: HttpRequest,
    country: Country,
    number: int,
    language: str,
) -> HttpResponse:
    """The page as it would be, or was to be."""
    return preview(model_admin, request, country, language, find(country, number))


def page(
    model_admin: admin.ModelAdmin,
    request: HttpRequest,
    edition: Edition,
    outcome: acts.Outcome,
) -> HttpResponse:
    shown = Review.of(request, edition)
    forms, talks = acts.forms(shown, outcome), acts.places(shown, outcome)
    all_forms = [*forms.values(), *(_of_talks(talks) if shown.talks else ())]
    context = {
        "review": shown,
        "edition": edition,
        "forms": forms,
        "form": outcome.form if outcome.form in all_forms else None,
        "errors": _errors(outcome, all_forms),
        "unsent": [
            field for form in all_forms for field in form if field.html_name in outcome.unsent
        ],
        "lost": _lost(outcome, all_forms),
        "zone": timezone.get_current_timezone_name(),
        "notes": notes(edition),
        "receipt": asked.told(edition) if edition.number else None,
        "languages_shown": [(code, NATIVE_NAMES[code]) for code in LANGUAGES],
        "named": list(mentions.who_can_see(edition.country)) if shown.talks else [],
        "talks": talks,
    }
    number = edition.number
    title = _("Edition {}").format(number) if number else _("Proposal")
    return page_of(
        model_admin, request, edition.country, "proposal", title, context, outcome.status
    )


def _of_talks(talks: acts.Places) -> list[Act]:
    """The forms of comments and of answers."""
    return [form for _part, new, threads in talks for form in (new, *(it[1] for it in threads))]


def _errors(outcome: acts.Outcome, forms: list[Act]) -> list[str]:
    """Why nothing was done; also where what was asked for can be done no more."""
    form = outcome.form
    if not outcome.errors and form and form.errors and form not in forms:
        return [_("Nothing was done: this page changed meanwhile. This is how it stands now.")]
    return outcome.errors


def _lost(outcome: acts.Outcome, forms: list[Act]) -> list[str]:
    """What was typed into a box that the page does not show any more."""
    names = {field.html_name for form in forms for field in form}
    return [text for name, text in texts(outcome.typed).items() if name not in names]


def notes(edition: Edition) -> list[dict[str, Any]]:
    """The note for readers, in the languages that it has."""
    return [
        {"code": code, "name": NATIVE_NAMES[code], "dir": direction(code), "text": text}
        for code in LANGUAGES
        if (text := edition.notes.get(code))
    ]
