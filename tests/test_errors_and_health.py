"""What readers see when something is wrong, and what a load balancer sees."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import OperationalError, connection
from django.test import Client
from django.utils.translation import gettext, override

from tests.pages import SeenPage

ALL = ("en", "fr", "es", "ar")


def heading(response: Any) -> str:
    return SeenPage(response).one("h1").text


@pytest.mark.django_db
@pytest.mark.parametrize("language", ALL)
def test_a_missing_page_speaks_the_language_of_its_address(client: Client, language: str) -> None:
    response = client.get(f"/{language}/nothing/", headers={"Accept-Language": "fr"})
    assert (response.status_code, response["Content-Language"]) == (404, language)
    with override(language):
        assert heading(response) == gettext("Page not found")
    assert f"/{language}/" in SeenPage(response).links


@pytest.mark.django_db
def test_development_shows_the_same_missing_page(client: Client, settings: Any) -> None:
    """`make serve` is to be tried by readers too, whom Django's list of addresses tells nothing."""
    seen = client.get("/fr/countries/nothing/").content
    settings.DEBUG = True
    response = client.get("/fr/countries/nothing/")
    assert (response.status_code, response.content) == (404, seen)


@pytest.mark.django_db
def test_elsewhere_it_speaks_the_language_that_the_browser_asks_for(client: Client) -> None:
    response = client.get("/nothing/", headers={"Accept-Language": "ar"})
    assert SeenPage(response).one("html").attributes == {"lang": "ar", "dir": "rtl"}
    assert "Accept-Language" in response["Vary"]


@pytest.mark.django_db
def test_a_missing_page_has_no_address_of_its_own(client: Client) -> None:
    page = SeenPage(client.get("/en/nothing/"))
    assert not page.all("link", rel="canonical")
    assert not page.all("link", rel="alternate")


@pytest.mark.parametrize("language", ALL)
def test_a_fault_has_its_page_without_a_database(language: str) -> None:
    client = Client(raise_request_exception=False)
    response = client.get(f"/{language}/")  # this test has no database
    assert (response.status_code, response["Content-Language"]) == (500, language)
    assert response["Cache-Control"] == "no-store"
    with override(language):
        assert heading(response) == gettext("Something went wrong")


def test_a_bad_request_has_its_page(client: Client) -> None:
    response = client.get("/es/", headers={"Host": "somewhere.else"})
    assert (response.status_code, response["Content-Language"]) == (400, "es")
    assert "somewhere.else" not in response.content.decode()


def test_a_refusal_has_its_page(vera: User, signed_in: Callable[[User], Client]) -> None:
    response = signed_in(vera).get("/admin/auth/user/", headers={"Accept-Language": "fr"})
    assert (response.status_code, response["Content-Language"]) == (403, "fr")


@pytest.mark.django_db
def test_health_is_ok_without_a_session(client: Client) -> None:
    response = client.get("/healthz")
    assert (response.status_code, response.content) == (200, b"ok\n")
    assert response["Content-Type"].startswith("text/plain")
    assert "no-store" in response["Cache-Control"]
    assert not response.cookies


@pytest.mark.django_db
def test_health_says_when_the_database_does_not_answer(client: Client) -> None:
    def refuse(*args: Any) -> None:
        raise OperationalError("the server closed the connection")

    with connection.execute_wrapper(refuse):
        response = client.get("/healthz")
    assert response.status_code == 503
    assert "database does not answer" in response.content.decode()
