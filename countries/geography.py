"""Where a member stands on the drawings, and which drawings there are of it.

`label_points.csv` is the one list of members that the asset scripts draw. A country without a
label point has no flag, globe or circle, which pages must bear.
"""

import csv
import math
from functools import cache
from pathlib import Path
from typing import NamedTuple

FLAG_SHEET = "countries/flags/sheet.png"
"""Every flag in one picture, in the order of the table, as countries/assets/icons.mjs makes it."""
FLAG_WIDTH, FLAG_HEIGHT = 64, 48
_ACROSS, _RIM = 14, 2

_TABLE = Path(__file__).parent / "label_points.csv"
# The world map as countries/assets/world.mjs draws it, and the constants of the Equal Earth
# projection (Šavrič, Patterson and Jenny, 2018).
_MIDDLE, _EQUATOR, _SCALE = 480, 235, 177
_A1, _A2, _A3, _A4 = 1.340264, -0.081106, 0.000893, 0.003796


class Point(NamedTuple):
    """Degrees east and north."""

    longitude: float
    latitude: float


@cache
def label_points() -> dict[str, Point]:
    """The label point of each member by its ISO code."""
    with _TABLE.open(encoding="utf-8", newline="") as rows:
        return {
            row["code"]: Point(float(row["longitude"]), float(row["latitude"]))
            for row in csv.DictReader(rows)
        }


def flag(code: str) -> str:
    """The static path of the flag of an ISO code; '' where there is none."""
    return f"countries/flags/{code.lower()}.svg" if code in label_points() else ""


def flag_on_sheet(code: str) -> tuple[int, int] | None:
    """Where a flag begins on `FLAG_SHEET`, in its pixels from the left and the top."""
    place = _places().get(code)
    if place is None:
        return None
    row, column = divmod(place, _ACROSS)
    return column * (FLAG_WIDTH + 2 * _RIM) + _RIM, row * (FLAG_HEIGHT + 2 * _RIM) + _RIM


@cache
def _places() -> dict[str, int]:
    return {code: place for place, code in enumerate(label_points())}


def globe(code: str) -> str:
    """The static path of the globe that is turned to a country; '' where there is none."""
    return f"countries/maps/globes/{code.lower()}.svg" if code in label_points() else ""


def on_world(code: str, west: float = -180.0) -> tuple[float, float] | None:
    """Where a country's circle stands on `countries/maps/world.svg`, 960 by 424 units.

    On a map that begins at another meridian, what lies west of it follows at the eastern edge.
    """
    point = label_points().get(code)
    if point is None:
        return None
    slant = math.asin(math.sqrt(3) / 2 * math.sin(math.radians(point.latitude)))
    spread = _A1 + 3 * _A2 * slant**2 + slant**6 * (7 * _A3 + 9 * _A4 * slant**2)
    longitude = point.longitude + (360 if point.longitude < west else 0)
    x = math.radians(longitude) * math.cos(slant) / (math.sqrt(3) / 2 * spread)
    y = slant * (_A1 + _A2 * slant**2 + slant**6 * (_A3 + _A4 * slant**2))
    return round(_MIDDLE + _SCALE * x, 1), round(_EQUATOR - _SCALE * y, 1)
