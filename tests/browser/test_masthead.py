"""What stands above every page: in few rows, with room to type a name, in each language."""

import pytest
from playwright.sync_api import Page

from countries.languages import LANGUAGES

pytestmark = pytest.mark.usefixtures("transactional_db")
ROWS = """() => [...document.querySelectorAll(
  ".masthead :is(.brand, .sections a, .search .box, .languages a)")].map(it => {
    const box = it.getBoundingClientRect();
    return (box.top + box.bottom) / 2;
  }).sort((a, b) => a - b).filter((y, n, all) => !n || y - all[n - 1] > 12).length"""


@pytest.mark.parametrize(
    ("width", "rows", "room"),
    [
        (1280, 1, 140),
        pytest.param(1024, 2, 400, marks=pytest.mark.slow),
        pytest.param(768, 2, 400, marks=pytest.mark.slow),
        pytest.param(390, 4, 340, marks=pytest.mark.slow),
    ],
)
def test_the_masthead_has_few_rows_and_a_wide_box(
    page: Page, width: int, rows: int, room: int
) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    for language in LANGUAGES:
        page.goto(f"/{language}/countries/")
        assert page.evaluate(ROWS) == rows, language
        box = page.locator(".masthead .box").bounding_box()
        assert box
        assert box["width"] >= room, language
