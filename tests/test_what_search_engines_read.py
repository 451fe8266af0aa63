"""Titles, descriptions, languages, pictures and linked data of the public pages."""

import json
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client

from countries.models.page_edition import PageSlug
from tests.editions import a_bare_document, a_document, an_edition, the_crime_areas
from tests.pages import SEARCH_ONLY, SeenPage

pytestmark = pytest.mark.django_db
LANGUAGES = ("en", "fr", "es", "ar")
PATHS = (
    "",
    "countries/",
    "countries/belgium/",
    "countries/bare/",
    "regions/",
    *(f"regions/{region}/" for region in ("africa", "europe")),
    "crime-areas/",
    "crime-areas/drug-crime/",
    "compare/",
    "compare/?c=bare&c=belgium",
    "glossary/",
    "search/",
    *(f"{slug}/" for slug in PageSlug.values),
)
TYPES = {"WebPage", "Country", "GovernmentOrganization", "BreadcrumbList"}


@pytest.fixture(autouse=True)
def countries(db: None) -> None:
    the_crime_areas()
    call_command("loaddata", "pages", verbosity=0)
    an_edition()
    name = {"en": "Chad", "fr": "Tchad", "es": "Chad", "ar": "تشاد"}
    an_edition(a_bare_document(code="TD", alpha3="TCD", slug="bare", region="africa", name=name))


def described(page: SeenPage) -> str:
    return page.one("meta", name="description").attributes["content"]


def data(page: SeenPage) -> dict[str, dict[str, Any]]:
    """The nodes of the linked data by their type."""
    graph = json.loads("".join(page.one("script", type="application/ld+json").words))
    assert graph["@context"] == "https://schema.org"
    return {node["@type"]: node for node in graph["@graph"]}


@pytest.mark.parametrize("path", PATHS)
def test_each_language_tells_of_all_others_and_of_the_one_to_begin_with(
    client: Client, path: str
) -> None:
    told = []
    for language in LANGUAGES:
        page = SeenPage(client.get(f"/{language}/{path}"))
        own = page.one("link", rel="canonical").attributes["href"]
        links = [each for each in page.all("link") if "hreflang" in each.attributes]
        others = {each.attributes["hreflang"]: each.attributes["href"] for each in links}
        assert others[language] == own
        told.append(others)
    assert told == [told[0]] * 4, "what one says of the others, they say of it"
    assert told[0]["x-default"] == told[0]["en"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_titles_and_descriptions_are_unique_and_of_good_length(
    client: Client, language: str
) -> None:
    pages = [SeenPage(client.get(f"/{language}/{path}")) for path in PATHS]
    titles = [page.one("title").text for page in pages]
    assert len(set(titles)) == len(titles)
    assert max(map(len, titles)) <= 65
    descriptions = [described(page) for page in pages]
    assert len(set(descriptions)) == len(descriptions)
    assert [each for each in descriptions if not 50 <= len(each) <= 160] == []


def test_a_country_of_facts_only_is_described_by_them(client: Client) -> None:
    an_edition(a_bare_document(member_since="1923-09-07", ncb={"city": {"en": "Brussels"}}))
    assert described(SeenPage(client.get("/en/countries/belgium/"))) == (
        "Belgium: Profile of a member country · Region: Europe · National Central Bureau: Brussels"
        " · Member since: 7 September 1923"
    )


def test_a_strapline_of_another_language_gives_way_to_facts(client: Client) -> None:
    page = SeenPage(client.get("/fr/countries/belgium/"))
    assert described(page).startswith(
        "Belgique\u00a0: Profil d’un pays membre · Région\u00a0: Europe"
    )


def test_long_words_are_cut_after_a_word(client: Client) -> None:
    an_edition(a_document(strapline={"en": "word " * 48}))
    told = described(SeenPage(client.get("/en/countries/belgium/")))
    assert len(told) <= 160
    assert told.endswith("word…")


def test_a_long_name_has_the_title_to_itself(client: Client) -> None:
    name = "An Invented Commonwealth of Islands and Seas"
    an_edition(a_document(name={"en": name}))
    assert SeenPage(client.get("/en/countries/belgium/")).one("title").text == name


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_link_elsewhere_shows_the_countrys_picture_in_its_language(
    client: Client, language: str
) -> None:
    page = SeenPage(client.get(f"/{language}/countries/belgium/"))
    told = {
        each.attributes["property"]: each.attributes["content"]
        for each in page.all("meta")
        if "property" in each.attributes
    }
    own = f"http://testserver/{language}/countries/belgium/"
    assert (told["og:url"], told["og:image"]) == (own, f"{own}picture.png")
    assert client.get(told["og:image"]).status_code == 200
    assert told["og:title"] == page.one("h1").text
    assert told["og:locale"][:2] == language
    alternates = page.all("meta", property="og:locale:alternate")
    assert {each.attributes["content"][:2] for each in alternates} == {*LANGUAGES} - {language}


def test_a_page_without_a_picture_has_none(client: Client) -> None:
    page = SeenPage(client.get("/en/compare/"))
    assert page.one("meta", property="og:type").attributes["content"] == "website"
    assert not page.all("meta", property="og:image")


@pytest.mark.parametrize("language", LANGUAGES)
def test_linked_data_says_what_the_page_says(client: Client, language: str) -> None:
    page = SeenPage(client.get(f"/{language}/countries/belgium/"))
    nodes = data(page)
    assert set(nodes) == TYPES
    own = page.one("link", rel="canonical").attributes["href"]
    country, bureau = nodes["Country"], nodes["GovernmentOrganization"]
    assert country["name"] == page.one("h1").text
    assert {code["value"] for code in country["identifier"]} == {"BE", "BEL"}
    assert bureau["areaServed"] == {"@id": country["@id"]} == nodes["WebPage"]["mainEntity"]
    assert bureau["address"]["addressLocality"] in page.text
    assert bureau["parentOrganization"]["name"] in page.text
    steps = nodes["BreadcrumbList"]["itemListElement"]
    shown = page.one("ol", class_="breadcrumb").text
    assert shown == " ".join(step["name"] for step in steps)
    assert [step["position"] for step in steps] == list(range(1, len(steps) + 1))
    assert steps[-1] == {**steps[-1], "name": country["name"], "item": own}


def test_what_is_not_known_is_not_in_it(client: Client) -> None:
    nodes = data(SeenPage(client.get("/en/countries/bare/")))
    assert "GovernmentOrganization" not in nodes
    assert "alternateName" not in nodes["Country"]


def test_an_old_edition_has_none_and_no_picture(client: Client) -> None:
    an_edition(a_document(member_since="1923"))
    page = SeenPage(client.get("/en/countries/belgium/editions/1/"))
    assert not page.all("script", type="application/ld+json")
    assert not page.all("meta", property="og:image")


def test_no_text_can_end_the_block(client: Client) -> None:
    evil = "</script><script>alert(1)</script><!--"
    an_edition(a_document(name={"en": evil}, official_name={"en": "A & B\u2028"}))
    page = SeenPage(client.get("/en/countries/belgium/"))
    assert page.scripts == SEARCH_ONLY
    assert data(page)["Country"]["name"] == evil
    assert data(page)["Country"]["alternateName"] == "A & B\u2028"
