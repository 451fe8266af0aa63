"""The names that are most like what was asked for, where nothing was found."""

from collections.abc import Sequence

from countries.models.search_word import Kind
from countries.searching.folding import SHORTEST_SLIP, distance, shortened
from countries.searching.matching import LAST, SHORTEST_PREFIX, Fit, Wanted, having
from countries.searching.results import Hit, live

MOST_LIKE = 5  # names are offered
LOOKED_AT = 400  # editions are compared
TOO_FAR = 0.5  # of its letters are otherwise
MOST_WORDS, MOST_LETTERS = 2, 20  # of what was asked for


def nearest(asked: Sequence[str], most: int = MOST_LIKE) -> list[Hit]:
    """The live profiles whose names have a word most like one of these: two queries."""
    compared = [word for word in asked if SHORTEST_PREFIX <= len(word) <= MOST_LETTERS]
    if not compared[:MOST_WORDS]:
        return []
    rows = live(_alike(compared[:MOST_WORDS]))
    far = {row.edition: _far(row, compared[:MOST_WORDS]) for row in rows}
    likely = [row for row in rows if far[row.edition] <= TOO_FAR]
    return sorted(likely, key=lambda row: (far[row.edition], row.slug))[:most]


def _alike(asked: Sequence[str]) -> list[int]:
    """Editions with a word in their names that is two or three slips away, or begins alike."""
    less = {each for word in asked if len(word) >= SHORTEST_SLIP for each in shortened(word)}
    twice = {each for word in less if len(word) >= SHORTEST_SLIP for each in shortened(word)}
    near = sorted(less | twice | set(asked))
    slips = [Fit(kind, each) for kind in (Kind.NAME, Kind.SLIP) for each in near]
    start = [word[:SHORTEST_PREFIX] for word in asked]
    begins = [Fit(Kind.NAME, each, each + LAST) for each in dict.fromkeys(start)]
    return having(Wanted(tuple(begins), tuple(slips)))[:LOOKED_AT]


def _far(row: Hit, asked: Sequence[str]) -> float:
    """How much of the likest word is otherwise: 0 is the same, 1 is all of it."""
    called = {word for name in row.called for word in name}
    return min(
        (distance(one, other) / max(len(one), len(other)) for one in asked for other in called),
        default=1.0,
    )
