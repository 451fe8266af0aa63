"""A publisher writes a page about the portal and a reader gets it, in a real browser."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from playwright.sync_api import Page, expect

FORM = "/admin/countries/page/privacy/change/"


@pytest.mark.slow
@pytest.mark.parametrize(
    ("language", "scheme", "width"),
    [("en", "light", 1280), pytest.param("ar", "dark", 390, marks=pytest.mark.slow)],
)
def test_a_sentence_goes_from_the_form_to_the_readers(
    page: Page,
    axe: Callable[[Page], None],
    petra: User,
    sign_in: Callable[[Page, User], None],
    language: str,
    scheme: str,
    width: int,
) -> None:
    call_command("loaddata", "pages", verbosity=0)
    sign_in(page, petra)
    page.goto("/healthz")
    page.context.add_cookies([{"name": "django_language", "value": language, "url": page.url}])
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.set_viewport_size({"width": width, "height": 900})

    page.goto(FORM)
    page.locator(f"div[role=textbox][lang={language}]").click()
    page.keyboard.press("Control+End")
    page.keyboard.type(" A new sentence.")
    axe(page)
    page.locator("[name=_publish]").click()
    expect(page.locator("ins")).to_have_text(" A new sentence.")
    axe(page)
    page.locator("input[type=submit].default").click()
    expect(page).to_have_url(FORM)

    page.goto(f"{FORM[:-7]}history/")
    axe(page)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), "scrolls sideways"
    page.goto(f"/{language}/privacy/")
    expect(page.locator("main")).to_contain_text("A new sentence.")
    axe(page)
