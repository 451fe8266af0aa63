"""A past document comes back as a draft, and nothing that was written is lost on the way."""

import pytest
from django.contrib.auth.models import User

from countries import profile, publishing, restoring
from countries.document import Document
from countries.models import NCB, Citation, Country, CrimeArea, CrimeAreaLink, Revision
from countries.rules import RefusedError
from tests.drafts import changes_silently, day, seen, strapline, writes

NOTE = {"en": "News."}


def revisions_of(country: Country) -> list[tuple[str, str, str | None]]:
    """Origin, author and strapline of every revision, oldest first."""
    kept = Revision.objects.filter(country_code=country.code).order_by("number")
    return [(r.origin, r.author_name, r.document.strapline.get("en")) for r in kept]


@pytest.fixture
def twice_published(belgium: Country, eva: User, petra: User) -> Country:
    """Belgium, published as “One” and then as “Two”."""
    for number, line in enumerate(("One", "Two"), start=1):
        writes(eva, belgium, strapline_en=line)
        publishing.publish(belgium, petra, NOTE, at=day(number))
    return belgium


def test_restoring_an_edition_writes_the_rows_and_publishes_nothing(
    twice_published: Country, petra: User
) -> None:
    first = twice_published.editions.get(number=1)
    revision = restoring.restore(twice_published, first, petra)
    assert revision
    assert (revision.origin, revision.author, revision.detail) == ("restore", petra, "edition BE 1")
    assert strapline(twice_published) == "One"
    assert seen(day(9)) == [("BE", "Two")]


def test_the_next_publication_says_what_was_restored(
    twice_published: Country, eva: User, petra: User
) -> None:
    first = twice_published.editions.get(number=1)
    restoring.restore(twice_published, first, eva)
    third = publishing.publish(twice_published, petra, NOTE, at=day(5))
    assert (third.number, third.sha256) == (3, first.sha256)
    assert seen(day(5)) == [("BE", "One")]


def test_it_warns_before_it_discards_edits_that_were_never_proposed(
    twice_published: Country, eva: User, petra: User
) -> None:
    writes(eva, twice_published, strapline_en="Never proposed")
    before = revisions_of(twice_published)
    with pytest.raises(RefusedError, match="edits that were never proposed"):
        restoring.restore(twice_published, twice_published.editions.get(number=1), petra)
    assert strapline(twice_published) == "Never proposed"
    assert revisions_of(twice_published) == before


def test_what_it_discards_is_kept_as_a_revision_though_nobody_had_said_so(
    twice_published: Country, petra: User
) -> None:
    changes_silently(twice_published, strapline_en="By an unknown hand")
    first = twice_published.editions.get(number=1)
    restoring.restore(twice_published, first, petra, discard=True)
    assert revisions_of(twice_published)[-2:] == [
        ("found", "", "By an unknown hand"),
        ("restore", "petra", "One"),
    ]


def test_edits_that_were_proposed_need_no_warning(
    twice_published: Country, eva: User, petra: User
) -> None:
    writes(eva, twice_published, strapline_en="Proposed")
    publishing.propose(twice_published, eva, {"en": "News."}, at=day(3))
    restoring.restore(twice_published, twice_published.editions.get(number=1), petra)
    assert strapline(twice_published) == "One"


def test_a_revision_comes_back_like_an_edition(
    twice_published: Country, eva: User, petra: User
) -> None:
    lost = writes(eva, twice_published, strapline_en="Put aside")
    assert lost
    writes(eva, twice_published, strapline_en="Two")
    revision = restoring.restore(twice_published, lost, petra)
    assert revision
    assert (strapline(twice_published), revision.detail) == ("Put aside", "revision BE 3")


def test_editors_and_notes_of_staff_stay_as_they_are(
    twice_published: Country, eva: User, petra: User
) -> None:
    first = twice_published.editions.get(number=1)
    with_note = Citation(country=twice_published, fact="member_since", reason="not_recorded")
    with_note.save()
    publishing.publish(twice_published, petra, NOTE, at=day(3))
    old = Revision.objects.get(number=3)
    Citation.objects.update(note="Ask the bureau", checked_by=petra)
    twice_published.editors.set([petra])
    restoring.restore(twice_published, old, eva)
    document = profile.build(twice_published)
    assert document.editors == ["petra"]
    assert (document.citations[0].note, document.citations[0].checked_by) == (
        *("Ask the bureau", "petra"),
    )
    restoring.restore(twice_published, first, eva)
    assert profile.build(twice_published).editors == ["petra"]


def test_restoring_what_is_there_leaves_no_revision(twice_published: Country, petra: User) -> None:
    assert restoring.restore(twice_published, twice_published.editions.get(number=2), petra) is None
    assert len(revisions_of(twice_published)) == 2


def test_the_past_of_another_country_is_refused(
    twice_published: Country, france: Country, petra: User
) -> None:
    with pytest.raises(RefusedError, match="a past state of another country"):
        restoring.restore(france, twice_published.editions.get(number=1), petra)
    assert strapline(twice_published) == "Two"


def test_a_past_that_breaks_the_rules_of_today_is_refused_whole(
    twice_published: Country, eva: User, petra: User
) -> None:
    area = CrimeArea.objects.create(slug="old-crime", name_en="Old crime")
    link = CrimeAreaLink.objects.create(country=twice_published, area=area, standing="focus")
    third = publishing.publish(twice_published, petra, NOTE, at=day(3))
    link.delete()
    writes(eva, twice_published, strapline_en="Four")
    publishing.publish(twice_published, petra, NOTE, at=day(4))
    CrimeArea.objects.update(retired=True)
    with pytest.raises(RefusedError, match="“old-crime” is retired"):
        restoring.restore(twice_published, third, petra)
    assert strapline(twice_published) == "Four"


def test_a_restored_document_is_the_public_one_of_that_edition(
    twice_published: Country, petra: User
) -> None:
    first = twice_published.editions.get(number=1)
    restoring.restore(twice_published, first, petra)
    document: Document = profile.build(twice_published)
    assert document.public().canonical() == first.body


def test_a_part_is_restored_alone_and_the_record_says_which(
    twice_published: Country, eva: User, petra: User
) -> None:
    writes(eva, twice_published, region="africa")
    first = twice_published.editions.get(number=1)
    NCB.objects.create(country=twice_published, city_en="Brussels")
    revision = restoring.restore(twice_published, first, petra, ["ncb"], discard=True)
    assert revision
    assert revision.detail == "edition BE 1: ncb"
    document = profile.build(twice_published)
    assert (document.ncb, document.region) == (None, "africa")


def test_without_a_part_nothing_is_restored(twice_published: Country, petra: User) -> None:
    first = twice_published.editions.get(number=1)
    with pytest.raises(RefusedError, match="at least one part"):
        restoring.restore(twice_published, first, petra, ["no-such-part"])


def test_what_was_put_aside_comes_back_with_the_notes_of_staff(
    twice_published: Country, petra: User
) -> None:
    Citation.objects.create(
        country=twice_published,
        fact="member_since",
        reason="not_recorded",
        note="Ask the bureau",
        checked_on="2026-01-01",
        checked_by=petra,
    )
    first = twice_published.editions.get(number=1)
    restoring.restore(twice_published, first, petra, discard=True)
    assert not Citation.objects.exists()
    aside = Revision.objects.get(number=3)
    restoring.restore(twice_published, aside, petra, discard=True)
    assert profile.build(twice_published) == aside.document


def test_a_deleted_country_is_recovered_with_its_editors(belgium: Country, eva: User) -> None:
    writes(eva, belgium, strapline_en="Lost")
    before = profile.build(belgium)
    belgium.delete()
    assert [revision.country_code for revision in restoring.deleted()] == ["BE"]
    country = restoring.recover("BE", eva)
    assert profile.build(country) == before
    assert before.editors == ["eva"]
    assert revisions_of(country)[-1] == ("restore", "eva", "Lost")
    assert restoring.deleted() == []


def test_what_was_not_deleted_is_not_recovered(belgium: Country, eva: User) -> None:
    writes(eva, belgium, strapline_en="Here")
    with pytest.raises(RefusedError, match="no deleted country"):
        restoring.recover("BE", eva)


def test_a_deleted_country_whose_address_is_taken_by_now_is_refused(
    belgium: Country, france: Country, eva: User
) -> None:
    writes(eva, belgium, strapline_en="Lost")
    belgium.delete()
    Country.objects.filter(pk=france.pk).update(slug="belgium")
    with pytest.raises(RefusedError, match="belongs to another country"):
        restoring.recover("BE", eva)
    assert not Country.objects.filter(pk="BE").exists()
