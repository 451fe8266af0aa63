"""Editions and revisions on the desk: what is marked, and what there is to compare."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.test import Client

from countries import publishing, revisions
from countries.models import Country, Edition, Revision
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


def test_a_first_edition_has_nothing_to_be_compared_with(desk: Client, country: Country) -> None:
    published(country)
    page = SeenPage(desk.get(f"{EDITIONS}{Edition.objects.get().pk}/change/"))
    assert "First edition: nothing to compare with." in page.text
    assert not page.all(class_="changes")


def test_of_revisions_only_the_first_is_not_compared(desk: Client, country: Country) -> None:
    revisions.record(country, None, Revision.Origin.COMMAND)
    Country.objects.filter(pk="BE").update(strapline_en="How the bureau helps Belgium")
    revisions.record(Country.objects.get(pk="BE"), None, Revision.Origin.COMMAND)
    first, *_, last = Revision.objects.order_by("number")
    pages = [SeenPage(desk.get(REVISION.format(each.pk))) for each in (first, last)]
    told = ["First saved state: nothing to compare with." in page.text for page in pages]
    assert told == [True, False]
    assert [len(page.all(class_="changes")) for page in pages] == [0, 1]


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
