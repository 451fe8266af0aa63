"""The coverage grid: of each country, how every part stands in every language."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from typing import Any, NamedTuple

from django.db.models import OuterRef, QuerySet, Subquery, TextChoices
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy

from countries import labels
from countries.admin.sheet import EDITING
from countries.languages import FALLBACK, NATIVE_NAMES
from countries.models import Edition, Revision
from countries.outline import NO_LANGUAGE, PARTS, Outline, languages_of

FEW = 12
"""So many countries stand on the first desk."""


class Cover(TextChoices):
    """How a part stands in a language; the first of these that is so."""

    EMPTY = "empty", pgettext_lazy("a part in a language", "empty")
    DRAFT = "draft", pgettext_lazy("a part in a language", "draft")
    DUE = "due", pgettext_lazy("a part in a language", "due for a check")
    CURRENT = "current", pgettext_lazy("a part in a language", "current")


class Column(NamedTuple):
    """A part in a language; NO_LANGUAGE where it is the same in all. `first` of its part."""

    part: str
    language: str
    first: bool = False

    @property
    def name(self) -> str:
        return NATIVE_NAMES.get(self.language, "")


class Cell(NamedTuple):
    """`done` of the texts that the part has in English, and where they are written."""

    column: Column
    state: Cover
    done: int
    of: int
    address: str

    @property
    def lacks(self) -> bool:
        return 0 < self.done < self.of


class Row(NamedTuple):
    country: Any
    cells: list[Cell]


class Head(NamedTuple):
    """A part over its columns."""

    title: str | Promise
    columns: list[Column]


class Grid(NamedTuple):
    heads: list[Head]
    rows: list[Row]

    @property
    def columns(self) -> list[Column]:
        return [column for head in self.heads for column in head.columns]

    @property
    def counts(self) -> list[tuple[Cover, int]]:
        """How many cells are in each state."""
        count = Counter(cell.state for row in self.rows for cell in row.cells)
        return [(state, count[state]) for state in Cover]


def with_outlines(countries: QuerySet[Any], at: dt.datetime | None = None) -> QuerySet[Any]:
    """The countries with the outlines of what was saved last and of what readers see, and with
    the day on which each part of the latter is due."""
    saved = Revision.objects.filter(country_code=OuterRef("pk")).order_by("-number")
    published = Edition.objects.published(at).filter(country=OuterRef("pk"))
    return countries.annotate(
        saved_outline=Subquery(saved.values("outline")[:1]),
        live_outline=Subquery(published.values("outline")[:1]),
        live_due=Subquery(published.values("due_by_part")[:1]),
    )


def grid(countries: Iterable[Any], part: str = "", language: str = "") -> Grid:
    """The grid of those countries, of all parts and languages or of one."""
    heads = [Head(labels.PARTS[key], _columns(key, language)) for key in PARTS if part in ("", key)]
    columns = [column for head in heads for column in head.columns]
    today = timezone.localdate()
    return Grid(heads, [_row(country, columns, today) for country in countries])


def most_urgent(countries: Iterable[Any]) -> Grid:
    """The grid of the few countries with the most parts due, then with the most drafts."""
    today = timezone.localdate()
    return grid(sorted(countries, key=lambda it: _urgency(it, today), reverse=True)[:FEW])


def _urgency(country: Any, today: dt.date) -> tuple[int, int]:
    """Told of its parts and not of its cells: it is asked of every country."""
    saved, live = _outlines(country)
    changed = {part for part in PARTS if saved.get(part) != live.get(part)}
    return len(_late(country, today) - changed), len(changed)


def is_due(country: Any) -> bool:
    """Whether readers see a fact of it that is due for a check."""
    return bool(_late(country, timezone.localdate()))


def _late(country: Any, today: dt.date) -> set[str]:
    """The parts of what readers see that have a fact due for a check."""
    dates = (country.live_due or {}).items()
    return {part for part, on in dates if dt.date.fromisoformat(on) <= today}


def _columns(part: str, language: str) -> list[Column]:
    wanted = [it for it in languages_of(part) if it == NO_LANGUAGE or language in ("", it)]
    return [Column(part, each, each == wanted[0]) for each in wanted]


def _row(country: Any, columns: list[Column], today: dt.date) -> Row:
    saved, live = _outlines(country)
    late = _late(country, today)
    form = reverse("admin:countries_country_change", args=[country.pk])
    return Row(country, [_cell(column, saved, live, late, form) for column in columns])


def _outlines(country: Any) -> tuple[Outline, Outline]:
    """Of the draft and of what readers see; rows that nobody saved yet are taken as unchanged."""
    live: Outline = country.live_outline or {}
    return live if country.saved_outline is None else country.saved_outline, live


def _cell(column: Column, saved: Outline, live: Outline, late: set[str], form: str) -> Cell:
    part, language = column.part, column.language
    now, then = saved.get(part, {}), live.get(part, {})
    of = now.get(FALLBACK, ("", 0))[1]
    query = f"?{EDITING}={language}" if language else ""
    state = _state(now.get(language), then.get(language), part in late)
    return Cell(column, state, now.get(language, ("", 0))[1], of, f"{form}{query}#{part}")


def _state(saved: Any, live: Any, late: bool) -> Cover:
    if not saved and not live:
        return Cover.EMPTY
    if saved != live:
        return Cover.DRAFT
    return Cover.DUE if late else Cover.CURRENT
