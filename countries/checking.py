"""When somebody last compared all facts of a profile with their sources."""

import datetime as dt
from collections.abc import Sequence

from countries.document import Cited


def checked_on(citations: Sequence[Cited]) -> dt.date | None:
    """The day of the oldest check; None where a fact was never checked, or nothing is cited."""
    days = [cited.checked_on for cited in citations]
    if not days or not all(days):
        return None
    return dt.date.fromisoformat(min(filter(None, days)))
