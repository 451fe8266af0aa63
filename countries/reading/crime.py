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


def used(document: Document) -> list[str]:
    """The slugs of the crime areas that a document refers to."""
    return sorted({link.area for link in document.crime_areas})


def areas(
    document: Document, notes: Notes, names: Names, standings: Iterable[Standing]
) -> tuple[Areas, ...]:
    """The areas of these standings. An area without a name is shown by its slug."""
    return tuple(
        Areas(
            standing.value,
            notes.fact(
                f"crime.{standing}",
                *(
                    _name(link.area, names, notes.language)
                    for link in document.crime_areas
                    if link.standing == standing
                ),
            ),
        )
        for standing in standings
    )


def _name(slug: str, names: Names, language: str) -> Reading:
    return read(names.get(slug, {}), language) or Reading(slug, language, False)
