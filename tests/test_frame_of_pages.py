"""What stands round every public page: the sections, the search, the foot."""

import pytest
from django.test import Client

from tests.editions import an_edition, the_crime_areas
from tests.pages import Element, SeenPage

pytestmark = pytest.mark.django_db


def sections(page: SeenPage) -> list[Element]:
    start = page.elements.index(page.one("nav", class_="sections"))
    return [each for each in page.elements[start:] if each.tag == "a"][:4]


@pytest.mark.parametrize(
    ("address", "current"),
    [
        ("/en/", ["", "", "", ""]),
        ("/en/countries/", ["page", "", "", ""]),
        ("/en/countries/belgium/", ["true", "", "", ""]),
        ("/en/regions/", ["", "page", "", ""]),
        ("/en/regions/europe/", ["", "true", "", ""]),
        ("/en/crime-areas/drug-crime/", ["", "", "true", ""]),
        ("/en/compare/", ["", "", "", "page"]),
        ("/en/no-such-page/", ["", "", "", ""]),
    ],
)
def test_the_section_that_the_reader_is_in_is_marked(
    client: Client, address: str, current: list[str]
) -> None:
    the_crime_areas()
    an_edition()
    links = sections(SeenPage(client.get(address)))
    assert [each.text for each in links] == ["Countries", "Regions", "Crime areas", "Compare"]
    assert [each.attributes.get("aria-current", "") for each in links] == current


@pytest.mark.parametrize("address", ["/fr/", "/fr/countries/belgium/", "/fr/no-such-page/"])
def test_every_page_has_a_search_that_needs_no_script(client: Client, address: str) -> None:
    an_edition()
    page = SeenPage(client.get(address))
    form = page.all("form", role="search")[0]
    field = page.one("input", id="q-top")
    assert form.attributes["action"] == "/fr/search/"
    assert "method" not in form.attributes
    assert (field.attributes["type"], field.attributes["name"]) == ("search", "q")
    assert page.one("label", for_="q-top").text == "Rechercher un profil"


def test_a_country_page_leads_up_to_its_region_and_the_list(client: Client) -> None:
    an_edition()
    page = SeenPage(client.get("/en/countries/belgium/"))
    trail = page.one("ol", class_="breadcrumb")
    assert trail.text == "Countries Europe Belgium"
    assert {"/en/countries/", "/en/regions/europe/"} <= set(page.links)


def test_the_foot_leads_to_the_pages_about_the_portal(client: Client) -> None:
    page = SeenPage(client.get("/en/"))
    foot = page.links[-6:]
    assert foot == [
        "/en/about/",
        "/en/glossary/",
        "/en/accessibility/",
        "/en/privacy/",
        "/en/contact/",
        "/en/feed.xml",
    ]
