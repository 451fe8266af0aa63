"""What the search box suggests: countries by name, code or bureau city, crime areas, forces."""

from typing import Any

from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from countries import geography
from countries.languages import Reading, direction
from countries.regions import Region
from countries.searching.asked import Asked
from countries.searching.forces import Force, forces
from countries.searching.results import NAMES, Hit, find
from countries.searching.subjects import Subject, named, subjects

MOST, MOST_AREAS, MOST_FORCES = 8, 3, 3
Json = dict[str, Any]


def suggested(asked: Asked, language: str) -> Json:
    """At most eight, countries first, with the words that a screen reader says of them."""
    if not asked.words:
        return {"q": asked.text, "status": "", "suggestions": []}
    known = subjects()
    areas = [_area(each, language) for each in named(asked.words, known)[:MOST_AREAS]]
    hits = find(asked, known, language, NAMES).hits[: MOST - len(areas)]
    room = min(MOST - len(hits) - len(areas), MOST_FORCES)
    police = [_force(each, language) for each in forces(asked, known, language, room)]
    found = [*(_country(hit, language) for hit in hits), *areas, *police]
    return {"q": asked.text, "status": _status(len(found)), "suggestions": found}


def _country(hit: Hit, language: str) -> Json:
    flag = geography.flag(hit.code)
    return {
        "kind": "country",
        "code": hit.code,
        **_name(hit.name(language)),
        "hint": str(Region(hit.region).label),
        "url": reverse("country", args=[hit.slug]),
        "flag": static(flag) if flag else "",
    }


def _area(area: Subject, language: str) -> Json:
    return {
        "kind": "area",
        "code": area.slug,
        **_name(area.name(language)),
        "hint": _("Crime area"),
        "url": reverse("crime_area", args=[area.slug]),
        "flag": "",
    }


def _force(force: Force, language: str) -> Json:
    """Its country's name stands beside it; its address is its place on the country's page."""
    country = _country(force.country, language)
    return {
        **country,
        "kind": "force",
        **_name(force.name),
        "hint": country["name"],
        "url": f"{country['url']}#fact-{force.path}",
    }


def _name(name: Reading) -> Json:
    return {"name": name.text, "lang": name.language, "dir": direction(name.language)}


def _status(count: int) -> str:
    if not count:
        return _("No suggestion")
    return ngettext("%(count)d suggestion", "%(count)d suggestions", count) % {"count": count}
