"""The page on which a past state becomes the draft again: all of it, or what is ticked."""

from dataclasses import dataclass
from typing import Any

from django.contrib import admin, messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from countries import editions, moment, profile, publishing, restoring, revisions
from countries.admin.desk import desk_of
from countries.admin.differences import differences
from countries.admin.publish import Parts, by_part, form_of, page_of
from countries.admin.reach import person
from countries.document import Document, digest
from countries.kept_details import in_words
from countries.models import Country, Edition, Revision
from countries.part_restored import differing, parts
from countries.rules import Problem, RefusedError, problems


@dataclass(frozen=True)
class Restoring:
    """What would be restored, as it was shown: the draft of now, and what it would become."""

    past: Edition | Revision
    draft: Document
    then: Document
    chosen: list[str]

    @classmethod
    def of(cls, request: HttpRequest, country: Country, past: Edition | Revision) -> "Restoring":
        draft, then = profile.build(country), past.document
        asked = (request.POST or request.GET).getlist("part")
        chosen = asked if "chosen" in (request.POST or request.GET) else differing(draft, then)
        return cls(past, draft, then, [part for part in parts(draft, then) if part in chosen])

    @property
    def result(self) -> Document:
        return restoring.result(self.draft, self.then, self.chosen) if self.chosen else self.draft

    @property
    def shown(self) -> str:
        """What a form carries to say what was looked at."""
        return digest(self.draft.canonical() + self.result.canonical())

    @property
    def choices(self) -> list[dict[str, Any]]:
        differ = differing(self.draft, self.then)
        return [
            {"key": key, "name": name, "differs": key in differ, "ticked": key in self.chosen}
            for key, name in parts(self.draft, self.then).items()
        ]

    @property
    def changes(self) -> Parts:
        return by_part(differences(self.draft, self.result))


def restore(
    model_admin: admin.ModelAdmin, request: HttpRequest, country: Country, key: str
) -> HttpResponse:
    """Show what the draft would become; on POST do exactly what was shown."""
    past = moment.row_of(country, key)
    if past is None:
        raise Http404
    if request.method != "POST":
        return _page(model_admin, request, country, Restoring.of(request, country, past), [])
    with transaction.atomic():
        publishing.lock(country)
        revisions.record_found(country)
        asked = Restoring.of(request, country, past)
        refused = _refused(request, country, asked)
        aside = revisions.latest(country.code)
        done = None if refused else _restore(request, country, asked, refused)
    if refused:
        return _page(model_admin, request, country, asked, refused)
    _tell(request, country, past, done, aside)
    return HttpResponseRedirect(form_of(country))


def _refused(request: HttpRequest, country: Country, asked: Restoring) -> list[str]:
    """What has to be said before anything is written."""
    if not asked.chosen:
        return [_("Choose at least one part to restore.")]
    if request.POST.get("shown") != asked.shown:
        return [_("Nothing is restored yet: this is what would change now. Look, and press again.")]
    if editions.unproposed(country) and "discard" not in request.POST:
        return [_("Tick the box to put the unproposed edits aside.")]
    return []


def _restore(
    request: HttpRequest, country: Country, asked: Restoring, refused: list[str]
) -> Revision | None:
    try:
        return restoring.restore(
            country, asked.past, person(request), asked.chosen, discard="discard" in request.POST
        )
    except RefusedError as error:
        refused += _told(request, country, asked, error.problems)
        return None


def _told(request: HttpRequest, country: Country, asked: Restoring, found: Any) -> list[str]:
    desk = desk_of(request, country)
    desk.attempt = asked.result
    return [desk.told(problem) for problem in found]


def _tell(
    request: HttpRequest,
    country: Country,
    past: Edition | Revision,
    done: Revision | None,
    aside: Revision | None,
) -> None:
    if done is None or aside is None:
        messages.info(request, _("The draft says all of this already: nothing was restored."))
        return
    words = _("Restored as the new draft: {}. What stood there before is kept as revision {}.")
    address = reverse("admin:countries_country_restore", args=[country.pk, moment.key_of(aside)])
    name = in_words(done.detail, done.origin) if past.number else moment.name_of(past)
    told = words.format(name, aside.number)
    link = format_html('<a href="{}">{}</a>', address, _("Bring it back…"))
    messages.success(request, format_html("{} {}", told, link))


def _page(
    model_admin: admin.ModelAdmin,
    request: HttpRequest,
    country: Country,
    asked: Restoring,
    refused: list[str],
) -> HttpResponse:
    found: list[Problem] = problems(asked.result, asked.draft) if asked.chosen else []
    context = {
        "asked": asked,
        "key": moment.key_of(asked.past),
        "name": moment.name_of(asked.past),
        "parts": asked.changes,
        "refused": refused,
        "hindrances": _told(request, country, asked, found),
        "unproposed": editions.unproposed(country),
        "aside": revisions.latest(country.code),
    }
    title = _("Restore: {}").format(moment.name_of(asked.past))
    return page_of(model_admin, request, country, "restore", title, context)
