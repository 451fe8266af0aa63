"""Whether somebody checked a profile against its sources, and when."""

from collections.abc import Sequence
from typing import NamedTuple

from countries.checking import checked_on
from countries.document import Cited
from countries.reading.fact import Day, day


class Checking(NamedTuple):
    """`day` is the oldest check where every fact was checked; `partly` where only some were."""

    day: Day | None
    partly: bool


def checking(citations: Sequence[Cited], language: str) -> Checking:
    """The state of checking of all citations together."""
    if on := checked_on(citations):
        return Checking(day(on.isoformat(), language), False)
    return Checking(None, any(cited.checked_on for cited in citations))
