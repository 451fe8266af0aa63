"""The editions of a profile as a list of updates, and its edition at the foot of the page."""

from collections.abc import Iterable
from typing import NamedTuple

from countries.languages import Reading, read
from countries.models.edition import Edition
from countries.reading.fact import Day, day


class Update(NamedTuple):
    """An edition that was live: its number, the day it went live, and its note for readers."""

    number: int
    on: Day | None
    note: Reading


def update(edition: Edition, language: str) -> Update:
    """An approved edition as readers see it."""
    return Update(
        edition.number or 0, day(edition.publish_at, language), read(edition.notes, language)
    )


def updates(editions: Iterable[Edition], language: str) -> tuple[Update, ...]:
    """The updates in the order given."""
    return tuple(update(edition, language) for edition in editions)
