"""Editions and revisions on the desk: what is marked, and what there is to compare."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.test import Client

from countries import publishing, revisions
from countries.models import Country, Edition, Revision
from countries.timeline import PAGE
from tests.desk import a_profile, published
from tests.pages import SeenPage

EDITIONS = "/admin/countries/edition/"
REVISION = "/admin/countries/revision/{}/change/"


@pytest.fixture
def country(db: None) -> Country:
    return a_profile()


@pytest.fixture
def desk(country: Country, petra: User, signed_in: Callable[[User], Client]) -> Client:
    """Petra's browser."""
    return signed_in(petra)


def test_an_edition_is_read_on_its_page_of_review(desk: Client, country: Country) -> None:
    published(country)
    key = Edition.objects.get().pk
    answer = desk.get(f"{EDITIONS}{key}/change/")
    assert answer.headers["Location"] == f"/admin/countries/country/BE/proposals/{key}/"
    page = SeenPage(desk.get(answer.headers["Location"]))
    assert "First edition: nothing to compare with." in page.text


def test_a_revision_is_read_in_the_history_open_and_on_its_page(
    desk: Client, country: Country
) -> None:
    for number in range(PAGE + 1):
        Country.objects.filter(pk="BE").update(strapline_en=f"Strapline {number}")
        revisions.record(Country.objects.get(pk="BE"), None, Revision.Origin.COMMAND)
    first = Revision.objects.order_by("number").first()
    assert first
    answer = desk.get(REVISION.format(first.pk))
    assert answer.headers["Location"] == "/admin/countries/country/BE/history/?open=r1#r1"
    page = SeenPage(desk.get(answer.headers["Location"]))
    assert "The first state: all of it is new." in page.one("li", id="r1").text


def test_a_revision_of_a_deleted_country_still_has_its_plain_page(
    desk: Client, country: Country
) -> None:
    revisions.record(country, None, Revision.Origin.COMMAND)
    country.delete()
    revision = Revision.objects.filter(country_code="BE").latest("number")
    assert desk.get(REVISION.format(revision.pk)).status_code == 200
    listed = SeenPage(desk.get("/admin/countries/revision/")).all(class_="field-named")
    assert [cell.text for cell in listed] == ["BE"] * len(listed)


@pytest.mark.parametrize(("language", "name"), [("en", "Belgium"), ("ar", "بلجيكا")])
def test_revisions_are_listed_by_the_name_of_the_country(
    desk: Client, country: Country, language: str, name: str
) -> None:
    desk.cookies["django_language"] = language
    revisions.record(country, None, Revision.Origin.COMMAND)
    listed = SeenPage(desk.get("/admin/countries/revision/")).all(class_="field-named")
    assert listed[0].text == name


def test_whether_an_edition_was_reviewed_is_said_in_words(
    desk: Client, country: Country, petra: User
) -> None:
    published(country)
    assert SeenPage(desk.get(EDITIONS)).one("td", class_="field-seen").text == "Not reviewed"
    Country.objects.filter(pk="BE").update(strapline_en="How the bureau helps Belgium")
    revisions.record(Country.objects.get(pk="BE"), None, Revision.Origin.COMMAND)
    publishing.publish(Country.objects.get(pk="BE"), petra, {"en": "Clearer."})
    seen = SeenPage(desk.get(EDITIONS)).all("td", class_="field-seen")
    assert [cell.text for cell in seen] == ["Yes", "Not reviewed"]
