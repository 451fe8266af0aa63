"""A reader finds Belgium from the box: by keyboard, with suggestions, and without any script."""

import pytest
from playwright.sync_api import Browser, Page, expect

from countries.models import Edition


@pytest.fixture(autouse=True)
def belgium_is_published(transactional_db: None, published_belgium: Edition) -> None:
    pass


def test_the_suggestions_are_a_combobox_for_keyboard_and_screen_reader(page: Page) -> None:
    page.goto("/en/search/")
    box = page.get_by_role("combobox", name="Find a country")
    box.focus()
    page.keyboard.type("belgum")
    options = page.get_by_role("listbox", name="Find a country").get_by_role("option")
    expect(options).to_have_count(1)
    expect(box).to_have_attribute("aria-expanded", "true")
    expect(page.locator("main form [role=status]")).to_have_text("1 suggestion")
    expect(options.first).to_have_attribute("aria-selected", "false")
    page.keyboard.press("ArrowDown")
    expect(options.first).to_have_attribute("aria-selected", "true")
    named = options.first.get_attribute("id") or ""
    expect(box).to_have_attribute("aria-activedescendant", named)
    page.keyboard.press("Escape")
    expect(box).to_have_attribute("aria-expanded", "false")
    expect(box).to_have_value("belgum")
    page.keyboard.press("ArrowDown")
    expect(box).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("Escape")
    page.keyboard.press("Enter")
    page.wait_for_url("**/en/search/?q=belgum")
    box.fill("")
    box.press_sequentially("bruxel")
    expect(options).to_have_count(1)
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    page.wait_for_url("**/en/countries/belgium/")


@pytest.mark.parametrize("width", [1280, pytest.param(390, marks=pytest.mark.slow)])
def test_the_box_above_every_page_suggests_in_sight(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto("/ar/countries/belgium/")
    page.get_by_role("banner").get_by_role("combobox").press_sequentially("bruxel")
    option = page.get_by_role("option", name="بلجيكا")
    expect(option).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert option.evaluate("it => it.getBoundingClientRect().left >= 0")
    option.click()
    page.wait_for_url("**/ar/countries/belgium/")


@pytest.mark.slow
def test_an_answer_that_comes_late_takes_no_place(page: Page) -> None:
    waiting = []
    page.route("**/suggest/?q=b", lambda route: waiting.append(route))
    page.goto("/ar/search/")
    box = page.get_by_role("main").get_by_role("combobox")
    box.press_sequentially("b", delay=200)
    box.press_sequentially("zzzz")
    page.wait_for_timeout(400)
    for route in waiting:
        route.abort()
    expect(page.get_by_role("option")).to_have_count(0)
    expect(box).to_have_attribute("aria-expanded", "false")


@pytest.mark.slow
def test_without_scripts_the_form_leads_there(browser: Browser, live_server: object) -> None:
    context = browser.new_context(java_script_enabled=False, base_url=str(live_server))
    page = context.new_page()
    page.goto("/ar/search/")
    page.get_by_role("main").get_by_role("searchbox").fill("Bruxelles")
    page.keyboard.press("Enter")
    page.get_by_role("link", name="بلجيكا").click()
    assert page.url.endswith("/ar/countries/belgium/")
    context.close()
