"""A profile on paper: two pages of A4 for Belgium, with what paper needs and nothing else."""

import re

import pytest
from playwright.sync_api import Page

from countries.models import Edition

# Makes a heading of the text that comes after each heading, so that the outline of the PDF tells
# the page of both; returns what the outline will list, in the order of reading.
MARK_WHAT_FOLLOWS = """() => {
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), listed = [];
  let heading, foot;
  while (texts.nextNode()) {
    const it = texts.currentNode.parentElement, box = it.getBoundingClientRect();
    if (!texts.currentNode.data.trim() || !box.height || it.closest(".visually-hidden")) continue;
    const own = it.closest("h1, h2, h3, h4");
    if (own && own !== heading) {
      heading = own;
      foot = own.getBoundingClientRect().bottom;
      listed.push(own.innerText);
    } else if (!own && box.top >= foot - 1) {
      foot = Infinity;
      it.setAttribute("role", "heading");
      listed.push("");
    }
  }
  return listed;
}"""
MOVE_DOWN = """millimetres => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`.layout { margin-block-start: ${millimetres}mm }`);
  document.adoptedStyleSheets = [sheet];
}"""
# An entry of the outline that Chromium writes: the page, and a number that grows with the text.
ENTRY = re.compile(rb"/Dest \[(\d+) 0 R /XYZ [^\]]*\]\n(?:/(?!SE).*\n)*/SE (\d+) 0 R")


def pages_in_the_outline(printed: bytes) -> list[int]:
    """The page of each entry, as the number of its object, in the order of reading."""
    entries = [(int(order), int(sheet)) for sheet, order in ENTRY.findall(printed)]
    return [sheet for _order, sheet in sorted(entries)]


LANGUAGES = ["en", *(pytest.param(each, marks=pytest.mark.slow) for each in ("fr", "es", "ar"))]


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
def test_belgium_prints_on_two_pages(
    page: Page, transactional_db: None, published_belgium: Edition, language: str
) -> None:
    page.goto(f"/{language}/countries/belgium/")
    page.emulate_media(media="print")
    assert not page.get_by_role("navigation").filter(visible=True).count()
    for words in ("https://cldr.unicode.org/", f"/{language}/countries/belgium/editions/1/"):
        assert page.get_by_text(words).first.is_visible()

    printed = page.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", printed)) == 2


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_heading_is_left_at_the_foot_wherever_a_page_ends(
    page: Page, transactional_db: None, published_belgium: Edition, language: str
) -> None:
    page.goto(f"/{language}/countries/belgium/")
    page.emulate_media(media="print")
    listed = page.evaluate(MARK_WHAT_FOLLOWS)
    assert listed.count("") == 10
    for millimetres in range(0, 120, 10):
        page.evaluate(MOVE_DOWN, millimetres)
        printed = page.pdf(prefer_css_page_size=True, outline=True, tagged=True)
        pages = pages_in_the_outline(printed)
        assert len(pages) == len(listed)
        pairs = zip(listed, pages, pages[1:], strict=False)
        assert [words for words, here, next_one in pairs if words and here != next_one] == []
