"""A save over what somebody else changed meanwhile is refused, by name, and loses nothing typed."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.test import Client

from countries import revisions
from countries.languages import texts
from countries.models import Country, PoliceForce, Revision
from tests.desk import Data, a_profile, fields_of, opened, send

SignedIn = Callable[[User], Client]


@pytest.fixture
def country(db: None) -> Country:
    return a_profile()


@pytest.fixture
def eva(country: Country, person: Callable[..., User], signed_in: SignedIn) -> Client:
    eva = person("eva", "editor", country)
    revisions.record(country, None, Revision.Origin.COMMAND)
    return signed_in(eva)


@pytest.fixture
def petra_browser(petra: User, signed_in: SignedIn) -> Client:
    return signed_in(petra)


def typed(data: Data) -> Data:
    return {name: value for name, value in data.items() if name != "csrfmiddlewaretoken"}


def petra_renames(browser: Client, name: str = "Belgique de Petra") -> None:
    assert send(browser, {**opened(browser), "name_fr": name}).status_code == 302


def test_a_stale_save_is_refused_with_what_changed_and_by_whom(
    eva: Client, petra_browser: Client
) -> None:
    data = {**opened(eva), "name_es": "Typed by Eva"}
    petra_renames(petra_browser)
    response = send(eva, data)
    [told] = response.context["stale"].changes
    assert (told.change.label, told.revision.author_name) == ("Facts: name (Français)", "petra")
    assert (told.change.before, told.change.after) == ("Belgique", "Belgique de Petra")
    page = response.content.decode()
    assert "somebody else changed this profile" in page
    assert "Belgique de Petra" in page
    assert texts(Country.objects.get(pk="BE"), "name")["es"] == "Bélgica"


def test_all_that_was_typed_is_still_there(eva: Client, petra_browser: Client) -> None:
    data = {**opened(eva), "name_es": "Typed by Eva", "sections-0-body_en": "<p>Typed too.</p>"}
    petra_renames(petra_browser)
    assert typed(fields_of(send(eva, data))) == typed(data)


def test_she_may_save_over_exactly_what_she_was_shown(eva: Client, petra_browser: Client) -> None:
    data = {**opened(eva), "name_es": "Typed by Eva"}
    petra_renames(petra_browser)
    shown = send(eva, data).context["stale"].now
    assert send(eva, {**data, "_overwrite": shown}).status_code == 302
    country = Country.objects.get(pk="BE")
    assert (texts(country, "name")["es"], texts(country, "name")["fr"]) == (
        "Typed by Eva",
        "Belgique",
    )


def test_but_not_over_one_more_change(eva: Client, petra_browser: Client) -> None:
    data = {**opened(eva), "name_es": "Typed by Eva"}
    petra_renames(petra_browser)
    shown = send(eva, data).context["stale"].now
    petra_renames(petra_browser, "Une autre fois")
    response = send(eva, {**data, "_overwrite": shown})
    assert response.context["stale"].changes[0].change.after == "Une autre fois"


def test_a_save_over_keeps_its_leave_while_another_mistake_is_mended(
    eva: Client, petra_browser: Client
) -> None:
    data = {**opened(eva), "alpha3": "wrong"}
    petra_renames(petra_browser)
    shown = send(eva, data).context["stale"].now
    again = fields_of(send(eva, {**data, "_overwrite": shown}))
    assert send(eva, {**again, "alpha3": "BEL"}).status_code == 302


def test_a_change_that_left_no_revision_is_seen_too(eva: Client, country: Country) -> None:
    data = {**opened(eva), "name_es": "Typed by Eva"}
    PoliceForce.objects.filter(slug="local-police").update(units=184)
    response = send(eva, data)
    [told] = response.context["stale"].changes
    assert told.change.label == "Police, Local Police: number of units"
    assert told.revision.origin == Revision.Origin.FOUND
    assert "by an unknown hand" in response.content.decode()


def test_a_form_opened_after_such_a_change_is_not_stale(eva: Client, country: Country) -> None:
    PoliceForce.objects.filter(slug="local-police").update(units=184)
    data = {**opened(eva), "name_es": "Typed by Eva"}
    assert send(eva, data).status_code == 302


def test_who_changed_a_place_is_who_changed_it_last(eva: Client, petra_browser: Client) -> None:
    data = opened(eva)
    Country.objects.filter(pk="BE").update(strapline_fr="Une main inconnue")
    petra_renames(petra_browser)
    found = send(eva, {**data, "name_es": "Typed"}).context["stale"].changes
    assert {told.change.label: told.revision.author_name for told in found} == {
        "Facts: name (Français)": "petra",
        "Facts: strapline (Français)": "",
    }


def test_a_change_that_was_undone_is_none(eva: Client, petra_browser: Client) -> None:
    data = {**opened(eva), "name_es": "Typed by Eva"}
    petra_renames(petra_browser)
    petra_renames(petra_browser, "Belgique")
    assert send(eva, data).status_code == 302


def test_her_own_second_save_is_not_stale(eva: Client) -> None:
    assert send(eva, {**opened(eva), "name_es": "One"}, button="_continue").status_code == 302
    assert send(eva, {**opened(eva), "name_es": "Two"}).status_code == 302


def test_a_form_that_does_not_say_when_it_was_opened_is_stale(eva: Client) -> None:
    data = opened(eva)
    del data["_opened_at"]
    assert send(eva, data).context["stale"]
