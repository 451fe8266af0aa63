"""When each fact is to be compared with its sources again, by its kind."""

import datetime as dt
from typing import NamedTuple

from django.conf import settings

from countries.document import Cited, Document
from countries.facts import part_of

NEVER = dt.date(1900, 1, 1)
"""Stands for the day on which a fact was due that nobody ever checked: before every other."""


class Due(NamedTuple):
    """A sourced fact: the day of its oldest check, None where one is missing, and when it is due.

    `source` are the slugs of its sources, in the order in which it cites them.
    """

    fact: str
    sources: tuple[str, ...]
    checked_on: dt.date | None
    on: dt.date


def each(document: Document) -> list[Due]:
    """Every fact that has a source, in the document's order. What has none cannot be checked."""
    cited: dict[str, list[Cited]] = {}
    for citation in document.citations:
        if citation.source:
            cited.setdefault(citation.fact, []).append(citation)
    return [_due(fact, citations) for fact, citations in cited.items()]


def first(document: Document) -> dt.date | None:
    """The day on which the first of its facts is due; None where it has no source at all."""
    return min((fact.on for fact in each(document)), default=None)


def by_part(document: Document) -> dict[str, str]:
    """The same of each part that has a source: ISO dates, as a column of JSON keeps them."""
    found: dict[str, dt.date] = {}
    for fact in each(document):
        part = part_of(fact.fact)
        found[part] = min(fact.on, found.get(part, fact.on))
    return {part: on.isoformat() for part, on in found.items()}


def days(fact: str) -> int:
    """For how many days a check of this fact holds: `ncb.city` as `ncb` where it has no own."""
    every: dict[str, int] = settings.CHECK_EVERY
    while fact and fact not in every:
        fact = fact.rpartition(".")[0]
    return every[fact]


def _due(fact: str, citations: list[Cited]) -> Due:
    sources = tuple(cited.source or "" for cited in citations)
    checks = [cited.checked_on for cited in citations]
    if not all(checks):
        return Due(fact, sources, None, NEVER)
    oldest = dt.date.fromisoformat(min(filter(None, checks)))
    return Due(fact, sources, oldest, oldest + dt.timedelta(days=days(fact)))
