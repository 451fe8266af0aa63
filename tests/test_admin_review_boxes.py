"""The boxes of the review page: a refusal is said at its top, and no button loses another box."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from countries.models import Comment, Country, Edition
from tests.desk import fields_of
from tests.pages import SeenPage
from tests.proposals import does, live_belgium, now, proposed, review_of

SignedIn = Callable[[User], Client]
REASON = {"return-reason": "Which atlas?"}
REMARK = {"on-facts-text": "This one?"}


@pytest.fixture
def country(db: None) -> Country:
    return live_belgium()


@pytest.fixture
def edition(country: Country, person: Callable[..., User]) -> Edition:
    """Eva's proposal."""
    return proposed(person("eva", "editor", country))


@pytest.fixture
def desk(edition: Edition, petra: User, signed_in: SignedIn) -> Client:
    """Petra's browser."""
    return signed_in(petra)


def press(desk: Client, edition: Edition, act: str, **typed: Any) -> Any:
    """A button of the page's one form, with all that is in its boxes."""
    return desk.post(
        review_of(edition), {**fields_of(desk.get(review_of(edition))), **typed, "act": act}
    )


@pytest.mark.parametrize(
    ("act", "field", "label", "words"),
    [
        ("return", "return-reason", "Reason", "Write a reason."),
        ("schedule", "schedule-when", "Day and time (time zone: UTC)", "Give a day and a time."),
        ("comment:on-facts", "on-facts-text", "Comment: Facts", "Write the comment first."),
    ],
)
def test_what_is_missing_is_said_at_the_top_with_the_way_to_it(
    desk: Client, edition: Edition, act: str, field: str, label: str, words: str
) -> None:
    page = SeenPage(press(desk, edition, act))
    notice = page.one(role="alert")
    assert f"{label} : {words}" in notice.text
    assert {"tabindex", "autofocus"} <= notice.attributes.keys()
    assert f"#id_{field}" in page.links
    assert f"id_{field}" in page.ids
    assert page.one("title").text.startswith("Error:")


def test_the_answer_opens_at_its_top_wherever_the_page_was_left(
    desk: Client, edition: Edition
) -> None:
    address = f"{review_of(edition)}?language=en"
    assert SeenPage(desk.get(address)).all("form", action=address)


@pytest.mark.parametrize("act", ["approve", "return", "schedule"])
def test_a_comment_that_was_not_sent_holds_a_decision_back(
    desk: Client, edition: Edition, act: str
) -> None:
    more = {**REMARK, "schedule-when": "2999-01-01T09:00"}
    if act == "return":
        more |= REASON
    response = press(desk, edition, act, **more)
    page = SeenPage(response)
    assert "Nothing was done yet" in page.one(role="alert").text
    assert "Comment: Facts" in page.one(role="alert").text
    assert "#id_on-facts-text" in page.links
    assert now(edition).state == "proposed"
    kept = fields_of(response)
    assert {name: kept[name].strip() for name in more} == more


def test_what_is_in_other_boxes_comes_back_with_a_refusal(desk: Client, edition: Edition) -> None:
    kept = fields_of(press(desk, edition, "schedule", **REMARK, **REASON))
    assert kept["on-facts-text"].strip() == "This one?"
    assert kept["return-reason"].strip() == "Which atlas?"


def test_a_comment_is_sent_and_the_other_boxes_stay_as_they_are(
    desk: Client, edition: Edition
) -> None:
    press(desk, edition, "comment:on-facts", **REMARK, **REASON)
    assert Comment.objects.get().text == "This one?"
    kept = fields_of(desk.get(review_of(edition)))
    assert kept["on-facts-text"].strip() == ""
    assert kept["return-reason"].strip() == "Which atlas?"
    press(desk, edition, "return", **REASON)
    assert now(edition).reason == "Which atlas?"


def test_to_resolve_a_comment_loses_no_answer(desk: Client, edition: Edition) -> None:
    press(desk, edition, "comment:on-facts", **REMARK)
    to = f"to-{Comment.objects.get().pk}"
    press(desk, edition, f"resolve:{to}", **{f"{to}-text": "Yes.", **REASON})
    assert Comment.objects.get().resolved_at
    kept = fields_of(desk.get(review_of(edition)))
    assert kept["return-reason"].strip() == "Which atlas?"
    assert kept[f"{to}-text"].strip() == "Yes."


def test_the_enter_key_decides_nothing(desk: Client, edition: Edition) -> None:
    response = press(desk, edition, "", **REMARK)
    assert "press the button" in SeenPage(response).one(role="alert").text
    assert fields_of(response)["on-facts-text"].strip() == "This one?"
    assert now(edition).state == "proposed"


def test_a_live_edition_is_shown_as_readers_get_it(desk: Client, edition: Edition) -> None:
    does(desk, edition, "approve")
    assert "The page as readers get it" in SeenPage(desk.get(review_of(edition))).text
    first = Edition.objects.get(number=1)
    assert "The page as it was to be" in SeenPage(desk.get(review_of(first))).text
