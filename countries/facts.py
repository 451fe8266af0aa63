"""The facts of a profile: what can be cited, under which name, and what it is called.

A fact's name is a path: `member_since`, `ncb.city`, `police.local-police.units`, `section.crime`.
"""

from collections.abc import Callable, Iterator
from typing import Any

from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from countries.document import Document
from countries.languages import FALLBACK, read
from countries.standings import Standing

Label = str | Promise

_COUNTRY: dict[str, tuple[Label, Callable[[Document], Any]]] = {
    "codes": (_("Codes"), lambda d: d.code),
    "name": (_("Name"), lambda d: d.name),
    "official_name": (_("Official name"), lambda d: d.official_name),
    "strapline": (_("Strapline"), lambda d: d.strapline),
    "region": (_("Region"), lambda d: d.region),
    "member_since": (_("Member since"), lambda d: d.member_since),
    "ncb.city": (_("City of the bureau"), lambda d: d.ncb and d.ncb.city),
    "ncb.unit": (_("Unit of the bureau"), lambda d: d.ncb and d.ncb.unit),
    "ncb.host": (_("Force that hosts the bureau"), lambda d: d.ncb and d.ncb.host),
    "ncb.around_the_clock": (
        _("Bureau around the clock"),
        lambda d: None if d.ncb is None else d.ncb.around_the_clock,
    ),
    "ncb.website": (_("Website of the bureau"), lambda d: d.ncb and d.ncb.website),
}
_STANDINGS: dict[str, Label] = {
    Standing.PRINCIPAL: _("Principal crime areas"),
    Standing.ASSOCIATED: _("Associated crime areas"),
    Standing.FOCUS: _("Crime areas the bureau focuses on"),
}
# Translators: a name and what is said of it: "Federal Police: level".
LABELLED = _("{}: {}")
FORCE: dict[str, Label] = {
    "part_of": _("part of"),
    "level": _("level"),
    "units": _("number of units"),
    "website": _("website"),
}

_PARTS = {"crime": "crime_areas", "ncb": "ncb", "police": "police", "section": "sections"}


def facts(document: Document) -> dict[str, tuple[Label, Any]]:
    """Every fact that the document can cite, in reading order: its label and its value.

    A value that is None or empty is a fact without a value.
    """
    return dict(_walk(document))


def called(fact: str) -> str:
    """What a fact is called where no document is at hand; '' where none has such a fact."""
    kind, _dot, rest = fact.partition(".")
    if fact in _COUNTRY:
        return str(_COUNTRY[fact][0])
    if kind == "crime":
        return str(_STANDINGS.get(rest, ""))
    if kind == "section":
        return str(LABELLED).format(_("Text"), rest)
    force, _dot, field = rest.partition(".")
    if kind != "police" or (field and field not in FORCE):
        return ""
    return str(LABELLED).format(force, FORCE[field]) if field else force


def has_value(value: Any) -> bool:
    """Whether a fact says something: `False` does, `None`, '' and an empty list do not."""
    return value is not None and value not in ("", {}, [])


def part_of(fact: str) -> str:
    """The part of the profile that a fact stands in: `ncb.city` in `ncb`."""
    return _PARTS.get(fact.partition(".")[0], "facts")


def _walk(document: Document) -> Iterator[tuple[str, tuple[Label, Any]]]:
    language = get_language() or FALLBACK
    for path, (label, value) in _COUNTRY.items():
        yield path, (label, value(document))
    for standing, label in _STANDINGS.items():
        areas = [link.area for link in document.crime_areas if link.standing == standing]
        yield f"crime.{standing}", (label, areas)
    for force in document.police:
        name = read(force.name, language).text or force.slug
        yield f"police.{force.slug}", (name, force.name)
        for field, label in FORCE.items():
            yield (
                f"police.{force.slug}.{field}",
                (format_lazy(LABELLED, name, label), getattr(force, field)),
            )
    for section in document.sections:
        heading = read(section.heading, language).text or section.slug
        yield f"section.{section.slug}", (format_lazy(LABELLED, _("Text"), heading), section.body)
