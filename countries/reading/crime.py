"""The crime areas of a profile by standing, under the names that they bear today."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from countries.document import Document
from countries.languages import Reading, read
from countries.reading.fact import Fact
from countries.reading.notes import Notes
from countries.standings import Standing

Names = Mapping[str, Mapping[str, str]]


class Areas(NamedTuple):
    """The crime areas of one standing."""

    standing: str
    fact: Fact
    areas: tuple["Area", ...] = ()


class Area(NamedTuple):
    """A crime area; `page` is the slug of its page, '' where nobody knows the area."""

    page: str
    name: Reading


def used(document: Document) -> list[str]:
    """The slugs of the crime areas that a document refers to."""
    return sorted({link.area for link in document.crime_areas})


def areas(
    document: Document, notes: Notes, names: Names, standings: Iterable[Standing]
) -> tuple[Areas, ...]:
    """The areas of these standings. An area without a name is shown by its slug."""
    return tuple(_areas(document, notes, names, standing) for standing in standings)


def _areas(document: Document, notes: Notes, names: Names, standing: Standing) -> Areas:
    slugs = [link.area for link in document.crime_areas if link.standing == standing]
    shown = tuple(_area(slug, names, notes.language) for slug in slugs)
    fact = notes.fact(f"crime.{standing}", *(area.name for area in shown))
    return Areas(standing.value, fact, shown)


def _area(slug: str, names: Names, language: str) -> Area:
    known = read(names.get(slug, {}), language)
    return Area(slug if known else "", name_of(slug, names, language))


def name_of(slug: str, names: Names, language: str) -> Reading:
    """What an area is called; its slug where nobody knows a name."""
    return read(names.get(slug, {}), language) or Reading(slug, language, False)
