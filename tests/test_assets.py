"""The made assets: complete, light, without scripts, and with their licences."""

import gzip
import json
import re
from pathlib import Path

import pytest
from PIL import Image

from countries import geography
from tests.environment import ROOT

STATIC = ROOT / "countries" / "static"
MADE = STATIC / "countries"
SCRIPTS = ROOT / "countries" / "assets"
CODES = sorted(geography.label_points())


def wire(*paths: Path) -> int:
    """What a server sends of the files; fonts and pictures are compressed already."""
    return sum(
        len(path.read_bytes())
        if path.suffix in (".woff2", ".png")
        else len(gzip.compress(path.read_bytes(), 9))
        for path in paths
    )


def test_all_196_members_have_a_label_point_on_the_earth() -> None:
    assert len(CODES) == 196
    for longitude, latitude in geography.label_points().values():
        assert -180 <= longitude <= 180
        assert -60 < latitude < 75


@pytest.mark.parametrize(
    ("code", "longitude", "latitude"),
    [
        ("PS", 35.25, 32.1),
        ("VA", 12.45, 41.9),
        ("AW", -70.0, 12.5),
        ("CW", -68.9, 12.2),
        ("SX", -63.1, 18.0),
        ("KI", 173.0, 1.4),
        ("FJ", 178.0, -17.8),
        ("US", -98.0, 40.0),
        ("FR", 2.5, 47.0),
    ],
)
def test_a_point_stands_where_a_reader_looks_for_the_country(
    code: str, longitude: float, latitude: float
) -> None:
    point = geography.label_points()[code]
    assert abs(point.longitude - longitude) < 5
    assert abs(point.latitude - latitude) < 3


@pytest.mark.parametrize("code", CODES)
def test_each_member_has_a_light_flag_and_a_light_globe(code: str) -> None:
    for path in (geography.flag(code), geography.globe(code)):
        assert wire(STATIC / path) < 6000, path


def on_white(path: Path) -> Image.Image:
    drawn = Image.open(path).convert("RGBA")
    white = Image.new("RGBA", drawn.size, "white")
    white.alpha_composite(drawn)
    return white.convert("RGB")


def test_each_flag_stands_on_the_sheet_where_lists_look_for_it() -> None:
    """Held against the pictures of the same flags: the nearest of all is the country's own."""
    grid = (16, 12)
    sheet = on_white(STATIC / geography.FLAG_SHEET)
    size = geography.FLAG_WIDTH, geography.FLAG_HEIGHT
    alike: dict[str, bytes] = {}
    for code in CODES:
        picture = on_white(ROOT / "countries" / "drawing" / "flags" / f"{code.lower()}.png")
        alike[code] = picture.resize(grid, Image.Resampling.BOX).tobytes()
    for code in CODES:
        found = geography.flag_on_sheet(code)
        assert found
        left, top = found
        cell = sheet.crop((left, top, left + size[0], top + size[1]))
        seen = cell.resize(grid, Image.Resampling.BOX).tobytes()
        off = {each: sum(map(abs, map(int.__sub__, seen, alike[each]))) for each in CODES}
        assert off[code] == min(off.values()), code
        assert off[code] / len(seen) < 12, code


def test_the_sheet_of_flags_is_lighter_than_half_of_the_flags() -> None:
    """A list of all shows them all; one of a region still gains."""
    flags = wire(*(STATIC / geography.flag(code) for code in CODES))
    assert wire(STATIC / geography.FLAG_SHEET) < min(60_000, flags / 2)


def test_no_drawing_scripts_styles_itself_or_asks_for_anything() -> None:
    drawings = [*MADE.rglob("*.svg")]
    assert len(drawings) >= 2 * len(CODES) + 2
    for path in drawings:
        svg = path.read_text("utf-8")
        assert not re.search(r"<script|<style|style=|<image|<foreignObject|\son\w+=", svg), path
        assert not re.search(r'href="(?!#)|url\((?!#)', svg), path
        assert "viewBox=" in svg, path


def test_a_country_without_a_label_point_has_no_drawings() -> None:
    assert (geography.flag("XX"), geography.globe("XX")) == ("", "")
    assert geography.on_world("XX") is None
    assert geography.flag_on_sheet("XX") is None


def test_the_world_is_light_and_the_drawings_together_are_small() -> None:
    assert wire(MADE / "maps" / "world.svg") < 15_000
    assert sum(path.stat().st_size for path in MADE.rglob("*") if path.is_file()) < 3_000_000


def test_the_faces_keep_to_their_budget() -> None:
    fonts = MADE / "fonts"
    assert wire(*fonts.glob("plex-sans-[46]00.woff2")) < 50_000
    assert wire(*fonts.glob("plex-sans-arabic-*.woff2")) < 85_000
    assert wire(fonts / "fonts.css") < 1000


def test_a_page_needs_the_faces_of_one_family_only() -> None:
    """The Arabic one draws the Latin letters of its pages as well, so that no other is fetched."""
    css = (MADE / "fonts" / "fonts.css").read_text("utf-8")
    covered: dict[str, set[int]] = {}
    for rule in css.split("@font-face")[1:]:
        if file := re.search(r"plex-sans-(?:arabic-)?(?=[46]00)", rule):
            covered.setdefault(file[0], set()).update(letters(rule))
    latin, arabic = covered["plex-sans-"], covered["plex-sans-arabic-"]
    assert {ord(letter) for letter in "aéñœÿŁ09 .,:’«»–→²"} <= latin & arabic
    assert {ord(letter) for letter in "اليةىءأؤئ،؟ً"} <= arabic - latin
    arabic_stack = (MADE / "tokens.css").read_text("utf-8").split(":root:lang(ar)")[1]
    assert '"IBM Plex Sans"' not in arabic_stack


def letters(rule: str) -> set[int]:
    """The code points of a rule's unicode-range."""
    found: set[int] = set()
    for first, last in re.findall(r"U\+([0-9A-F]+)(?:-([0-9A-F]+))?", rule):
        found.update(range(int(first, 16), int(last or first, 16) + 1))
    return found


def test_no_face_comes_late_and_its_stand_ins_are_set_to_its_size() -> None:
    css = (MADE / "fonts" / "fonts.css").read_text("utf-8")
    for rule in css.split("@font-face")[1:]:
        if "local(" in rule:
            assert re.search(r"size-adjust:[\d.]+%;ascent-override:[\d.]+%;descent-over", rule)
        else:
            assert "font-display:optional" in rule


def test_what_others_made_lies_beside_its_licence() -> None:
    for licence in (
        MADE / "flags" / "LICENSE-flag-icons.txt",
        MADE / "fonts" / "LICENSE-IBM-Plex.txt",
        MADE / "maps" / "LICENSE-world-atlas.txt",
        ROOT / "countries" / "drawing" / "flags" / "LICENSE-flag-icons.txt",
    ):
        assert "ermission" in licence.read_text("utf-8"), licence


def test_every_package_is_exact_locked_and_explained() -> None:
    package = json.loads((SCRIPTS / "package.json").read_text("utf-8"))
    lock = (SCRIPTS / "package-lock.json").read_text("utf-8")
    about = (SCRIPTS / "README.md").read_text("utf-8")
    for name, version in package["devDependencies"].items():
        assert json.loads(lock)["packages"][f"node_modules/{name}"]["version"] == version
        assert f"| {name} | {version} |" in about
    assert "resolved" not in lock


def test_the_icons_are_the_pictures_that_they_say() -> None:
    icons = MADE / "icons"
    assert (icons / "favicon.ico").read_bytes()[:6] == b"\0\0\1\0\2\0"
    for name in ("apple-touch-icon", "icon-192", "icon-512", "icon-maskable-512"):
        assert (icons / f"{name}.png").read_bytes().startswith(b"\x89PNG")
