"""Every style sheet of our own is valid CSS, by the Nu checker."""

from pathlib import Path

import pytest

from tests.environment import ROOT
from tests.longer import nu

STATIC = ROOT / "countries" / "static"
# What browsers know and the checker does not yet; each is an addition that old browsers pass over.
TOO_NEW = (
    "Property “scroll-target-group” doesn't exist",  # marks the part being read, without a script
    "Unknown pseudo-element or pseudo-class “:target-current”",  # and this is the mark
    "Property “container-type” doesn't exist",  # boxes side by side where their column is wide,
    "Unrecognized at-rule “@container”",  # however wide the window is
    "Property “field-sizing” doesn't exist",  # a box as high as what is typed into it
    "“r”: Property “r” doesn't exist",  # circles as large on every map, however near it is
    "Property “paint-order” doesn't exist",  # names on a map with an edge to read them by
)


@pytest.mark.parametrize("name", sorted(str(s.relative_to(STATIC)) for s in STATIC.rglob("*.css")))
def test_it_is_valid(name: str) -> None:
    said = nu.complaints("--css", str(Path(STATIC, name)))
    assert [line for line in said if not any(words in line for words in TOO_NEW)] == []
