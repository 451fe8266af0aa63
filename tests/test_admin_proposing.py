"""An editor proposes what she sees: with a note or as minor, with a remark, and exactly that."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.test import Client

from countries import publishing
from countries.models import Country, Edition
from tests.desk import fields_of, opened, send
from tests.drafts import writes
from tests.pages import SeenPage
from tests.proposals import NOTE, PROPOSE, live_belgium, proposed

SignedIn = Callable[[User], Client]


@pytest.fixture
def country(db: None) -> Country:
    return live_belgium()


@pytest.fixture
def eva(country: Country, person: Callable[..., User]) -> User:
    """Eva edits Belgium."""
    return person("eva", "editor", country)


@pytest.fixture
def desk(eva: User, signed_in: SignedIn) -> Client:
    """Eva's browser."""
    return signed_in(eva)


def waiting() -> list[Edition]:
    return list(Edition.objects.filter(state="proposed"))


def test_save_and_propose_saves_and_leads_to_the_page(desk: Client) -> None:
    form = desk.get("/admin/countries/country/BE/change/").content.decode()
    assert "_propose" in form
    assert "_publish" not in form
    response = send(
        desk, {**opened(desk), "strapline_en": "How Eva supports Belgium"}, button="_propose"
    )
    assert response.headers["Location"] == PROPOSE
    assert "<ins>Eva</ins>" in desk.get(PROPOSE).content.decode()


def test_a_publisher_s_form_keeps_publish_and_leads_to_propose(
    country: Country, petra: User, signed_in: SignedIn
) -> None:
    page = SeenPage(signed_in(petra).get("/admin/countries/country/BE/change/"))
    assert page.all("input", name="_publish")
    assert not page.all("input", name="_propose")
    assert PROPOSE in page.links


def test_a_reviewer_s_form_has_neither(
    country: Country, person: Callable[..., User], signed_in: SignedIn
) -> None:
    ruth = signed_in(person("ruth", "reviewer", country))
    page = ruth.get("/admin/countries/country/BE/change/").content.decode()
    assert "_propose" not in page
    assert PROPOSE not in page


def test_what_is_proposed_is_frozen_with_its_note_and_remark(
    desk: Client, country: Country, eva: User
) -> None:
    writes(eva, country, strapline_en="By Eva")
    data = fields_of(desk.get(PROPOSE)) | {**NOTE, "remark": "See the atlas."}
    page = desk.post(PROPOSE, data, follow=True).content.decode()
    assert "Belgium is proposed." in page
    (edition,) = waiting()
    assert (edition.notes, edition.remark, edition.minor) == (
        {"en": NOTE["en"]},
        "See the atlas.",
        False,
    )
    assert edition.document.strapline["en"] == "By Eva"


def test_it_takes_a_note_or_the_tick(desk: Client, country: Country, eva: User) -> None:
    writes(eva, country, strapline_en="By Eva")
    data = fields_of(desk.get(PROPOSE)) | {"remark": "Only a comma."}
    refused = desk.post(PROPOSE, data)
    assert "Write a change note in English" in refused.content.decode()
    assert fields_of(refused)["remark"] == "Only a comma."
    desk.post(PROPOSE, fields_of(refused) | {"minor": "on"})
    assert [(edition.minor, edition.notes) for edition in waiting()] == [(True, {})]


def test_a_fact_that_changed_is_not_minor_and_nothing_typed_is_lost(
    desk: Client, country: Country, eva: User
) -> None:
    writes(eva, country, region="africa")
    data = fields_of(desk.get(PROPOSE)) | {"minor": "on", "remark": "Quick one."}
    refused = desk.post(PROPOSE, data)
    assert "A fact changed" in refused.content.decode()
    assert "Facts: region" in refused.content.decode()
    again = fields_of(refused)
    assert (again["minor"], again["remark"]) == (["on"], "Quick one.")
    assert not waiting()


def test_a_draft_that_changed_meanwhile_is_shown_and_not_proposed(
    desk: Client, country: Country, eva: User
) -> None:
    writes(eva, country, strapline_en="First")
    data = fields_of(desk.get(PROPOSE)) | NOTE
    writes(None, country, strapline_en="Second")
    response = desk.post(PROPOSE, data)
    assert "the draft changed meanwhile" in response.content.decode()
    assert not waiting()
    desk.post(PROPOSE, fields_of(response))
    assert [edition.document.strapline["en"] for edition in waiting()] == ["Second"]


def test_it_says_who_proposed_already_and_why_the_last_one_came_back(
    desk: Client, country: Country, eva: User, petra: User
) -> None:
    proposed(petra)
    own = proposed(eva, "By Eva")
    page = SeenPage(desk.get(PROPOSE)).text
    assert "Proposed by petra" in page
    assert "Your proposal" in page
    publishing.reject(own, petra, "No source.")
    assert "No source." in SeenPage(desk.get(PROPOSE)).text


def test_where_nothing_changed_there_is_nothing_to_propose(desk: Client) -> None:
    page = desk.get(PROPOSE)
    assert "Nothing has changed since the live edition" in page.content.decode()
    assert "en" not in fields_of(page)


def test_the_form_s_panel_and_chip_say_what_is_under_way(
    desk: Client, country: Country, eva: User, petra: User
) -> None:
    form = "/admin/countries/country/BE/change/"
    edition = proposed(eva)
    seen = SeenPage(desk.get(form))
    assert "Proposed by eva" in seen.text
    assert seen.one("p", class_="chip chip-changed").text == "Proposed"
    publishing.reject(edition, petra, "No source.")
    seen = SeenPage(desk.get(form))
    assert "Returned by petra" in seen.text
    assert "No source." in seen.text
    assert seen.one("p", class_="chip chip-gone").text == "Returned"
