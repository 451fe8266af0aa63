"""Crime areas for lists and for their own pages, under the names that they bear today.

Which countries have one is read from the rows beside editions, never from documents.
"""

from collections.abc import Iterable
from typing import Any, NamedTuple

from django.db.models import Count, Q

from countries.languages import Reading, columns, read, texts
from countries.models.crime_area import CrimeArea
from countries.models.edition import Edition
from countries.models.listed_area import ListedArea
from countries.reading import order
from countries.standings import Standing

TEXTS = ("slug", "retired", *columns("name"), *columns("summary"))
ALSO_CALLED = columns("also_called")


class Area(NamedTuple):
    """A crime area in a list: how many countries have it, and how many in each standing."""

    slug: str
    name: Reading
    summary: Reading
    retired: bool
    total: int = 0
    principal: int = 0
    associated: int = 0
    focus: int = 0


class AreaInFull(NamedTuple):
    """What its own page says of a crime area. `also_called` is one name a line."""

    slug: str
    name: Reading
    summary: Reading
    also_called: Reading
    retired: bool
    see_also: tuple[Area, ...]

    @property
    def other_names(self) -> list[str]:
        return [name for line in self.also_called.text.splitlines() if (name := line.strip())]


def counted() -> dict[str, dict[str, int]]:
    """By crime area, how many published profiles have it, and in which standing."""
    each = {standing.value: Count("pk", filter=Q(standing=standing)) for standing in Standing}
    found = ListedArea.objects.filter(edition__in=Edition.objects.published().values("pk"))
    counts = found.order_by().values("area").annotate(total=Count("edition", distinct=True), **each)
    return {row.pop("area"): row for row in counts}


def known() -> list[CrimeArea]:
    """Every crime area, with what lists say of it."""
    return list(CrimeArea.objects.order_by("slug").only(*TEXTS))


def in_order(
    areas: Iterable[CrimeArea], language: str, counts: dict[str, dict[str, int]] | None = None
) -> list[Area]:
    """The areas by name, in the language's own order."""
    listed = (_area(area, language, (counts or {}).get(area.slug, {})) for area in areas)
    return sorted(listed, key=lambda each: order.key(each.name.text, language))


def in_full(area: CrimeArea, language: str) -> AreaInFull:
    """An area whose neighbours were fetched with it."""
    short = _area(area, language, {})
    return AreaInFull(
        short.slug,
        short.name,
        short.summary,
        read(texts(area, "also_called"), language),
        short.retired,
        tuple(in_order(area.see_also.all(), language)),
    )


def _area(area: CrimeArea, language: str, counts: dict[str, int]) -> Area:
    name, summary = read(texts(area, "name"), language), read(texts(area, "summary"), language)
    return Area(area.slug, name, summary, area.retired, **counts)


def state(area: CrimeArea) -> list[Any]:
    """What an ETag of a page that shows the area is made of."""
    return [getattr(area, column) for column in TEXTS]
