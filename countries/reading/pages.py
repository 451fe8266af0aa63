"""A long list in pages, and under which letters, of which page, its items stand."""

import math
from collections.abc import Sequence
from typing import NamedTuple

from countries.reading import order
from countries.reading.listing import Listed

LENGTH = 200
"""So many countries make 10 kB, compressed."""


class Letter(NamedTuple):
    """A letter as a link: its page, and the fragment there."""

    letter: str
    page: int
    anchor: str


class Leaf(NamedTuple):
    """One page of the list, its countries under their letters, and the letters of all pages."""

    number: int
    last: int
    groups: tuple[tuple[Letter, tuple[Listed, ...]], ...]
    letters: tuple[Letter, ...]


def leaf(countries: Sequence[Listed], number: int, language: str) -> Leaf | None:
    """The page of that number; None where the list is not so long."""
    last = max(1, math.ceil(len(countries) / LENGTH))
    if number > last:
        return None
    letters: dict[str, Letter] = {}
    for place, each in enumerate(countries):
        sign = order.letter(each.name.text, language)
        letters.setdefault(sign, Letter(sign, place // LENGTH + 1, _anchor(sign)))
    shown = countries[(number - 1) * LENGTH : number * LENGTH]
    groups = order.by_letter(shown, language, lambda each: each.name.text)
    return Leaf(
        number,
        last,
        tuple((letters[sign]._replace(page=number), tuple(group)) for sign, group in groups),
        tuple(letters.values()),
    )


def _anchor(sign: str) -> str:
    """Of plain letters, so that an address reads well in each language."""
    return f"letter-{sign.lower() if sign.isascii() and sign.isalpha() else f'{ord(sign[0]):x}'}"
