"""What waits for its time is moved or cancelled; who did it and why is kept."""

import pytest
from django.contrib.auth.models import User

from countries import editions, publishing, scheduling
from countries.models import Country, Edition, ScheduleChange
from countries.rules import RefusedError
from tests.drafts import day, seen, writes

NOTE = {"en": "News."}


def scheduled(country: Country, line: str, by: User, at: int, goes: int) -> Edition:
    writes(None, country, strapline_en=line)
    proposal = publishing.propose(country, None, NOTE, at=day(at))
    return publishing.approve(proposal, by, publish_at=day(goes), at=day(at))


@pytest.fixture
def edition(belgium: Country, petra: User) -> Edition:
    """Approved on day 1 for day 10."""
    return scheduled(belgium, "Later", petra, 1, 10)


def changes() -> list[tuple[object, ...]]:
    return list(ScheduleChange.objects.values_list("was", "becomes", "by__username", "reason"))


def test_a_moved_edition_goes_live_at_its_new_time(edition: Edition, petra: User) -> None:
    scheduling.move(edition, petra, day(5), " The press day. ", at=day(2))
    assert [seen(day(n)) for n in (4, 5)] == [[], [("BE", "Later")]]
    assert changes() == [(day(10), day(5), "petra", "The press day.")]


def test_a_cancelled_edition_never_goes_live_and_keeps_its_number(
    edition: Edition, belgium: Country, petra: User
) -> None:
    scheduling.cancel(edition, petra, "Not ready.", at=day(2))
    assert seen(day(20)) == []
    assert editions.scheduled("BE", day(3)) is None
    assert changes() == [(day(10), None, "petra", "Not ready.")]
    assert publishing.publish(belgium, petra, NOTE, at=day(3)).number == 2


def test_a_cancelled_one_does_not_keep_an_older_proposal_back(
    belgium: Country, eva: User, petra: User
) -> None:
    writes(eva, belgium, strapline_en="Proposed")
    proposal = publishing.propose(belgium, eva, NOTE, at=day(1))
    other = scheduled(belgium, "Later", petra, 2, 10)
    scheduling.cancel(other, petra, at=day(3))
    assert publishing.approve(proposal, petra, at=day(4)).number == 2


@pytest.mark.parametrize("to", [1, 2])
def test_it_is_not_moved_into_the_past(edition: Edition, petra: User, to: int) -> None:
    with pytest.raises(RefusedError, match="That moment has passed"):
        scheduling.move(edition, petra, day(to), at=day(2))
    assert not changes()


def test_to_move_it_to_its_own_time_is_no_change(edition: Edition, petra: User) -> None:
    with pytest.raises(RefusedError, match="for that moment already"):
        scheduling.move(edition, petra, day(10), at=day(2))


def test_what_is_live_or_cancelled_is_neither_moved_nor_cancelled(
    edition: Edition, petra: User
) -> None:
    with pytest.raises(RefusedError, match="not scheduled any more"):
        scheduling.cancel(edition, petra, at=day(10))
    with pytest.raises(RefusedError, match="not scheduled any more"):
        scheduling.move(edition, petra, day(12), at=day(11))
    scheduling.cancel(edition, petra, at=day(2))
    with pytest.raises(RefusedError, match="cancelled already"):
        scheduling.cancel(edition, petra, at=day(2))


def test_it_is_not_moved_behind_a_newer_one_that_would_overtake_it(
    edition: Edition, belgium: Country, petra: User
) -> None:
    scheduled(belgium, "Newer", petra, 2, 12)
    with pytest.raises(RefusedError, match="Edition 2 goes live before"):
        scheduling.move(edition, petra, day(13), at=day(3))
    assert scheduling.move(edition, petra, day(11), at=day(3)).publish_at == day(11)


def test_a_minor_edition_is_not_moved_to_where_it_would_change_a_fact(
    belgium: Country, eva: User, petra: User
) -> None:
    """It has the old name yet: moved behind the edition with the new one, it would take it back."""
    publishing.publish(belgium, None, NOTE, at=day(1))
    writes(None, belgium, official_name_en="The new name")
    named = publishing.propose(belgium, eva, NOTE, at=day(2))
    publishing.approve(named, petra, publish_at=day(10), at=day(2))
    writes(None, belgium, official_name_en="", strapline_en="A slip of the pen")
    minor = publishing.propose(belgium, eva, minor=True, at=day(3))
    minor = publishing.approve(minor, petra, publish_at=day(5), at=day(3))
    with pytest.raises(RefusedError, match="A fact changed"):
        scheduling.move(minor, petra, day(20), at=day(4))
    assert scheduling.move(minor, petra, day(6), at=day(4)).publish_at == day(6)


def test_an_overtaken_schedule_names_the_edition_that_goes_before(
    edition: Edition, belgium: Country, petra: User
) -> None:
    scheduled(belgium, "Sooner", petra, 2, 5)
    found = {e.number: e.overtaken_by for e in Edition.objects.with_overtaker()}  # type: ignore[attr-defined]
    assert found == {1: 2, 2: None}
