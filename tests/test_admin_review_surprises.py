"""Two reviewers at once, and other surprises: the answer is kind, and nothing typed is lost."""

import datetime as dt
from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from countries import publishing, scheduling
from countries.models import Country, Edition
from tests.desk import fields_of
from tests.drafts import writes
from tests.pages import SeenPage
from tests.proposals import NOTE, does, live_belgium, loses, now, proposed, review_of

SignedIn = Callable[[User], Client]


@pytest.fixture
def country(db: None) -> Country:
    return live_belgium()


@pytest.fixture
def eva(country: Country, person: Callable[..., User]) -> User:
    """Eva edits Belgium."""
    return person("eva", "editor", country)


@pytest.fixture
def ruth(country: Country, person: Callable[..., User]) -> User:
    """Ruth reviews Belgium."""
    return person("ruth", "reviewer", country)


@pytest.fixture
def edition(eva: User) -> Edition:
    """Eva's proposal."""
    return proposed(eva, remark="See page 3 of the atlas.")


@pytest.fixture
def desk(ruth: User, signed_in: SignedIn) -> Client:
    """Ruth's browser."""
    return signed_in(ruth)


def words(response: object) -> str:
    return SeenPage(response).text


def test_the_second_of_two_reviewers_is_told_what_the_first_decided(
    desk: Client, edition: Edition, petra: User
) -> None:
    publishing.reject(edition, petra, "No source.")
    response = desk.post(review_of(edition), {"act": "return", "return-reason": "Name the atlas."})
    page = words(response)
    assert "decided on already: petra returned it" in page
    assert "No source." in page
    assert "Name the atlas." in page
    assert now(edition).reason == "No source."


def test_who_reviews_afterwards_sees_what_was_only_ever_scheduled(
    desk: Client, country: Country, petra: User
) -> None:
    """Edition 2 never went live: readers went from 1 to 3, and so does the review of 3."""
    writes(petra, country, official_name_en="By force, for tomorrow")
    later = publishing.propose(country, petra, NOTE)
    tomorrow = timezone.now() + dt.timedelta(days=1)
    publishing.approve(later, petra, force="Urgent.", publish_at=tomorrow)
    writes(petra, country, strapline_en="By force, now")
    edition = publishing.publish(country, petra, NOTE, force="Urgent.")
    page = words(desk.get(review_of(edition)))
    assert "Compared with edition 1." in page
    assert "By force, for tomorrow" in page


def test_an_approval_after_a_newer_one_is_told_whose_it_was(
    desk: Client, edition: Edition, country: Country, petra: User
) -> None:
    shown = fields_of(desk.get(review_of(edition)))
    writes(None, country, strapline_en="Newer")
    publishing.publish(country, petra, NOTE)
    page = words(desk.post(review_of(edition), {**shown, "act": "approve", "approve-against": "1"}))
    assert "A newer edition was approved since this was proposed: edition 2, by petra" in page
    assert now(edition).state == "proposed"
    assert set(desk.get(review_of(edition)).context["forms"]) == {"return"}


def test_a_proposal_on_a_country_that_is_withdrawn_meanwhile(
    desk: Client, edition: Edition, country: Country, petra: User
) -> None:
    desk.get(review_of(edition))
    publishing.withdraw(country, petra, {"en": "Closed."})
    page = words(desk.post(review_of(edition), {"act": "approve", "approve-against": "1"}))
    assert "The profile was withdrawn by petra" in page
    assert "propose anew" in page
    assert Client().get("/en/countries/belgium/").status_code == 410


def test_what_went_live_by_the_clock_meanwhile_is_shown_before_it_is_approved(
    desk: Client, country: Country, petra: User, eva: User
) -> None:
    writes(None, country, strapline_en="By the clock")
    soon = timezone.now() + dt.timedelta(days=1)
    waiting = publishing.approve(publishing.propose(country, None, NOTE), petra, publish_at=soon)
    edition = proposed(eva)
    against = Edition.objects.live().get().pk
    scheduling.move(waiting, petra, timezone.now() + dt.timedelta(hours=1))
    Edition.objects.filter(pk=waiting.pk).update(publish_at=timezone.now())
    response = desk.post(review_of(edition), {"act": "approve", "approve-against": against})
    assert "the live page changed meanwhile" in words(response)
    assert now(edition).state == "proposed"
    does(desk, edition, "approve")
    assert now(edition).number == 3


def test_one_whose_role_was_taken_away_meanwhile_is_told_so_and_keeps_her_words(
    desk: Client, edition: Edition, ruth: User, person: Callable[..., User]
) -> None:
    desk.get(review_of(edition))
    loses(ruth, "reviewer")
    ruth.groups.add(person("vera", "viewer").groups.get())
    response = desk.post(review_of(edition), {"act": "return", "return-reason": "Name the atlas."})
    assert response.status_code == 403
    assert "your role does not allow it, or not any more" in words(response)
    assert "Name the atlas." in words(response)
    assert now(edition).state == "proposed"
    on = {"on-facts-part": "facts", "on-facts-text": "Which one?"}
    response = desk.post(review_of(edition), {**on, "act": "comment:on-facts"})
    assert response.status_code == 403
    assert "Which one?" in words(response)


def test_one_whose_country_was_taken_away_meanwhile_decides_nothing(
    desk: Client, edition: Edition, ruth: User, country: Country
) -> None:
    country.editors.remove(ruth)
    response = desk.post(review_of(edition), {"act": "approve", "approve-against": "1"})
    assert response.status_code == 302
    assert now(edition).state == "proposed"
