"""A real browser for the journeys. Whatever it complains about fails the test."""

import os
import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.auth.models import User
from django.test import Client
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, sync_playwright
from pytest_django.live_server_helper import LiveServer

from tests.browser import chromium

QUIET = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"]
QUIET += ["--disable-background-networking", "--disable-component-update"]
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"]
REPORT_VIOLATIONS = """
addEventListener("securitypolicyviolation", event => console.error(
  `CSP: ${event.effectiveDirective} refused ${event.blockedURI || "inline"}`));
"""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.path.is_relative_to(os.path.dirname(__file__)):
            item.add_marker("browser")


@pytest.fixture(scope="session")
def browser(live_server: LiveServer) -> Iterator[Browser]:
    """The system's Chromium. Without one the tests are skipped, and in CI they fail.

    It closes before the server stops: a thread that still holds one of its connections then would
    close a database in memory that is no longer shared with it, which is an error of the last test.
    """
    executable = chromium.path()
    if executable is None:
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)(chromium.MISSING)
    # Playwright keeps an event loop in this thread, where Django then refuses its database.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=executable, args=QUIET)
        yield running
        running.close()
    _wait_for_requests()


def _wait_for_requests(seconds: float = 10) -> None:
    """Until the server's threads have seen that the browser is gone; `seconds` for each."""
    for thread in threading.enumerate():
        if "process_request_thread" in thread.name:
            thread.join(seconds)


@pytest.fixture
def complaints() -> list[str]:
    """What the browser complained of; a test that means to cause a complaint clears it."""
    return []


@pytest.fixture
def page(browser: Browser, live_server: LiveServer, complaints: list[str]) -> Iterator[Page]:
    """A tab of a fresh browser on the running portal; addresses are relative to it.

    No console error, no script error, no refusal by the Content-Security-Policy and no failed
    request is allowed.
    """
    context = browser.new_context(base_url=live_server.url, locale="en-GB")
    context.set_default_timeout(30_000)
    context.add_init_script(REPORT_VIOLATIONS)
    tab = context.new_page()
    tab.on("console", lambda said: complaints.extend(_errors(said)))
    tab.on("pageerror", lambda error: complaints.append(f"script error: {error}"))
    tab.on("requestfailed", lambda request: complaints.extend(_failures(request)))
    yield tab
    context.close()
    assert not complaints, "The browser complained:\n" + "\n".join(complaints)


def _errors(said: ConsoleMessage) -> list[str]:
    """The message where it is an error, with its address; an icon that nothing names is none."""
    address = said.location["url"]
    if said.type != "error" or address.endswith("/favicon.ico"):
        return []
    return [f"{said.text} ({address})"]


def _failures(request: Request) -> list[str]:
    """The request where it failed; one that the next page cut short did not."""
    if request.failure == "net::ERR_ABORTED":
        return []
    return [f"failed: {request.url} {request.failure}"]


@pytest.fixture
def sign_in(live_server: LiveServer) -> Callable[[Page, User], None]:
    """Signs a person in without the form: `sign_in(page, eva)`."""

    def make(page: Page, user: User) -> None:
        client = Client()
        client.force_login(user)
        cookie = client.cookies["sessionid"].value
        page.context.add_cookies([{"name": "sessionid", "value": cookie, "url": live_server.url}])

    return make


@pytest.fixture
def device(page: Page) -> Iterator[Any]:
    """A telephone that keeps passkeys and knows its owner's finger."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    session.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    yield session
    session.detach()


@pytest.fixture
def axe() -> Callable[[Page], None]:
    """Asserts that axe finds nothing on the page by the rules of WCAG 2.0 to 2.2, A and AA."""

    def check(page: Page) -> None:
        options = {
            "runOnly": {"type": "tag", "values": RULES},
            "resultTypes": ["violations"],
            "preload": False,  # axe would read style sheets in a way that the policy refuses
        }
        found = Axe().run(page, options=options).response["violations"]
        lines = [
            f"{rule['id']} ({rule['impact']}): {rule['help']}\n    {node['html'][:200]}"
            for rule in found
            for node in rule["nodes"]
        ]
        assert not lines, f"axe on {page.url}:\n" + "\n".join(lines)

    return check
