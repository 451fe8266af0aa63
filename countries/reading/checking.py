"""Whether somebody checked a profile against its sources, and when."""

from collections.abc import Sequence
from typing import NamedTuple

from countries.document import Cited
from countries.reading.fact import Day, day


class Checking(NamedTuple):
    """`day` is the oldest check where every fact was checked; `partly` where only some were."""

    day: Day | None
    partly: bool


def checking(citations: Sequence[Cited], language: str) -> Checking:
    """The state of checking of all citations together."""
    checked = [cited.checked_on for cited in citations if cited.checked_on]
    if checked and len(checked) == len(citations):
        return Checking(day(min(checked), language), False)
    return Checking(None, bool(checked))
