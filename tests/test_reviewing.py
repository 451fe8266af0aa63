"""What goes out unread is read afterwards by somebody else, and a proposal is talked about."""

import pytest
from django.contrib.auth.models import User

from countries import publishing, reviewing
from countries.models import Comment, Country, Edition
from countries.rules import RefusedError
from tests.drafts import day, writes

NOTE = {"en": "News."}


@pytest.fixture
def forced(belgium: Country, eva: User, petra: User) -> Edition:
    """Eva and Petra wrote it, and Petra forced it."""
    writes(eva, belgium, strapline_en="By Eva")
    writes(petra, belgium, official_name_en="By Petra")
    return publishing.publish(belgium, petra, NOTE, force="A flood.", at=day(1))


def test_the_mark_goes_once_somebody_else_has_read_it_and_the_reason_stays(
    forced: Edition, ruth: User
) -> None:
    edition = reviewing.review_afterwards(forced, ruth, at=day(2))
    assert (edition.reviewed, edition.reviewed_by, edition.reviewed_at) == (True, ruth, day(2))
    assert (edition.reason, edition.sha256) == ("A flood.", forced.sha256)
    with pytest.raises(RefusedError, match="reviewed already"):
        reviewing.review_afterwards(forced, ruth, at=day(3))


def test_neither_who_wrote_it_nor_who_forced_it_reviews_it(
    forced: Edition, eva: User, petra: User
) -> None:
    for person in (eva, petra):
        with pytest.raises(RefusedError, match="ask somebody else"):
            reviewing.review_afterwards(forced, person, at=day(2))
    assert not Edition.objects.get(pk=forced.pk).reviewed


def test_what_one_wrote_for_another_edition_does_not_count(
    forced: Edition, belgium: Country, eva: User, ruth: User
) -> None:
    writes(ruth, belgium, strapline_en="By Ruth")
    newer = publishing.publish(belgium, ruth, NOTE, force="Urgent.", at=day(2))
    assert reviewing.review_afterwards(forced, ruth, at=day(3)).reviewed
    assert reviewing.review_afterwards(newer, eva, at=day(3)).reviewed


def test_words_that_were_only_ever_scheduled_still_count(
    forced: Edition, belgium: Country, eva: User, petra: User, ruth: User
) -> None:
    writes(eva, belgium, strapline_en="Later, by Eva")
    later = publishing.propose(belgium, eva, NOTE, at=day(2))
    publishing.approve(later, ruth, publish_at=day(9), at=day(2))
    writes(petra, belgium, official_name_en="Sooner, by Petra")
    sooner = publishing.publish(belgium, petra, NOTE, force="Urgent.", at=day(3))
    with pytest.raises(RefusedError, match="ask somebody else"):
        reviewing.review_afterwards(sooner, eva, at=day(4))
    assert reviewing.review_afterwards(sooner, ruth, at=day(4)).reviewed


def test_what_is_only_proposed_is_not_reviewed_afterwards(
    belgium: Country, eva: User, ruth: User
) -> None:
    proposal = publishing.propose(belgium, eva, NOTE, at=day(1))
    with pytest.raises(RefusedError):
        reviewing.review_afterwards(proposal, ruth, at=day(2))


def test_a_comment_is_answered_and_resolved_once(forced: Edition, eva: User, ruth: User) -> None:
    asked = reviewing.comment(forced, ruth, " Which force? ", part="police", at=day(2))
    answer = reviewing.comment(forced, eva, "The local one.", answers=asked, at=day(3))
    assert (asked.text, answer.part, answer.answers) == ("Which force?", "police", asked)
    reviewing.resolve(asked, eva, at=day(4))
    again = reviewing.resolve(asked, ruth, at=day(5))
    assert (again.resolved_by, again.resolved_at) == (eva, day(4))


def test_an_empty_comment_is_none(forced: Edition, ruth: User) -> None:
    with pytest.raises(RefusedError, match="Write the comment first"):
        reviewing.comment(forced, ruth, " ")
    assert not Comment.objects.exists()
