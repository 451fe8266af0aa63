"""The home page: the published countries on a map and by region, from columns alone."""

import gzip

import pytest
from django.test import Client
from django.utils import timezone

from countries.models import CrimeArea, Edition
from tests.editions import a_bare_document, a_document, an_edition, the_crime_areas
from tests.members import days_ago, every_member, naming, published
from tests.pages import SeenPage

pytestmark = pytest.mark.django_db


def home(client: Client, language: str = "en") -> SeenPage:
    return SeenPage(client.get(f"/{language}/"))


def lists(page: SeenPage) -> list[str]:
    """The words of the lists of countries; the empty one is the map's own."""
    return [each.text for each in page.all("ul", class_="countries") if each.text]


def under(page: SeenPage, part: str) -> str:
    return page.one("section", **{"aria-labelledby": part}).text


def test_countries_stand_under_their_region_by_name(client: Client) -> None:
    published("SE", en="Sweden", fr="Suède")
    published("ES", en="Spain", fr="Espagne")
    published("EE", en="Estonia", fr="Estonie")
    published("CI", "africa", en="Côte d’Ivoire")
    page = home(client)
    assert under(page, "africa") == "Africa 1 profile Côte d’Ivoire All 1 in Africa"
    assert under(page, "europe") == "Europe 3 profiles Estonia Spain Sweden All 3 in Europe"


def test_the_heading_counts_the_profiles(client: Client) -> None:
    published("SE")
    published("ES")
    assert home(client).one("h1").text == "2 country profiles"


def test_accents_do_not_change_the_order(client: Client) -> None:
    published("EG", "africa", en="Egypt", fr="Égypte")
    published("DZ", "africa", en="Algeria", fr="Algérie")
    published("GA", "africa", en="Gabon", fr="Gabon")
    assert lists(home(client, "fr"))[0] == "Algérie Égypte Gabon"


def test_a_region_shows_some_of_its_countries_full_profiles_first(client: Client) -> None:
    for letter in "ABCDEFGHIJ":
        published(f"B{letter}", en=f"Land {letter}")
    published("ZZ", full=True, en="Zedland")
    page = home(client)
    assert lists(page)[0].startswith("Zedland (full profile) Land A Land B")
    assert "Land G" not in under(page, "europe")
    assert "All 11 in Europe" in under(page, "europe")
    assert "/en/regions/europe/" in page.links


def test_each_country_is_a_circle_with_its_link_and_name(client: Client) -> None:
    published("BE", full=True, en="Belgium")
    published("SE", en="Sweden")
    page = home(client)
    sweden, belgium = (each for each in page.all("a") if "transform" in each.attributes)
    assert (belgium.text, belgium.attributes["href"]) == ("Belgium", "/en/countries/be/")
    assert belgium.attributes["class"] == "full"
    assert (sweden.text, "class" in sweden.attributes) == ("Sweden", False)


def test_a_country_without_a_label_point_is_in_the_lists_alone(client: Client) -> None:
    published("XX", en="Newland")
    page = home(client)
    assert not [each for each in page.all("a") if "transform" in each.attributes]
    assert lists(page)[0] == "Newland"


def test_without_scripts_the_regions_of_the_map_are_links(client: Client) -> None:
    published("BE")
    page = home(client)
    parts = [each for each in page.all("a") if "data-part" in each.attributes]
    assert [each.attributes["href"] for each in parts][-1] == "/en/regions/europe/"
    assert len(parts) == 4


def test_a_name_without_a_translation_stands_in_english_and_says_so(client: Client) -> None:
    published("MC", en="Monaco")
    name = home(client, "ar").all("bdi", lang="en")[0]
    assert (name.text, name.attributes) == ("Monaco", {"lang": "en", "dir": "ltr"})


def test_only_published_countries_are_listed(client: Client, france: object) -> None:
    published("BE", en="Belgium")
    published("MC", en="Monaco")
    an_edition(a_bare_document(code="MC", alpha3="MCX", slug="mc"), kind="withdrawal")
    page = home(client)
    assert "Belgium" in page.text
    assert "Monaco" not in page.text
    assert "France" not in page.text


def test_crime_areas_stand_under_the_names_of_today_with_how_many_countries_name_them(
    client: Client,
) -> None:
    the_crime_areas()
    naming("BE", ("drug-crime", "principal"), ("drug-crime", "focus"))
    naming("FR", ("drug-crime", "associated"))
    CrimeArea.objects.filter(slug="drug-crime").update(name_en="Narcotics")
    page = home(client)
    assert under(page, "areas") == "Crime areas Narcotics 2 All crime areas"
    assert "/en/crime-areas/drug-crime/" in page.links


def test_lately_updated_leaves_out_minor_changes_checks_and_what_is_withdrawn(
    client: Client,
) -> None:
    for code, day in (("BE", 9), ("SE", 8), ("MC", 2)):
        own = a_bare_document(code=code, alpha3=f"{code}X", slug=code.lower(), name={"en": code})
        an_edition(own, publish_at=days_ago(day), notes={"en": f"News of {code}"})
    belgium, sweden, monaco = Edition.objects.order_by("publish_at")
    again = {"state": "approved", "number": 2}
    an_edition(belgium.document, minor=True, publish_at=days_ago(1), **again)
    an_edition(sweden.document, kind="checked", publish_at=days_ago(1), **again)
    an_edition(monaco.document, kind="withdrawal", publish_at=days_ago(1), **again)
    words = under(home(client), "updated")
    assert words.index("News of SE") < words.index("News of BE")
    assert "MC" not in words


def test_lately_updated_names_a_country_once_with_its_latest_change(client: Client) -> None:
    an_edition(publish_at=days_ago(9), notes={"en": "First"})
    an_edition(publish_at=days_ago(3), notes={"en": "Second"})
    words = under(home(client), "updated")
    assert words.count("Belgium") == 1
    assert "Second" in words


def test_lately_checked_is_ordered_by_the_day_of_the_check(client: Client) -> None:
    for code, day in (("BE", "2026-03-01"), ("SE", "2026-05-01"), ("MC", None)):
        cited = [{"fact": "codes", "source": "text", "checked_on": day}]
        own = {"code": code, "alpha3": f"{code}X", "slug": code.lower(), "citations": cited}
        sources = [{"slug": "text", "title": {"en": "Text"}}]
        an_edition(a_bare_document(**own, name={"en": code}, sources=sources))
    assert under(home(client), "checked") == "Lately checked SE 1 May 2026 BE 1 March 2026"


def test_an_empty_portal_says_so(client: Client) -> None:
    page = home(client)
    assert "No profile is published yet." in page.text
    assert not [e for e in page.all("script") if "map" in e.attributes["src"]]


def test_it_never_opens_a_document(client: Client) -> None:
    an_edition(body="not a document")
    assert client.get("/en/").status_code == 200


def test_a_new_country_changes_its_etag(client: Client) -> None:
    published("BE", en="Belgium")
    known = client.get("/en/")["ETag"]
    assert client.get("/en/", headers={"If-None-Match": known}).status_code == 304
    published("MC", en="Monaco")
    assert client.get("/en/", headers={"If-None-Match": known}).status_code == 200


def test_a_minor_edition_may_move_a_check_but_never_the_updates(client: Client) -> None:
    """So the tag must tell both: the page is another one, and the update's day is the old one."""
    an_edition(a_document(), publish_at=days_ago(3))
    known = client.get("/en/")["ETag"]
    checked = [{"fact": "codes", "source": "supplied-text", "checked_on": "2026-11-01"}]
    an_edition(a_document(citations=checked), kind="checked")
    answer = client.get("/en/", headers={"If-None-Match": known})
    day = timezone.localdate(days_ago(3)).isoformat()
    assert answer.status_code == 200
    assert f'datetime="{day}"' in answer.content.decode()


def test_with_every_member_it_is_light(client: Client) -> None:
    every_member()
    body = client.get("/en/").content
    assert body.count(b"<circle r") == 196
    assert len(gzip.compress(body)) < 12_000
