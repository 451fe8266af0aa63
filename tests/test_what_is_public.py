"""Which edition readers get: the one in force, and never anything else."""

import datetime as dt

import pytest
from django.test import Client
from django.utils import timezone

from countries.models import Edition
from tests.editions import a_document, an_edition
from tests.pages import SeenPage

pytestmark = pytest.mark.django_db
BELGIUM = "/en/countries/belgium/"


def ago(**time: float) -> dt.datetime:
    return timezone.now() - dt.timedelta(**time)


def an_edition_that_says(words: str, **fields: object) -> Edition:
    return an_edition(a_document(strapline={"en": words}), **fields)


def strapline(client: Client) -> str:
    return SeenPage(client.get(BELGIUM)).one(id="fact-strapline").text


def test_a_country_without_editions_has_no_page(client: Client, belgium: object) -> None:
    assert client.get(BELGIUM).status_code == 404


@pytest.mark.parametrize("state", ["proposed", "rejected", "taken_back"])
def test_what_was_not_approved_has_no_page(client: Client, state: str) -> None:
    an_edition(state=state, number=None, publish_at=None, reason="Why.")
    assert client.get(BELGIUM).status_code == 404


def test_what_was_cancelled_has_no_page(client: Client) -> None:
    an_edition(state="cancelled")
    assert client.get(BELGIUM).status_code == 404
    assert client.get(f"{BELGIUM}editions/1/").status_code == 404


def test_a_publication_is_read_in_the_next_request(client: Client) -> None:
    an_edition_that_says("before")
    first = client.get(BELGIUM)
    an_edition_that_says("after")
    second = client.get(BELGIUM, headers={"If-None-Match": first["ETag"]})
    assert SeenPage(second).one(id="fact-strapline").text == "after"


def test_a_scheduled_edition_waits_for_its_time(client: Client) -> None:
    an_edition_that_says("now")
    an_edition_that_says("later", publish_at=ago(hours=-1))
    assert strapline(client) == "now"


def test_a_scheduled_edition_is_read_once_its_time_has_come(client: Client) -> None:
    an_edition_that_says("now", publish_at=ago(hours=2))
    an_edition_that_says("later", publish_at=ago(seconds=1))
    assert strapline(client) == "later"


def test_an_overtaken_schedule_never_comes_back_and_is_no_update(client: Client) -> None:
    an_edition_that_says("one", publish_at=ago(hours=3), notes={"en": "First note."})
    an_edition_that_says("two", publish_at=ago(hours=1), notes={"en": "Second note."})
    an_edition_that_says("three", publish_at=ago(hours=2), notes={"en": "Third note."})
    page = SeenPage(client.get(BELGIUM))
    assert page.one(id="fact-strapline").text == "three"
    updates = page.one("ul", class_="updates").text
    assert "Third note." in updates
    assert "Second note." not in updates


def test_updates_stand_newest_first_without_checks_alone(client: Client) -> None:
    an_edition(notes={"en": "Older."}, publish_at=ago(days=2))
    an_edition(notes={"en": "Newer."}, publish_at=ago(days=1))
    an_edition(notes={"en": "Checked."}, kind=Edition.Kind.CHECKED)
    page = SeenPage(client.get(BELGIUM))
    updates = page.one("ul", class_="updates").text
    assert updates.index("Newer.") < updates.index("Older.")
    assert "Checked." not in updates
    assert "Edition 3" in page.one("footer", class_="edition").text


@pytest.mark.parametrize("language", ["en", "fr", "es", "ar"])
def test_a_withdrawn_country_is_gone_with_its_notice(client: Client, language: str) -> None:
    an_edition_that_says("secret")
    an_edition(kind=Edition.Kind.WITHDRAWAL, notes={"en": "At its request.", "ar": "بطلب منه."})
    response = client.get(f"/{language}/countries/belgium/")
    page = SeenPage(response)
    assert (response.status_code, response["Content-Language"]) == (410, language)
    assert ("بطلب منه." if language == "ar" else "At its request.") in page.text
    assert "secret" not in page.text


def test_a_country_published_again_is_back(client: Client) -> None:
    an_edition_that_says("before")
    an_edition(kind=Edition.Kind.WITHDRAWAL)
    an_edition_that_says("after")
    assert strapline(client) == "after"


def test_at_a_former_address_stands_no_page_but_the_way_to_the_one_of_today(
    client: Client,
) -> None:
    an_edition(a_document(slug="old-name"))
    an_edition(a_document(slug="belgium"))
    response = client.get("/en/countries/old-name/")
    assert (response.status_code, response.content) == (301, b"")
    assert response["Location"] == BELGIUM


def test_the_foot_names_edition_date_and_fingerprint(client: Client) -> None:
    edition = an_edition(publish_at=dt.datetime(2026, 11, 20, 12, tzinfo=dt.UTC))
    foot = SeenPage(client.get(BELGIUM)).one("footer", class_="edition").text
    assert "Edition 1 Published on 20 November 2026" in foot
    assert edition.sha256[:12] in foot
