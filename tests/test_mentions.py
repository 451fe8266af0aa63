"""Who is called in a comment, as `@ruth`, finds it on her desk until she answers."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.test import Client

from countries import publishing, reviewing
from countries.models import Country, Edition
from countries.rules import RefusedError
from tests.pages import SeenPage

pytestmark = pytest.mark.django_db
SignedIn = Callable[[User], Client]


@pytest.fixture
def proposal(belgium: Country, eva: User) -> Edition:
    return publishing.propose(belgium, eva, {"en": "New."})


def called(client: Client) -> str:
    """The words of the desk's card of mentions; '' where there is none."""
    page = SeenPage(client.get("/admin/"))
    return " ".join(each.text for each in page.all("section", **{"aria-labelledby": "mentions"}))


def test_who_is_called_finds_it_on_her_desk_and_nobody_else(
    proposal: Edition, eva: User, ruth: User, petra: User, signed_in: SignedIn
) -> None:
    reviewing.comment(proposal, eva, "Is this so, @Ruth? See page 3.")
    assert "Is this so, @Ruth? See page 3." in called(signed_in(ruth))
    assert called(signed_in(petra)) == called(signed_in(eva)) == ""


def test_it_is_gone_once_she_answered_or_it_is_resolved(
    proposal: Edition, eva: User, ruth: User, petra: User, signed_in: SignedIn
) -> None:
    asked = reviewing.comment(proposal, eva, "@ruth, @petra: is this so?")
    reviewing.comment(proposal, ruth, "It is.", answers=asked)
    assert called(signed_in(ruth)) == ""
    assert "is this so?" in called(signed_in(petra))
    reviewing.resolve(asked, eva)
    assert called(signed_in(petra)) == ""


@pytest.mark.parametrize("name", ["omar", "nobody"])
def test_who_cannot_see_the_country_cannot_be_called(
    proposal: Edition, eva: User, omar: User, name: str
) -> None:
    with pytest.raises(RefusedError, match=f"@{name}"):
        reviewing.comment(proposal, eva, f"Is this so, @{name}?")
    assert not proposal.comments.exists()


def test_an_address_of_mail_calls_nobody(proposal: Edition, eva: User, omar: User) -> None:
    said = reviewing.comment(proposal, eva, "Write to press@omar.example.")
    assert not said.mentioned.exists()


def test_of_many_the_oldest_are_shown_and_the_rest_are_counted(
    proposal: Edition, eva: User, ruth: User, signed_in: SignedIn
) -> None:
    for number in range(11):
        reviewing.comment(proposal, eva, f"@ruth, question {number}?")
    words = called(signed_in(ruth))
    assert "question 7?" in words
    assert "question 8?" not in words
    assert "3 more, once these are answered" in words
