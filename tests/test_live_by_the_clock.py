"""What is public at a moment: schedules, those overtaken, withdrawals, and whose address it is."""

import datetime as dt

import pytest
from django.contrib.auth.models import User

from countries import editions, publishing
from countries.models import Country, Edition
from countries.rules import RefusedError
from tests.drafts import day, seen, writes

NOTE = {"en": "News."}
NOTICE = {"en": "Withdrawn at the bureau's request.", "fr": ""}


def publish(
    country: Country,
    line: str,
    by: User,
    at: dt.datetime,
    publish_at: dt.datetime | None = None,
) -> Edition:
    """An unknown hand writes a strapline; one person proposes and approves it."""
    writes(None, country, strapline_en=line)
    proposal = publishing.propose(country, by, NOTE, at=at)
    return publishing.approve(proposal, by, publish_at=publish_at, at=at)


def numbers_once_live(at: dt.datetime) -> list[int | None]:
    return [edition.number for edition in Edition.objects.once_live(at).order_by("number")]


def test_a_scheduled_edition_goes_live_by_the_clock_alone(belgium: Country, petra: User) -> None:
    publish(belgium, "One", petra, day(1))
    two = publish(belgium, "Two", petra, day(2), publish_at=day(10))
    assert editions.scheduled("BE", day(9)) == two
    assert [seen(day(n)) for n in (9, 10)] == [[("BE", "One")], [("BE", "Two")]]
    assert editions.scheduled("BE", day(10)) is None
    assert numbers_once_live(day(9)) == [1]
    assert numbers_once_live(day(10)) == [1, 2]


def test_every_past_moment_can_be_asked_about(belgium: Country, petra: User) -> None:
    assert seen(day(1)) == []
    publish(belgium, "One", petra, day(2))
    publish(belgium, "Two", petra, day(4))
    publishing.withdraw(belgium, petra, NOTICE, at=day(6))
    assert [seen(day(n)) for n in (1, 3, 5, 7)] == [[], [("BE", "One")], [("BE", "Two")], []]


def test_a_schedule_that_was_overtaken_never_comes_back(belgium: Country, petra: User) -> None:
    publish(belgium, "One", petra, day(1))
    publish(belgium, "Scheduled", petra, day(2), publish_at=day(10))
    publish(belgium, "Newer", petra, day(5))
    assert editions.scheduled("BE", day(6)) is None
    assert [seen(day(n)) for n in (6, 10, 20)] == [[("BE", "Newer")]] * 3
    assert numbers_once_live(day(20)) == [1, 3]


def test_of_two_schedules_the_later_number_ends_the_other(belgium: Country, petra: User) -> None:
    publish(belgium, "Two weeks", petra, day(1), publish_at=day(20))
    publish(belgium, "One week", petra, day(2), publish_at=day(10))
    assert [seen(day(n)) for n in (9, 10, 20)] == [[], [("BE", "One week")], [("BE", "One week")]]
    assert numbers_once_live(day(20)) == [2]


def test_two_schedules_in_their_order_both_come(belgium: Country, petra: User) -> None:
    publish(belgium, "First", petra, day(1), publish_at=day(10))
    publish(belgium, "Then", petra, day(2), publish_at=day(20))
    assert [seen(day(n)) for n in (10, 19, 20)] == [
        *([("BE", "First")], [("BE", "First")], [("BE", "Then")]),
    ]
    assert numbers_once_live(day(20)) == [1, 2]


def test_of_two_at_the_same_moment_the_later_number_is_live(belgium: Country, petra: User) -> None:
    publish(belgium, "First", petra, day(1), publish_at=day(10))
    publish(belgium, "Corrected", petra, day(2), publish_at=day(10))
    assert seen(day(10)) == [("BE", "Corrected")]
    assert numbers_once_live(day(10)) == [2]


def test_no_edition_goes_live_in_the_past(belgium: Country, petra: User) -> None:
    edition = publish(belgium, "Late", petra, day(5), publish_at=day(2))
    assert edition.publish_at == day(5)
    assert (seen(day(4)), seen(day(5))) == ([], [("BE", "Late")])


def test_a_withdrawal_is_an_edition_that_nobody_reads(belgium: Country, petra: User) -> None:
    one = publish(belgium, "One", petra, day(1))
    withdrawal = publishing.withdraw(belgium, petra, NOTICE, at=day(2))
    assert (withdrawal.number, withdrawal.kind, withdrawal.sha256) == (2, "withdrawal", one.sha256)
    assert withdrawal.notes == {"en": NOTICE["en"]}
    assert Edition.objects.live(day(3)).get() == withdrawal
    assert seen(day(3)) == []
    assert numbers_once_live(day(3)) == [1, 2]


def test_a_withdrawal_overtakes_what_was_scheduled(belgium: Country, petra: User) -> None:
    publish(belgium, "One", petra, day(1))
    publish(belgium, "Scheduled", petra, day(2), publish_at=day(10))
    publishing.withdraw(belgium, petra, NOTICE, at=day(3))
    assert seen(day(11)) == []


def test_what_was_withdrawn_is_brought_back_by_publishing_it_again(
    belgium: Country, petra: User
) -> None:
    publish(belgium, "One", petra, day(1))
    publishing.withdraw(belgium, petra, NOTICE, at=day(2))
    back = publishing.publish(belgium, petra, NOTE, at=day(3))
    assert (back.number, back.kind) == (3, "publication")
    assert [seen(day(n)) for n in (1, 2, 3)] == [[("BE", "One")], [], [("BE", "One")]]


def test_a_proposal_from_before_a_withdrawal_does_not_undo_it(
    belgium: Country, petra: User
) -> None:
    publish(belgium, "One", petra, day(1))
    writes(None, belgium, strapline_en="Two")
    proposal = publishing.propose(belgium, petra, {"en": "News."}, at=day(2))
    publishing.withdraw(belgium, petra, NOTICE, at=day(3))
    with pytest.raises(RefusedError, match=r"was withdrawn by petra, 3 Jan 2026, 12:00"):
        publishing.approve(proposal, petra, at=day(4))


@pytest.mark.parametrize("notice", [{}, {"en": " "}, {"fr": "En français seulement"}])
def test_a_withdrawal_needs_a_notice_in_english(
    belgium: Country, petra: User, notice: dict[str, str]
) -> None:
    publish(belgium, "One", petra, day(1))
    with pytest.raises(RefusedError, match="Say to readers, in English at least"):
        publishing.withdraw(belgium, petra, notice, at=day(2))
    assert seen(day(3)) == [("BE", "One")]


def test_only_what_is_live_is_withdrawn(belgium: Country, petra: User) -> None:
    publish(belgium, "Scheduled", petra, day(1), publish_at=day(10))
    with pytest.raises(RefusedError, match="no live edition to withdraw"):
        publishing.withdraw(belgium, petra, NOTICE, at=day(9))
    publishing.withdraw(belgium, petra, NOTICE, at=day(10))
    with pytest.raises(RefusedError, match="no live edition to withdraw"):
        publishing.withdraw(belgium, petra, NOTICE, at=day(11))


def test_the_address_of_another_live_page_is_taken(
    belgium: Country, france: Country, petra: User
) -> None:
    publish(france, "Of France", petra, day(1))
    writes(None, france, slug="hexagon")
    writes(None, belgium, slug="france")
    with pytest.raises(RefusedError, match="the address of a live page of another country"):
        publishing.propose(belgium, petra, {"en": "News."}, at=day(2))
    publishing.publish(france, petra, NOTE, at=day(3))
    assert publishing.publish(belgium, petra, NOTE, at=day(4)).slug == "france"


def test_so_is_one_that_was_taken_since_the_proposal(
    belgium: Country, france: Country, petra: User
) -> None:
    writes(None, france, slug="shared")
    of_france = publishing.propose(france, petra, {"en": "News."}, at=day(1))
    writes(None, france, slug="hexagon")
    writes(None, belgium, slug="shared")
    publishing.publish(belgium, petra, NOTE, at=day(2))
    with pytest.raises(RefusedError, match="the address of a live page"):
        publishing.approve(of_france, petra, at=day(3))
    assert Edition.objects.published(day(4)).filter(slug="shared").count() == 1


def test_so_is_one_that_is_scheduled_until_its_schedule_is_overtaken(
    belgium: Country, france: Country, petra: User
) -> None:
    writes(None, france, slug="shared")
    publish(france, "Scheduled", petra, day(1), publish_at=day(10))
    writes(None, france, slug="hexagon")
    writes(None, belgium, slug="shared")
    with pytest.raises(RefusedError, match="the address of a live page"):
        publishing.propose(belgium, petra, {"en": "News."}, at=day(2))
    publish(france, "Newer", petra, day(3))
    publishing.publish(belgium, petra, NOTE, at=day(4))
    assert [e.slug for e in Edition.objects.published(day(11)).order_by("country_id")] == [
        *("shared", "hexagon"),
    ]
