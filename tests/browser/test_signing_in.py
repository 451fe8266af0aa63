"""Signing in to the admin, in a browser."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import Page, expect


def test_an_editor_signs_in_with_the_form(
    page: Page, eva: User, axe: Callable[[Page], None]
) -> None:
    page.goto("/admin/login/?next=/admin/")
    axe(page)
    page.get_by_label("Username").fill("eva")
    page.get_by_label("Password").fill("a-long-password")
    page.get_by_role("button", name="Log in").click()
    expect(page.get_by_role("heading", name="The desk")).to_be_visible()
    axe(page)


def test_a_person_signed_in_reaches_the_desk(
    page: Page, eva: User, sign_in: Callable[[Page, User], None]
) -> None:
    sign_in(page, eva)
    page.goto("/admin/")
    expect(page.get_by_role("heading", name="The desk")).to_be_visible()


def test_the_toggle_decides_between_light_and_dark(page: Page, db: None) -> None:
    page.emulate_media(color_scheme="light")
    page.goto("/account/login/")
    body = page.locator("body")
    expect(body).to_have_css("background-color", "rgb(242, 245, 250)")
    page.get_by_role("button", name="Toggle theme").click()
    expect(body).to_have_css("background-color", "rgb(18, 29, 49)")
    page.get_by_role("button", name="Toggle theme").click()
    page.emulate_media(color_scheme="dark")
    expect(body).to_have_css("background-color", "rgb(242, 245, 250)")


def test_what_the_policy_refuses_is_a_complaint(
    page: Page, complaints: list[str], db: None
) -> None:
    page.goto("/account/login/")
    page.evaluate("document.body.setAttribute('style', 'color: red')")
    page.wait_for_timeout(100)
    assert any("CSP: style-src" in complaint for complaint in complaints)
    complaints.clear()


def test_axe_finds_what_it_is_for(page: Page, axe: Callable[[Page], None]) -> None:
    page.goto("/account/login/")
    page.evaluate("document.querySelector('label[for=id_login]').remove()")
    with pytest.raises(AssertionError, match="label"):
        axe(page)
