"""A profile of facts only is complete in itself: no empty parts, and it says what it is."""

from typing import Any

import pytest
from django.test import Client

from tests.editions import a_bare_document, a_document, an_edition, cited, the_crime_areas
from tests.pages import SeenPage

pytestmark = pytest.mark.django_db
CLAIM = "Compiled from public sources; not confirmed by the bureau."


def page_of(client: Client, language: str = "en", **parts: Any) -> SeenPage:
    an_edition(a_bare_document(**parts))
    return SeenPage(client.get(f"/{language}/countries/belgium/"))


def headings(page: SeenPage) -> list[str]:
    return [element.text for element in page.all("h2")]


def test_it_says_where_it_comes_from_and_what_is_not_recorded(client: Client) -> None:
    page = page_of(client, ncb={"city": {"en": "Brussels"}}, member_since="1923-09-07")
    assert page.one("div", class_="compiled").text == (
        f"{CLAIM} Not recorded yet:"
        " Organized crime · The unit and the hours of the bureau · Law enforcement"
    )
    assert headings(page) == ["Sources", "Updates", "This edition"]
    assert page.one(id="fact-ncb.city").text == "National Central Bureau Brussels"
    assert "Police" not in [element.text for element in page.all("dt")]


@pytest.mark.parametrize("language", ["fr", "es", "ar"])
def test_it_says_so_in_every_language(client: Client, language: str) -> None:
    page = page_of(client, language)
    assert CLAIM not in page.text
    assert page.one("div", class_="compiled").text


def test_a_full_profile_says_nothing_of_it(client: Client) -> None:
    an_edition()
    page = SeenPage(client.get("/en/countries/belgium/"))
    assert CLAIM not in page.text


def test_a_part_that_says_something_stays(client: Client) -> None:
    the_crime_areas()
    areas = [{"area": "violence", "standing": "principal"}]
    force = {"slug": "one", "name": {"en": "One Police"}}
    page = page_of(client, crime_areas=areas, police=[force])
    assert headings(page)[:2] == ["Organized crime", "Law enforcement"]
    assert "Not recorded yet: The unit and the hours of the bureau" in page.text


@pytest.mark.parametrize(
    ("fact", "heading"),
    [
        ("crime.principal", "Organized crime"),
        ("ncb.around_the_clock", "The bureau"),
        ("ncb.website", "The bureau"),
    ],
)
def test_a_part_stays_where_somebody_said_why_it_is_empty(
    client: Client, fact: str, heading: str
) -> None:
    page = page_of(client, citations=[cited(fact, None, reason="withheld")])
    assert heading in headings(page)
    assert "not published" in page.one(id=f"fact-{fact}").text


def test_every_link_on_the_page_has_its_target(client: Client) -> None:
    page = page_of(
        client,
        citations=[cited(fact) for fact in ("region", "ncb.city", "codes", "crime.focus")],
        sources=[{"slug": "supplied-text", "title": {"en": "Text"}}],
    )
    assert {link[1:] for link in page.links if link.startswith("#")} <= set(page.ids)


def test_nothing_is_called_missing_where_all_parts_say_something(client: Client) -> None:
    the_crime_areas()
    an_edition(a_document(sections=[], citations=[]))
    page = SeenPage(client.get("/en/countries/belgium/"))
    assert page.one("div", class_="compiled").text == CLAIM
