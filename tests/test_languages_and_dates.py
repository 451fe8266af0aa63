"""Four languages: what stands in for a missing text, how dates read, how pages are linked."""

import pytest
from django.test import Client

from tests.editions import a_bare_document, a_document, an_edition
from tests.pages import SeenPage

pytestmark = pytest.mark.django_db
ALL = ("en", "fr", "es", "ar")


@pytest.mark.parametrize(
    ("language", "city"), [("en", "Brussels"), ("fr", "Bruxelles"), ("ar", "بروكسل")]
)
def test_a_text_is_read_in_the_language_of_the_page(
    client: Client, language: str, city: str
) -> None:
    an_edition()
    page = SeenPage(client.get(f"/{language}/countries/belgium/"))
    assert city in page.one(id="fact-ncb.city").text
    assert page.one("html").attributes["lang"] == language


@pytest.mark.parametrize("language", ["fr", "es", "ar"])
def test_a_missing_text_stands_in_english_marked_for_eyes_and_machines(
    client: Client, language: str
) -> None:
    an_edition(a_bare_document(strapline={"en": "In English alone"}))
    page = SeenPage(client.get(f"/{language}/countries/belgium/"))
    stand_in = next(each for each in page.all("bdi") if each.text == "In English alone")
    assert stand_in.attributes == {"lang": "en", "dir": "ltr"}
    assert len(page.all("small", class_="stand-in")) == 1


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_rich_text_that_is_missing_is_marked_too(client: Client, language: str) -> None:
    an_edition()
    page = SeenPage(client.get(f"/{language}/countries/belgium/"))
    for prose in page.all("div", class_="prose"):
        assert (prose.attributes["lang"], prose.attributes["dir"]) == ("en", "ltr")


@pytest.mark.parametrize(
    ("headings", "marked"), [({"en": "A heading"}, 0), ({"en": "A heading", "fr": "Un titre"}, 1)]
)
def test_rich_text_is_marked_once_by_its_heading_or_by_itself(
    client: Client, headings: dict[str, str], marked: int
) -> None:
    body = {"en": "<p>A text.</p>"}
    section = {"slug": "crime", "topic": "crime", "heading": headings, "body": body}
    an_edition(a_bare_document(sections=[section]))
    page = SeenPage(client.get("/fr/countries/belgium/"))
    labels = [each.text for each in page.all("p", class_="marked")]
    assert len(labels) == marked
    assert page.one("h2", id="section-crime").text.startswith(headings.get("fr", "A heading"))


def test_nothing_is_marked_where_nothing_is_missing(client: Client) -> None:
    an_edition()
    assert not SeenPage(client.get("/en/countries/belgium/")).all("small", class_="stand-in")


@pytest.mark.parametrize(
    ("date", "language", "words"),
    [
        ("1923-09-07", "en", "7 September 1923"),
        ("1923-09-01", "fr", "1er septembre 1923"),
        ("1923-09-07", "es", "7 de septiembre de 1923"),
        ("1923-09-07", "ar", "7 أيلول/سبتمبر 1923"),
        ("1956-06", "fr", "juin 1956"),
        ("1956", "ar", "1956"),
    ],
)
def test_a_date_reads_as_far_as_it_is_known(
    client: Client, date: str, language: str, words: str
) -> None:
    an_edition(a_bare_document(member_since=date))
    page = SeenPage(client.get(f"/{language}/countries/belgium/"))
    assert page.one("time", datetime=date).text == words


@pytest.mark.parametrize("language", ALL)
@pytest.mark.parametrize("rest", ["", "countries/belgium/"])
def test_the_switch_leads_to_the_same_page_by_each_languages_own_name(
    client: Client, language: str, rest: str
) -> None:
    an_edition()
    page = SeenPage(client.get(f"/{language}/{rest}"))
    switch = [e for e in page.all("a") if "hreflang" in e.attributes]
    assert [e.text for e in switch] == ["English", "Français", "Español", "العربية"]
    assert [e.attributes["href"] for e in switch] == [f"/{each}/{rest}" for each in ALL]
    assert [e.attributes["lang"] for e in switch if "aria-current" in e.attributes] == [language]


def test_a_page_names_its_address_and_its_other_languages_in_full(client: Client) -> None:
    an_edition()
    page = SeenPage(client.get("/fr/countries/belgium/?utm=x"))
    base = "http://testserver/{}/countries/belgium/"
    assert page.one("link", rel="canonical").attributes["href"] == base.format("fr")
    links = [each.attributes for each in page.all("link", rel="alternate")]
    alternates = {each["hreflang"]: each["href"] for each in links if "hreflang" in each}
    assert alternates == {
        **{each: base.format(each) for each in ALL},
        "x-default": base.format("en"),
    }


def test_pages_differ_in_title_and_description(client: Client) -> None:
    an_edition()
    an_edition(a_bare_document(code="MC", alpha3="MCO", slug="monaco", name={"en": "Monaco"}))
    pages = [
        SeenPage(client.get(f"/en/{p}")) for p in ("", "countries/belgium/", "countries/monaco/")
    ]
    titles = {page.one("title").text for page in pages}
    descriptions = {page.one("meta", name="description").attributes["content"] for page in pages}
    assert len(titles) == len(descriptions) == 3


def test_a_note_of_an_update_falls_back_to_english(client: Client) -> None:
    an_edition(a_document(), notes={"en": "First published.", "fr": "Première publication."})
    french = SeenPage(client.get("/fr/countries/belgium/")).one("ul", class_="updates")
    spanish = SeenPage(client.get("/es/countries/belgium/")).one("ul", class_="updates")
    assert "Première publication." in french.text
    assert "First published." in spanish.text


@pytest.mark.parametrize("written", ["EN", "Fr", "AR"])
def test_a_language_in_capitals_leads_to_the_same_page(client: Client, written: str) -> None:
    response = client.get(f"/{written}/countries/belgium/?c=1")
    right = f"/{written.lower()}/countries/belgium/?c=1"
    assert (response.status_code, response["Location"]) == (301, right)
    assert client.post(f"/{written}/").status_code == 405


def test_a_regional_language_is_answered_in_its_own(client: Client) -> None:
    response = client.get("/EN-GB/nowhere/")
    assert (response.status_code, response["Content-Language"]) == (404, "en")
