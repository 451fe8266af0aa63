"""One unbroken walk by hand: from four invitations to an edition that is withdrawn.

Everybody has a browser and a device of her own. In English and in Arabic; `make pictures` keeps
what is seen at each stop in `pictures/walk`.
"""

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import Group, User
from django.utils import timezone, translation
from django.utils.translation import gettext
from playwright.sync_api import Browser, Locator, Page, expect
from pytest_django.live_server_helper import LiveServer

from countries.models import Edition
from tests.browser.conftest import REPORT_VIOLATIONS
from tests.environment import ROOT

pytestmark = pytest.mark.slow
PASSWORD = "correct horse battery staple"
FORM = "/admin/countries/country/BE/change/"
PHONE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}
TEXTS = {
    "en": ("How the bureau helps", "How the bureau helps Belgium", "Helps whom?"),
    "ar": ("كيف يساعد المكتب", "كيف يساعد المكتب بلجيكا", "يساعد من؟"),
}


class Walker:
    """A person at her own browser. `press`, `follow` and `heads` take the English words."""

    def __init__(self, page: Page, language: str, axe: Callable[[Page], None]) -> None:
        self.page, self.language, self.axe = page, language, axe

    def say(self, words: str) -> str:
        """The words as her desk says them."""
        with translation.override(self.language):
            return gettext(words)

    def press(self, words: str, within: Page | Locator | None = None) -> None:
        button = (within or self.page).get_by_role("button", name=self.say(words), exact=True)
        button.click()

    def follow(self, words: str) -> None:
        self.page.get_by_role("link", name=self.say(words)).first.click()

    def fill(self, **texts: str) -> None:
        for name, text in texts.items():
            self.page.locator(f"[name={name}]").fill(text)

    def is_told(self) -> None:
        """That it was done, on the next page."""
        expect(self.page.locator(".messagelist .success").first).to_be_visible()

    def heads(self, words: str) -> None:
        expect(self.page.get_by_role("heading", name=self.say(words), level=1)).to_be_visible()

    def region(self, words: str) -> Locator:
        return self.page.get_by_role("region", name=self.say(words))

    def stops(self, name: str) -> None:
        """Let axe look, and keep a picture, once every editor of rich text stands."""
        if self.page.url.endswith(FORM):
            expect(self.page.locator("[aria-multiline]")).to_have_count(12)
        self.axe(self.page)
        assert self.page.evaluate("document.documentElement.scrollWidth <= innerWidth"), name
        self.page.evaluate("scrollTo(0, 0)")
        path = Path(ROOT, "pictures", "walk", f"{self.language}-{name}.png")
        self.page.screenshot(path=path, full_page=True, animations="disabled")


@pytest.fixture(params=["en", "ar"])
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def enters(
    browser: Browser,
    live_server: LiveServer,
    axe: Callable[[Page], None],
    complaints: list[str],
    language: str,
) -> Iterator[Callable[[], Walker]]:
    """A new browser with a telephone that keeps passkeys, in the language of the walk."""
    contexts = []

    def make() -> Walker:
        context = browser.new_context(base_url=live_server.url, locale=language)
        contexts.append(context)
        context.add_init_script(REPORT_VIOLATIONS)
        cookie = {"name": "django_language", "value": language, "url": live_server.url}
        context.add_cookies([cookie])  # type: ignore[list-item]  # all of it is text
        page = context.new_page()
        page.on("console", lambda said: complaints.append(said.text) if _refused(said) else None)
        session = context.new_cdp_session(page)
        session.send("WebAuthn.enable")
        session.send("WebAuthn.addVirtualAuthenticator", {"options": PHONE})
        return Walker(page, language, axe)

    yield make
    for context in contexts:
        context.close()


def _refused(said: Any) -> bool:
    """An error of a script or of the policy; that a withdrawn page answers 410 is none."""
    return said.type == "error" and "410" not in said.text


@pytest.fixture
def ada(
    enters: Callable[[], Walker],
    person: Callable[..., User],
    sign_in: Callable[[Page, User], None],
    settings: Any,
) -> Walker:
    """Ada administers, has her own second factor, and sits at her desk."""
    from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret

    settings.SECOND_FACTOR = True
    user = person("ada", "administrator")
    TOTP.activate(user, generate_totp_secret())
    walker = enters()
    sign_in(walker.page, user)
    return walker


def invited(ada: Walker, she: Walker, name: str, role: str) -> Walker:
    """Ada invites her for Europe; she takes the link, a password, a passkey, and her codes."""
    ada.page.goto("/admin/auth/user/add/")
    ada.fill(username=name)
    ada.page.locator(f"[name=groups][value='{Group.objects.get(name=role).pk}']").check()
    ada.page.locator("[name=regions][value=europe]").check()
    ada.press("Save")
    link = ada.page.locator("#link").input_value()
    ada.stops(f"01-invited-{name}")
    she.page.goto(link)
    she.stops(f"02-{name}-opens-the-link")
    she.fill(new_password1=PASSWORD, new_password2=PASSWORD)
    she.press("Set the password and go on")
    she.follow("Add a passkey")
    she.press("Add the passkey")
    she.heads("Recovery codes")
    she.stops(f"03-{name}-has-codes")
    she.follow("I have kept them: to the desk")
    she.heads("The desk")
    return she


def proposes(she: Walker, strapline: str, stop: str) -> None:
    she.page.goto(FORM)
    she.page.locator("label", has=she.page.locator("#editing-all")).click()
    she.fill(**{"strapline_en": f"{strapline} {stop}", f"strapline_{she.language}": strapline})
    she.press("Propose…")
    she.fill(en="The line under the name is new.", ar="السطر تحت الاسم جديد.")
    she.stops(f"{stop}-proposes")
    she.press("Propose")
    she.is_told()


def test_from_invitations_to_a_withdrawn_edition(
    enters: Callable[[], Walker], ada: Walker, published_belgium: Edition, language: str
) -> None:
    short, whole, question = TEXTS[language]
    eva = invited(ada, enters(), "eva", "editor")
    ruth = invited(ada, enters(), "ruth", "reviewer")
    petra = invited(ada, enters(), "petra", "publisher")

    proposes(eva, short, "10")
    opens_proposal(ruth)
    part = ruth.region("Facts")
    part.locator("summary", has_text=ruth.say("Comment")).last.click()
    part.locator("textarea").last.fill(question)
    ruth.press("Comment", part)
    ruth.page.locator("[value=return]").locator("xpath=ancestor::section").locator("textarea").fill(
        question
    )
    ruth.stops("11-asks")
    ruth.press("Return")
    ruth.is_told()

    eva.page.goto("/admin/")
    expect(eva.region("Returned to me")).to_contain_text(question)
    eva.stops("12-returned")
    proposes(eva, whole, "13")
    opens_proposal(ruth)
    ruth.press("Approve now")
    ruth.is_told()
    ruth.stops("14-approved")
    reads(ruth, 2, whole)

    proposes(eva, short, "15")
    opens_proposal(petra)
    moment = soon()
    petra.page.locator("[name=schedule-when]").fill(f"{timezone.localtime(moment):%Y-%m-%dT%H:%M}")
    petra.press("Approve for then")
    petra.is_told()
    petra.page.goto("/admin/")
    expect(petra.region("Scheduled")).to_be_visible()
    petra.stops("16-scheduled")
    reads(petra, 2, whole)
    petra.page.wait_for_timeout((moment - timezone.now()).total_seconds() * 1000 + 500)
    reads(petra, 3, short)

    petra.page.goto("/admin/countries/country/BE/history/")
    petra.stops("17-history")
    petra.page.goto("/admin/countries/country/BE/history/restore/e2/")
    petra.stops("18-restores")
    petra.press("Restore")
    petra.is_told()
    petra.stops("19-restored")
    petra.page.goto("/admin/countries/country/BE/propose/")
    petra.fill(en="The line is as it was.")
    petra.press("Propose")
    petra.is_told()
    opens_proposal(ruth)
    ruth.press("Approve now")
    ruth.is_told()
    reads(ruth, 4, whole)

    petra.page.goto("/admin/countries/country/BE/withdraw/")
    petra.fill(en="This page is being revised.", ar="هذه الصفحة قيد المراجعة.")
    petra.stops("20-withdraws")
    petra.press("Withdraw this profile")
    petra.is_told()
    answer = petra.page.goto(f"/{language}/countries/belgium/")
    assert answer is not None
    assert answer.status == 410
    petra.stops("21-withdrawn")


def opens_proposal(she: Walker) -> None:
    she.page.goto("/admin/")
    she.region("Waits for me to review").get_by_role("link").first.click()


def soon() -> dt.datetime:
    """The next full minute that leaves time to type it."""
    now = timezone.now()
    full = now.replace(second=0, microsecond=0) + dt.timedelta(minutes=1)
    return full if full - now > dt.timedelta(seconds=10) else full + dt.timedelta(minutes=1)


def reads(she: Walker, number: int, strapline: str) -> None:
    """What readers are given now."""
    she.page.goto(f"/{she.language}/countries/belgium/")
    expect(she.page.locator("main")).to_contain_text(strapline)
    expect(she.page.locator(f"a[href$='/editions/{number}/']").first).to_be_visible()
