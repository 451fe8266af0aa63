"""The desk says what waits: for me, for others, what came back, what was decided, what goes out."""

import datetime as dt
from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from countries import publishing, reviewing, scheduling
from countries.models import Country, Edition
from tests.drafts import writes
from tests.pages import SeenPage
from tests.proposals import DESK, MANY, NOTE, heap, live_belgium, proposed, review_of
from tests.world import world

SignedIn = Callable[[User], Client]
SOON = dt.timedelta(days=1)


@pytest.fixture
def country(db: None) -> Country:
    return live_belgium()


@pytest.fixture
def eva(country: Country, person: Callable[..., User]) -> User:
    return person("eva", "editor", country)


@pytest.fixture
def ruth(country: Country, person: Callable[..., User]) -> User:
    return person("ruth", "reviewer", country)


def test_a_proposal_waits_for_its_reviewer_one_click_away(
    eva: User, ruth: User, vera: User, signed_in: SignedIn
) -> None:
    edition = proposed(eva, remark="See page 3.")
    desk = signed_in(ruth)
    for each in ("Belgium", "by eva", "See page 3."):
        assert each in heap(desk, "review")
    assert review_of(edition) in SeenPage(desk.get(DESK)).links
    assert "Belgium" in heap(signed_in(eva), "proposed")
    assert not heap(signed_in(eva), "review")
    assert "Belgium" in heap(signed_in(vera), "others")


def test_what_she_wrote_herself_waits_for_others(
    country: Country, eva: User, ruth: User, petra: User, signed_in: SignedIn
) -> None:
    writes(petra, country, official_name_en="By Petra")
    proposed(eva)
    desk = signed_in(petra)
    assert "Nothing waits for you." in heap(desk, "review")
    assert "Belgium" in heap(desk, "others")


def test_what_is_returned_says_who_and_why_until_it_is_proposed_anew(
    eva: User, ruth: User, signed_in: SignedIn
) -> None:
    publishing.reject(proposed(eva), ruth, "Which atlas?")
    desk = signed_in(eva)
    for each in ("Belgium", "by ruth", "Which atlas?"):
        assert each in heap(desk, "returned")
    assert "Which atlas?" in heap(signed_in(ruth), "returned-others")
    proposed(eva, "With its atlas")
    assert not heap(desk, "returned")


def test_what_was_decided_is_news_to_its_author_for_a_fortnight(
    eva: User, ruth: User, signed_in: SignedIn
) -> None:
    edition = publishing.approve(proposed(eva), ruth)
    desk = signed_in(eva)
    assert "Edition 2" in heap(desk, "decided")
    assert "by ruth" in heap(desk, "decided")
    assert not heap(signed_in(ruth), "decided")
    long_ago = timezone.now() - dt.timedelta(days=15)
    Edition.objects.filter(pk=edition.pk).update(decided_at=long_ago)
    assert not heap(desk, "decided")


def test_a_schedule_shows_its_time_and_zone_and_is_gone_once_cancelled(
    eva: User, petra: User, signed_in: SignedIn
) -> None:
    edition = publishing.approve(proposed(eva), petra, publish_at=timezone.now() + SOON)
    desk = signed_in(petra)
    assert "Edition 2" in heap(desk, "scheduled")
    assert "(UTC)" in heap(desk, "scheduled")
    scheduling.cancel(edition, petra)
    assert not heap(desk, "scheduled")
    assert "Edition 2, cancelled" in heap(signed_in(eva), "decided")


def test_an_overtaken_schedule_says_so(
    country: Country, eva: User, petra: User, signed_in: SignedIn
) -> None:
    publishing.approve(proposed(eva), petra, publish_at=timezone.now() + SOON)
    writes(None, country, strapline_en="Sooner")
    publishing.publish(country, petra, NOTE)
    desk = signed_in(petra)
    assert "Edition 2, overtaken by edition 3" in heap(desk, "scheduled")
    Edition.objects.filter(number=2).update(publish_at=timezone.now())
    assert "overtaken by edition 3" in heap(desk, "scheduled")
    old = timezone.now() - dt.timedelta(days=15)
    Edition.objects.update(publish_at=old)
    assert not heap(desk, "scheduled")


def test_what_was_forced_is_marked_until_somebody_reviews_it(
    country: Country, ruth: User, petra: User, signed_in: SignedIn
) -> None:
    writes(petra, country, strapline_en="By Petra")
    forced = publishing.publish(country, petra, NOTE, force="A flood.")
    desk = signed_in(ruth)
    assert "A flood." in heap(desk, "unreviewed")
    assert review_of(forced) in SeenPage(desk.get(DESK)).links
    reviewing.review_afterwards(forced, ruth)
    assert not heap(desk, "unreviewed")


def test_open_comments_are_counted(eva: User, ruth: User, signed_in: SignedIn) -> None:
    edition = proposed(eva)
    asked = reviewing.comment(edition, ruth, "Which one?")
    reviewing.comment(edition, eva, "The new one.", answers=asked)
    desk = signed_in(eva)
    assert "1 open comment" in heap(desk, "proposed")
    reviewing.resolve(asked, eva)
    assert "open comment" not in heap(desk, "proposed")


def test_of_another_country_she_finds_nothing(
    eva: User, ruth: User, person: Callable[..., User], france: Country, signed_in: SignedIn
) -> None:
    proposed(eva)
    for group in ("editor", "reviewer"):
        other = person(f"other-{group}", group, france)
        assert "Belgium" not in SeenPage(signed_in(other).get(DESK)).text


def test_one_whose_only_country_is_proposed_is_told_nothing_untrue(
    eva: User, signed_in: SignedIn
) -> None:
    proposed(eva)
    words = SeenPage(signed_in(eva).get(DESK)).text
    assert "No country is assigned to you" not in words
    assert "readers see every country" not in words


def test_many_that_wait_lead_to_one_page(
    eva: User, petra: User, france: Country, signed_in: SignedIn
) -> None:
    proposed(eva)
    desk = signed_in(petra)
    assert MANY not in SeenPage(desk.get(DESK)).links
    publishing.propose(france, None, NOTE)
    assert MANY in SeenPage(desk.get(DESK)).links


def test_ten_proposals_take_as_many_queries_as_one(
    eva: User, petra: User, signed_in: SignedIn
) -> None:
    proposed(eva)
    desk = signed_in(petra)
    desk.get(DESK)  # asks for what is live
    with CaptureQueriesContext(connection) as one:
        desk.get(DESK)
    for letter in "ABCDEFGHIJ":
        names = {"alpha3": f"ZZ{letter}", "slug": f"z-{letter.lower()}", "name_en": letter}
        country = Country.objects.create(code=f"Z{letter}", region="europe", **names)
        publishing.propose(country, None, NOTE)
    with CaptureQueriesContext(connection) as many:
        desk.get(DESK)
    assert len(many) == len(one) <= 12


@pytest.mark.parametrize("what", ["proposed", "returned", "scheduled"])
def test_the_list_knows_each_state(
    eva: User, ruth: User, petra: User, signed_in: SignedIn, what: str
) -> None:
    edition = proposed(eva)
    if what == "returned":
        publishing.reject(edition, ruth, "Why?")
    if what == "scheduled":
        publishing.approve(edition, petra, publish_at=timezone.now() + SOON)
    listed = signed_in(petra).get(f"/admin/countries/country/?state={what}")
    assert "Belgium" in SeenPage(listed).one("table", id="result_list").text
    assert what.capitalize() in SeenPage(listed).one("table", id="result_list").text


def test_a_heap_that_shows_its_first_only_says_how_many_there_are_and_where(
    petra: User, signed_in: SignedIn
) -> None:
    """Forty invented countries: ten proposals of hers, and sixty editions that were decided."""
    world(40, petra)
    newest = Edition.objects.get(country="AB", number=2)
    Edition.objects.filter(pk=newest.pk).update(decided_at=timezone.now())
    page = SeenPage(signed_in(petra).get(DESK))
    for key, title, count, listed in (
        ("proposed", "Proposed by me", 10, "/admin/countries/country/?state=proposed"),
        ("decided", "Decided", 60, "/admin/countries/edition/?state__exact=approved"),
    ):
        heap = page.one("section", **{"aria-labelledby": f"heap-{key}"})
        assert heap.text.startswith(f"{title} {count} Land ")
        assert heap.text.count("Land ") == 8
        assert heap.text.endswith("Show all")
        assert listed in page.links
    assert page.one("section", **{"aria-labelledby": "heap-decided"}).text.startswith(
        "Decided 60 Land AB"
    )
