"""The crime areas, and each with the countries that name it, by standing."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from countries.models.crime_area import CrimeArea
from countries.models.edition import Edition
from countries.models.listed_area import ListedArea
from countries.reading import areas, listing, maps
from countries.reading.listing import Listed, Row
from countries.standings import Standing
from countries.views.language import active_language
from countries.views.page import page
from countries.views.public import etag, not_modified, public

MOST = 150  # countries of one standing on the page; the list by filter has them all


class InStanding(NamedTuple):
    """The countries that name the area in one standing, and how many of them there are."""

    standing: str
    total: int
    countries: list[Listed]


@public
def crime_areas(request: HttpRequest) -> HttpResponseBase:
    """Every crime area with its counts, retired ones last: two queries."""
    known, counts = areas.known(), areas.counted()
    tag = etag([areas.state(each) for each in known], counts)
    if answer := not_modified(request, tag):
        return answer
    listed = areas.in_order(known, active_language(), counts)
    about = _("Kinds of crime that the profiles name, and how many countries name each.")
    context = {
        "page": page(request, _("Crime areas"), about),
        "areas": [area for area in listed if not area.retired],
        "retired": [area for area in listed if area.retired],
    }
    return TemplateResponse(request, "crime_areas.html", context, headers={"ETag": tag})


@public
def crime_area(request: HttpRequest, slug: str) -> HttpResponseBase:
    """One crime area: four queries, however many countries name it."""
    area = get_object_or_404(CrimeArea.objects.prefetch_related("see_also"), slug=slug)
    live = Edition.objects.published().filter(listed_areas__area=slug).distinct()
    rows = listing.rows(live)
    links = _links(slug, rows)
    near = sorted([areas.state(each) for each in area.see_also.all()])
    tag = etag([*areas.state(area), *_also_called(area)], near, rows, links)
    if answer := not_modified(request, tag):
        return answer
    language = active_language()
    shown, countries = areas.in_full(area, language), listing.in_order(rows, language)
    name = shown.name.text
    # Translators: the meta description of a crime area's page: "Drug crime: the countries ...".
    about = _("%(area)s: the countries whose profiles name it, by standing, with a map.")
    by_standing = _by_standing(countries, links)
    context: dict[str, Any] = {
        "page": page(request, name, about % {"area": name}),
        "area": shown,
        "count": len(countries),
        "standings": by_standing,
        "map": maps.drawn(countries, kinds=_strongest(links)),
    }
    return TemplateResponse(request, "crime_area.html", context, headers={"ETag": tag})


def _links(slug: str, rows: Iterable[Row]) -> list[tuple[str, str]]:
    """Country and standing, of every one of the editions that names the area."""
    codes = {row.pk: row.code for row in rows}
    found = ListedArea.objects.filter(area=slug).values_list("edition", "standing")
    return sorted((codes[key], standing) for key, standing in found if key in codes)


def _also_called(area: CrimeArea) -> list[str]:
    return [getattr(area, column) for column in areas.ALSO_CALLED]


def _by_standing(countries: Iterable[Listed], links: Iterable[tuple[str, str]]) -> list[InStanding]:
    found: dict[str, set[str]] = {standing.value: set() for standing in Standing}
    for code, standing in links:
        found[standing].add(code)
    return [
        InStanding(standing, len(codes), [each for each in countries if each.code in codes][:MOST])
        for standing, codes in found.items()
        if codes
    ]


def _strongest(links: Iterable[tuple[str, str]]) -> dict[str, str]:
    """A country that names the area twice is drawn in the first of its standings."""
    rank = {standing.value: place for place, standing in enumerate(Standing)}
    ordered = sorted(links, key=lambda link: rank[link[1]], reverse=True)
    return dict(ordered)
