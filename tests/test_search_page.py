"""The page of a search: results, passages, facets, pages, and what is said of nothing."""

from typing import Any

import pytest
from django.test import Client

from countries.models import CrimeArea
from tests.editions import a_bare_document, a_document, an_edition, the_crime_areas
from tests.pages import SEARCH_ONLY, SeenPage

pytestmark = pytest.mark.django_db


def seen(client: Client, text: str, language: str = "en", **more: str) -> SeenPage:
    response = client.get(f"/{language}/search/", {"q": text, **more})
    assert response.status_code == 200
    return SeenPage(response)


def published(number: int, **parts: Any) -> None:
    code = f"{chr(65 + number // 26)}{chr(65 + number % 26)}"
    name = {"en": f"Land {code}"}
    whole = {"code": code, "alpha3": f"{code}X", "slug": f"land-{code.lower()}", "name": name}
    an_edition(a_bare_document(**{**whole, **parts}))


def results(page: SeenPage) -> list[str]:
    return [e.text for e in page.all("h3") if e.text.startswith("Land")]


def test_without_words_it_shows_its_form_and_may_be_indexed(client: Client) -> None:
    page = SeenPage(client.get("/en/search/"))
    assert page.one("h1").text == "Search"
    assert page.one("link", rel="canonical").attributes["href"].endswith("/en/search/")
    assert not page.all("meta", name="robots")
    assert page.all("form", role="search")


def test_a_search_is_kept_by_the_switch_of_languages_and_not_indexed(client: Client) -> None:
    page = seen(client, "Côte d'x", region="europe")
    assert "/ar/search/?q=C%C3%B4te+d%27x&region=europe" in page.links
    assert page.one("meta", name="robots").attributes["content"] == "noindex"
    assert not page.all("link", rel="canonical")
    assert page.one("title").text.startswith("Côte d'x: search")


def test_the_box_holds_what_was_typed(client: Client) -> None:
    box = seen(client, '<b>"x"').one("input", id="search-q")
    assert box.attributes["value"] == '<b>"x"'


def test_a_word_in_the_name_is_marked_there(client: Client) -> None:
    an_edition()
    page = seen(client, "belg")
    assert page.one("mark").text == "Belgium"
    assert page.one("p", class_="passage").text == "How the bureau supports Belgium"


def test_a_word_elsewhere_is_shown_where_it_stands(client: Client) -> None:
    the_crime_areas()
    an_edition()
    for text, passage, marked in (
        ("bruxelles", "National Central Bureau: Bruxelles", ["Bruxelles"]),
        ("بلجيكا", "Also called: بلجيكا", ["بلجيكا"]),
        ("kingdom", "Official name: Kingdom of Belgium", ["Kingdom"]),
        ("federale", "Police: Police fédérale", ["fédérale"]),
        ("violen", "Crime area: Violence", ["Violence"]),
        ("small country", "A small country.", ["small", "country"]),
    ):
        page = seen(client, text)
        assert page.one("p", class_="passage").text.replace(" .", ".") == passage
        assert [e.text for e in page.all("mark")] == marked


def test_the_passage_is_in_the_language_of_the_page_where_it_can_be(client: Client) -> None:
    body = {"en": "<p>The visa office.</p>", "es": "<p>La oficina de visados.</p>"}
    section = {"slug": "crime", "topic": "crime", "body": body}
    an_edition(a_document(sections=[section]))
    line = seen(client, "visa", "es").one("p", class_="passage")
    assert line.text == "La oficina de visados ."
    assert seen(client, "office", "es").one("bdi", lang="en", dir="ltr").text == "The visa office ."


def test_a_long_text_is_cut_round_the_word(client: Client) -> None:
    body = {"en": f"<p>{'before ' * 60}needle{' after' * 60}</p>"}
    an_edition(a_document(sections=[{"slug": "crime", "topic": "crime", "body": body}]))
    text = seen(client, "needle").one("p", class_="passage").text
    assert text.startswith("…before")
    assert text.endswith("after…")
    assert "needle" in text
    assert len(text) < 230


def test_nothing_of_a_text_is_read_as_html(client: Client) -> None:
    body = {"en": "<p>needle &lt;script&gt;x()&lt;/script&gt;</p>"}
    an_edition(a_document(sections=[{"slug": "crime", "topic": "crime", "body": body}]))
    page = seen(client, "needle")
    assert page.one("p", class_="passage").text == "needle <script>x()</script>"
    assert page.scripts == SEARCH_ONLY


def test_regions_narrow_it_and_say_how_many(client: Client) -> None:
    published(0, region="africa")
    published(1, region="africa")
    published(2, region="europe")
    page = seen(client, "land")
    assert "Africa 2" in page.one("nav", class_="narrow").text
    assert "?q=land&region=africa" in page.links
    narrowed = seen(client, "land", region="africa")
    assert results(narrowed) == ["Land AA", "Land AB"]
    assert "?q=land" in narrowed.links


def test_crime_areas_and_full_profiles_narrow_it(client: Client) -> None:
    the_crime_areas()
    published(0, crime_areas=[{"area": "violence", "standing": "focus"}])
    published(1, sections=[{"slug": "crime", "topic": "crime", "body": {"en": "<p>x</p>"}}])
    page = seen(client, "land")
    assert {"Violence 1", "Full profiles 1"} <= {e.text for e in page.all("li")}
    assert results(seen(client, "land", crime="violence")) == ["Land AA"]
    assert results(seen(client, "land", full="1")) == ["Land AB"]
    assert results(seen(client, "land", full="1", crime="violence")) == []


def test_the_filters_old_name_is_read_and_no_longer_written(client: Client) -> None:
    the_crime_areas()
    published(0, crime_areas=[{"area": "violence", "standing": "focus"}])
    published(1)
    page = seen(client, "land", area="violence")
    assert results(page) == ["Land AA"]
    assert "/fr/search/?q=land&crime=violence" in page.links


def test_a_crime_area_that_is_asked_for_is_offered_by_itself(client: Client) -> None:
    the_crime_areas()
    CrimeArea.objects.filter(slug="drug-crime").update(also_called_en="Narcotics")
    an_edition()
    page = seen(client, "narcotics")
    assert page.one("ul", class_="chosen").text == "Drug crime"
    assert page.one("mark").text == "Narcotics"
    assert "/en/crime-areas/drug-crime/" in page.links


@pytest.mark.parametrize("text", ["terrorism", "Terrorisme", "terror"])
def test_a_crime_area_that_no_profile_names_is_found_by_itself(client: Client, text: str) -> None:
    CrimeArea.objects.create(slug="terrorism", name_en="Terrorism", name_fr="Terrorisme")
    published(0, name={"en": "Terrorland"[:4]})
    page = seen(client, text)
    assert results(page) == []
    assert f"No profile found for {text}" in page.text
    assert "Did you mean" not in page.text
    assert "/en/crime-areas/terrorism/" in page.links


def test_results_come_twenty_a_page(client: Client) -> None:
    for number in range(45):
        published(number)
    first, last = seen(client, "land"), seen(client, "land", page="3")
    assert (len(results(first)), len(results(last))) == (20, 5)
    assert "Page 1 of 3" in first.text
    assert "?q=land&page=2" in first.links
    assert "?q=land&page=2" in last.links
    assert not set(results(first)) & set(results(last))
    assert results(seen(client, "land", page="99")) == results(last)


def test_when_nothing_is_found_it_offers_the_nearest_names(client: Client) -> None:
    an_edition()
    published(0, name={"en": "Belarus"})
    published(1, name={"en": "Xyzzy"})
    page = seen(client, "belgm")
    assert "Nothing found for belgm" in page.text
    assert page.one("ul", class_="countries near").text == "Belgium"
    assert "/en/" in page.links


def test_and_the_words_that_are_found_alone(client: Client) -> None:
    an_edition()
    page = seen(client, "belgium qqqq")
    assert "?q=belgium" in page.links
    assert "?q=qqqq" not in page.links


def test_and_all_regions_again(client: Client) -> None:
    an_edition()
    page = seen(client, "belgium", region="africa")
    assert "?q=belgium" in page.links


@pytest.mark.parametrize("text", ["...", "?!", "\u200f\u202e", "…"])
def test_without_a_letter_there_is_nothing_to_search_for(client: Client, text: str) -> None:
    an_edition()
    assert not seen(client, text).all("ol", class_="results")


def test_too_many_words_are_cut_and_it_says_so(client: Client) -> None:
    an_edition()
    page = seen(client, "belgium " + " ".join(f"w{n}" for n in range(20)))
    assert "first 8 words" in page.one("p", role="note").text
    assert not seen(client, "belgium").all("p", role="note")


def test_it_changes_with_what_is_live_and_not_otherwise(client: Client) -> None:
    the_crime_areas()
    an_edition()
    address = "/en/search/?q=belgium"
    first = client.get(address)
    assert first["Cache-Control"] == "public, no-cache"
    tag = first["ETag"]
    assert client.get(address, headers={"If-None-Match": tag}).status_code == 304
    assert client.get("/en/search/?q=belg")["ETag"] != tag
    CrimeArea.objects.filter(slug="drug-crime").update(name_en="Narcotics")
    assert client.get(address, headers={"If-None-Match": tag}).status_code == 200
    tag = client.get(address)["ETag"]
    an_edition(a_document(strapline={"en": "Another line"}))
    assert client.get(address, headers={"If-None-Match": tag}).status_code == 200
