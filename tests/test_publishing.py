"""From a draft to an edition: frozen when proposed, decided on by another, public by the clock."""

import pytest
from django.contrib.auth.models import User

from countries import editions, publishing
from countries.models import Citation, Country, Edition, Revision
from countries.rules import RefusedError
from tests.drafts import changes_silently, day, seen, writes
from tests.editions import an_edition

NOTE = {"en": "A better line.", "fr": "", "es": "  "}


def counts() -> tuple[int, int]:
    return Edition.objects.count(), Revision.objects.count()


def test_what_is_proposed_is_frozen_and_approval_publishes_exactly_those_bytes(
    belgium: Country, eva: User, petra: User
) -> None:
    writes(eva, belgium, strapline_en="Proposed")
    proposal = publishing.propose(belgium, eva, NOTE, at=day(1))
    writes(eva, belgium, strapline_en="Written later")
    edition = publishing.approve(proposal, petra, at=day(2))
    assert (edition.body, edition.sha256) == (proposal.body, proposal.sha256)
    assert seen(day(3)) == [("BE", "Proposed")]


def test_a_proposal_is_not_public_and_has_no_number_until_it_is_approved(
    belgium: Country, eva: User, petra: User
) -> None:
    proposal = publishing.propose(belgium, eva, NOTE, at=day(1))
    assert (proposal.number, proposal.notes, seen(day(2))) == (None, {"en": "A better line."}, [])
    edition = publishing.approve(proposal, petra, at=day(3))
    assert (edition.number, edition.reviewed, edition.decided_by) == (1, True, petra)
    assert (seen(day(2)), seen(day(3))) == ([], [("BE", None)])


def test_a_rejection_keeps_the_document_and_the_reason(
    belgium: Country, eva: User, petra: User
) -> None:
    proposal = publishing.propose(belgium, eva, {"en": "News."}, at=day(1))
    with pytest.raises(RefusedError, match="Say why"):
        publishing.reject(proposal, petra, "  ", at=day(2))
    rejected = publishing.reject(proposal, petra, "No source.", at=day(2))
    assert (rejected.state, rejected.reason, rejected.number) == ("rejected", "No source.", None)
    assert Edition.objects.get().body == proposal.body
    assert seen(day(3)) == []


def test_numbers_count_what_was_approved_a_country_at_a_time(
    belgium: Country, france: Country, eva: User, petra: User
) -> None:
    publishing.reject(
        publishing.propose(belgium, eva, {"en": "News."}, at=day(1)), petra, "No.", at=day(1)
    )
    first = publishing.publish(belgium, petra, NOTE, at=day(2))
    other = publishing.publish(france, petra, NOTE, at=day(3))
    writes(eva, belgium, strapline_en="New")
    second = publishing.publish(belgium, petra, NOTE, at=day(4))
    assert [first.number, other.number, second.number] == [1, 1, 2]


def test_who_wrote_part_of_it_cannot_approve_it(belgium: Country, eva: User, petra: User) -> None:
    writes(petra, belgium, strapline_en="By Petra")
    writes(eva, belgium, official_name_en="By Eva")
    proposal = publishing.propose(belgium, eva, {"en": "News."}, at=day(1))
    for force in ("", "  "):
        with pytest.raises(RefusedError, match="You wrote part of this"):
            publishing.approve(proposal, petra, force=force, at=day(2))
    assert seen(day(3)) == []


def test_by_force_she_can_and_the_edition_stays_marked(belgium: Country, petra: User) -> None:
    writes(petra, belgium, strapline_en="By Petra")
    edition = publishing.publish(belgium, petra, NOTE, force="It is urgent.", at=day(1))
    assert (edition.reviewed, edition.reason) == (False, "It is urgent.")
    assert Edition.objects.live(day(2)).get().reviewed is False


def test_force_that_was_not_needed_leaves_no_mark(belgium: Country, eva: User, petra: User) -> None:
    writes(eva, belgium, strapline_en="By Eva")
    edition = publishing.publish(belgium, petra, NOTE, force="It is urgent.", at=day(1))
    assert (edition.reviewed, edition.reason) == (True, "")


def test_words_that_are_live_do_not_keep_their_author_from_approving(
    belgium: Country, eva: User, petra: User
) -> None:
    writes(petra, belgium, strapline_en="By Petra")
    publishing.publish(belgium, eva, NOTE, at=day(1))
    writes(eva, belgium, strapline_en="By Eva")
    assert publishing.publish(belgium, petra, NOTE, at=day(2)).reviewed


def test_words_that_are_only_scheduled_still_do(belgium: Country, eva: User, petra: User) -> None:
    writes(petra, belgium, strapline_en="By Petra")
    proposal = publishing.propose(belgium, petra, {"en": "News."}, at=day(1))
    publishing.approve(proposal, eva, publish_at=day(9), at=day(1))
    writes(eva, belgium, strapline_en="By Eva")
    with pytest.raises(RefusedError, match="You wrote part of this"):
        publishing.publish(belgium, petra, NOTE, at=day(2))


def test_an_edition_that_only_says_checked_does_not_clear_its_author(
    belgium: Country, eva: User, petra: User
) -> None:
    live = publishing.publish(belgium, petra, NOTE, at=day(1))
    words = writes(eva, belgium, strapline_en="By Eva")
    assert words
    an_edition(live.document, kind="checked", revision=words.number, publish_at=day(2))
    assert editions.wrote_since_live("BE", eva, day(3))
    an_edition(live.document, revision=words.number, publish_at=day(4))
    assert not editions.wrote_since_live("BE", eva, day(5))


def test_what_nobody_approves_is_not_reviewed(belgium: Country, eva: User) -> None:
    assert publishing.publish(belgium, None, NOTE, at=day(1)).reviewed is False
    writes(eva, belgium, strapline_en="By a file")
    document = publishing.propose(belgium, eva, {"en": "News."}, at=day(2)).document
    loaded = publishing.publish_loaded(document, 2, NOTE, at=day(3))
    assert (loaded.origin, loaded.reviewed, loaded.number) == ("fixture", False, 2)


def test_what_an_unknown_hand_did_is_kept_before_it_is_proposed(
    belgium: Country, eva: User
) -> None:
    writes(eva, belgium, strapline_en="By Eva")
    changes_silently(belgium, strapline_en="By an unknown hand")
    publishing.propose(belgium, eva, {"en": "News."}, at=day(1))
    latest = Revision.objects.first()
    assert latest
    assert (latest.number, latest.origin, latest.author) == (2, "found", None)


def test_nothing_new_is_refused_and_a_note_for_staff_is_nothing_new(
    belgium: Country, petra: User, eva: User
) -> None:
    publishing.publish(belgium, petra, NOTE, at=day(1))
    Citation.objects.create(country=belgium, fact="member_since", reason="not_recorded")
    publishing.publish(belgium, petra, NOTE, at=day(2))
    Citation.objects.update(note="For staff", checked_by=eva)
    before = counts()
    with pytest.raises(RefusedError, match="Nothing has changed since the live edition"):
        publishing.propose(belgium, eva, {"en": "News."}, at=day(3))
    assert counts() == before


def test_english_is_required_to_propose(belgium: Country, eva: User) -> None:
    writes(eva, belgium, strapline_fr="En français seulement")
    before = counts()
    with pytest.raises(RefusedError, match="write the English one too") as refused:
        publishing.propose(belgium, eva, {"en": "News."}, at=day(1))
    assert [problem.path for problem in refused.value.problems] == [("strapline", "en")]
    assert counts() == before


def test_a_rule_is_judged_at_the_moment_of_the_proposal(belgium: Country, eva: User) -> None:
    writes(eva, belgium, member_since=day(5).date(), member_since_precision="day")
    with pytest.raises(RefusedError, match="2026-01-05 is in the future"):
        publishing.propose(belgium, eva, {"en": "News."}, at=day(4))
    assert (
        publishing.propose(belgium, eva, {"en": "News."}, at=day(5)).document.member_since
        == "2026-01-05"
    )


def test_a_proposal_is_stale_once_a_newer_edition_was_approved(
    belgium: Country, eva: User, petra: User
) -> None:
    stale = publishing.propose(belgium, eva, {"en": "News."}, at=day(1))
    writes(eva, belgium, strapline_en="Newer")
    publishing.publish(belgium, petra, NOTE, at=day(2))
    with pytest.raises(RefusedError, match="A newer edition was approved"):
        publishing.approve(stale, petra, at=day(3))
    assert seen(day(4)) == [("BE", "Newer")]
    assert publishing.reject(stale, petra, "Overtaken.", at=day(4)).state == "rejected"


def test_a_proposal_is_decided_on_once(belgium: Country, eva: User, petra: User) -> None:
    proposal = publishing.propose(belgium, eva, {"en": "News."}, at=day(1))
    publishing.approve(proposal, petra, at=day(2))
    with pytest.raises(RefusedError, match="decided on already"):
        publishing.approve(proposal, petra, at=day(3))
    with pytest.raises(RefusedError, match="decided on already"):
        publishing.reject(proposal, petra, "Too late.", at=day(3))
    writes(eva, belgium, strapline_en="New")
    rejected = publishing.reject(
        publishing.propose(belgium, eva, {"en": "News."}, at=day(4)), petra, "No."
    )
    with pytest.raises(RefusedError, match="decided on already"):
        publishing.approve(rejected, petra, at=day(5))
