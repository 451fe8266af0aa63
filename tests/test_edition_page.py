"""Each edition that was live has an address for good; nothing else of a country's history has."""

import datetime as dt

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from countries.models import CrimeArea, Edition
from tests.editions import a_bare_document, a_document, an_edition, the_crime_areas
from tests.pages import SeenPage

pytestmark = pytest.mark.django_db
BELGIUM = "/en/countries/belgium/"


def address(number: int, language: str = "en") -> str:
    return f"/{language}/countries/belgium/editions/{number}/"


def ago(**time: float) -> dt.datetime:
    return timezone.now() - dt.timedelta(**time)


def two_editions() -> None:
    """The first went live two days ago, the second an hour ago."""
    an_edition(a_document(strapline={"en": "before"}), publish_at=ago(days=2))
    an_edition(a_document(strapline={"en": "after"}))


def test_an_old_edition_is_read_as_it_was_and_says_that_it_is_old(client: Client) -> None:
    two_editions()
    page = SeenPage(client.get(address(1)))
    assert page.one(id="fact-strapline").text == "before"
    banner = page.one("div", class_="banner").text
    assert banner.startswith("This is edition 1 of")
    assert "The current one is edition 2 of" in banner
    assert BELGIUM in page.links
    assert page.one("title").text.startswith("Belgium, edition 1")


def test_an_old_edition_sends_search_engines_to_the_current_page(client: Client) -> None:
    two_editions()
    page = SeenPage(client.get(address(1)))
    assert page.one("meta", name="robots").attributes["content"] == "noindex"
    canonical = page.one("link", rel="canonical").attributes["href"]
    assert canonical == f"http://testserver{BELGIUM}"
    assert not [link for link in page.all("link") if "hreflang" in link.attributes]


def test_the_current_edition_is_the_current_page_under_its_permanent_address(
    client: Client,
) -> None:
    two_editions()
    page = SeenPage(client.get(address(2)))
    assert page.one(id="fact-strapline").text == "after"
    assert not page.all("div", class_="banner")
    assert not page.all("meta", name="robots")
    assert page.one("link", rel="canonical").attributes["href"] == f"http://testserver{BELGIUM}"


def test_the_language_switch_stays_with_the_edition(client: Client) -> None:
    two_editions()
    page = SeenPage(client.get(address(1, "fr")))
    switch = [e.attributes["href"] for e in page.all("a") if "hreflang" in e.attributes]
    assert switch == [address(1, language) for language in ("en", "fr", "es", "ar")]


def test_the_page_of_a_country_names_its_permanent_address_and_those_of_its_past(
    client: Client,
) -> None:
    two_editions()
    page = SeenPage(client.get(BELGIUM))
    assert f"http://testserver{address(2)}" in page.one("footer", class_="edition").text
    assert {address(1), address(2)} <= set(page.links)


def test_the_permanent_address_breaks_after_a_slash_and_not_within_a_word(client: Client) -> None:
    two_editions()
    shown = "http://testserver/<wbr>en/<wbr>countries/<wbr>belgium/<wbr>editions/<wbr>2/</bdi>"
    assert shown in client.get(BELGIUM).content.decode()


def test_a_check_alone_has_an_address_too(client: Client) -> None:
    an_edition(kind=Edition.Kind.CHECKED)
    assert client.get(address(1)).status_code == 200


@pytest.mark.parametrize("number", [0, 3, 99, 10**30])
def test_an_edition_that_does_not_exist_has_no_page(client: Client, number: int) -> None:
    two_editions()
    assert client.get(address(number)).status_code == 404


@pytest.mark.parametrize("state", ["proposed", "rejected"])
def test_what_was_not_approved_has_no_address(client: Client, state: str) -> None:
    an_edition(publish_at=ago(days=1))
    not_approved = {"state": state, "number": None, "publish_at": None, "reason": "Why."}
    an_edition(a_document(strapline={"en": "secret"}), **not_approved)
    for number in (0, 2):
        assert client.get(address(number)).status_code == 404
    assert "secret" not in client.get(address(1)).content.decode()


def test_a_scheduled_edition_has_no_address_before_its_time(client: Client) -> None:
    an_edition(publish_at=ago(days=1))
    an_edition(a_document(strapline={"en": "secret"}), publish_at=ago(hours=-1))
    assert client.get(address(2)).status_code == 404
    assert "secret" not in client.get(address(1)).content.decode()


def test_an_overtaken_schedule_never_has_one(client: Client) -> None:
    an_edition(publish_at=ago(hours=3))
    an_edition(publish_at=ago(hours=1))
    an_edition(publish_at=ago(hours=2))
    answers = [client.get(address(number)).status_code for number in (1, 2, 3)]
    assert answers == [200, 404, 200]


def test_an_edition_of_another_country_is_not_found_under_this_one(client: Client) -> None:
    an_edition()
    monaco = a_bare_document(code="MC", alpha3="MCO", slug="monaco", name={"en": "Monaco"})
    for _ in range(2):
        an_edition(monaco)
    assert client.get(address(2)).status_code == 404
    assert client.get("/en/countries/nowhere/editions/1/").status_code == 404


@pytest.mark.parametrize("number", [1, 2, 3, 77])
def test_all_of_a_withdrawn_country_is_gone(client: Client, number: int) -> None:
    two_editions()
    an_edition(kind=Edition.Kind.WITHDRAWAL, notes={"en": "At its request."})
    response = client.get(address(number))
    assert response.status_code == 410
    assert "At its request." in SeenPage(response).text
    assert "before" not in response.content.decode()


def test_a_withdrawal_in_the_past_stays_gone_when_the_country_is_back(client: Client) -> None:
    an_edition(publish_at=ago(days=3))
    an_edition(kind=Edition.Kind.WITHDRAWAL, publish_at=ago(days=2))
    an_edition(publish_at=ago(days=1))
    answers = [client.get(address(number)).status_code for number in (1, 2, 3)]
    assert answers == [200, 410, 200]


def test_it_stands_under_the_address_of_today(client: Client) -> None:
    an_edition(a_document(slug="old-name"), publish_at=ago(days=1))
    an_edition()
    assert client.get(address(1)).status_code == 200
    assert client.get("/en/countries/old-name/editions/1/")["Location"] == address(1)


def test_it_is_asked_for_again_and_changes_when_another_goes_live(client: Client) -> None:
    an_edition(publish_at=ago(days=1))
    first = client.get(address(1))
    assert first["Cache-Control"] == "public, no-cache"
    known = {"If-None-Match": first["ETag"]}
    assert client.get(address(1), headers=known).status_code == 304
    an_edition()
    assert client.get(address(1), headers=known).status_code == 200


def test_the_name_of_a_crime_area_is_todays(client: Client) -> None:
    the_crime_areas()
    two_editions()
    CrimeArea.objects.filter(slug="drug-crime").update(name_en="Narcotics")
    assert "Narcotics" in SeenPage(client.get(address(1))).text


@pytest.mark.parametrize("editions", [2, 30])
def test_it_asks_four_questions_of_the_database_however_long_the_history(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, editions: int
) -> None:
    the_crime_areas()
    for n in range(editions):
        an_edition(publish_at=ago(days=editions - n))
    for number in (1, editions):
        with django_assert_num_queries(4):
            assert client.get(address(number)).status_code == 200
