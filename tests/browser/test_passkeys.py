"""From an invitation to a passkey, and in with it, on a device that Chromium plays."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import Page, expect

from countries.models import AuditEntry

pytestmark = pytest.mark.slow
PASSWORD = "correct horse battery staple"


@pytest.fixture(autouse=True)
def second_factor(settings: Any) -> None:
    """As in production."""
    settings.SECOND_FACTOR = True


@pytest.fixture
def ada(person: Callable[..., User], settings: Any) -> User:
    """Ada administers, and has her own second factor."""
    from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret

    ada = person("ada", "administrator")
    TOTP.activate(ada, generate_totp_secret())
    return ada


def test_an_invited_person_gets_in_with_a_passkey(
    page: Page,
    device: Any,
    ada: User,
    sign_in: Callable[[Page, User], None],
    axe: Callable[[Page], None],
) -> None:
    sign_in(page, ada)
    page.goto("/admin/auth/user/add/")
    axe(page)
    page.get_by_label("Username").fill("eva")
    page.get_by_label("editor", exact=True).check()
    page.get_by_label("Europe").check()
    page.get_by_role("button", name="Save", exact=True).click()
    axe(page)
    link = page.get_by_label("Copy it and pass it on").input_value()
    page.context.clear_cookies()

    page.goto(link)
    axe(page)
    page.get_by_label("New password", exact=True).fill(PASSWORD)
    page.get_by_label("New password confirmation").fill(PASSWORD)
    page.get_by_role("button", name="Set the password and go on").click()
    expect(page.get_by_role("heading", name="Your account")).to_be_visible()
    axe(page)
    page.goto("/admin/countries/country/")
    expect(page.get_by_role("heading", name="Your account")).to_be_visible()

    page.get_by_role("link", name="Add a passkey").click()
    axe(page)
    page.get_by_role("button", name="Add the passkey").click()
    expect(page.get_by_role("heading", name="Recovery codes")).to_be_visible()
    axe(page)
    page.get_by_role("link", name="I have kept them: to the desk").click()
    expect(page.get_by_role("heading", name="The desk")).to_be_visible()

    page.get_by_role("button", name="eva").click()
    page.get_by_role("button", name="Log out").click()
    page.goto("/admin/countries/country/")
    axe(page)
    page.get_by_role("button", name="Use a passkey").click()
    expect(page.get_by_role("heading", name="Countries")).to_be_visible()
    steps = AuditEntry.objects.filter(name="eva", action="signed-in")
    assert steps.latest("pk").detail == "webauthn"

    page.get_by_role("button", name="eva").click()
    page.get_by_role("button", name="Log out").click()
    page.goto("/account/login/")
    page.get_by_label("Username").fill("eva")
    page.get_by_label("Password").fill(PASSWORD)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Second factor")).to_be_visible()
    axe(page)
    page.get_by_role("button", name="Use a passkey").click()
    expect(page.get_by_role("heading", name="The desk")).to_be_visible()
    assert steps.latest("pk").detail == "password, webauthn"


def test_who_closes_the_question_is_told_what_to_do(page: Page, device: Any, db: None) -> None:
    page.goto("/account/login/")
    page.get_by_role("button", name="Use a passkey").click()
    expect(page.get_by_role("alert")).to_contain_text("The passkey was not used")
