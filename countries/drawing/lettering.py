"""Text on a picture: its font, its size, its lines, and its direction."""

import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

from PIL import ImageDraw, ImageFont

from countries.languages import direction

_FONTS = Path(__file__).parent.parent / "static" / "countries" / "fonts"
_PART = re.compile(r"[^\s-]+(?:-|\s+|$)|[\s-]+")
_ARABIC_LETTER = re.compile("[\u0600-\u06ff]")


class Style(NamedTuple):
    size: int
    weight: int
    colour: str


class Page(NamedTuple):
    """A picture being drawn. Places are counted from the side where its language begins to read."""

    draw: ImageDraw.ImageDraw
    width: int
    language: str

    @property
    def right_to_left(self) -> bool:
        return direction(self.language) == "rtl"

    def left(self, start: int, width: int = 0) -> int:
        """The left edge of something that begins `start` pixels into the picture."""
        return self.width - start - width if self.right_to_left else start

    def write(self, text: str, start: int, baseline: int, style: Style) -> None:
        """Writes one line; joined letters and mixed directions are raqm's work."""
        self.draw.text(
            (self.left(start), baseline),
            text,
            fill=style.colour,
            font=font(text, style),
            anchor="rs" if self.right_to_left else "ls",
            direction=direction(self.language),
        )


def font(text: str, style: Style) -> ImageFont.FreeTypeFont:
    """The face that has the letters of the text: the Arabic one has Latin letters as well."""
    family = "plex-sans-arabic" if _ARABIC_LETTER.search(text) else "plex-sans"
    return _load(_FONTS / f"{family}-{style.weight}.woff2", style.size)


@cache
def _load(path: Path, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(path, size, layout_engine=ImageFont.Layout.RAQM)


def fitted(
    text: str, width: int, sizes: range, lines: int, style: Style
) -> tuple[Style, list[str]]:
    """The largest of the sizes at which the text fits the width in so many lines, and the lines.

    At the smallest size what does not fit is cut off with an ellipsis.
    """
    for size in sizes:
        style = style._replace(size=size)
        wrapped = _wrapped(text, width, style)
        if len(wrapped) <= lines and all(wide(line, style) <= width for line in wrapped):
            return style, wrapped
    return style, [cut(line, width, style) for line in wrapped[:lines]]


def wide(text: str, style: Style) -> float:
    """The width of a line in pixels."""
    return font(text, style).getlength(text)


def _wrapped(text: str, width: int, style: Style) -> list[str]:
    lines = [""]
    for part in _PART.findall(text):  # a line may end after a space or a hyphen
        longer = lines[-1] + part
        if lines[-1] and wide(longer.rstrip(), style) > width:
            lines.append(part)
        else:
            lines[-1] = longer
    return [line.rstrip() for line in lines]


def cut(line: str, width: int, style: Style) -> str:
    """The line, or as much of it as the width has room for, and an ellipsis."""
    if wide(line, style) <= width:
        return line
    while line and wide(f"{line}…", style) > width:
        line = line[:-1]
    return f"{line.rstrip()}…"
