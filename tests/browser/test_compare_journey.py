"""A reader puts countries beside one another, with the keyboard alone and without scripts."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from countries.models import Edition
from tests.editions import a_bare_document, an_edition


@pytest.fixture(autouse=True)
def countries(transactional_db: None, published_belgium: Edition) -> None:
    """Belgium, and two others of which little is known."""
    for code, slug, name in (("FR", "france", "France"), ("MC", "monaco", "Monaco")):
        an_edition(a_bare_document(code=code, alpha3=f"{code}X", slug=slug, name={"en": name}))


@pytest.mark.slow
def test_from_a_country_to_its_comparison_and_on(browser: Browser, live_server: LiveServer) -> None:
    context = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    page = context.new_page()
    page.goto("/en/countries/belgium/")
    page.get_by_role("link", name="Compare with…").press("Enter")
    page.get_by_label("Add a country").select_option("France")
    page.get_by_role("button", name="Compare").press("Enter")
    expect(page).to_have_url("/en/compare/?c=belgium&c=france")
    table = page.get_by_role("table", name="Facts, their dates and sources")
    expect(table.get_by_role("columnheader", name="France")).to_be_visible()
    expect(table.get_by_role("row", name="Member since")).to_contain_text("not recorded")

    page.get_by_label("Add a country").select_option("Monaco")
    page.get_by_label("In place of").select_option("Belgium")
    page.get_by_role("button", name="Compare").press("Enter")
    expect(page).to_have_url("/en/compare/?c=monaco&c=france")

    page.get_by_role("link", name="Remove: France").press("Enter")
    expect(page).to_have_url("/en/compare/?c=monaco")
    context.close()


@pytest.mark.slow
@pytest.mark.parametrize("language", ["en", "ar"])
def test_it_prints_across_the_sheet_without_what_paper_cannot_do(page: Page, language: str) -> None:
    page.goto(f"/{language}/compare/?c=belgium&c=france")
    page.emulate_media(media="print")
    assert not page.locator(".choose, .away").filter(visible=True).count()
    printed = page.pdf(prefer_css_page_size=True)
    (box,) = set(re.findall(rb"/MediaBox ?\[0 0 ([0-9.]+) ([0-9.]+)\]", printed))
    assert float(box[0]) > float(box[1])
    assert len(re.findall(rb"/Type\s*/Page\b", printed)) <= 5
