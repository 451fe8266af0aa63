"""The crime areas, and each with the countries that name it: from rows, never from documents."""

import pytest
from django.test import Client

from countries.models import CrimeArea, Edition
from tests.editions import an_edition, the_crime_areas
from tests.members import naming, published
from tests.pages import SeenPage

pytestmark = pytest.mark.django_db
DRUGS = "/en/crime-areas/drug-crime/"


@pytest.fixture(autouse=True)
def areas() -> None:
    the_crime_areas()


def under(page: SeenPage, part: str) -> str:
    return page.one("section", **{"aria-labelledby": part}).text


def test_the_index_counts_the_countries_that_name_each(client: Client) -> None:
    naming("BE", ("drug-crime", "principal"), ("drug-crime", "focus"))
    naming("FR", ("drug-crime", "associated"))
    page = SeenPage(client.get("/en/crime-areas/"))
    assert under(page, "drug-crime") == "Drug crime 2 countries"
    assert under(page, "violence") == "Violence 0 countries"


def test_retired_areas_stand_apart(client: Client) -> None:
    CrimeArea.objects.filter(slug="violence").update(retired=True)
    page = SeenPage(client.get("/en/crime-areas/"))
    assert "Violence" in under(page, "retired")
    assert "Drug crime" not in under(page, "retired")


def test_an_area_says_what_it_is_called_and_what_is_near(client: Client) -> None:
    drugs, violence = CrimeArea.objects.get(pk="drug-crime"), CrimeArea.objects.get(pk="violence")
    CrimeArea.objects.filter(pk=drugs.pk).update(
        summary_en="Crimes with drugs.", also_called_en="Narcotics\n\nDope"
    )
    drugs.see_also.add(violence)
    page = SeenPage(client.get(DRUGS))
    assert page.one("h1").text == "Drug crime"
    assert "Crimes with drugs." in page.text
    assert page.one("dl").text == "Also called Narcotics Dope See also Violence"
    assert "/en/crime-areas/violence/" in page.links


def test_countries_stand_under_their_standing(client: Client) -> None:
    naming("BE", ("drug-crime", "principal"), ("drug-crime", "focus"), name={"en": "Belgium"})
    naming("FR", ("drug-crime", "focus"), name={"en": "France"})
    naming("SE", ("violence", "focus"), name={"en": "Sweden"})
    page = SeenPage(client.get(DRUGS))
    assert under(page, "principal") == "Principal crime area 1 Belgium"
    assert under(page, "focus") == "Focus of the National Central Bureau 2 Belgium France"
    assert not page.all("h2", id="associated")
    assert "Sweden" not in page.text


def test_the_map_shows_the_first_standing_of_each(client: Client) -> None:
    naming("BE", ("drug-crime", "principal"), ("drug-crime", "focus"), name={"en": "Belgium"})
    naming("FR", ("drug-crime", "focus"), name={"en": "France"})
    circles = [e for e in SeenPage(client.get(DRUGS)).all("a") if "transform" in e.attributes]
    kinds = {each.text: each.attributes["class"] for each in circles}
    assert kinds == {"Belgium": "principal", "France": "focus"}


def test_a_retired_area_says_so_and_stays(client: Client) -> None:
    naming("BE", ("drug-crime", "principal"), name={"en": "Belgium"})
    CrimeArea.objects.filter(slug="drug-crime").update(retired=True)
    page = SeenPage(client.get(DRUGS))
    assert "Retired: not used for anything new" in page.text
    assert "Belgium" in under(page, "principal")


def test_the_name_is_that_of_today(client: Client) -> None:
    naming("BE", ("drug-crime", "principal"))
    known = client.get(DRUGS)["ETag"]
    CrimeArea.objects.filter(slug="drug-crime").update(name_en="Narcotics")
    answer = client.get(DRUGS, headers={"If-None-Match": known})
    assert SeenPage(answer).one("h1").text == "Narcotics"


@pytest.mark.parametrize("change", ["also_called_en", "summary_fr", "retired"])
def test_whatever_it_shows_changes_its_etag(client: Client, change: str) -> None:
    known = client.get(DRUGS)["ETag"]
    CrimeArea.objects.filter(slug="drug-crime").update(**{change: "1"})
    assert client.get(DRUGS)["ETag"] != known


def test_a_name_of_a_neighbour_changes_its_etag(client: Client) -> None:
    CrimeArea.objects.get(pk="drug-crime").see_also.add(CrimeArea.objects.get(pk="violence"))
    known = client.get(DRUGS)["ETag"]
    CrimeArea.objects.filter(slug="violence").update(name_en="Harm")
    assert client.get(DRUGS)["ETag"] != known


def test_past_and_withdrawn_editions_do_not_count(client: Client) -> None:
    naming("BE", ("drug-crime", "principal"))
    naming("BE", ("violence", "principal"))
    gone = naming("FR", ("drug-crime", "principal"))
    an_edition(gone.document, kind=Edition.Kind.WITHDRAWAL)
    page = SeenPage(client.get(DRUGS))
    assert "No published profile names this crime area." in page.text
    assert under(SeenPage(client.get("/en/crime-areas/")), "drug-crime") == "Drug crime 0 countries"


def test_it_never_opens_a_document(client: Client) -> None:
    an_edition(body="not a document")
    for address in ("/en/crime-areas/", DRUGS, "/en/regions/europe/", "/en/countries/"):
        assert client.get(address).status_code == 200


@pytest.mark.parametrize("slug", ["no-such-area", "drug_crime", "x" * 200])
def test_another_area_is_no_page(client: Client, slug: str) -> None:
    published("BE")
    assert client.get(f"/en/crime-areas/{slug}/").status_code == 404
