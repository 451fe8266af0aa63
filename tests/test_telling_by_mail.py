"""The author hears by mail what was decided, where mail is set up, and only then."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core import mail
from django.test import Client

from countries.models import Country, Edition
from tests.proposals import does, live_belgium, now, proposed, review_of

SignedIn = Callable[[User], Client]


@pytest.fixture
def edition(db: None, person: Callable[..., User]) -> Edition:
    """Eva's proposal."""
    eva = person("eva", "editor", live_belgium())
    eva.email = "eva@example.org"
    eva.save()
    return proposed(eva)


@pytest.fixture
def desk(edition: Edition, person: Callable[..., User], signed_in: SignedIn) -> Client:
    """The browser of Ruth, who reviews Belgium."""
    return signed_in(person("ruth", "reviewer", Country.objects.get(pk="BE")))


def test_she_is_told_who_decided_what_and_why(
    desk: Client, edition: Edition, settings: Any, django_capture_on_commit_callbacks: Any
) -> None:
    settings.EMAIL_URL = "smtp://mail.example.org"
    with django_capture_on_commit_callbacks(execute=True):
        does(desk, edition, "return", reason="Which atlas?")
    (letter,) = mail.outbox
    assert (letter.to, letter.subject) == (["eva@example.org"], "Your proposal: Belgium")
    assert "ruth returned it" in letter.body
    assert "Which atlas?" in letter.body
    assert f"http://testserver{review_of(edition)}" in letter.body


def test_nothing_is_sent_where_mail_is_not_set_up(
    desk: Client, edition: Edition, settings: Any, django_capture_on_commit_callbacks: Any
) -> None:
    settings.EMAIL_URL = ""
    with django_capture_on_commit_callbacks(execute=True):
        does(desk, edition, "approve")
    assert not mail.outbox
    assert now(edition).number == 2


def test_a_mail_that_fails_is_logged_and_the_decision_stands(
    desk: Client,
    edition: Edition,
    settings: Any,
    caplog: pytest.LogCaptureFixture,
    django_capture_on_commit_callbacks: Any,
) -> None:
    settings.EMAIL_URL = "smtp://mail.example.org"
    settings.EMAIL_BACKEND = "no.such.backend"
    with django_capture_on_commit_callbacks(execute=True):
        assert does(desk, edition, "approve").status_code == 302
    assert now(edition).number == 2
    assert "was not told by mail" in caplog.text
