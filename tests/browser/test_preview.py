"""The preview of a draft and the page of its changes, in a real browser."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import Page, expect

from countries.models import Country, Edition

BELGIUM = "/admin/countries/country/BE/"


@pytest.mark.slow
@pytest.mark.parametrize(
    ("language", "scheme", "width"),
    [("en", "light", 1280), pytest.param("ar", "dark", 390, marks=pytest.mark.slow)],
)
def test_the_draft_is_looked_at_and_its_changes_are_read(
    page: Page,
    axe: Callable[[Page], None],
    published_belgium: Edition,
    person: Callable[..., User],
    sign_in: Callable[[Page, User], None],
    language: str,
    scheme: str,
    width: int,
) -> None:
    country = Country.objects.get(pk="BE")
    Country.objects.update(strapline_en="A changed strapline", strapline_ar="")
    sign_in(page, person("eva", "editor", country))
    page.goto("/healthz")
    page.context.add_cookies([{"name": "django_language", "value": language, "url": page.url}])
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.set_viewport_size({"width": width, "height": 900})

    page.goto(f"{BELGIUM}preview/{language}/")
    expect(page.locator("#fact-strapline")).to_contain_text("A changed strapline")
    axe(page)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), "scrolls sideways"

    page.get_by_role("link", name="Français").click()
    expect(page).to_have_url(f"{BELGIUM}preview/fr/")

    page.goto(f"{BELGIUM}changes/")
    expect(page.locator("ins", has_text="strapline")).to_be_visible()
    axe(page)
