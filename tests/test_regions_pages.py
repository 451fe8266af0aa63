"""The regions, and each with its map and its countries."""

import pytest
from django.test import Client

from countries.reading import maps
from tests.members import published
from tests.pages import SeenPage

pytestmark = pytest.mark.django_db


def test_the_four_regions_stand_with_their_counts_and_maps(client: Client) -> None:
    published("BE", full=True, en="Belgium")
    published("SE", en="Sweden")
    published("TD", "africa", en="Chad")
    page = SeenPage(client.get("/en/regions/"))
    assert [each.text for each in page.all("li") if "countr" in each.text] == [
        "Africa 1 country",
        "Americas 0 countries",
        "Asia / South Pacific 0 countries",
        "Europe 2 countries · 1 full profile",
    ]
    assert len(page.all("circle")) == 3 + 1  # and that of the mark in the masthead


def test_a_region_lists_its_own_countries_in_order(client: Client) -> None:
    published("SE", en="Sweden")
    published("BE", full=True, en="Belgium")
    published("TD", "africa", en="Chad")
    page = SeenPage(client.get("/en/regions/europe/"))
    lists = [each.text for each in page.all("ul", class_="countries") if each.text]
    assert lists == ["Belgium (full profile) Sweden"]
    assert page.one("h1").text == "Europe"
    assert "2 countries" in page.text
    assert "Chad" not in page.text
    assert "/en/countries/?region=europe" in page.links


def test_its_map_has_a_circle_for_each(client: Client) -> None:
    published("SE", en="Sweden")
    published("BE", full=True, en="Belgium")
    page = SeenPage(client.get("/en/regions/europe/"))
    circles = [each for each in page.all("a") if "transform" in each.attributes]
    assert [each.text for each in circles] == ["Sweden", "Belgium"]


def test_every_member_stands_on_the_map_of_its_region() -> None:
    """By the regions of the members' fixture."""
    import yaml
    from django.conf import settings

    from countries.languages import Reading
    from countries.reading.listing import Listed

    records = yaml.safe_load((settings.BASE_DIR / "fixtures" / "members.yaml").read_text("utf-8"))
    countries = [each["fields"] for each in records if each["model"] == "countries.country"]
    assert len(countries) == 195
    for each in countries:
        name = Reading(each["name_en"], "en", False)
        listed = Listed(each["code"], each["slug"], each["region"], False, None, name)
        drawn = maps.of_region([listed], each["region"])
        x, y = map(float, drawn.dots[0].place.split())
        height = float(drawn.view.split()[3])
        assert 12 < x < 948, each["code"]
        assert 12 < y < height - 12, each["code"]


def test_an_empty_region_says_so(client: Client) -> None:
    page = SeenPage(client.get("/ar/regions/africa/"))
    assert not [each for each in page.all("script") if "map.js" in each.attributes.get("src", "")]
    assert page.one("h1").text == "أفريقيا"


@pytest.mark.parametrize("slug", ["atlantis", "europe-", "asia"])
def test_another_region_is_no_page(client: Client, slug: str) -> None:
    assert client.get(f"/en/regions/{slug}/").status_code == 404


def test_a_new_country_changes_its_etag_and_that_of_no_other_region(client: Client) -> None:
    published("SE")
    europe, africa = (
        client.get("/en/regions/europe/")["ETag"],
        client.get("/en/regions/africa/")["ETag"],
    )
    published("BE")
    assert client.get("/en/regions/europe/")["ETag"] != europe
    assert client.get("/en/regions/africa/")["ETag"] == africa
