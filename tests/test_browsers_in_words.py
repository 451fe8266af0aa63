"""The sessions of a person say in words which browser each is."""

from collections.abc import Callable

import pytest
from allauth.usersessions.models import UserSession
from django.contrib.auth.models import User
from django.test import Client

from countries.signin.browsers import in_words
from tests.pages import SeenPage

WEBKIT = "AppleWebKit/537.36 (KHTML, like Gecko)"
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"


@pytest.mark.parametrize(
    ("user_agent", "words"),
    [
        (FIREFOX, "Firefox on Linux"),
        (
            f"Mozilla/5.0 (Windows NT 10.0; Win64; x64) {WEBKIT} Chrome/140.0.0.0 Safari/537.36",
            "Chrome on Windows",
        ),
        (
            f"Mozilla/5.0 (Windows NT 10.0; Win64; x64) {WEBKIT} Chrome/140.0.0.0 Safari/537.36"
            " Edg/140.0.0.0",
            "Edge on Windows",
        ),
        (
            "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like"
            " Gecko) Version/18.5 Safari/605.1.15",
            "Safari on macOS",
        ),
        (
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML,"
            " like Gecko) CriOS/140.0.0.0 Mobile/15E148 Safari/604.1",
            "Chrome on iOS",
        ),
        (
            f"Mozilla/5.0 (Linux; Android 10; K) {WEBKIT} SamsungBrowser/28.0 Chrome/130.0.0.0"
            " Mobile Safari/537.36",
            "Samsung Internet on Android",
        ),
        (
            f"Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) {WEBKIT} Chrome/140.0.0.0 Safari/537.36",
            "Chrome on ChromeOS",
        ),
        ("curl/8.5.0", ""),
        ("Firefox/140.0", ""),
        ("", ""),
    ],
)
def test_it_names_the_usual_ones_and_guesses_none(user_agent: str, words: str) -> None:
    assert in_words(user_agent) == words


@pytest.mark.parametrize(
    ("user_agent", "shown"), [(FIREFOX, "Firefox on Linux"), ("curl/8.5.0", "curl/8.5.0")]
)
def test_the_list_shows_the_words_and_keeps_what_was_sent(
    user_agent: str, shown: str, eva: User, signed_in: Callable[[User], Client]
) -> None:
    client = signed_in(eva)
    key = client.session.session_key
    UserSession.objects.update_or_create(
        session_key=key, defaults={"user": eva, "ip": "192.0.2.1", "user_agent": user_agent}
    )
    page = SeenPage(client.get("/account/sessions/")).text
    assert shown in page
    assert user_agent in page
    assert "192.0.2.1" in page
