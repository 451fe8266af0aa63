"""A proposal: minor or with a note, one a person, taken back, and overtaken with a reason given."""

import pytest
from django.contrib.auth.models import User
from django.test import Client

from countries import proposals, publishing, reviewing
from countries.languages import texts
from countries.models import Citation, Country, Edition, Section
from countries.rules import RefusedError
from countries.views.country import past_of
from tests.desk import a_profile
from tests.drafts import day, writes
from tests.editions import TEXT, cited

NOTE = {"en": "News."}


@pytest.fixture
def country(belgium: Country, petra: User) -> Country:
    """Belgium, live since day 1."""
    # No source of its own day: these tests live in January.
    sources = [{"slug": TEXT, "title": {"en": "Profile text supplied"}}]
    country = a_profile(sources=sources, citations=[cited("member_since"), cited("section.crime")])
    publishing.publish(country, petra, NOTE, at=day(1))
    return country


def test_a_remark_and_a_reason_go_with_it_and_readers_never_get_them(
    country: Country, eva: User, client: Client
) -> None:
    writes(eva, country, strapline_en="New")
    edition = publishing.propose(country, eva, NOTE, remark=" See page 3. ", at=day(2))
    assert edition.remark == "See page 3."
    publishing.approve(edition, eva, force="A flood.", at=day(3))
    for address in ("/en/countries/belgium/", "/en/countries/belgium/editions/2/"):
        page = client.get(address).content.decode()
        assert "New" in page
        assert "See page 3." not in page
        assert "A flood." not in page


def test_a_minor_change_of_wording_stays_out_of_the_updates(
    country: Country, eva: User, petra: User
) -> None:
    Section.objects.filter(slug="crime").update(body_en="<p>A little country.</p>")
    writes(eva, country, strapline_en="Reworded")
    proposal = publishing.propose(country, eva, minor=True, at=day(2))
    publishing.approve(proposal, petra, at=day(3))
    assert [edition.number for edition in past_of("BE")] == [1]
    writes(eva, country, strapline_en="Once more")
    publishing.approve(publishing.propose(country, eva, NOTE, at=day(4)), petra, at=day(5))
    assert [edition.number for edition in past_of("BE")] == [3, 1]


def test_a_fact_is_never_minor_and_the_refusal_names_it(country: Country, eva: User) -> None:
    writes(eva, country, region="africa", strapline_en="Reworded")
    with pytest.raises(RefusedError, match=r"no minor change.*Facts: region"):
        publishing.propose(country, eva, minor=True, at=day(2))
    assert Edition.objects.count() == 1


def test_a_source_is_a_fact_as_well(country: Country, eva: User) -> None:
    Citation.objects.filter(fact="section.crime").delete()
    with pytest.raises(RefusedError, match="no minor change"):
        publishing.propose(country, eva, minor=True, at=day(2))


def test_a_first_page_and_one_that_comes_back_are_new_to_readers(
    belgium: Country, eva: User, petra: User
) -> None:
    with pytest.raises(RefusedError, match="new to readers"):
        publishing.propose(belgium, eva, minor=True, at=day(1))
    publishing.publish(belgium, petra, NOTE, at=day(2))
    publishing.withdraw(belgium, petra, NOTE, at=day(3))
    writes(eva, belgium, strapline_en="Reworded")
    with pytest.raises(RefusedError, match="new to readers"):
        publishing.propose(belgium, eva, minor=True, at=day(4))


def test_what_was_minor_is_judged_again_by_what_is_live_when_it_goes_out(
    country: Country, eva: User, petra: User
) -> None:
    writes(None, country, region="africa")
    publishing.approve(
        publishing.propose(country, None, NOTE, at=day(2)), petra, publish_at=day(9), at=day(2)
    )
    writes(eva, country, region="europe", strapline_en="Reworded")
    minor = publishing.propose(country, eva, minor=True, at=day(3))
    with pytest.raises(RefusedError, match="no minor change"):
        publishing.approve(minor, petra, publish_at=day(10), at=day(4))
    assert publishing.approve(minor, petra, at=day(5)).number == 3


def test_a_new_proposal_takes_the_place_of_one_s_older_one(
    country: Country, eva: User, petra: User
) -> None:
    writes(eva, country, strapline_en="One")
    older = publishing.propose(country, eva, NOTE, at=day(2))
    other = publishing.propose(country, petra, NOTE, at=day(2))
    writes(eva, country, strapline_en="Two")
    newer = publishing.propose(country, eva, NOTE, at=day(3))
    states = {e.pk: e.state for e in Edition.objects.filter(number=None)}
    assert states == {older.pk: "taken_back", other.pk: "proposed", newer.pk: "proposed"}
    with pytest.raises(RefusedError, match="decided on already: eva took it back"):
        publishing.approve(older, petra, at=day(4))


def test_its_author_takes_it_back_and_nobody_else(country: Country, eva: User, petra: User) -> None:
    writes(eva, country, strapline_en="One")
    proposal = publishing.propose(country, eva, NOTE, at=day(2))
    with pytest.raises(RefusedError, match="Only the one who proposed it"):
        reviewing.take_back(proposal, petra, at=day(3))
    back = reviewing.take_back(proposal, eva, at=day(3))
    assert (back.state, back.decided_by, back.body) == ("taken_back", eva, proposal.body)
    with pytest.raises(RefusedError, match="eva took it back"):
        reviewing.take_back(proposal, eva, at=day(4))
    assert texts(Country.objects.get(pk="BE"), "strapline")["en"] == "One"


def test_a_second_decision_is_told_of_the_first(
    country: Country, eva: User, petra: User, ruth: User
) -> None:
    writes(eva, country, strapline_en="One")
    proposal = publishing.propose(country, eva, NOTE, at=day(2))
    publishing.reject(proposal, ruth, "No source.", at=day(3))
    with pytest.raises(RefusedError, match=r"ruth returned it, 3 Jan 2026"):
        publishing.approve(proposal, petra, at=day(4))
    proposal = publishing.propose(country, eva, NOTE, at=day(5))
    publishing.approve(proposal, ruth, at=day(6))
    with pytest.raises(RefusedError, match="ruth approved it as edition 2"):
        publishing.reject(proposal, petra, "Late.", at=day(7))


def test_an_approval_that_comes_too_late_is_told_of_the_newer_one(
    country: Country, eva: User, petra: User
) -> None:
    writes(eva, country, strapline_en="One")
    proposal = publishing.propose(country, eva, NOTE, at=day(2))
    writes(None, country, strapline_en="Two")
    publishing.publish(country, petra, NOTE, at=day(3))
    with pytest.raises(RefusedError, match=r"edition 2, by petra, 3 Jan 2026"):
        publishing.approve(proposal, petra, at=day(4))


def test_a_change_note_in_english_is_due_unless_it_is_minor(country: Country, eva: User) -> None:
    writes(eva, country, strapline_en="Anew")
    for notes in (None, {}, {"en": " "}, {"fr": "Nouvelles."}):
        with pytest.raises(RefusedError, match="Write a change note in English"):
            publishing.propose(country, eva, notes, at=day(2))
    assert publishing.propose(country, eva, {"en": "News."}, at=day(2)).pk


def test_the_name_of_a_force_makes_no_fact_of_it_prose() -> None:
    assert proposals._is_prose(("strapline", "en"))
    assert proposals._is_prose(("police", "federal", "summary", "ar"))
    assert proposals._is_prose(("sections", "drugs", "body", "fr"))
    assert not proposals._is_prose(("police", "summary", "units"))
    assert not proposals._is_prose(("police", "strapline", "name", "en"))
