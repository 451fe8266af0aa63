"""Rows are added without scripts, and survive what somebody else does to the saved ones."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.test import Client

from countries.languages import texts
from countries.models import NCB, Citation, Country, PoliceForce, Section
from tests.desk import a_profile, add_row, fields_of, opened, row_of, send


@pytest.fixture
def country(db: None) -> Country:
    return a_profile()


@pytest.fixture
def desk(country: Country, petra: User, signed_in: Callable[[User], Client]) -> Client:
    """Petra's browser."""
    return signed_in(petra)


def test_a_row_is_added_without_scripts_and_nothing_typed_is_lost(desk: Client) -> None:
    data = opened(desk)
    data["name_fr"] = "Typed"
    response = send(desk, data, button="_addrow_sections")
    after = fields_of(response)
    assert response.context["errors"] == []
    assert after["sections-TOTAL_FORMS"] == "4"
    assert after["sections-3-topic"] == "other"
    differing = {name for name in data if data[name] != after[name]}
    assert differing == {"csrfmiddlewaretoken", "sections-TOTAL_FORMS"}
    assert texts(Country.objects.get(pk="BE"), "name")["fr"] == "Belgique"


def test_an_unfinished_row_may_wait_while_another_is_added(desk: Client) -> None:
    data = fields_of(send(desk, opened(desk), button="_addrow_forces"))
    data["forces-3-summary_en"] = "No name yet"
    after = fields_of(send(desk, data, button="_addrow_forces"))
    assert after["forces-TOTAL_FORMS"] == "5"
    assert after["forces-3-summary_en"] == "No name yet"


def test_a_row_that_somebody_else_deleted_stays_in_the_form(desk: Client, country: Country) -> None:
    data = opened(desk)
    data["sections-0-body_en"] = "<p>Typed meanwhile.</p>"
    Section.objects.get(slug="crime").delete()
    Citation.objects.filter(fact="section.crime").delete()
    after = fields_of(send(desk, data))
    row = row_of(after, "sections", "slug", "crime")
    assert after[f"{row}-body_en"] == "<p>Typed meanwhile.</p>"
    assert (after["sections-INITIAL_FORMS"], after["sections-TOTAL_FORMS"]) == ("2", "3")
    assert after[row_of(after, "sections", "slug", "interpol") + "-heading_en"].startswith("INTER")


def test_it_comes_back_where_it_is_saved_anyway(desk: Client, country: Country) -> None:
    data = opened(desk)
    data["sections-0-body_en"] = "<p>Typed meanwhile.</p>"
    Section.objects.get(slug="crime").delete()
    refused = send(desk, data)
    after = fields_of(refused) | {"_overwrite": refused.context["stale"].now}
    assert send(desk, after).status_code == 302
    assert texts(Section.objects.get(slug="crime"), "body")["en"] == "<p>Typed meanwhile.</p>"
    assert country.sections.count() == 3


def test_a_row_that_both_deleted_is_gone(desk: Client, country: Country) -> None:
    data = opened(desk)
    row = row_of(data, "forces", "slug", "local-police")
    citation = row_of(data, "citations", "fact", "police.local-police.units")
    data |= {f"{row}-DELETE": "on", f"{citation}-DELETE": "on"}
    PoliceForce.objects.get(slug="local-police").delete()
    Citation.objects.get(fact="police.local-police.units").delete()
    refused = send(desk, data)
    after = fields_of(refused) | {"_overwrite": refused.context["stale"].now}
    assert send(desk, after).status_code == 302
    assert country.forces.count() == 2


def test_a_row_that_somebody_else_added_stays(desk: Client, country: Country) -> None:
    data = opened(desk)
    data["forces-2-order"] = "9"
    PoliceForce.objects.create(country=country, slug="coast-guard", name_en="Coast", order=1)
    refused = send(desk, data)
    after = fields_of(refused) | {"_overwrite": refused.context["stale"].now}
    assert after["forces-2-order"] == "9"
    assert send(desk, after).status_code == 302
    assert country.forces.filter(slug="coast-guard").exists()


def test_a_bureau_that_both_added_is_one(desk: Client, country: Country) -> None:
    NCB.objects.all().delete()
    Citation.objects.filter(fact="ncb.city").delete()
    data = opened(desk)
    add_row(data, "ncb", city_en="Ghent")
    NCB.objects.create(country=country, city_en="Bruges")
    refused = send(desk, data)
    after = fields_of(refused) | {"_overwrite": refused.context["stale"].now}
    assert send(desk, after).status_code == 302
    assert texts(NCB.objects.get(), "city")["en"] == "Ghent"


def test_what_was_part_of_a_deleted_force_stands_alone(desk: Client, country: Country) -> None:
    data = opened(desk)
    data[row_of(data, "forces", "slug", "whole") + "-DELETE"] = "on"
    assert send(desk, data).status_code == 302
    assert {force.part_of_id for force in country.forces.all()} == {None}


def test_a_bureau_loses_a_host_that_is_deleted(desk: Client, country: Country) -> None:
    data = opened(desk)
    data[row_of(data, "forces", "slug", "federal-police") + "-DELETE"] = "on"
    assert send(desk, data).status_code == 302
    assert NCB.objects.get().host is None


def test_a_mistake_in_a_source_of_a_deleted_force_keeps_nothing_from_being_saved(
    desk: Client, country: Country
) -> None:
    data = opened(desk)
    source = row_of(data, "citations", "fact", "police.local-police.units")
    data[f"{source}-as_of"] = "2024-02-30"
    assert "is not in the calendar" in send(desk, data).content.decode()
    data[f"{row_of(data, 'forces', 'slug', 'local-police')}-DELETE"] = "on"
    assert send(desk, data).status_code == 302
    assert not PoliceForce.objects.filter(slug="local-police").exists()
    assert not Citation.objects.filter(fact__startswith="police.local-police").exists()


def test_a_source_stays_where_its_force_stays_after_all(desk: Client, country: Country) -> None:
    data = opened(desk)
    force = row_of(data, "forces", "slug", "local-police")
    refused = fields_of(send(desk, {**data, f"{force}-DELETE": "on", "alpha3": "X1"}))
    refused = {**refused, "alpha3": "BEL"}
    refused.pop(f"{force}-DELETE")
    assert send(desk, refused).status_code == 302
    assert Citation.objects.filter(fact="police.local-police.units").exists()
