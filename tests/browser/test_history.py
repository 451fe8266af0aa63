"""The history of a profile and the way back, in a real browser, with scripts and without."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from countries import receipts
from countries.models import Country, Edition, Receipt
from tests.drafts import strapline, writes

BELGIUM = "/admin/countries/country/BE/"
PAGES = (
    "history/?open=r2",
    "history/compare/?from=live&to=draft",
    "history/restore/e1/",
    "history/note/1/",
    "history/receipt/1/",
)


@pytest.fixture
def country(published_belgium: Edition, person: Callable[..., User]) -> Country:
    country = Country.objects.get(pk="BE")
    writes(person("eva", "editor"), country, strapline_en="A changed strapline")
    return country


@pytest.mark.slow
@pytest.mark.parametrize(
    ("language", "scheme", "width"), [("en", "light", 1280), ("ar", "dark", 390)]
)
def test_its_pages_are_clean_and_fit(
    page: Page,
    axe: Callable[[Page], None],
    country: Country,
    petra: User,
    sign_in: Callable[[Page, User], None],
    language: str,
    scheme: str,
    width: int,
) -> None:
    sign_in(page, petra)
    receipts.make([Edition.objects.get(country="BE")])
    Receipt.objects.filter(language="ar").update(good=False)
    page.goto("/healthz")
    page.context.add_cookies([{"name": "django_language", "value": language, "url": page.url}])
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.set_viewport_size({"width": width, "height": 900})
    others = ("/admin/countries/crimearea/violence/history/", "/admin/countries/country/deleted/")
    for address in (*(BELGIUM + each for each in PAGES), *others, "/admin/"):
        page.goto(address)
        axe(page)
        fits = page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert fits, f"{address} scrolls sideways"


@pytest.mark.slow
def test_without_scripts_two_states_are_compared_one_restored_and_brought_back(
    browser: Browser,
    live_server: LiveServer,
    country: Country,
    petra: User,
    sign_in: Callable[[Page, User], None],
) -> None:
    context = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    page = context.new_page()
    sign_in(page, petra)
    page.goto(f"{BELGIUM}history/")
    page.get_by_label("From: Revision 2").check()
    page.get_by_label("To: Edition 1").check()
    page.get_by_role("button", name="Compare").first.click()
    expect(page.locator("del", has_text="changed")).to_be_visible()
    page.locator("a[href$='/restore/e1/']").click()
    page.get_by_label("Put the unproposed edits aside").check()
    page.get_by_role("button", name="Restore", exact=True).click()
    page.get_by_role("link", name="Bring it back…").click()
    assert strapline(country) != "A changed strapline"
    page.get_by_role("button", name="Restore", exact=True).click()
    expect(page.get_by_text("Restored as the new draft: Revision 2 · Facts.")).to_be_visible()
    assert strapline(country) == "A changed strapline"
    context.close()
