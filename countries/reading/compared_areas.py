"""The crime areas of several countries as a matrix: which stands to which country, and how."""

from collections.abc import Sequence
from typing import NamedTuple

from countries.document import Document
from countries.languages import Reading
from countries.reading.crime import Names, name_of
from countries.reading.fact import Fact
from countries.reading.notes import Notes
from countries.standings import Standing


class Standings(NamedTuple):
    """How one area stands to one country; `reason` says why it does not, where that is known."""

    standings: tuple[Standing, ...]
    reason: str


class AreaRow(NamedTuple):
    name: Reading
    cells: tuple[Standings, ...]


class AreasOf(NamedTuple):
    """The areas of one country by slug, and of each standing who says so, or why nobody does."""

    by_slug: dict[str, list[Standing]]
    told: tuple[tuple[Standing, Fact], ...]
    reason: str


class AreasTogether(NamedTuple):
    """The matrix, and under it for each country who says which standing."""

    rows: tuple[AreaRow, ...]
    told: tuple[tuple[tuple[Standing, Fact], ...], ...]


def areas_of(document: Document, notes: Notes) -> AreasOf:
    by_slug: dict[str, list[Standing]] = {}
    for standing in Standing:
        for link in document.crime_areas:
            if link.standing == standing and standing not in by_slug.get(link.area, []):
                by_slug.setdefault(link.area, []).append(standing)
    told = tuple(
        (standing, notes.fact(f"crime.{standing}", *_said(by_slug, standing)))
        for standing in Standing
    )
    reasons = list(dict.fromkeys(fact.reason for _, fact in told))
    return AreasOf(by_slug, told, reasons[0] if len(reasons) == 1 else "")


def together(countries: Sequence[AreasOf], names: Names, language: str) -> AreasTogether:
    """Areas that more of the countries share come first, then those with the higher standing."""
    ranks: dict[str, list[int]] = {}
    order = list(Standing)
    for country in countries:
        for slug, standings in country.by_slug.items():
            ranks.setdefault(slug, []).append(order.index(standings[0]))
    slugs = sorted(ranks, key=lambda slug: (-len(ranks[slug]), sum(ranks[slug])))
    rows = (
        AreaRow(
            name_of(slug, names, language),
            tuple(Standings(tuple(each.by_slug.get(slug, ())), each.reason) for each in countries),
        )
        for slug in slugs
    )
    return AreasTogether(tuple(rows), tuple(each.told for each in countries))


def _said(by_slug: dict[str, list[Standing]], standing: Standing) -> list[str]:
    return [slug for slug, standings in by_slug.items() if standing in standings]
