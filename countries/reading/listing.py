"""The published countries as lists show them, from the columns of their editions alone."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from django.db.models import TextField
from django.db.models.functions import Cast

from countries.languages import LANGUAGES, Reading, columns, read
from countries.models.edition import Edition, EditionQuerySet
from countries.reading import order
from countries.regions import Region

COLUMNS = ("pk", "country_id", "slug", "region", "full", "checked_on", *columns("name"))
CAME = ("kind", "minor", Cast("publish_at", TextField()))
"""The moment as text: read by Django, those of two thousand editions take longer than the query."""
MOST = 200
"""A list that is not paged shows so many, and leads to the one that is."""


class Row(NamedTuple):
    """What lists read of an edition."""

    pk: int
    code: str
    slug: str
    region: str
    full: bool
    checked_on: dt.date | None
    name_en: str
    name_fr: str
    name_es: str
    name_ar: str


class Live(NamedTuple):
    """An edition that is live, with how it came: what readers are told of it follows from that."""

    row: Row
    kind: str
    minor: bool
    moment: str

    @property
    def publish_at(self) -> dt.datetime:
        at = dt.datetime.fromisoformat(self.moment)
        return at if at.tzinfo else at.replace(tzinfo=dt.UTC)

    @property
    def is_update(self) -> bool:
        return self.kind == Edition.Kind.PUBLICATION and not self.minor


class Listed(NamedTuple):
    """A country in a list."""

    code: str
    slug: str
    region: str
    full: bool
    checked_on: dt.date | None
    name: Reading


class Named(NamedTuple):
    """A country of which no more than the name is shown."""

    code: str
    slug: str
    name: Reading


class Kinds(NamedTuple):
    """How many profiles are full ones, and how many facts only."""

    full: int
    facts: int


class RegionListed(NamedTuple):
    """A region: how many countries it has, how many with a full profile, and those to show."""

    slug: str
    name: str
    total: int
    full: int
    countries: tuple[Listed, ...] = ()


def rows(editions: EditionQuerySet) -> tuple[Row, ...]:
    """What lists read of these editions, in one query; also what an ETag is made of."""
    return tuple(map(Row._make, editions.order_by("slug").values_list(*COLUMNS)))


def live_rows() -> tuple[tuple[Row, ...], list[Live]]:
    """Of every profile that can be read what lists show, and what came with it, in one query."""
    found = Edition.objects.published().order_by("slug").values_list(*COLUMNS, *CAME)
    shown = tuple(Row._make(row[: len(COLUMNS)]) for row in found)
    came = [Live(row, *more[len(COLUMNS) :]) for row, more in zip(shown, found, strict=True)]
    return shown, came


@lru_cache(maxsize=8)  # every country, in each language, before and after a change
def in_order(found: tuple[Row, ...], language: str) -> tuple[Listed, ...]:
    """The countries by name, in the language's own order."""
    listed = (
        Listed(*row[1:6], read(dict(zip(LANGUAGES, row[6:], strict=True)), language))
        for row in found
    )
    return tuple(sorted(listed, key=lambda each: order.key(each.name.text, language)))


def regions(countries: Iterable[Listed], shown: int = 0) -> tuple[RegionListed, ...]:
    """Every region in its own order; `shown` of its countries, full profiles first."""
    inside: dict[str, list[Listed]] = {region.value: [] for region in Region}
    for country in countries:
        inside[country.region].append(country)
    return tuple(
        RegionListed(
            region.value,
            str(region.label),
            len(inside[region.value]),
            sum(each.full for each in inside[region.value]),
            tuple(sorted(inside[region.value], key=lambda each: not each.full)[:shown]),
        )
        for region in Region
    )


def sizes(found: Iterable[Row]) -> tuple[RegionListed, ...]:
    """Every region in its own order with no more than its counts, of rows in any order."""
    counts = Counter((row.region, row.full) for row in found)
    return tuple(
        RegionListed(
            each.value,
            str(each.label),
            counts[each.value, True] + counts[each.value, False],
            counts[each.value, True],
        )
        for each in Region
    )


def kinds(countries: Iterable[Listed]) -> Kinds:
    """How many there are of each kind."""
    counts = Counter(each.full for each in countries)
    return Kinds(counts[True], counts[False])
