"""A country's profile from its editions alone: the one in force, and each at its own address."""

from collections.abc import Sequence
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from countries.document import Document
from countries.languages import columns, read
from countries.models.crime_area import CrimeArea
from countries.models.edition import Edition
from countries.reading.crime import Names, used
from countries.reading.described import described
from countries.reading.fact import day
from countries.reading.profile import Profile, profile
from countries.reading.updates import update, updates
from countries.views.language import active_language
from countries.views.moved import in_force, moved
from countries.views.neighbours import neighbours
from countries.views.page import Page, page
from countries.views.public import etag, not_modified, public
from countries.views.structured import of_country

UPDATES = 20  # how many are listed


@public
def country(request: HttpRequest, slug: str) -> HttpResponseBase:
    """The profile in force: five queries; 304 before anything is rendered; 410 if withdrawn.

    One finds the edition, three read what is shown beside it (updates, names of crime areas, the
    region), and one the countries with the same crime areas, where it has any.
    """
    live = in_force(slug)
    if live.slug != slug:
        return moved(request, live.slug)
    if live.kind == Edition.Kind.WITHDRAWAL:
        return _withdrawn(request, live)
    return _answer(request, live, live, at_home=True)


@public
def edition(request: HttpRequest, slug: str, number: int) -> HttpResponseBase:
    """An edition that is or was live, at its permanent address: four queries.

    It stands under the country's address of today, and is gone where the country is withdrawn.
    """
    live = in_force(slug)
    if live.slug != slug:
        return moved(request, live.slug)
    if live.kind == Edition.Kind.WITHDRAWAL:
        return _withdrawn(request, live)
    once = Edition.objects.once_live().filter(country=live.country_id, number=number).first()
    if once is None:
        raise Http404
    if once.kind == Edition.Kind.WITHDRAWAL:
        return _withdrawn(request, once)
    return _answer(request, once, live)


def _answer(
    request: HttpRequest, edition: Edition, live: Edition, *, at_home: bool = False
) -> HttpResponseBase:
    """The page of an edition, which is the live one of its country or an older one.

    `at_home` is the page of the country itself, from which other countries can be reached.
    """
    document, past = edition.document, past_of(edition.country_id)
    names = area_names(document)
    around = neighbours(live, document) if at_home else None
    states = [_state(each) for each in (edition, live, *past)]
    tag = etag(states, live.slug, names, around)
    if answer := not_modified(request, tag):
        return answer
    context = printed(document, names, past, live.slug)
    permanent = reverse("edition", args=[live.slug, edition.number])
    framed = _page(request, context["profile"], edition, live)
    context |= {
        "page": framed,
        "structured": edition == live and of_country(request, framed, edition, document),
        "edition": update(edition, active_language()),
        "sha256": edition.sha256,
        "erased": day(edition.erased_on, active_language()),
        "address": request.build_absolute_uri(permanent),
        "live": update(live, active_language()),
        "changed": next((each.on for each in context["updates"]), None) if at_home else None,
        "beside": around,
    }
    return TemplateResponse(request, "country.html", context, headers={"ETag": tag})


def _withdrawn(request: HttpRequest, edition: Edition) -> HttpResponse:
    name = read(edition.names, active_language())
    context = {
        "page": page(request, name.text, _("This profile was withdrawn.")),
        "name": name,
        "edition": update(edition, active_language()),
    }
    return TemplateResponse(request, "withdrawn.html", context, status=410)


def printed(document: Document, names: Names, past: Sequence[Edition], slug: str) -> dict[str, Any]:
    """What the page prints of a document in the active language, be it public or a draft.

    `slug` is that of the country's public page, under which `past` has its addresses.
    """
    language = active_language()
    return {
        "profile": profile(document, language, names),
        "slug": slug,
        "updates": updates(past, language),
    }


def past_of(code: str) -> list[Edition]:
    """The editions of a country that were live, newest first; checks and minor changes aside."""
    once = Edition.objects.once_live().filter(country=code, kind=Edition.Kind.PUBLICATION)
    once = once.filter(minor=False)
    shown = once.only("number", "publish_at", "notes", "sha256")
    return list(shown.order_by("-number")[:UPDATES])


def area_names(document: Document) -> Names:
    """The names of today of the crime areas that a document refers to."""
    found = CrimeArea.objects.filter(slug__in=used(document)).order_by()
    names = found.values("slug", *columns("name"))
    return {row.pop("slug"): {column[-2:]: text for column, text in row.items()} for row in names}


def _state(edition: Edition) -> list[object]:
    return [edition.number, edition.sha256, edition.publish_at, edition.notes]


def _page(request: HttpRequest, shown: Profile, edition: Edition, live: Edition) -> Page:
    """The frame. Whichever edition it shows, its own address is that of the country's page."""
    name = str(shown.glance.name.value)
    its_page = request.build_absolute_uri(reverse("country", args=[live.slug]))
    framed = page(request, name, described(shown))
    if edition == live:
        framed = framed._replace(picture=f"{its_page}picture.png")
    else:
        # Translators: the title of a page that shows an older edition: "Belgium, edition 1".
        title = _("%(country)s, edition %(number)s") % {"country": name, "number": edition.number}
        framed = framed._replace(title=title, indexed=False)
    return framed if framed.canonical == its_page else framed.at_home_in(its_page)
