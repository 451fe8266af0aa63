"""Circles on the map of the world, or on a part of it: where each stands, and what kind it is.

Every map is drawn 960 units wide, so that the style sheet gives all circles the same size.
"""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from countries import geography
from countries.languages import Reading
from countries.reading.listing import Listed, RegionListed
from countries.regions import Region

WIDTH, HEIGHT = 960, 424  # of the drawing of the world


FINE = 1.5  # from this scale on the land wants finer lines
RANK = {"": 0, "focus": 1, "associated": 2, "principal": 3, "full": 3}


class Frame(NamedTuple):
    """A part of the drawing, in its units. `west` is the meridian where it begins, in degrees."""

    left: float
    top: float
    width: float
    height: float
    west: float = -180.0

    @property
    def scale(self) -> float:
        return WIDTH / self.width

    def units(self, x: float, y: float) -> tuple[float, float]:
        """A place of the drawing as a place of the map."""
        return round((x - self.left) * self.scale, 1), round((y - self.top) * self.scale, 1)


# Samoa and Tonga stand at the eastern edge, beside their neighbours.
WORLD = Frame(4, 0, 980, HEIGHT, west=-170.0)
REGIONS = {
    Region.AFRICA: Frame(340, 96, 384, 262),
    Region.AMERICAS: Frame(82, 24, 516, 352),
    Region.ASIA_SOUTH_PACIFIC: Frame(508, 60, 504, 344, west=-30.0),
    Region.EUROPE: Frame(436, 0, 276, 188),
}


class Dot(NamedTuple):
    """A country's circle. `kind` is a class of the style sheet; `side` is where its name stands."""

    place: str
    slug: str
    name: Reading
    kind: str
    side: str


class Map(NamedTuple):
    """A map as SVG writes it: its view; left, top, width and height of the land; its circles.

    `fine` asks for the land in finer lines, where a part of it is shown large.
    """

    view: str
    land: tuple[str, ...]
    fine: bool
    dots: tuple[Dot, ...]


def drawn(
    countries: Iterable[Listed], frame: Frame = WORLD, kinds: Mapping[str, str] | None = None
) -> Map:
    """The map of these countries; one without a label point is in the list alone.

    `kinds` gives each circle's class by the country's code; else it tells full profiles.
    """
    dots = []
    for each in countries:
        place = geography.on_world(each.code, frame.west)
        if place is not None:
            x, y = frame.units(*place)
            kind = kinds[each.code] if kinds else "full" if each.full else ""
            dots.append(Dot(f"{x:g} {y:g}", each.slug, each.name, kind, _side(x)))
    left, top = frame.units(0, 0)
    size = (WIDTH * frame.scale, HEIGHT * frame.scale)
    view = f"0 0 {WIDTH} {frame.height * frame.scale:.0f}"
    land = tuple(f"{side:.5g}" for side in (left, top, *size))
    # The last drawn lies on top.
    return Map(view, land, frame.scale > FINE, tuple(sorted(dots, key=lambda dot: RANK[dot.kind])))


def of_region(countries: Iterable[Listed], slug: str) -> Map:
    """The map of a region, with its own countries on it."""
    inside = (each for each in countries if each.region == slug)
    return drawn(inside, REGIONS[Region(slug)])


def framed(regions: Iterable[RegionListed]) -> list[tuple[RegionListed, str]]:
    """Each region with its part of the world's map, as a script reads it: `436 0 276 188`."""
    return [(each, _part(REGIONS[Region(each.slug)])) for each in regions]


def _part(frame: Frame) -> str:
    left, top = WORLD.units(frame.left, frame.top)
    width, height = frame.width * WORLD.scale, frame.height * WORLD.scale
    return f"{left:g} {top:g} {width:.0f} {height:.0f}"


def _side(x: float) -> str:
    """Where a name fits in: towards the middle where its circle is near an edge."""
    if x < WIDTH * 0.15:
        return "start"
    return "end" if x > WIDTH * 0.85 else "middle"
