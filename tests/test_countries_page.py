"""The list of countries from A to Z: letters, filters that live in the address, pages."""

from urllib.parse import quote

import pytest
from django.test import Client

from countries.models import CrimeArea
from tests.editions import a_bare_document, an_edition, the_crime_areas
from tests.many import publish_many
from tests.members import naming, published
from tests.pages import SeenPage

pytestmark = pytest.mark.django_db


def seen(client: Client, query: str = "", language: str = "en") -> SeenPage:
    return SeenPage(client.get(f"/{language}/countries/{query}"))


def names(page: SeenPage) -> str:
    return " ".join(each.text for each in page.all("ul", class_="countries"))


@pytest.fixture
def four() -> None:
    """Belgium, full, with drug crime; Sweden and Angola with facts only, Chad with violence."""
    the_crime_areas()
    published("BE", full=True, en="Belgium")
    published("SE", en="Sweden")
    published("AO", "africa", en="Angola")
    naming("TD", ("violence", "focus"), region="africa", name={"en": "Chad"})


@pytest.mark.usefixtures("four")
def test_all_stand_under_their_letters_with_a_count(client: Client) -> None:
    page = seen(client)
    assert [each.text for each in page.all("h2")] == ["A", "B", "C", "S"]
    assert names(page) == "Angola Belgium (full profile) Chad Sweden"
    assert "4 countries" in page.text


def test_each_language_has_its_own_letters(client: Client) -> None:
    published("DZ", "africa", en="Algeria", ar="الجزائر")
    published("AL", en="Albania", ar="ألبانيا")
    assert [each.text for each in seen(client, language="ar").all("h2")] == ["ا", "ج"]


@pytest.mark.usefixtures("four")
def test_letters_lead_to_their_place(client: Client) -> None:
    page = seen(client)
    assert "#letter-a" in page.links
    assert {link[1:] for link in page.links if link.startswith("#letter")} <= set(page.ids)


@pytest.mark.usefixtures("four")
@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("?region=europe", "Belgium (full profile) Sweden"),
        ("?region=africa", "Angola Chad"),
        ("?crime=drug-crime", "Belgium (full profile)"),
        ("?crime=violence", "Belgium (full profile) Chad"),
        ("?full=1", "Belgium (full profile)"),
        ("?region=africa&crime=violence", "Chad"),
        ("?region=africa&crime=violence&full=1", ""),
        ("?region=&crime=&full=", "Angola Belgium (full profile) Chad Sweden"),
    ],
)
def test_filters_live_in_the_address(client: Client, query: str, found: str) -> None:
    assert names(seen(client, query)) == found


@pytest.mark.usefixtures("four")
def test_the_form_says_what_is_asked_and_each_filter_can_be_removed(client: Client) -> None:
    page = seen(client, "?region=africa&crime=violence")
    chosen = [
        each.attributes["value"] for each in page.all("option") if "selected" in each.attributes
    ]
    assert chosen == ["africa", "violence"]
    assert "1 of 4 countries" in page.text
    assert page.one("ul", class_="chips").text.count("Remove") == 3
    for way in ("?crime=violence", "?region=africa", ""):
        assert f"/en/countries/{way}" in page.links


@pytest.mark.usefixtures("four")
def test_no_country_that_meets_them_is_said_in_words(client: Client) -> None:
    assert "No country meets these filters." in seen(client, "?region=asia-south-pacific").text


@pytest.mark.usefixtures("four")
@pytest.mark.parametrize(
    "value", ["atlantis", "%00", "%ff%fe", quote("<script>x</script>"), "europe%0a", "x" * 3000]
)
@pytest.mark.parametrize("name", ["region", "crime", "full", "page"])
def test_a_value_that_means_nothing_is_left_out_and_named(
    client: Client, name: str, value: str
) -> None:
    page = seen(client, f"?{name}={value}")
    assert "Left out, as its value means nothing here:" in page.text
    assert names(page) == "Angola Belgium (full profile) Chad Sweden"


@pytest.mark.usefixtures("four")
@pytest.mark.parametrize("query", ["?region=europe&region=africa", "?region[]=europe", "?&&=&=?"])
def test_odd_query_strings_are_no_error(client: Client, query: str) -> None:
    assert client.get(f"/en/countries/{query}").status_code == 200


@pytest.mark.usefixtures("four")
def test_a_retired_crime_area_is_offered_only_where_it_is_asked_for(client: Client) -> None:
    CrimeArea.objects.filter(slug="violence").update(retired=True)
    assert "Violence" not in seen(client).text
    assert names(seen(client, "?crime=violence")) == "Belgium (full profile) Chad"


@pytest.mark.usefixtures("four")
def test_the_language_switch_keeps_the_filters(client: Client) -> None:
    assert "/fr/countries/?region=europe" in seen(client, "?region=europe").links


@pytest.mark.usefixtures("four")
def test_search_engines_are_told_of_the_list_without_filters(client: Client) -> None:
    page = seen(client, "?region=europe")
    assert page.one("link", rel="canonical").attributes["href"].endswith("/en/countries/")
    assert page.one("meta", name="robots").attributes["content"] == "noindex"
    assert not seen(client).all("meta", name="robots")


def test_a_long_list_has_pages_that_know_each_other(client: Client) -> None:
    publish_many(450)
    page = seen(client, "?region=&page=2")
    assert len(page.all("ul", class_="countries")) > 1
    assert "Page 2 of 3" in page.text
    assert [e.attributes["href"] for e in page.all("link", rel="prev")] == ["?"]
    assert [e.attributes["href"] for e in page.all("link", rel="next")] == ["?page=3"]
    assert page.one("link", rel="canonical").attributes["href"].endswith("/en/countries/?page=2")
    assert "page 2" in page.one("title").text
    assert {"?", "?page=3"} <= set(page.links), "which is how search engines find them"
    assert not page.all("meta", name="robots")
    assert client.get("/en/countries/?page=4").status_code == 404


def test_letters_lead_to_other_pages_too(client: Client) -> None:
    publish_many(450)
    first, last = seen(client), seen(client, "?page=3")
    there = [link for link in first.links if link.startswith("?page=3#letter")]
    assert there[-1].removeprefix("?page=3#") in last.ids


def test_a_withdrawn_country_is_not_listed(client: Client) -> None:
    published("BE", en="Belgium")
    an_edition(a_bare_document(), kind="withdrawal")
    page = seen(client)
    assert "Belgium" not in page.text
    assert "No profile is published yet." in page.text


@pytest.mark.usefixtures("four")
def test_a_filter_has_its_own_etag_and_a_name_of_an_area_is_part_of_it(client: Client) -> None:
    tags = [client.get(f"/en/countries/{each}")["ETag"] for each in ("", "?full=1")]
    CrimeArea.objects.filter(slug="violence").update(name_en="Harm")
    tags.append(client.get("/en/countries/")["ETag"])
    assert len(set(tags)) == 3
