"""The members' fixture: made from its tables, every member once, and every page of it complete."""

import csv
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from django.conf import settings
from django.core.management import call_command
from django.test import Client

from countries.demo.stories import stories
from countries.loading.vocabulary import KEYS
from countries.members.fixture import made
from countries.members.rows import members
from countries.models import Citation, Edition, Receipt, Revision

FIXTURES = Path(settings.BASE_DIR, "fixtures")
Fields = dict[str, Any]


@cache
def records(name: str) -> list[tuple[str, Fields]]:
    """The records of a fixture, as YAML has them."""
    text = (FIXTURES / name).read_text(encoding="utf-8")
    found = yaml.load(text, Loader=yaml.CSafeLoader)
    return [(each["model"], each["fields"]) for each in found]


def of(model: str) -> list[Fields]:
    """The records of the members' fixture of one model."""
    return [fields for name, fields in records("members.yaml") if name == f"countries.{model}"]


def citations(code: str, fact: str) -> list[Fields]:
    return [each for each in of("citation") if (each["country"], each["fact"]) == (code, fact)]


def table(name: str) -> dict[str, dict[str, str]]:
    with (FIXTURES / "members" / name).open(encoding="utf-8", newline="") as file:
        return {row["iso2"]: row for row in csv.DictReader(file)}


def test_the_fixture_is_what_the_tables_make() -> None:
    assert (FIXTURES / "members.yaml").read_text(encoding="utf-8") == made(FIXTURES), (
        "run `manage.py make_members`"
    )


def test_no_record_stands_in_two_fixtures() -> None:
    keys = [
        (model, *(fields.get(part) for part in (*KEYS.get(model, ["slug"]), "source")))
        for path in FIXTURES.glob("*.yaml")
        for model, fields in records(path.name)
    ]
    assert [key for key, count in Counter(keys).items() if count > 1] == []


def test_every_member_has_a_fixture() -> None:
    codes = [
        fields["code"]
        for path in FIXTURES.glob("*.yaml")
        for model, fields in records(path.name)
        if model == "countries.country"
    ]
    assert sorted(codes) == sorted(table("members.csv"))
    assert len(codes) == 196


def test_names_are_those_of_the_tables_and_the_fifteen_overrides_are_those_that_differ() -> None:
    told, names, overrides = (
        table(f"{name}.csv") for name in ("members", "country_names", "name_overrides")
    )
    differ = {code for code in told if told[code]["name_en"] != names[code]["name_en"]}
    assert differ == overrides.keys()
    assert len(differ) == 15
    for country in of("country"):
        code = country["code"]
        assert country["name_en"] == told[code]["name_en"]
        for language in ("fr", "es", "ar"):
            source = overrides.get(code) or names[code]
            assert country[f"name_{language}"] == source[f"name_{language}"]


def test_an_official_name_that_only_repeats_the_name_is_left_out() -> None:
    by_code = {country["code"]: country for country in of("country")}
    assert by_code["FR"]["official_name_en"] == "French Republic"
    assert "official_name_en" not in by_code["JP"]


def test_the_three_disputed_dates_are_not_recorded_and_staff_reads_both() -> None:
    without = {country["code"] for country in of("country") if "member_since" not in country}
    assert without == {"CN", "IL", "RS"}
    both = {
        "CN": ("1961-09-04", "7 September 1923"),
        "IL": ("1949-10", "June 1956"),
        "RS": ("2001-09-24", "1956-09"),
    }
    for code, dates in both.items():
        (cited,) = citations(code, "member_since")
        assert cited["reason"] == "not_recorded"
        assert all(date in cited["note"] for date in dates)


def test_every_fact_has_a_source_or_says_that_it_is_not_recorded() -> None:
    bureaus = {each["country"] for each in of("ncb")}
    for country in of("country"):
        code = country["code"]
        for fact in ("codes", "name", "region", "member_since", "ncb.city"):
            found = citations(code, fact)
            known = {"ncb.city": code in bureaus, "member_since": "member_since" in country}
            assert found
            assert all(("source" in cited) == known.get(fact, True) for cited in found)


def test_a_region_is_derived_where_the_table_says_so() -> None:
    notes = {code: row["note"] for code, row in table("members.csv").items()}
    for country in of("country"):
        (cited,) = citations(country["code"], "region")
        derived = "region derived from continent" in notes[country["code"]]
        assert cited.get("derived", False) == derived


def test_every_source_of_the_table_is_cited_but_for_disputed_dates() -> None:
    sources = {each.get("address"): each["slug"] for each in of("source")}
    cited = {(each["country"], each.get("source")) for each in of("citation")}
    for member in members(FIXTURES / "members"):
        for address in member.sources if member.code not in ("BE", "CN", "IL", "RS") else ():
            if address.startswith("http"):
                assert (member.code, sources[address]) in cited


def test_an_address_is_one_source() -> None:
    addresses = [each["address"] for each in of("source") if "address" in each]
    slugs = [each["slug"] for each in of("source")]
    assert len(addresses) == len(set(addresses))
    assert len(slugs) == len(set(slugs))


def test_capitals_are_not_imported() -> None:
    by_code = {each["country"]: each["city_en"] for each in of("ncb")}
    assert by_code["DE"] == "Wiesbaden"
    assert "UA" not in by_code


def test_no_invented_country_of_the_demonstration_is_a_member() -> None:
    for key in ("code", "alpha3", "slug"):
        members_have = {country[key] for country in of("country")}
        invented = {story.document.get(key, story.code) for story in stories()}
        assert members_have.isdisjoint(invented)


@pytest.mark.slow
@pytest.mark.django_db
def test_all_are_published_and_any_page_is_whole_in_every_language(client: Client) -> None:
    call_command("loaddata", "crime_areas", "belgium", "members", verbosity=0)
    live = list(Edition.objects.published())
    assert len(live) == 196
    assert [edition.country_id for edition in live if edition.full] == ["BE"]
    assert not Receipt.objects.exists()
    assert Revision.objects.count() == 196
    assert Citation.objects.exclude(note="").count() > 100
    assert not any(cited.note for edition in live for cited in edition.document.citations)
    for edition in live[::16]:
        for language in ("en", "fr", "es", "ar"):
            assert client.get(f"/{language}/countries/{edition.slug}/").status_code == 200
    assert client.get("/ar/").status_code == 200


@pytest.mark.slow
@pytest.mark.django_db
def test_loading_all_twice_changes_nothing() -> None:
    names = ("crime_areas", "belgium", "members")
    call_command("loaddata", *names, verbosity=0)
    before = list(Edition.objects.order_by("pk").values()), Revision.objects.count()
    call_command("loaddata", *names, verbosity=0)
    assert (list(Edition.objects.order_by("pk").values()), Revision.objects.count()) == before
