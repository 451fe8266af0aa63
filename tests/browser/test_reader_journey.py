"""A reader goes from the bare address to a fact and its source, in any language, on any screen."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from countries.models import Edition

pytestmark = pytest.mark.usefixtures("published_belgium_live")
Axe = Callable[[Page], None]


@pytest.fixture
def published_belgium_live(transactional_db: None, published_belgium: Edition) -> None:
    """Belgium where the running portal sees it."""


def test_from_the_bare_address_to_a_fact_and_its_source(page: Page, axe: Axe) -> None:
    page.goto("/")
    expect(page).to_have_url("/en/")
    axe(page)

    page.get_by_role("region", name="Europe").get_by_role("link", name="Belgium").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Belgium")
    expect(page.get_by_role("main")).to_contain_text("7 September 1923")
    axe(page)

    page.locator("sup a, a[href^='#note-']").first.click()
    expect(page.locator(":target")).to_contain_text("Profile text supplied for this portal")


@pytest.mark.slow
def test_the_language_switch_keeps_the_page(page: Page) -> None:
    page.goto("/en/countries/belgium/")
    page.get_by_role("link", name="العربية").click()

    expect(page).to_have_url("/ar/countries/belgium/")
    expect(page.locator("html")).to_have_attribute("dir", "rtl")
    expect(page.get_by_role("heading", level=1)).to_contain_text("بلجيكا")


def test_the_keyboard_alone_reaches_the_profile(page: Page) -> None:
    page.goto("/en/")
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_attribute("href", "#main")
    for _step in range(30):
        page.keyboard.press("Tab")
        if page.locator("ul a:focus").filter(has_text="Belgium").count():
            break
    page.keyboard.press("Enter")

    expect(page).to_have_url("/en/countries/belgium/")


@pytest.mark.slow
@pytest.mark.parametrize("path", ["/ar/countries/belgium/", "/fr/no-such-page/", "/es/"])
def test_a_dark_phone_shows_all_of_it(
    page: Page, axe: Axe, path: str, complaints: list[str]
) -> None:
    page.emulate_media(color_scheme="dark")
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto(path)

    axe(page)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    complaints[:] = [each for each in complaints if "404 (Not Found)" not in each]


@pytest.mark.slow
def test_a_text_four_times_as_large_still_fits(page: Page) -> None:
    """400 % zoom of a 1280 px window is a window of 320 px."""
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto("/en/countries/belgium/")

    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
