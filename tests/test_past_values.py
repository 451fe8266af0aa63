"""Crime areas and sources keep their past, with values, by whom, and in every language."""

from collections.abc import Callable
from importlib import import_module
from typing import Any

import pytest
from django.apps import apps
from django.contrib.auth.models import User
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from countries import publishing
from countries.models import CrimeArea, Edition, Source
from tests.desk import a_profile, fields_of
from tests.pages import SeenPage

AREA = "/admin/countries/crimearea/violence/"
SOURCE = "/admin/countries/source/iso-3166-1/"


@pytest.fixture
def desk(petra: User, signed_in: Callable[[User], Client]) -> Client:
    a_profile()
    return signed_in(petra)


def change(desk: Client, address: str, **fields: Any) -> None:
    data = fields_of(desk.get(f"{address}change/")) | fields
    assert desk.post(f"{address}change/", data).status_code == 302


def test_the_page_says_who_changed_what_from_what(desk: Client, petra: User) -> None:
    change(desk, AREA, name_ar="عنف", name_en="Violent crime")
    change(desk, SOURCE, read_on="2026-01-01")
    petra_s = SeenPage(desk.get(f"{AREA}history/"))
    assert "by petra" in petra_s.text
    assert "Name (العربية)" in petra_s.text
    assert [each.text for each in petra_s.all("ins")][:2] == ["Violent crime", "عنف"]
    page = desk.get(f"{SOURCE}history/").content.decode()
    assert "<del>23 November 2026</del>" in page
    assert "<ins>1 January 2026</ins>" in page


def test_both_ends_of_a_link_have_a_past(desk: Client) -> None:
    change(desk, AREA, see_also=["drug-crime"])
    for slug, other in (("violence", "drug-crime"), ("drug-crime", "violence")):
        latest = CrimeArea.history.filter(slug=slug).first()
        assert (latest.neighbours, latest.author_name) == (other, "petra")


def test_one_save_is_one_state_and_none_where_nothing_changed(desk: Client) -> None:
    before = CrimeArea.history.filter(slug="violence").count()
    change(desk, AREA, name_en="Violent crime", see_also=["drug-crime"])
    change(desk, AREA)
    change(desk, SOURCE)
    assert CrimeArea.history.filter(slug="violence").count() == before + 1
    assert Source.history.filter(slug="iso-3166-1").count() == 1


def test_the_name_outlives_the_account(desk: Client, petra: User) -> None:
    change(desk, AREA, name_en="Violent crime")
    petra.delete()
    assert CrimeArea.history.filter(slug="violence").first().author_name == "petra"


def test_a_fixture_leaves_one_state_each_and_says_that_it_did(db: None) -> None:
    call_command("loaddata", "crime_areas", "belgium", verbosity=0)
    assert CrimeArea.history.count() == CrimeArea.objects.count()
    assert Source.history.count() == Source.objects.count()
    kept = CrimeArea.history.exclude(neighbours="").first()
    assert kept.history_change_reason == "fixture crime_areas"
    linked = CrimeArea.objects.get(slug=kept.slug).see_also.order_by("slug")
    assert kept.neighbours.split() == [area.slug for area in linked]


def test_what_was_there_before_has_a_first_state_and_editions_their_names(petra: User) -> None:
    publishing.publish(a_profile(), petra, {"en": "First edition."})
    Edition.objects.update(proposed_by_name="", decided_by_name="")
    other = CrimeArea.objects.get(slug="drug-crime")
    CrimeArea.objects.get(slug="violence").see_also.add(other)
    for model in list[Any]((CrimeArea, Source)):
        model.history.all().delete()
    import_module("countries.migrations.0004_past_values").begin(apps, None)
    first = CrimeArea.history.get(slug="violence")
    assert (first.name_fr, first.neighbours) == ("Violence", "drug-crime")
    assert Source.history.get(slug="iso-3166-1").publisher == "ISO"
    edition = Edition.objects.get()
    assert (edition.proposed_by_name, edition.decided_by_name) == ("petra", "petra")


def test_a_long_past_takes_as_many_queries_as_a_short_one(
    desk: Client, django_assert_max_num_queries: Any
) -> None:
    for number in range(60):
        area = CrimeArea.objects.get(slug="violence")
        setattr(area, "name_en", f"Violence {number}")  # noqa: B010 - a column of modeltranslation
        area.save()
    with django_assert_max_num_queries(9):
        page = SeenPage(desk.get(f"{AREA}history/?p=2"))
    assert len(page.all("li", class_="card")) == 25


def test_the_form_says_where_it_is_used(desk: Client) -> None:
    page = SeenPage(desk.get(f"{AREA}change/"))
    assert reverse("admin:countries_country_change", args=["BE"]) in page.links
    assert "live in edition" not in page.text
