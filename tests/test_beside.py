"""From a country's page lead roads to its neighbours in the region, and to those like it."""

import pytest
from django.test import Client

from countries.models import Edition
from tests.editions import a_bare_document, a_document, an_edition, cited, the_crime_areas
from tests.pages import SeenPage

pytestmark = pytest.mark.django_db
LETTERS = "ABCDFGHIJK"


def published(code: str, region: str = "europe", *areas: str, **names: str) -> Edition:
    """A country with crime areas, each written as `standing:area`."""
    links = [dict(zip(("standing", "area"), each.split(":"), strict=True)) for each in areas]
    return an_edition(
        a_bare_document(
            code=code,
            alpha3=f"{code}X",
            slug=names["en"].lower(),
            region=region,
            name=names,
            crime_areas=links,
        )
    )


def neighbours(client: Client, path: str) -> list[tuple[str, str]]:
    page = SeenPage(client.get(path))
    found = [e for e in page.all("a") if e.attributes.get("rel") in ("prev", "next")]
    return [(e.attributes["rel"], e.text) for e in found]


def test_previous_and_next_are_those_of_the_region_by_name(client: Client) -> None:
    for code, name in (("SE", "Sweden"), ("ES", "Spain"), ("EE", "Estonia")):
        published(code, en=name)
    published("SN", "africa", en="Senegal")
    assert neighbours(client, "/en/countries/spain/") == [
        ("prev", "Previous Estonia"),
        ("next", "Next Sweden"),
    ]
    assert neighbours(client, "/en/countries/estonia/") == [("next", "Next Spain")]
    assert neighbours(client, "/en/countries/sweden/") == [("prev", "Previous Spain")]


def test_their_order_is_that_of_the_language(client: Client) -> None:
    published("DE", en="Germany", fr="Allemagne")
    published("FI", en="Finland", fr="Finlande")
    published("EE", en="Estonia", fr="Estonie")
    assert [text for _, text in neighbours(client, "/en/countries/finland/")] == [
        "Previous Estonia",
        "Next Germany",
    ]
    french = SeenPage(client.get("/fr/countries/estonia/"))
    assert "Allemagne" in french.one("a", rel="prev").text
    assert "Finlande" in french.one("a", rel="next").text


def test_a_country_alone_has_nobody_beside_it(client: Client) -> None:
    published("SE", en="Sweden")
    page = SeenPage(client.get("/en/countries/sweden/"))
    assert "Other countries" not in page.text


def test_those_that_share_principal_areas_come_first_then_those_that_share_most(
    client: Client,
) -> None:
    the_crime_areas()
    an_edition(a_document(citations=[]))
    published("FR", "europe", "associated:drug-crime", "principal:violence", en="France")
    published("ES", "europe", "principal:drug-crime", en="Spain")
    published("MC", "europe", "focus:financial-crime", "focus:violence", en="Monaco")
    published("SM", "europe", "focus:financial-crime", "principal:financial-crime", en="Marino")
    published("SE", "europe", "principal:corruption", en="Sweden")
    page = SeenPage(client.get("/en/countries/belgium/"))
    [alike, _turn] = [e for e in page.all("ul") if "common" in e.text or "Next" in e.text]
    assert (
        alike.text == "Spain 1 in common France 2 in common Monaco 2 in common Marino 1 in common"
    )


def test_what_is_not_public_stands_beside_nobody(client: Client) -> None:
    an_edition()
    published("FR", "europe", "principal:drug-crime", en="France")
    document = a_bare_document(code="FR", alpha3="FRX", slug="france", name={"en": "France"})
    an_edition(document, kind=Edition.Kind.WITHDRAWAL)
    assert "France" not in SeenPage(client.get("/en/countries/belgium/")).text


def test_no_more_than_six_are_alike(client: Client) -> None:
    an_edition()
    for letter in LETTERS:
        published(f"C{letter}", "africa", "principal:drug-crime", en=f"Land-{letter}")
    text = SeenPage(client.get("/en/countries/belgium/")).text
    assert text.count("1 in common") == 6


def test_an_older_edition_leads_to_nobody(client: Client) -> None:
    an_edition()
    an_edition()
    published("FR", en="France")
    assert "France" not in SeenPage(client.get("/en/countries/belgium/editions/1/")).text


def test_a_neighbour_that_comes_changes_the_etag(client: Client) -> None:
    an_edition()
    known = {"If-None-Match": client.get("/en/countries/belgium/")["ETag"]}
    assert client.get("/en/countries/belgium/", headers=known).status_code == 304
    published("FR", en="France")
    assert client.get("/en/countries/belgium/", headers=known).status_code == 200


def test_checked_stands_beside_changed_where_they_differ(client: Client) -> None:
    checked = cited("codes", "iso-3166-1", checked_on="2026-11-20")
    source = [{"slug": "iso-3166-1", "title": {"en": "ISO"}}]
    an_edition(a_bare_document(citations=[checked], sources=source))
    page = SeenPage(client.get("/en/countries/belgium/"))
    line = page.one("p", class_="dates").text
    assert line.startswith("Changed on ")
    assert line.endswith("Checked on 20 November 2026")


def test_nothing_is_said_of_a_check_that_never_was(client: Client) -> None:
    an_edition(a_document(citations=[]))
    assert not SeenPage(client.get("/en/countries/belgium/")).all("p", class_="dates")
