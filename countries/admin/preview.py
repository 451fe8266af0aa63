"""The public page of a country from its draft, for those who may see the draft."""

from typing import Any

from django.contrib import admin
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from countries import editions, profile, revisions
from countries.languages import LANGUAGES, direction
from countries.models import Country, Edition
from countries.reading.fact import Day, day
from countries.reading.profile import Profile
from countries.views.country import area_names, past_of, printed
from countries.views.language import active_language
from countries.views.page import Page, page_without_address

TEMPLATE = "admin/countries/country/preview.html"


def preview(
    model_admin: admin.ModelAdmin, request: HttpRequest, country: Country, language: str
) -> HttpResponse:
    """The draft as readers of that language would get it; '' is the language of the desk.

    Its banner stays in the language of the desk. The admin keeps it out of every cache.
    """
    desk = active_language()
    if not language:
        return HttpResponseRedirect(_address(country.code, desk))
    if language not in LANGUAGES:
        raise Http404
    headers = {"Content-Language": language, "X-Robots-Tag": "noindex, nofollow"}
    with override(language):
        context = _context(country) | {"desk": desk, "desk_direction": direction(desk)}
        answer = TemplateResponse(request, TEMPLATE, context, headers=headers)
        return answer.render()  # here, where its language is the active one


def _context(country: Country) -> dict[str, Any]:
    """What the public page would print of the draft; its updates are those of what is live."""
    document = editions.frozen(profile.build(country))
    live = editions.live(country.code)
    slug = live.slug if live else document.slug
    context = printed(document, area_names(document), past_of(country.code), slug)
    readable = live is not None and live.kind != Edition.Kind.WITHDRAWAL
    return context | {
        "page": _page(country.code, context["profile"]),
        "form": reverse("admin:countries_country_change", args=[country.code]),
        "public": reverse("country", args=[slug]) if readable else "",
        "saved": _saved(country.code),
    }


def _page(code: str, shown: Profile) -> Page:
    """The frame: search engines pass it by, and its switch leads to the other previews."""
    # Translators: the title of the preview of a page: "Belgium, preview".
    title = _("%(country)s, preview") % {"country": shown.glance.name.value}
    framed = page_without_address(active_language(), title)
    switch = (each._replace(path=_address(code, each.language)) for each in framed.languages)
    return framed._replace(languages=tuple(switch), indexed=False)


def _saved(code: str) -> Day | None:
    """When the draft was last saved, to the minute."""
    saved = revisions.latest(code)
    if saved is None:
        return None
    at = timezone.localtime(saved.at)
    written = day(at, active_language())
    # Translators: a day and a time: "23 November 2026, 21:04".
    words = _("%(day)s, %(time)s") % {"day": written and written.words, "time": f"{at:%H:%M}"}
    return Day(at.isoformat(timespec="minutes"), words)


def _address(code: str, language: str) -> str:
    return reverse("admin:countries_country_preview", args=[code, language])
