"""The public pages in every scheme, width and language that matters: whole, readable and light."""

import time
from collections.abc import Callable
from itertools import product
from typing import Any

import pytest
from playwright.sync_api import Page, Request, Route

from countries.models import Edition
from tests.browser import every_kind

Axe = Callable[[Page], None]
BELGIUM = "/en/countries/belgium/"
TEMPLATES = {
    "home": "/en/",
    "profile": BELGIUM,
    "profile in Arabic": "/ar/countries/belgium/",
    "old edition": "/fr/countries/deepland/editions/1/",
    "deep tree": "/en/countries/deepland/",
    "facts only": "/es/countries/bareland/",
    "withdrawn": "/ar/countries/goneland/",
    "missing": "/en/no-such-page/",
}
LOOKS: dict[str, dict[str, Any]] = {
    "light": {},
    "dark": {"color_scheme": "dark"},
    "forced colours": {"forced_colors": "active"},
    "more contrast": {"contrast": "more"},
}
ONCE = (("light", 1280),)  # the whole matrix is for CI
SPACING = """* { line-height: 1.5 !important; letter-spacing: .12em !important;
    word-spacing: .16em !important } p { margin-block-end: 2em !important }"""
SMALL_TARGETS = """() => [...document.querySelectorAll("a")].filter(link => {
  const box = link.getBoundingClientRect();
  return !link.matches(".skip, .prose a, .banner a") && (box.width < 23.9 || box.height < 23.9);
}).map(link => link.outerHTML)"""
CUT_OFF = """() => [...document.querySelectorAll("main *, header *, footer *")].filter(it => {
  const box = it.getBoundingClientRect();
  return !it.closest(".visually-hidden, .skip, svg, .units dt") && box.width &&
    (box.left < -1 || box.right > innerWidth + 1) && !it.closest(".facts");
}).map(it => it.outerHTML.slice(0, 120))"""


@pytest.fixture(autouse=True)
def countries(transactional_db: None, published_belgium: Edition) -> None:
    """Belgium, and every other kind of profile."""
    every_kind.publish()


@pytest.fixture(autouse=True)
def errors_are_meant(page: Page, complaints: list[str], countries: None) -> Any:
    """Two of the pages answer 404 and 410, of which a browser complains."""
    yield
    meant = ("404 (Not Found)", "410 (Gone)")
    complaints[:] = [each for each in complaints if not any(words in each for words in meant)]


@pytest.mark.parametrize(
    ("look", "width"),
    [
        pytest.param(look, width, marks=() if (look, width) in ONCE else pytest.mark.slow)
        for look, width in product(LOOKS, (1280, 390))
    ],
)
def test_axe_finds_nothing_anywhere(page: Page, axe: Axe, look: str, width: int) -> None:
    page.emulate_media(**LOOKS[look])
    page.set_viewport_size({"width": width, "height": 900})
    for path in TEMPLATES.values():
        page.goto(path)
        axe(page)


@pytest.mark.parametrize("width", [1280, pytest.param(768, marks=pytest.mark.slow), 390, 320])
def test_nothing_is_cut_off_and_nothing_is_too_small_to_hit(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    for path in TEMPLATES.values():
        page.goto(path)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
        assert page.evaluate(CUT_OFF) == [], path
        assert page.evaluate(SMALL_TARGETS) == [], path


@pytest.mark.parametrize("width", [1280, 320])
def test_wider_spacing_of_text_cuts_nothing_off(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    for path in TEMPLATES.values():
        page.goto(path)
        page.evaluate(
            "css => { const sheet = new CSSStyleSheet(); sheet.replaceSync(css);"
            " document.adoptedStyleSheets.push(sheet) }",
            SPACING,
        )
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
        assert page.evaluate(CUT_OFF) == [], path


@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_profile_asks_for_little(page: Page, language: str) -> None:
    asked: list[Request] = []
    page.on("request", lambda each: asked.append(each))
    page.goto(f"/{language}/countries/belgium/", wait_until="networkidle")
    needed = [each for each in asked if "/icons/" not in each.url]
    kinds = {each.resource_type for each in needed}
    assert len(needed) <= 8, [each.url for each in needed]
    assert kinds == {"document", "stylesheet", "image", "font"}


def test_in_arabic_too_the_marks_come_after_their_fact_in_order(page: Page) -> None:
    page.goto("/ar/countries/belgium/")
    places = "all => all.map(it => it.getBoundingClientRect().right)"
    for fact in ("name", "codes"):
        rights = page.eval_on_selector_all(f"#fact-{fact} .marks a", places)
        assert rights == sorted(rights, reverse=True)
    year = page.locator("#fact-member_since time").bounding_box()
    mark = page.locator("#fact-member_since .marks a").bounding_box()
    assert year
    assert mark
    assert mark["x"] + mark["width"] <= year["x"] + 1


def slowly(route: Route) -> None:
    time.sleep(0.25)
    route.continue_()


def test_fonts_move_nothing_however_late_they_come(page: Page) -> None:
    page.add_init_script(
        "window.moved = 0; new PerformanceObserver(list => { for (const it of list.getEntries())"
        " moved += it.value }).observe({type: 'layout-shift', buffered: true})"
    )
    page.route("**/*.woff2", slowly)
    page.goto(BELGIUM, wait_until="networkidle")
    page.evaluate("document.fonts.ready")
    assert page.evaluate("moved") == 0


def test_the_contents_stay_in_sight_and_mark_where_the_reader_is(page: Page) -> None:
    page.goto(BELGIUM)
    page.locator("#section-police").scroll_into_view_if_needed()
    page.evaluate("document.querySelector('#section-police').scrollIntoView()")
    contents = page.get_by_role("navigation", name="On this page")
    assert contents.bounding_box()["y"] >= 0  # type: ignore[index]


def test_focus_is_seen_on_every_ground(page: Page) -> None:
    page.goto(BELGIUM)
    for selector in (".brand", ".hero a", ".contents a", ".chain .bureau a", ".notes a"):
        link = page.locator(selector).first
        link.focus()
        page.keyboard.press("Shift+Tab")
        page.keyboard.press("Tab")
        assert link.evaluate("it => getComputedStyle(it).outlineStyle") == "solid"
