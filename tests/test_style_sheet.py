"""The style sheet of the public pages: light, with the faces that were made; and the desk's."""

import gzip
import re
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client

FOLDER = Path(settings.BASE_DIR) / "countries" / "static" / "countries"
SHEET = (FOLDER / "site.css").read_text(encoding="utf-8")
TOKENS = (FOLDER / "tokens.css").read_text(encoding="utf-8")
DESK = {path.name: path.read_text(encoding="utf-8") for path in FOLDER.glob("admin/desk/*.css")}


def test_it_weighs_less_than_10_kb() -> None:
    assert len(gzip.compress(SHEET.encode(), 9)) < 10_000


def test_its_faces_are_those_that_the_script_made() -> None:
    made = (FOLDER / "fonts" / "fonts.css").read_text(encoding="utf-8")
    faces = re.findall(r"@font-face\{.*?\}", made.replace('url("', 'url("fonts/'))
    assert faces
    assert re.findall(r"@font-face\{.*?\}", SHEET) == faces


def test_its_tokens_are_those_that_the_desk_reads() -> None:
    tokens = re.findall(r"^:root.*?^}", TOKENS, re.MULTILINE | re.DOTALL)
    assert len(tokens) == 2
    assert all(block in SHEET for block in tokens)


def test_colours_stand_among_the_tokens() -> None:
    """But for the hero's gradient, its text, and paper."""
    rules = SHEET[SHEET.index("/* Elements */") : SHEET.index("@media print")]
    loose = set(re.findall(r"#[0-9a-f]{3,8}\b", rules))
    assert loose <= {"#0d2f63", "#0a2247", "#123e80", "#dce6f7", "#fff", "#ffffff26"}


def test_each_custom_property_that_is_used_is_declared() -> None:
    assert set(re.findall(r"var\((--[a-z-]+)", SHEET)) <= set(re.findall(r"(--[a-z-]+):", SHEET))


def test_the_desk_is_drawn_with_tokens() -> None:
    """Its colours, but for one shadow, stand among the variables; what it uses is declared."""
    declared = set(re.findall(r"(--[a-z-]+):", TOKENS + "".join(DESK.values())))
    used = set(re.findall(r"var\((--[a-z-]+)", "".join(DESK.values())))
    assert used <= declared
    rules = "".join(sheet for name, sheet in DESK.items() if name != "variables.css")
    assert set(re.findall(r"#[0-9a-f]{3,8}\b(?![^{};]*\{)", rules)) <= {"#0003"}


@pytest.mark.django_db
def test_the_desk_links_each_of_its_sheets(client: Client) -> None:
    page = client.get("/account/login/").content.decode()
    linked = set(re.findall(r"countries/admin/desk/([a-z]+\.css)", page))
    own = {"first.css", "review.css", "answering.css", "history.css", "check.css", "receipt.css"}
    own |= {"coverage.css"}
    assert linked == DESK.keys() - own  # some pages link those


def test_the_search_adds_little() -> None:
    """Its script is on every page."""
    for name, most in (("search.css", 1500), ("search.js", 2000)):
        assert len(gzip.compress((FOLDER / name).read_bytes(), 9)) < most


def test_all_sheets_and_all_scripts_of_the_public_pages_are_light() -> None:
    for kind, most in (("css", 14_000), ("js", 8000)):
        files = set(FOLDER.glob(f"*.{kind}")) - {FOLDER / "tokens.css"}  # which the desk reads
        assert len(files) > 1
        assert sum(len(gzip.compress(each.read_bytes(), 9)) for each in files) < most
