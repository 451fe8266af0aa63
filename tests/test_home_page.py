"""The home page lists the published countries by region, from columns alone."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from countries.models import Edition
from tests.editions import a_bare_document, an_edition
from tests.pages import SeenPage

pytestmark = pytest.mark.django_db


def published(code: str, region: str, **names: str) -> Edition:
    document = a_bare_document(
        code=code, alpha3=f"{code}X", slug=code.lower(), region=region, name=names
    )
    return an_edition(document)


def test_countries_stand_under_their_region_by_name(client: Client) -> None:
    published("SE", "europe", en="Sweden", fr="Suède")
    published("ES", "europe", en="Spain", fr="Espagne")
    published("EE", "europe", en="Estonia", fr="Estonie")
    published("CI", "africa", en="Côte d’Ivoire")
    page = SeenPage(client.get("/en/"))
    assert [e.text for e in page.all("h2")] == ["Africa", "Europe"]
    assert [e.text for e in page.all("ul", class_="countries")] == [
        "Côte d’Ivoire",
        "Estonia Spain Sweden",
    ]


def test_accents_do_not_change_the_order(client: Client) -> None:
    published("EG", "africa", en="Egypt", fr="Égypte")
    published("DZ", "africa", en="Algeria", fr="Algérie")
    published("GA", "africa", en="Gabon", fr="Gabon")
    page = SeenPage(client.get("/fr/"))
    assert page.one("ul", class_="countries").text == "Algérie Égypte Gabon"


def test_a_name_without_a_translation_stands_in_english_and_says_so(client: Client) -> None:
    published("MC", "europe", en="Monaco")
    name = SeenPage(client.get("/ar/")).one("bdi")
    assert (name.text, name.attributes) == ("Monaco", {"lang": "en", "dir": "ltr"})


def test_only_published_countries_are_listed(client: Client, france: object) -> None:
    published("BE", "europe", en="Belgium")
    published("MC", "europe", en="Monaco")
    an_edition(a_bare_document(code="MC", alpha3="MCX", slug="mc"), kind="withdrawal")
    page = SeenPage(client.get("/en/"))
    assert page.one("ul", class_="countries").text == "Belgium"
    assert "/en/countries/be/" in page.links


def test_an_empty_portal_says_so(client: Client) -> None:
    assert "No profile is published yet." in SeenPage(client.get("/en/")).text


def test_it_asks_one_question_of_the_database(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for letter in "ACDEFGHIJK":
        published(f"B{letter}", "europe", en=f"Land {letter}")
    with django_assert_num_queries(1):
        client.get("/en/")


def test_it_never_opens_a_document(client: Client) -> None:
    an_edition(body="not a document")
    assert client.get("/en/").status_code == 200


def test_a_new_country_changes_its_etag(client: Client) -> None:
    published("BE", "europe", en="Belgium")
    known = client.get("/en/")["ETag"]
    assert client.get("/en/", headers={"If-None-Match": known}).status_code == 304
    published("MC", "europe", en="Monaco")
    assert client.get("/en/", headers={"If-None-Match": known}).status_code == 200
