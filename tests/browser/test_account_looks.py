"""Every page of signing in and of one's own account, by axe: each look, width and direction."""

from collections.abc import Callable
from typing import Any

import pytest
from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.contrib.auth.models import User
from django.test import Client, RequestFactory
from django.urls import reverse
from django.utils.http import urlsafe_base64_encode
from playwright.sync_api import Page

from countries.signin.invitations import tokens
from countries.signin.urls import urlpatterns
from tests.test_signing_in import WORD

pytestmark = pytest.mark.slow
LOOKS: dict[str, dict[str, Any]] = {
    "light": {"color_scheme": "light", "forced_colors": "none"},
    "dark": {"color_scheme": "dark", "forced_colors": "none"},
    # Upon dark axe takes the fill colour of a button's text, which nobody sees, for its colour.
    "forced": {"color_scheme": "light", "forced_colors": "active"},
}
HEIGHT = 900
FADING = 250
"""So many milliseconds after a change of look a button has its new colours: they fade in 150."""
NO_PAGES = {"mfa_login_webauthn", "account_logout", "mfa_download_recovery_codes"}
# Where nobody, one who has no second factor, and one who has all of them finds each page.
OF_NOBODY = ("account_login", "account_inactive", "invitation", "mfa_authenticate")
OF_ADA = ("mfa_index", "account_reauthenticate", "mfa_activate_totp", "usersessions_list")
OF_EVA = (
    *("mfa_index", "usersessions_list", "account_reauthenticate", "mfa_reauthenticate"),
    *("mfa_reauthenticate_webauthn", "mfa_deactivate_totp", "mfa_add_webauthn"),
    *("mfa_edit_webauthn", "mfa_remove_webauthn", "mfa_view_recovery_codes"),
    "mfa_generate_recovery_codes",
)


@pytest.fixture
def enters(live_server: Any) -> Callable[[Page, User], None]:
    """Signs a person in who said a minute ago who she is."""

    def make(page: Page, user: User) -> None:
        client = Client()
        client.force_login(user)
        request = RequestFactory().get("/")
        request.session = client.session
        record_authentication(request, user, "password", reauthenticated=True)
        request.session.save()
        value = client.cookies["sessionid"].value
        page.context.add_cookies([{"name": "sessionid", "value": value, "url": live_server.url}])

    return make


@pytest.fixture(params=["en", "ar"])
def language(request: pytest.FixtureRequest, page: Page, live_server: Any) -> str:
    """The language that was chosen in this browser."""
    chosen = {"name": "django_language", "value": str(request.param), "url": live_server.url}
    page.context.add_cookies([chosen])  # type: ignore[list-item]
    return str(request.param)


@pytest.fixture
def every_look(page: Page, axe: Callable[[Page], None], language: str) -> Callable[[], None]:
    """Asks axe of the page that is open, in each look and width."""

    def at() -> None:
        assert page.locator("html").get_attribute("lang") == language
        for look in LOOKS.values():
            page.emulate_media(**look)
            page.wait_for_timeout(FADING)
            for width in (390, 1280):
                page.set_viewport_size({"width": width, "height": HEIGHT})
                wide = page.evaluate("document.documentElement.scrollWidth")
                assert wide <= width, f"{page.url} is {wide} wide at {width}"
                axe(page)

    return at


@pytest.fixture
def looks(page: Page, every_look: Callable[[], None]) -> Callable[..., None]:
    """Opens a page, and asks axe of it."""

    def at(name: str, *values: Any) -> None:
        page.goto(reverse(name, args=values))
        assert page.locator("h1").count() == 1, name
        assert page.url.endswith(reverse(name, args=values)), f"{name} led to {page.url}"
        every_look()

    return at


def test_every_page_is_looked_at() -> None:
    assert {each.name for each in urlpatterns} - NO_PAGES == {*OF_NOBODY, *OF_ADA, *OF_EVA}


def test_nobody_s_pages(
    page: Page, looks: Callable[..., None], every_look: Callable[[], None], eva: User
) -> None:
    TOTP.activate(eva, generate_totp_secret())
    looks("account_login")
    page.locator("#id_login").fill("eva")
    page.locator("#id_password").fill("not this one")
    page.keyboard.press("Enter")
    page.locator(".errornote").first.wait_for()
    every_look()
    page.locator("#id_password").fill(WORD)
    page.keyboard.press("Enter")
    page.wait_for_url("**/login/code/")
    every_look()
    page.context.clear_cookies(name="sessionid")
    looks("account_inactive")


def test_an_invited_person_s_pages(
    page: Page,
    every_look: Callable[[], None],
    eva: User,
    complaints: list[str],
) -> None:
    key = urlsafe_base64_encode(str(eva.pk).encode())
    page.goto(reverse("invitation", args=[key, tokens.make_token(eva)]))
    every_look()
    page.goto(reverse("invitation", args=[key, "no-token"]))
    every_look()
    complaints.clear()  # a 410 is one


def test_pages_of_one_who_has_no_second_factor(
    page: Page,
    looks: Callable[..., None],
    enters: Callable[[Page, User], None],
    person: Callable[..., User],
    settings: Any,
) -> None:
    settings.SECOND_FACTOR = True
    enters(page, person("ada", "administrator"))
    for name in OF_ADA:
        looks(name)


def test_pages_of_one_who_has_them_all(
    page: Page,
    device: Any,
    looks: Callable[..., None],
    enters: Callable[[Page, User], None],
    eva: User,
) -> None:
    enters(page, eva)
    page.goto(reverse("mfa_add_webauthn"))
    page.locator("#passkey").click()
    page.wait_for_url("**/account/codes/")
    TOTP.activate(eva, generate_totp_secret())
    key = Authenticator.objects.get(user=eva, type="webauthn").pk
    for name in OF_EVA:
        enters(page, eva)
        looks(name, *([key] if name in ("mfa_edit_webauthn", "mfa_remove_webauthn") else []))
