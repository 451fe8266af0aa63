"""The public page of a country from its draft or from a proposal, for those who may see them."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.contrib import admin
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from countries import editions, profile, revisions
from countries.document import Document
from countries.languages import LANGUAGES, direction
from countries.models import Country, Edition
from countries.reading.fact import Day, day
from countries.reading.profile import Profile
from countries.views.country import area_names, past_of, printed
from countries.views.language import active_language
from countries.views.page import Page, page_without_address

TEMPLATE = "admin/countries/country/preview.html"


@dataclass(frozen=True)
class Shown:
    """What is looked at: the draft of a country, or a proposal of it."""

    country: Country
    edition: Edition | None = None

    @property
    def document(self) -> Document:
        if self.edition:
            return self.edition.document
        return editions.frozen(profile.build(self.country))

    @property
    def at(self) -> dt.datetime | None:
        """When it was proposed, or the draft was last saved."""
        if self.edition:
            return self.edition.proposed_at
        saved = revisions.latest(self.country.code)
        return saved.at if saved else None

    @property
    def back(self) -> str:
        """Where one came from: the review of the proposal, or the form."""
        code = self.country.code
        if self.edition:
            return reverse("admin:countries_country_proposal", args=[code, self.edition.pk])
        return reverse("admin:countries_country_change", args=[code])

    def address(self, language: str) -> str:
        code = self.country.code
        if self.edition:
            args = [code, self.edition.pk, language]
            return reverse("admin:countries_country_proposal_preview", args=args)
        return reverse("admin:countries_country_preview", args=[code, language])


def preview(
    model_admin: admin.ModelAdmin,
    request: HttpRequest,
    country: Country,
    language: str,
    edition: Edition | None = None,
) -> HttpResponse:
    """The draft, or a proposal, as readers of that language would get it; '' is that of the desk.

    Its banner stays in the language of the desk. The admin keeps it out of every cache.
    """
    desk, shown = active_language(), Shown(country, edition)
    if not language:
        return HttpResponseRedirect(shown.address(desk))
    if language not in LANGUAGES:
        raise Http404
    headers = {"Content-Language": language, "X-Robots-Tag": "noindex, nofollow"}
    with override(language):
        context = _context(shown) | {"desk": desk, "desk_direction": direction(desk)}
        answer = TemplateResponse(request, TEMPLATE, context, headers=headers)
        return answer.render()  # here, where its language is the active one


def _context(shown: Shown) -> dict[str, Any]:
    """What the public page would print of it; its updates are those of what is live."""
    document, code = shown.document, shown.country.code
    live = editions.live(code)
    slug = live.slug if live else document.slug
    context = printed(document, area_names(document), past_of(code), slug)
    readable = live is not None and live.kind != Edition.Kind.WITHDRAWAL
    return context | {
        "page": _page(shown, context["profile"]),
        "proposal": shown.edition,
        "back": shown.back,
        "public": reverse("country", args=[slug]) if readable else "",
        "saved": _moment(shown.at),
    }


def _page(shown: Shown, profile: Profile) -> Page:
    """The frame: search engines pass it by, and its switch leads to the other previews."""
    # Translators: the title of the preview of a page: "Belgium, preview".
    title = _("%(country)s, preview") % {"country": profile.glance.name.value}
    framed = page_without_address(active_language(), title)
    switch = (each._replace(path=shown.address(each.language)) for each in framed.languages)
    return framed._replace(languages=tuple(switch), indexed=False)


def _moment(at: dt.datetime | None) -> Day | None:
    """A time to the minute."""
    if at is None:
        return None
    at = timezone.localtime(at)
    written = day(at, active_language())
    # Translators: a day and a time: "23 November 2026, 21:04".
    words = _("%(day)s, %(time)s") % {"day": written and written.words, "time": f"{at:%H:%M}"}
    return Day(at.isoformat(timespec="minutes"), words)
