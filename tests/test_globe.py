"""The globes that pages show as files and social pictures as pixels, and the points on the map."""

import re

import pytest

from countries import geography
from countries.drawing.globe import globe, lines, turn
from tests.environment import ROOT

GOLD, SEA = (242, 182, 50), (15, 45, 92)


@pytest.mark.parametrize("code", ["BE", "KI", "NO", "NZ", "PS", "VA"])
def test_the_circle_stands_on_the_side_that_is_seen(code: str) -> None:
    svg = (ROOT / "countries" / "static" / geography.globe(code)).read_text("utf-8")
    x, y = re.findall(r'cx="(\d+)" cy="(\d+)" r="7"', svg)[0]
    assert (int(x) - 300) ** 2 + (int(y) - 300) ** 2 < 100**2


def test_a_globe_is_drawn_as_the_file_says_it() -> None:
    image = globe(geography.globe("BE"), 600)
    assert image.size == (600, 600)
    assert image.getpixel((1, 1)) == (0, 0, 0, 0)
    svg = (ROOT / "countries" / "static" / geography.globe("BE")).read_text("utf-8")
    x, y = re.findall(r'cx="(\d+)" cy="(\d+)" r="7"', svg)[0]
    assert image.getpixel((int(x), int(y))) == (*GOLD, 255)


def test_a_lake_is_sea_again() -> None:
    """The Caspian Sea, as Iran's globe shows it in the middle."""
    image = globe(geography.globe("IR"), 600)
    svg = (ROOT / "countries" / "static" / geography.globe("IR")).read_text("utf-8")
    land = re.findall(r'<path d="([^"]+)" fill="#6d8fc4"', svg)[0]
    lake = min((ring for ring in lines(land)), key=turn)
    middle = (sum(x for x, _ in lake) // len(lake), sum(y for _, y in lake) // len(lake))
    assert image.getpixel(middle) == (*SEA, 255)


def test_a_path_is_read_as_lines() -> None:
    assert lines("M10 20l5-5-3 4zM1 2l3 4") == [[(10, 20), (15, 15), (12, 19)], [(1, 2), (4, 6)]]


@pytest.mark.parametrize(
    ("code", "x", "y"),  # as d3-geo places the same points
    [("BE", 490.3, 66.3), ("NZ", 866.3, 387.3), ("WS", 27.3, 283.7), ("FR", 485.4, 75.9)],
)
def test_a_circle_on_the_world_map_stands_where_the_script_would_put_it(
    code: str, x: float, y: float
) -> None:
    assert geography.on_world(code) == pytest.approx((x, y), abs=0.11)


def test_every_circle_stands_on_the_world_map() -> None:
    for code in geography.label_points():
        place = geography.on_world(code)
        assert place
        assert 0 < place[0] < 960
        assert 0 < place[1] < 424
