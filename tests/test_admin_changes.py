"""All changes of a draft against what is live, for those who may look and may not publish."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from countries import publishing, revisions
from countries.models import Country, Edition, Revision
from tests.desk import a_profile, published
from tests.pages import SeenPage

CHANGES = "/admin/countries/country/BE/changes/"
PUBLISH = "/admin/countries/country/BE/publish/"


@pytest.fixture
def country(db: None) -> Country:
    return a_profile()


@pytest.fixture
def eva(country: Country, person: Callable[..., User], signed_in: Callable[..., Client]) -> Client:
    """The browser of Eva, who edits Belgium and does not publish."""
    return signed_in(person("eva", "editor", country))


def rewritten(country: Country, **fields: Any) -> None:
    Country.objects.filter(pk=country.pk).update(**fields)
    revisions.record(country, None, Revision.Origin.COMMAND)


def test_the_changes_stand_by_part_with_words_marked(eva: Client, country: Country) -> None:
    published(country)
    rewritten(country, strapline_en="How the bureau helps Belgium")
    country.forces.filter(slug="local-police").update(units=184)
    response = eva.get(CHANGES)
    page = SeenPage(response)
    assert page.one("h1").text == "Changes since edition 1"
    assert "How the bureau <del>supports</del><ins>helps</ins> Belgium" in response.content.decode()
    assert [heading.text for heading in page.all("h3")] == ["Facts", "Police"]


def test_they_are_those_of_the_publish_page(
    eva: Client, country: Country, petra: User, signed_in: Callable[..., Client]
) -> None:
    published(country)
    rewritten(country, strapline_en="How the bureau helps Belgium", region="africa")
    theirs = [SeenPage(response) for response in (eva.get(CHANGES), signed_in(petra).get(PUBLISH))]
    changes = [[each.text for each in page.all(class_="changes")] for page in theirs]
    assert changes[0]
    assert changes[0] == changes[1]


def test_only_who_publishes_is_led_on_to_it(
    eva: Client, country: Country, petra: User, signed_in: Callable[..., Client]
) -> None:
    assert PUBLISH not in SeenPage(eva.get(CHANGES)).links
    assert PUBLISH in SeenPage(signed_in(petra).get(CHANGES)).links


def test_where_nothing_changed_it_says_so(eva: Client, country: Country) -> None:
    published(country)
    assert "No differences." in eva.get(CHANGES).content.decode()


def test_of_a_country_never_published_all_is_new(eva: Client) -> None:
    page = SeenPage(eva.get(CHANGES))
    assert page.one("h1").text == "Changes"
    assert "never published" in page.text


def test_of_a_withdrawn_country_the_changes_are_against_what_was_live(
    eva: Client, country: Country, petra: User
) -> None:
    published(country)
    publishing.withdraw(country, petra, {"en": "Under review."})
    rewritten(country, strapline_en="How the bureau helps Belgium")
    page = SeenPage(eva.get(CHANGES))
    assert page.one("h1").text == "Changes since edition 2"
    assert "This profile is withdrawn." in page.text
    assert "helps" in page.text


def test_it_shows_nothing_that_only_staff_may_see(eva: Client, country: Country) -> None:
    published(country)
    country.citations.update(note="Whispered by a colleague.")
    assert "Whispered" not in eva.get(CHANGES).content.decode()
    assert Edition.objects.count() == 1
