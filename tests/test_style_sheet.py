"""The one style sheet of the public pages: light, with the faces that the asset script made."""

import gzip
import re
from pathlib import Path

from django.conf import settings

FOLDER = Path(settings.BASE_DIR) / "countries" / "static" / "countries"
SHEET = (FOLDER / "site.css").read_text(encoding="utf-8")


def test_it_weighs_less_than_10_kb() -> None:
    assert len(gzip.compress(SHEET.encode(), 9)) < 10_000


def test_its_faces_are_those_that_the_script_made() -> None:
    made = (FOLDER / "fonts" / "fonts.css").read_text(encoding="utf-8")
    faces = re.findall(r"@font-face\{.*?\}", made.replace('url("', 'url("fonts/'))
    assert faces
    assert re.findall(r"@font-face\{.*?\}", SHEET) == faces


def test_colours_stand_among_the_tokens() -> None:
    """But for the hero's gradient, its text, and paper."""
    rules = SHEET[SHEET.index("/* Elements */") : SHEET.index("@media print")]
    loose = set(re.findall(r"#[0-9a-f]{3,8}\b", rules))
    assert loose <= {"#0d2f63", "#0a2247", "#123e80", "#dce6f7", "#fff", "#ffffff26"}


def test_each_custom_property_that_is_used_is_declared() -> None:
    assert set(re.findall(r"var\((--[a-z-]+)", SHEET)) <= set(re.findall(r"(--[a-z-]+):", SHEET))
