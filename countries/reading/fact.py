"""A fact as a page prints it: its values, or why it has none, and the notes that support it."""

import datetime as dt
from typing import NamedTuple

from django.utils import timezone

from countries import dates
from countries.languages import Reading


class Day(NamedTuple):
    """A date as far as it is known: ISO text for machines, words for readers."""

    iso: str
    words: str


Value = Reading | Day | str


class Fact(NamedTuple):
    """One fact of a profile. Either `values` or `reason` holds something; `notes` are numbers."""

    path: str
    values: tuple[Value, ...]
    reason: str = ""
    notes: tuple[int, ...] = ()

    @property
    def value(self) -> Value:
        """The one value of a fact that has no more than one; '' where it has none."""
        return self.values[0] if self.values else ""


def day(partial: str | dt.date | dt.datetime | None, language: str) -> Day | None:
    """A date for readers; a moment counts as its day in the portal's time zone."""
    if isinstance(partial, dt.datetime):
        partial = timezone.localdate(partial)
    if not partial:
        return None
    iso = partial.isoformat() if isinstance(partial, dt.date) else partial
    return Day(iso, dates.spell(iso, language))
