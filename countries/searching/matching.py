"""Which editions have the words that are asked for, and how well each word fits.

Every way to fit is a range of the one index over (kind, word, edition), and of a word no more rows
are read than ENOUGH. Where it has more, the database itself looks which of its rows have the other
words too, and only where those are still of few profiles is everything read.
"""

from collections.abc import Collection, Iterable, Sequence
from heapq import nsmallest
from typing import Any, NamedTuple

from django.db import connection

from countries.models.search_word import Kind
from countries.searching.folding import SHORTEST_SLIP, forms, shortened

ENOUGH, PLENTY = 1500, 50_000  # rows
SHORTEST_PREFIX = 3  # letters; in facts and text shorter ones must be whole words
LAST = "\U0010ffff"  # sorts after every letter
TABLE = "countries_searchword"


class Fit(NamedTuple):
    """How well a word fits, best first: 0 is a code, then names, slips, and so on."""

    kind: Kind
    low: str
    high: str = ""  # without it the word is `low` and nothing else


class Wanted(NamedTuple):
    """A word or a facet that an edition must have, in one of these ways."""

    fits: tuple[Fit, ...]
    slips: tuple[Fit, ...] = ()

    @property
    def ranked(self) -> tuple[tuple[int, Fit], ...]:
        """Each way with its place, in the order of the places."""
        ways = [(RANKS[fit.kind], fit) for fit in self.fits]
        ways += [(SLIPPED, fit) for fit in self.slips]
        return tuple(sorted(ways))


RANKS = {
    Kind.CODE: 0,
    Kind.NAME: 1,
    Kind.OTHER: 3,
    Kind.CITY: 4,
    Kind.FACT: 4,
    Kind.FACET: 4,
    Kind.TEXT: 5,
}
SLIPPED = 2
Places = dict[int, list[int]]  # edition: the places at which it has the word, best first


class Matches(NamedTuple):
    """The editions that have everything wanted, the best of them, each with a place a wanted thing.

    `more` if there are others. `found` says of each thing wanted whether any edition has it.
    """

    editions: dict[int, tuple[list[int], ...]]
    more: bool
    found: tuple[bool, ...]


def wanted(word: str, facets: Iterable[str] = (), kinds: Sequence[Kind] = tuple(Kind)) -> Wanted:
    """The ways to fit a word, by those kinds. `facets` are what it is the name of today."""
    fits: list[Fit] = []
    slips: list[Fit] = []
    for form in forms(word):
        fits.append(Fit(Kind.CODE, form))
        for kind in (Kind.NAME, Kind.OTHER, Kind.CITY, Kind.FACT, Kind.TEXT):
            part = kind <= Kind.OTHER or len(form) >= SHORTEST_PREFIX
            fits.append(Fit(kind, form, form + LAST if part else ""))
        if len(form) >= SHORTEST_SLIP:
            less = sorted(shortened(form))
            slips += [Fit(Kind.NAME, each) for each in less]
            slips += [Fit(Kind.SLIP, each) for each in (form, *less)]
        elif len(form) == SHORTEST_SLIP - 1:
            slips.append(Fit(Kind.SLIP, form))
    fits += [Fit(Kind.FACET, each) for each in facets]
    return Wanted(
        tuple(fit for fit in fits if fit.kind in kinds),
        tuple(slips) if Kind.SLIP in kinds else (),
    )


def exactly(facet: str) -> Wanted:
    return Wanted((Fit(Kind.FACET, facet),))


def matches(things: Sequence[Wanted], most: int) -> Matches:
    """The editions that have all of them: one query, and one or two where a word is common."""
    read = _read(things)
    common = [sum(map(len, places.values())) >= ENOUGH for places in read]
    found = tuple(map(bool, read))
    if not all(found):
        return Matches({}, False, found)
    first = min(range(len(things)), key=lambda n: (common[n], len(read[n]), n))
    more = any(common)
    both = [each for each in read[first] if all(each in places for places in read)]
    if more and (len(things) > 1 or len(both) < most):
        empty = _empty(read[first])
        both, more = _in_all(things, first, 2 * most, empty)
        if more and len(both) < most:
            both, more = _in_all(things, first, PLENTY, empty)
    last = [_last(places) for places in read]
    sums = ((sum(p.get(e, other)[0] for p, other in zip(read, last, strict=True)), e) for e in both)
    best = [edition for _, edition in nsmallest(most, sums)]
    editions = {
        each: tuple(places.get(each, other) for places, other in zip(read, last, strict=True))
        for each in best
    }
    return Matches(editions, more or len(both) > most, found)


def _last(places: Places) -> list[int]:
    """The place of an edition that was not read for a word: no better than the last that was."""
    return [max((each[-1] for each in places.values()), default=0)]


def _empty(read: Places) -> set[int]:
    """The places that nothing has: those without a row, before the last one that was come to."""
    had = {place for places in read.values() for place in places}
    return set(range(max(had))) - had


def having(thing: Wanted) -> list[int]:
    """The editions that have it, those that fit best first, until enough is read."""
    return list(_read([thing])[0])


def _read(things: Sequence[Wanted]) -> list[Places]:
    """For each thing wanted the editions that have it, those that fit best first."""
    parts: list[str] = []
    values: list[Any] = []
    for number, thing in enumerate(things):
        sql, more = _ranges(thing, ENOUGH)
        parts.append(f"SELECT {number} AS n, p, e FROM ({sql}) AS w{number}")  # noqa: S608
        values += more
    found: list[Places] = [{} for _ in things]
    for number, place, edition in _rows(" UNION ALL ".join(parts), values):
        places = found[number].setdefault(edition, [])
        if place not in places:
            places.append(place)
    return found


def _in_all(
    things: Sequence[Wanted], first: int, limit: int, empty: Collection[int]
) -> tuple[list[int], bool]:
    """The editions that have the first and all others, as the database finds them."""
    others = [_has(thing) for number, thing in enumerate(things) if number != first]
    also = "".join(f" AND ({sql})" for sql, _ in others)
    extra = [value for _, more in others for value in more]
    sql, values = _ranges(things[first], limit, also, extra, empty)
    rows = list(_rows(sql, values))
    return list(dict.fromkeys(edition for _, edition in rows)), len(rows) >= limit


def _ranges(
    thing: Wanted,
    limit: int,
    also: str = "",
    extra: Sequence[Any] = (),
    empty: Collection[int] = (),
) -> tuple[str, list[Any]]:
    """One query a way to fit, one after the other until enough is read; none of an empty place."""
    parts: list[str] = []
    values: list[Any] = []
    for place, fit in _grouped(thing):
        if place in empty:
            continue
        where, order, given = _where(fit)
        parts.append(
            f"SELECT * FROM (SELECT {place} AS p, s.edition_id AS e FROM {TABLE} s"  # noqa: S608
            f" WHERE {where}{also} ORDER BY {order} LIMIT {limit}) AS r"
        )
        values += [*given, *extra]
    union = " UNION ALL ".join(parts)
    return f"SELECT p, e FROM ({union}) AS u LIMIT {limit}", values  # noqa: S608


def _grouped(thing: Wanted) -> list[tuple[int, list[Fit]]]:
    """The ways to fit, with the slips of one kind together."""
    groups: dict[tuple[Any, ...], list[Fit]] = {}
    for place, fit in thing.ranked:
        key = (place, fit.kind) if place == SLIPPED else (place, fit.kind, fit.low)
        groups.setdefault(key, []).append(fit)
    return [(key[0], fits) for key, fits in groups.items()]


def _where(fits: Sequence[Fit]) -> tuple[str, str, list[Any]]:
    """The condition and the order. Several words are sorted once found: the sum says so, for
    PostgreSQL would rather walk the whole index in order."""
    kind = int(fits[0].kind)
    low = [fit.low for fit in fits]
    order = "s.kind, s.word, s.edition_id"
    if fits[0].high:
        return f"s.kind = {kind} AND s.word >= %s AND s.word < %s", order, [*low, fits[0].high]
    if len(fits) == 1:
        return f"s.kind = {kind} AND s.word = %s", order, low
    marks = ", ".join(["%s"] * len(fits))
    return f"s.kind = {kind} AND s.word IN ({marks})", "s.edition_id + 0, s.word", low


def _has(thing: Wanted) -> tuple[str, list[Any]]:
    """That an edition has a thing too. Of a word that is common, slips are passed over.

    It is looked up row by row: the plus keeps SQLite from the other index, the offset PostgreSQL
    from reading the whole table first.
    """
    ranges: dict[tuple[str, str], list[int]] = {}
    for fit in thing.fits:
        ranges.setdefault((fit.low, fit.high), []).append(int(fit.kind))
    parts: list[str] = []
    values: list[Any] = []
    for (low, high), kinds in sorted(ranges.items(), key=lambda each: -max(each[1])):
        words = "x.word >= %s AND x.word < %s" if high else "x.word = %s"
        listed = ", ".join(map(str, kinds))
        parts.append(
            f"EXISTS (SELECT 1 FROM {TABLE} x WHERE x.edition_id = s.edition_id"  # noqa: S608
            f" AND {words} AND +x.kind IN ({listed}) LIMIT 1 OFFSET 0)"
        )
        values += [low, high] if high else [low]
    return " OR ".join(parts), values


def _rows(sql: str, values: Sequence[Any]) -> Iterable[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return cursor.fetchall()
