"""The public pages in every scheme, width and language that matters: whole, readable and light."""

import datetime as dt
import re
from collections.abc import Callable
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import Page, Request

from countries.models import Edition
from tests.editions import a_bare_document, a_document, an_edition

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


def force(slug: str, part_of: str | None = None, **fields: Any) -> dict[str, Any]:
    name = {"en": slug.replace("-", " ").title()}
    summary = {"en": "Does what such a force does, at home and with its neighbours."}
    return {"slug": slug, "part_of": part_of, "name": name, "summary": summary, **fields}


def deep_police() -> list[dict[str, Any]]:
    """Nine forces on four levels; 4,000 units of one of them, and nine of another."""
    towns: dict[str, Any] = {
        "unit_name": {"en": "municipal forces"},
        "district_name": {"en": "municipality"},
    }
    return [
        force("ministry"),
        force("gendarmerie", "ministry", level="national"),
        force("national-police", "ministry", level="national"),
        force("border-guard", "ministry", level="national"),
        force("judicial-directorate", "national-police"),
        force("public-order", "national-police"),
        force("rapid-unit", "public-order"),
        force("municipal-police", level="local", units=4000, **towns),
        force("harbour-police", units=9, unit_name={"en": "stations"}),
    ]


@pytest.fixture(autouse=True)
def countries(transactional_db: None, published_belgium: Edition) -> None:
    """Belgium, a country with a deep tree and a past, one of facts only, and one withdrawn."""
    deep = {"code": "DE", "alpha3": "DEU", "slug": "deepland", "region": "africa"}
    earlier = timezone.now() - dt.timedelta(days=9)
    an_edition(a_document(**deep, police=deep_police(), ncb=None), publish_at=earlier)
    an_edition(a_document(**deep, police=deep_police(), ncb=None))
    name = {"en": "Saint Vincent and the Grenadines"}
    an_edition(a_bare_document(code="VC", alpha3="VCT", slug="bareland", name=name))
    gone = a_bare_document(code="XG", alpha3="XGX", slug="goneland", name={"en": "Goneland"})
    an_edition(gone)
    an_edition(gone, kind=Edition.Kind.WITHDRAWAL, notes={"en": "At its own request."})


@pytest.fixture(autouse=True)
def errors_are_meant(page: Page, complaints: list[str], countries: None) -> Any:
    """Two of the pages answer 404 and 410, of which a browser complains."""
    yield
    meant = ("404 (Not Found)", "410 (Gone)")
    complaints[:] = [each for each in complaints if not any(words in each for words in meant)]


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("look", LOOKS)
def test_axe_finds_nothing_anywhere(page: Page, axe: Axe, look: str, width: int) -> None:
    page.emulate_media(**LOOKS[look])
    page.set_viewport_size({"width": width, "height": 900})
    for path in TEMPLATES.values():
        page.goto(path)
        axe(page)


@pytest.mark.parametrize("width", [1280, 768, 390, 320])
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


@pytest.mark.parametrize("language", ["en", "fr", "es", "ar"])
def test_belgium_prints_on_two_pages(page: Page, language: str) -> None:
    page.goto(f"/{language}/countries/belgium/")
    printed = page.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", printed)) == 2
    page.emulate_media(media="print")
    assert not page.get_by_role("navigation").filter(visible=True).count()
    for words in ("https://cldr.unicode.org/", f"/{language}/countries/belgium/editions/1/"):
        assert page.get_by_text(words).first.is_visible()


@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_profile_asks_for_little(page: Page, language: str) -> None:
    asked: list[Request] = []
    page.on("request", lambda each: asked.append(each))
    page.goto(f"/{language}/countries/belgium/", wait_until="networkidle")
    needed = [each for each in asked if "/icons/" not in each.url]
    kinds = {each.resource_type for each in needed}
    assert len(needed) <= 8, [each.url for each in needed]
    assert kinds == {"document", "stylesheet", "image", "font"}


def test_fonts_move_nothing(page: Page) -> None:
    page.add_init_script(
        "window.moved = 0; new PerformanceObserver(list => { for (const it of list.getEntries())"
        " moved += it.value }).observe({type: 'layout-shift', buffered: true})"
    )
    page.goto(BELGIUM, wait_until="networkidle")
    page.evaluate("document.fonts.ready")
    assert page.evaluate("moved") < 0.01


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
