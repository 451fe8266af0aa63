"""Whatever stands in an edition, nothing of it runs in a reader's browser."""

import json
from typing import Any

import pytest
from django.test import Client

from tests.editions import a_document, an_edition
from tests.pages import SEARCH_ONLY, SeenPage

pytestmark = pytest.mark.django_db
BELGIUM = "/en/countries/belgium/"
SCRIPT = "<script>alert('x')</script>"


def stored(**parts: Any) -> None:
    """An edition whose body was written past every check but the document's shape."""
    plain = a_document().plain()
    an_edition(body=json.dumps({**plain, **parts}), notes={"en": SCRIPT})


def test_a_script_in_rich_text_never_reaches_the_page(client: Client) -> None:
    body = f'<p onclick="x()">Kept{SCRIPT}<img src=x onerror=x()><a href="javascript:x()">y</a></p>'
    section = {"slug": "crime", "topic": "crime", "heading": {"en": SCRIPT}, "body": {"en": body}}
    stored(sections=[section], citations=[])
    page = SeenPage(client.get(BELGIUM))
    assert "Kept" in page.one("div", class_="prose").text
    assert page.scripts == SEARCH_ONLY
    assert {e.attributes["class"] for e in page.all("img")} == {"flag", "globe"}
    assert not [link for link in page.links if link.startswith("javascript")]
    assert not [e for e in page.elements if any(name.startswith("on") for name in e.attributes)]


def test_html_in_a_plain_text_is_shown_as_text(client: Client) -> None:
    stored(name={"en": SCRIPT}, strapline={"en": f'"{SCRIPT}'}, official_name={"en": SCRIPT})
    page = SeenPage(client.get(BELGIUM))
    assert page.one("h1").text == SCRIPT
    assert page.scripts == SEARCH_ONLY


def test_html_in_every_language_and_in_a_fallback_is_shown_as_text(client: Client) -> None:
    stored(ncb={"city": {"en": SCRIPT}, "unit": {"en": SCRIPT, "ar": SCRIPT}})
    for language in ("fr", "es", "ar"):
        page = SeenPage(client.get(f"/{language}/countries/belgium/"))
        assert page.scripts == SEARCH_ONLY


def test_an_address_that_would_run_is_no_link(client: Client) -> None:
    client.raise_request_exception = False
    stored(ncb={"website": "javascript:alert(1)"})
    response = client.get(BELGIUM)
    assert response.status_code == 500
    assert b"javascript:" not in response.content
