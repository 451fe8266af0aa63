"""The public pages in every scheme, width and language that matters: whole, readable and light."""

import gzip
import time
from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest
from django.core.management import call_command
from playwright.sync_api import Page, Request, Route

from countries.models import Edition
from tests.browser import every_kind

Axe = Callable[[Page], None]
BELGIUM = "/en/countries/belgium/"
TEMPLATES = {
    "home": "/en/",
    "home in Arabic": "/ar/",
    "countries": "/fr/countries/?region=africa&full=1",
    "countries in Arabic": "/ar/countries/",
    "regions": "/es/regions/",
    "region": "/en/regions/europe/",
    "crime areas": "/ar/crime-areas/",
    "crime area": "/en/crime-areas/drug-crime/",
    "profile": BELGIUM,
    "profile in Arabic": "/ar/countries/belgium/",
    "old edition": "/fr/countries/deepland/editions/1/",
    "deep tree": "/en/countries/deepland/",
    "facts only": "/es/countries/bareland/",
    "withdrawn": "/ar/countries/goneland/",
    "comparison": "/en/compare/?c=belgium&c=deepland&c=bareland",
    "comparison in Arabic": "/ar/compare/?c=bareland&c=belgium",
    "nothing to compare yet": "/fr/compare/?c=goneland&c=atlantis",
    "glossary": "/ar/glossary/",
    "about": "/fr/about/",
    "accessibility": "/en/accessibility/",
    "contact": "/ar/contact/",
    "missing": "/en/no-such-page/",
    "search": "/en/search/",
    "results": "/en/search/?q=police&region=europe",
    "results in Arabic": "/ar/search/?q=police",
    "nothing found": "/fr/search/?q=belgum+qqqq",
    "missing, with suggestions": "/en/countries/belgum/",
}
LOOKS: dict[str, dict[str, Any]] = {
    "light": {},
    "dark": {"color_scheme": "dark"},
    "forced colours": {"forced_colors": "active"},
    "more contrast": {"contrast": "more"},
}
SPACING = """* { line-height: 1.5 !important; letter-spacing: .12em !important;
    word-spacing: .16em !important } p { margin-block-end: 2em !important }"""
SMALL_TARGETS = """() => [...document.querySelectorAll("a")].filter(link => {
  const box = link.getBoundingClientRect();
  const aside = ".skip, .prose a, .banner a, svg a"; // for those of maps see test_map.py
  return link.checkVisibility() && !link.matches(aside) && (box.width < 23.9 || box.height < 23.9);
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
    call_command("loaddata", "pages", verbosity=0)


@pytest.fixture(autouse=True)
def errors_are_meant(page: Page, complaints: list[str], countries: None) -> Any:
    """Two of the pages answer 404 and 410, of which a browser complains."""
    yield
    meant = ("404 (Not Found)", "410 (Gone)")
    complaints[:] = [each for each in complaints if not any(words in each for words in meant)]


def test_axe_finds_nothing_on_any_kind_of_page(page: Page, axe: Axe) -> None:
    for name, path in TEMPLATES.items():
        if not name.endswith("in Arabic"):  # the same once more; the whole matrix is for CI
            page.goto(path)
            axe(page)


@pytest.mark.slow
@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("width", [1280, 390])
def test_axe_finds_nothing_anywhere(page: Page, axe: Axe, look: str, width: int) -> None:
    page.emulate_media(**LOOKS[look])
    page.set_viewport_size({"width": width, "height": 900})
    for path in TEMPLATES.values():
        page.goto(path)
        axe(page)


@pytest.mark.parametrize(
    "width", [*(pytest.param(each, marks=pytest.mark.slow) for each in (1280, 768, 320)), 390]
)
def test_nothing_is_cut_off_and_nothing_is_too_small_to_hit(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    for path in TEMPLATES.values():
        page.goto(path)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
        assert page.evaluate(CUT_OFF) == [], path
        assert page.evaluate(SMALL_TARGETS) == [], path


@pytest.mark.slow
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
    assert len(needed) <= 7, [each.url for each in needed]
    kinds = Counter(each.resource_type for each in needed)
    assert kinds == {"document": 1, "stylesheet": 1, "script": 1, "image": 2, "font": 2}
    bodies = [each.response() for each in needed if each.resource_type != "font"]
    assert sum(len(gzip.compress(each.body(), 6)) for each in bodies if each) < 35_000


@pytest.mark.slow
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


@pytest.mark.slow
def test_fonts_move_nothing_however_late_they_come(page: Page) -> None:
    page.add_init_script(
        "window.moved = 0; new PerformanceObserver(list => { for (const it of list.getEntries())"
        " moved += it.value }).observe({type: 'layout-shift', buffered: true})"
    )
    page.route("**/*.woff2", slowly)
    page.goto(BELGIUM, wait_until="networkidle")
    page.evaluate("document.fonts.ready")
    assert page.evaluate("moved") == 0


@pytest.mark.slow
def test_the_contents_stay_in_sight_and_mark_where_the_reader_is(page: Page) -> None:
    page.goto(BELGIUM)
    page.locator("#section-police").scroll_into_view_if_needed()
    page.evaluate("document.querySelector('#section-police').scrollIntoView()")
    contents = page.get_by_role("navigation", name="On this page")
    assert contents.bounding_box()["y"] >= 0  # type: ignore[index]


@pytest.mark.slow
def test_focus_is_seen_on_every_ground(page: Page) -> None:
    page.goto(BELGIUM)
    for selector in (".brand", ".hero a", ".contents a", ".chain .bureau a", ".notes a"):
        link = page.locator(selector).first
        link.focus()
        page.keyboard.press("Shift+Tab")
        page.keyboard.press("Tab")
        assert link.evaluate("it => getComputedStyle(it).outlineStyle") == "solid"
