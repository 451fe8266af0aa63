"""Arabic pages run from right to left; Latin letters in them are kept apart."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client

from tests.editions import an_edition
from tests.pages import SeenPage

STATIC = Path(settings.BASE_DIR) / "countries" / "static" / "countries"
SHEETS = [STATIC / "site.css", STATIC / "tokens.css", *sorted(STATIC.glob("admin/**/*.css"))]
SIDES = r"(?<![-\w])(left|right)(?![-\w])|(margin|padding|border)-(top|bottom|left|right)"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("language", "direction"), [("en", "ltr"), ("fr", "ltr"), ("es", "ltr"), ("ar", "rtl")]
)
@pytest.mark.parametrize("path", ["", "countries/belgium/", "nothing/"])
def test_a_page_says_which_way_it_runs(
    client: Client, language: str, direction: str, path: str
) -> None:
    an_edition()
    html = SeenPage(client.get(f"/{language}/{path}")).one("html")
    assert html.attributes == {"lang": language, "dir": direction}


@pytest.mark.django_db
def test_latin_codes_and_digits_are_kept_apart_and_western(client: Client) -> None:
    an_edition()
    response = client.get("/ar/countries/belgium/")
    isolated = {element.text for element in SeenPage(response).all("bdi")}
    assert {"BE", "BEL", "https://example.org/iso"} <= isolated
    assert not re.search("[٠-٩۰-۹]", response.content.decode())


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_no_style_sheet_knows_left_or_right(sheet: Path) -> None:
    rules = re.sub(r"/\*.*?\*/", "", sheet.read_text(encoding="utf-8"), flags=re.DOTALL)
    assert not re.search(SIDES, rules)
