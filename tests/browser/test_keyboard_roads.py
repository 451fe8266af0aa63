"""With the Tab and Enter keys alone every list leads to Belgium, with scripts and without."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from countries.models import Edition

FARTHEST = 60  # presses of the Tab key
ROADS = {
    "from A to Z": ["Countries", "Belgium"],
    "by its region": ["Regions", "Europe", "Belgium"],
    "by a crime area": ["Crime areas", "Drug crime", "Belgium"],
}


@pytest.fixture(autouse=True)
def belgium_is_published(transactional_db: None, published_belgium: Edition) -> None:
    pass


@pytest.fixture
def without_scripts(browser: Browser, live_server: LiveServer) -> Iterator[Page]:
    context = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    yield context.new_page()
    context.close()


def follow(page: Page, name: str) -> None:
    """Tab to the first link of that name, and Enter."""
    link = page.get_by_role("link", name=name).and_(page.locator(":focus"))
    for _ in range(FARTHEST):
        page.keyboard.press("Tab")
        if link.count():
            break
    else:
        pytest.fail(f"no link {name} in {FARTHEST} steps on {page.url}")
    with page.expect_navigation():
        page.keyboard.press("Enter")


@pytest.mark.slow
@pytest.mark.parametrize("road", ROADS)
@pytest.mark.parametrize("scripts", ["page", "without_scripts"])
def test_the_keyboard_leads_there(request: pytest.FixtureRequest, scripts: str, road: str) -> None:
    page: Page = request.getfixturevalue(scripts)
    page.goto("/en/")
    for name in ROADS[road]:
        follow(page, name)
    expect(page).to_have_url("/en/countries/belgium/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Belgium")
