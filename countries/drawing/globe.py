"""The globe of a member as pixels, from the SVG that the asset script made of it."""

import re
from pathlib import Path

from PIL import Image, ImageDraw

_UNITS = 600
_SMOOTH = 2  # drawn larger and then reduced, which softens the edges
_STATIC = Path(__file__).parent.parent / "static"
_PATH = re.compile(r'<path d="([^"]+)" (?:fill="(#\w+)"|fill="none" stroke="(#\w+)")')
_CIRCLE = re.compile(r'<circle cx="(\d+)" cy="(\d+)" r="(\d+)" fill="(#\w+|none)"(.*?)/>')
_NUMBER = re.compile(r"-?\d+")

Points = list[tuple[int, int]]


def globe(path: str, size: int) -> Image.Image:
    """The globe at a static path, `size` pixels wide, on a transparent ground."""
    svg = (_STATIC / path).read_text("utf-8")
    image = Image.new("RGBA", (_UNITS * _SMOOTH, _UNITS * _SMOOTH))
    draw = ImageDraw.Draw(image)
    sea, *here = _CIRCLE.findall(svg)
    _circle(draw, sea)
    for d, fill, stroke in _PATH.findall(svg):
        for line in lines(d):
            points = [(x * _SMOOTH, y * _SMOOTH) for x, y in line]
            if stroke:
                draw.line(points, fill=stroke, width=_SMOOTH)
            else:  # a lake is a ring that runs the other way
                draw.polygon(points, fill=fill if turn(line) > 0 else sea[3])
    for circle in here:
        _circle(draw, circle)
    return image.resize((size, size), Image.Resampling.LANCZOS)


def lines(d: str) -> list[Points]:
    """The lines of a path that has only `M` with whole numbers, `l` and `z`."""
    found = []
    for part in d.split("M")[1:]:
        numbers = [int(number) for number in _NUMBER.findall(part)]
        x = y = 0
        points = []
        for dx, dy in zip(numbers[::2], numbers[1::2], strict=True):
            x, y = x + dx, y + dy
            points.append((x, y))
        found.append(points)
    return found


def turn(ring: Points) -> int:
    """Twice the area of a ring: above zero where it runs clockwise on the screen."""
    following = [*ring[1:], ring[0]]
    return sum(ax * by - bx * ay for (ax, ay), (bx, by) in zip(ring, following, strict=True))


def _circle(draw: ImageDraw.ImageDraw, circle: tuple[str, ...]) -> None:
    x, y, radius = (int(number) * _SMOOTH for number in circle[:3])
    fill, rest = circle[3], circle[4]
    stroke = re.search(r'stroke="(#\w+)" stroke-width="(\d+)"', rest)
    if "opacity" in rest:
        fill = "none"  # the veil on the land inside the ring
    draw.ellipse(
        (x - radius, y - radius, x + radius, y + radius),
        fill=None if fill == "none" else fill,
        outline=stroke and stroke[1],
        width=int(stroke[2]) * _SMOOTH if stroke else 0,
    )
