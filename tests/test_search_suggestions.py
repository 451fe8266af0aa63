"""What the box suggests, what a wrong address does, and what a browser is told of the search."""

import datetime as dt
from typing import Any
from xml.etree import ElementTree

import pytest
from django.db import OperationalError, connection
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from countries.languages import LANGUAGES
from tests.editions import a_bare_document, a_document, an_edition, the_crime_areas
from tests.pages import SeenPage

pytestmark = pytest.mark.django_db


def suggested(client: Client, text: str, language: str = "en") -> Any:
    response = client.get(f"/{language}/search/suggest/", {"q": text})
    assert response["Content-Type"] == "application/json"
    return response.json()


def test_a_country_is_suggested_with_its_address_and_flag(client: Client) -> None:
    an_edition()
    assert suggested(client, "bel", "ar")["suggestions"] == [
        {
            "kind": "country",
            "code": "BE",
            "name": "بلجيكا",
            "lang": "ar",
            "dir": "rtl",
            "hint": "أوروبا",
            "url": "/ar/countries/belgium/",
            "flag": "/static/countries/flags/be.svg",
        }
    ]


@pytest.mark.parametrize("text", ["BE", "bel", "Bruxelles", "بروكسل", "belgum", "royaume"])
def test_by_name_code_city_and_slip(client: Client, text: str) -> None:
    an_edition()
    found = suggested(client, text)
    assert [each["name"] for each in found["suggestions"]] == ["Belgium"]
    assert found["status"] == "1 suggestion"


def test_a_crime_area_is_suggested_and_no_text(client: Client) -> None:
    the_crime_areas()
    an_edition()
    (area,) = suggested(client, "drug")["suggestions"]
    assert (area["name"], area["kind"]) == ("Drug crime", "area")
    assert area["url"] == "/en/crime-areas/drug-crime/"
    assert "Belgium" in SeenPage(client.get(area["url"])).text
    assert suggested(client, "small country")["suggestions"] == []


@pytest.mark.parametrize("text", ["police fed", "federale", "police belgium", "federal be"])
def test_a_police_force_is_suggested_with_its_place_on_the_page(client: Client, text: str) -> None:
    an_edition(a_document(police=[force("federal-police", "Federal Police", "Police fédérale")]))
    (found,) = (e for e in suggested(client, text)["suggestions"] if e["kind"] == "force")
    assert (found["name"], found["hint"], found["code"]) == ("Federal Police", "Belgium", "BE")
    address, fragment = found["url"].split("#")
    assert SeenPage(client.get(address)).one(id=fragment).text.startswith("Federal Police")


@pytest.mark.parametrize("text", ["belgium", "be", "po", "police zzzz", "police france"])
def test_and_not_where_no_word_or_not_every_word_is_its_own(client: Client, text: str) -> None:
    an_edition(a_document(police=[force("federal-police", "Federal Police", "Police fédérale")]))
    assert [e for e in suggested(client, text)["suggestions"] if e["kind"] == "force"] == []


def test_forces_come_last_and_are_three_at_most(client: Client) -> None:
    an_edition(a_document(police=[force(f"force-{n}", f"Drug squad {n}") for n in range(5)]))
    the_crime_areas()
    kinds = [each["kind"] for each in suggested(client, "drug")["suggestions"]]
    assert kinds == ["area", "force", "force", "force"]


def test_a_force_is_suggested_to_nobody_before_and_after_its_time(client: Client) -> None:
    an_edition(a_document(police=[force("old-police", "Oldest Police")]))
    an_edition(a_document(police=[]))
    later = timezone.now() + dt.timedelta(days=1)
    an_edition(a_document(police=[force("new-police", "Newest Police")]), publish_at=later)
    assert suggested(client, "oldest")["suggestions"] == []
    assert suggested(client, "newest")["suggestions"] == []


def force(slug: str, english: str, french: str = "") -> dict[str, Any]:
    name = {"en": english, "fr": french} if french else {"en": english}
    return {"slug": slug, "name": name}


def test_never_more_than_eight(client: Client) -> None:
    for letter in "ABCDEFGHIJK":
        name = {"en": f"Land {letter}"}
        parts = {"code": f"X{letter}", "alpha3": f"XX{letter}", "slug": f"land-{letter.lower()}"}
        an_edition(a_bare_document(**parts, name=name))
    found = suggested(client, "land")
    assert [each["name"][-1] for each in found["suggestions"]] == list("ABCDEFGH")
    assert suggested(client, "")["suggestions"] == suggested(client, "?")["suggestions"] == []


@pytest.mark.parametrize(
    ("path", "language"),
    [
        ("/fr/belgique", "fr"),
        ("/fr/countries/belgum/", "fr"),
        ("/fr/Kingdom_of_Belgium", "fr"),
        ("/fr/xx/belgium/editions/9/", "fr"),
        ("/belgium/", "es"),
        ("/fr/countries/bruxelles/", "fr"),
    ],
)
def test_a_wrong_address_leads_to_what_was_asked_for(
    client: Client, path: str, language: str
) -> None:
    an_edition()
    response = client.get(path, headers={"Accept-Language": "es"}, follow=True)
    page = SeenPage(response)
    assert (response.status_code, response["Cache-Control"]) == (404, "no-cache")
    assert f"/{language}/countries/belgium/" in page.links
    assert page.all("form", role="search")


@pytest.mark.parametrize(
    "path", ["/en/zzzz/", "/admin/belgium/", "/en/belgium.png", "/en/countries//"]
)
def test_and_to_nothing_where_nothing_is_like_it(client: Client, path: str) -> None:
    an_edition()
    page = SeenPage(client.get(path, follow=True))
    assert "/en/countries/belgium/" not in page.links


def test_a_wrong_address_is_answered_in_few_queries(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    an_edition()
    with django_assert_max_num_queries(7):
        client.get("/en/countries/belgm-federation/")


def test_a_wrong_address_is_answered_without_a_database(client: Client) -> None:
    def refuse(*args: Any) -> None:
        raise OperationalError("the server closed the connection")

    with connection.execute_wrapper(refuse):
        response = client.get("/ar/belgium-here/nothing/")
    assert (response.status_code, response["Content-Language"]) == (404, "ar")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_browser_is_told_how_to_search(client: Client, language: str) -> None:
    link = SeenPage(client.get(f"/{language}/")).one("link", rel="search").attributes
    assert link["type"] == "application/opensearchdescription+xml"
    response = client.get(link["href"])
    assert response["Content-Type"].startswith(link["type"])
    root = ElementTree.fromstring(response.content)  # noqa: S314
    space = {"o": "http://a9.com/-/spec/opensearch/1.1/"}
    (address, _) = [each.get("template", "") for each in root.findall("o:Url", space)]
    assert address == f"http://testserver/{language}/search/?q={{searchTerms}}"
    assert root.findtext("o:Language", namespaces=space) == language
    assert len(root.findtext("o:ShortName", "", space)) <= 16
