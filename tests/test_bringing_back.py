"""A withdrawn profile comes back as readers last had it, whatever became of the draft."""

import pytest
from django.contrib.auth.models import User

from countries import publishing
from countries.bringing_back import bring_back, last_published
from countries.models import Country
from countries.rules import RefusedError
from tests.drafts import day, seen, strapline, writes

NOTE = {"en": "It is back."}


@pytest.fixture
def withdrawn(belgium: Country, eva: User, petra: User) -> Country:
    """Belgium, published as “One”, then withdrawn; its draft says “Two”."""
    writes(eva, belgium, strapline_en="One")
    publishing.publish(belgium, petra, NOTE, at=day(1))
    publishing.withdraw(belgium, petra, {"en": "Under review."}, at=day(2))
    writes(petra, belgium, strapline_en="Two")
    return belgium


def test_readers_get_what_they_last_had_and_the_draft_stays(
    withdrawn: Country, petra: User
) -> None:
    assert seen(day(3)) == []
    edition = bring_back(withdrawn, petra, NOTE, at=day(3))
    assert (edition.number, edition.notes, edition.reviewed) == (3, NOTE, True)
    assert seen(day(3)) == [("BE", "One")]
    assert strapline(withdrawn) == "Two"


def test_it_stays_unreviewed_if_it_was(belgium: Country, petra: User) -> None:
    writes(petra, belgium, strapline_en="One")
    publishing.publish(belgium, petra, NOTE, force="Nobody is there.", at=day(1))
    publishing.withdraw(belgium, petra, {"en": "Under review."}, at=day(2))
    edition = bring_back(belgium, petra, NOTE, at=day(3))
    assert (edition.reviewed, edition.reason) == (False, "Nobody is there.")


def test_who_wrote_the_draft_since_still_needs_a_second_person(
    withdrawn: Country, petra: User
) -> None:
    bring_back(withdrawn, petra, NOTE, at=day(3))
    with pytest.raises(RefusedError, match="You wrote part of this"):
        publishing.publish(withdrawn, petra, NOTE, at=day(4))


def test_it_needs_a_note(withdrawn: Country, petra: User) -> None:
    with pytest.raises(RefusedError, match="in English at least"):
        bring_back(withdrawn, petra, {"en": " "}, at=day(3))
    assert seen(day(3)) == []


def test_what_is_not_withdrawn_is_not_brought_back(withdrawn: Country, petra: User) -> None:
    bring_back(withdrawn, petra, NOTE, at=day(3))
    assert last_published("BE", day(4)) is None
    with pytest.raises(RefusedError, match="not withdrawn"):
        bring_back(withdrawn, petra, NOTE, at=day(4))
