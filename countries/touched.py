"""Which parts of a profile, in which languages, a stored state changed against the one before.

It reads plain JSON, lifted to today's form, and no more of it than differs: a long history is
looked through in a moment.
"""

import json
from collections.abc import Collection, Iterable, Iterator
from functools import cache

from countries.diff import differ
from countries.document import Json, upgrade
from countries.labels import part
from countries.models import Edition, Revision
from countries.paths import KEYS, flatten, language_of

Touched = frozenset[tuple[str, str]]
"""Pairs of a part's key and a language, '' where the value is in none."""
FEW = 60  # up to so many are asked for one by one


def touched(before: Json | None, after: Json) -> Touched:
    """All that `after` says where it is the first."""
    old, new = before or {}, after
    names = [name for name in {**new, **old} if old.get(name) != new.get(name)]
    was, now = ({n: side[n] for n in names if n in side} for side in (old, new))
    empty: Json = {name: [] for name in names if name in KEYS}
    flat_old, flat_new = flatten({**empty, **was}), flatten({**empty, **now})
    places = (p for p in {**flat_new, **flat_old} if differ(flat_old, flat_new, p))
    return frozenset((part(path), language_of(path)) for path in places)


def by_revisions(code: str, numbers: Collection[int]) -> dict[int, Touched]:
    """Of these revisions of a country, each against the one before, in one query."""
    if not numbers:
        return {}
    kept = Revision.objects.filter(country_code=code)
    if len(numbers) <= FEW:
        kept = kept.filter(number__in={*numbers, *(number - 1 for number in numbers)})
    else:
        kept = kept.filter(number__gte=min(numbers) - 1, number__lte=max(numbers))
    rows = kept.order_by("number").values_list("number", "body").iterator(chunk_size=100)
    return dict(_in_a_row(rows, set(numbers)))


def _in_a_row(rows: Iterable[tuple[int, str]], wanted: set[int]) -> Iterator[tuple[int, Touched]]:
    before: tuple[int, Json | None] = (0, None)
    for number, body in rows:
        data = _read(body)
        if number in wanted:
            yield number, touched(before[1] if before[0] == number - 1 else None, data)
        before = (number, data)


def by_editions(pairs: Collection[tuple[Edition | None, Edition]]) -> dict[int, Touched]:
    """Of editions, by their rows' keys, each against the one given beside it; in one query."""
    wanted = {edition.pk for pair in pairs for edition in pair if edition}
    bodies = dict(Edition.objects.filter(pk__in=wanted).values_list("pk", "body"))
    read = cache(lambda pk: _read(bodies[pk]))
    return {
        after.pk: touched(read(before.pk) if before else None, read(after.pk))
        for before, after in pairs
    }


def _read(body: str) -> Json:
    return upgrade(json.loads(body))
