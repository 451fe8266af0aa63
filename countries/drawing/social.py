"""The social picture of a profile: 1200 by 630 pixels, read from the right in Arabic."""

from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw

from countries import geography
from countries.drawing.globe import globe
from countries.drawing.lettering import Page, Style, cut, fitted, wide
from countries.reading.card import Card

WIDTH, HEIGHT = 1200, 630
_NAVY, _NIGHT, _GOLD, _WHITE, _PALE = "#0a2247", "#071a38", "#f2b632", "#ffffff", "#c3d2ea"
_MARGIN = 72
_FLAG = (200, 150)
_GLOBE, _GLOBE_START = 560, 690
_BAND = 446  # where the facts begin
_GUTTER = 64
_FLAGS = Path(__file__).parent / "flags"
_MARK = Path(__file__).parent.parent / "static" / "countries" / "icons" / "icon-192.png"


def draw(card: Card) -> bytes:
    """The picture as a PNG."""
    image = Image.new("RGB", (WIDTH, HEIGHT), _NAVY)
    page = Page(ImageDraw.Draw(image), WIDTH, card.language)
    _drawings(image, page, card.code)
    page.write(card.site, _MARGIN + 64, 82, Style(28, 400, _PALE))
    _name(page, card.name)
    _facts(page, card.facts)
    file = BytesIO()
    few = image.quantize(192, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    few.save(file, "PNG", optimize=True)
    return file.getvalue()


def _drawings(image: Image.Image, page: Page, code: str) -> None:
    mark = Image.open(_MARK).convert("RGBA").resize((48, 48), Image.Resampling.LANCZOS)
    image.paste(mark, (page.left(_MARGIN, 48), 48), mark)
    if path := geography.globe(code):
        turned = globe(path, _GLOBE)
        image.paste(turned, (page.left(_GLOBE_START, _GLOBE), 34), turned)
    if geography.flag(code):
        flag = Image.open(_FLAGS / f"{code.lower()}.png").convert("RGBA")
        flag = flag.resize(_FLAG, Image.Resampling.LANCZOS)
        left, top = page.left(_MARGIN, _FLAG[0]), 124
        page.draw.rectangle((left - 1, top - 1, left + _FLAG[0], top + _FLAG[1]), outline=_PALE)
        image.paste(flag, (left, top), flag)


def _name(page: Page, name: str) -> None:
    room = _GLOBE_START - _MARGIN - _GUTTER // 2
    style, lines = fitted(name, room, range(96, 35, -4), 2, Style(96, 600, _WHITE))
    if len(lines) > 1:  # two lines stand in the height of one and a half
        style, lines = fitted(name, room, range(min(style.size, 56), 35, -4), 2, style)
    step = int(style.size * 1.2)
    first = 408 - step * (len(lines) - 1)
    for number, line in enumerate(lines):
        page.write(line, _MARGIN, first + step * number, style)


def _facts(page: Page, facts: tuple[tuple[str, str], ...]) -> None:
    """The facts side by side, all in the largest size at which they fit."""
    page.draw.rectangle((0, _BAND, WIDTH, HEIGHT), fill=_NIGHT)
    page.draw.rectangle((0, _BAND, WIDTH, _BAND + 3), fill=_GOLD)
    room = WIDTH - 2 * _MARGIN - _GUTTER * (len(facts) - 1)
    for size in range(36, 15, -1):
        label_style, value_style = Style(size * 2 // 3, 400, _PALE), Style(size, 600, _WHITE)
        widths = [max(wide(label, label_style), wide(value, value_style)) for label, value in facts]
        if sum(widths) <= room:
            break
    start = _MARGIN
    for (label, value), width in zip(facts, widths, strict=True):
        left = WIDTH - _MARGIN - start
        page.write(cut(label, left, label_style), start, 520, label_style)
        page.write(cut(value, left, value_style), start, 572, value_style)
        start += int(width) + _GUTTER
