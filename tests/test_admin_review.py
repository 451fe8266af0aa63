"""A reviewer reads what would change, talks about it, and decides; the author sees what became."""

import datetime as dt
from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from countries import publishing, reviewing
from countries.models import Comment, Country, Edition
from tests.drafts import writes
from tests.pages import SeenPage
from tests.proposals import NOTE, does, live_belgium, now, proposed, review_of

SignedIn = Callable[[User], Client]
TOMORROW = f"{timezone.localtime() + dt.timedelta(days=1):%Y-%m-%dT%H:%M}"
YESTERDAY = f"{timezone.localtime() - dt.timedelta(days=1):%Y-%m-%dT%H:%M}"


@pytest.fixture
def country(db: None) -> Country:
    return live_belgium()


@pytest.fixture
def eva(country: Country, person: Callable[..., User]) -> User:
    """Eva edits Belgium."""
    return person("eva", "editor", country)


@pytest.fixture
def ruth(country: Country, person: Callable[..., User]) -> User:
    """Ruth reviews Belgium."""
    return person("ruth", "reviewer", country)


@pytest.fixture
def edition(eva: User) -> Edition:
    """Eva's proposal."""
    return proposed(eva, remark="See page 3 of the atlas.")


@pytest.fixture
def desk(ruth: User, signed_in: SignedIn) -> Client:
    """Ruth's browser."""
    return signed_in(ruth)


def words(response: object) -> str:
    return SeenPage(response).text


def test_the_page_holds_the_difference_the_note_the_remark_and_each_language(
    desk: Client, edition: Edition
) -> None:
    response = desk.get(review_of(edition))
    html, page = response.content.decode(), SeenPage(response)
    assert "How the bureau <del>supports</del><ins>helps</ins> Belgium" in html
    assert "Compared with edition 1." in page.text
    assert NOTE["en"] in page.text
    assert "See page 3 of the atlas." in page.text
    for language in ("en", "fr", "es", "ar"):
        assert f"{review_of(edition)}preview/{language}/" in page.links


def test_the_differences_of_one_language_can_be_asked_for(
    desk: Client, eva: User, country: Country
) -> None:
    writes(eva, country, strapline_fr="Le bureau et la Belgique", strapline_en="English")
    edition = publishing.propose(country, eva, NOTE)
    french = desk.get(review_of(edition) + "?language=fr").content.decode()
    assert "Le bureau et la Belgique" in french
    assert "<ins>English</ins>" not in french
    assert "<ins>English</ins>" in desk.get(review_of(edition)).content.decode()


def test_the_preview_shows_the_proposal_and_not_the_draft(
    desk: Client, edition: Edition, country: Country
) -> None:
    writes(None, country, strapline_en="Written later")
    response = desk.get(f"{review_of(edition)}preview/fr/")
    html = response.content.decode()
    assert "How the bureau helps Belgium" in html
    assert "Written later" not in html
    assert response.headers["X-Robots-Tag"] == "noindex, nofollow"
    assert "no-store" in response.headers["Cache-Control"]
    assert review_of(edition) in html
    assert f"{review_of(edition)}preview/ar/" in html


def test_another_country_s_address_does_not_lead_to_it(
    person: Callable[..., User], france: Country, edition: Edition, signed_in: SignedIn
) -> None:
    omar = signed_in(person("omar", "editor", france))
    address = review_of(edition).replace("/BE/", "/FR/")
    assert omar.get(address).status_code == 404
    assert omar.get(f"/admin/countries/country/FR/proposals/{'9' * 30}/").status_code == 404
    assert omar.get(f"{address}preview/en/").status_code == 404
    assert omar.post(address, {"act": "approve"}).status_code == 404


def test_approved_now_it_is_public_with_the_next_request(desk: Client, edition: Edition) -> None:
    response = does(desk, edition, "approve")
    assert response.headers["Location"] == "/admin/"
    assert "Belgium is published as edition 2." in words(desk.get("/admin/"))
    assert "How the bureau helps" in Client().get("/en/countries/belgium/").content.decode()
    assert now(edition).reviewed


def test_returned_it_needs_a_reason_and_the_author_reads_it(
    desk: Client, edition: Edition, eva: User, signed_in: SignedIn
) -> None:
    refused = does(desk, edition, "return", reason=" ")
    assert "Write a reason." in refused.content.decode()
    does(desk, edition, "return", reason="Which atlas?")
    assert (now(edition).state, now(edition).reason) == ("rejected", "Which atlas?")
    page = words(signed_in(eva).get(review_of(edition)))
    assert "Which atlas?" in page
    assert "ruth" in page


def test_the_author_takes_it_back_and_decides_nothing(
    edition: Edition, eva: User, signed_in: SignedIn
) -> None:
    hers = signed_in(eva)
    assert set(hers.get(review_of(edition)).context["forms"]) == {"take_back"}
    assert does(hers, edition, "approve", against="").status_code == 403
    assert does(hers, edition, "return", reason="No").status_code == 403
    does(hers, edition, "take_back")
    assert now(edition).state == "taken_back"


def test_only_a_publisher_approves_for_later_and_the_zone_is_named(
    desk: Client, edition: Edition, petra: User, signed_in: SignedIn
) -> None:
    assert "schedule" not in desk.get(review_of(edition)).context["forms"]
    assert does(desk, edition, "schedule", when=TOMORROW).status_code == 403
    hers = signed_in(petra)
    assert "(time zone: UTC)" in words(hers.get(review_of(edition)))
    does(hers, edition, "schedule", when=TOMORROW)
    assert "(UTC)." in SeenPage(hers.get("/admin/")).one("ul", class_="messagelist").text
    found = now(edition)
    assert (found.state, found.reviewed) == ("approved", True)
    assert f"{timezone.localtime(found.publish_at):%Y-%m-%dT%H:%M}" == TOMORROW


@pytest.mark.parametrize("when", [YESTERDAY, "", "tomorrow"])
def test_a_time_that_cannot_be_is_refused_beside_its_field(
    edition: Edition, petra: User, signed_in: SignedIn, when: str
) -> None:
    response = does(signed_in(petra), edition, "schedule", when=when)
    assert response.context["forms"]["schedule"].errors["when"]
    assert now(edition).state == "proposed"


def test_a_schedule_is_moved_and_cancelled_and_both_are_on_record(
    edition: Edition, petra: User, desk: Client, signed_in: SignedIn
) -> None:
    hers, later = signed_in(petra), timezone.now() + dt.timedelta(days=9)
    publishing.approve(edition, petra, publish_at=later)
    assert "move" not in desk.get(review_of(edition)).context["forms"]
    assert does(desk, edition, "move", when=TOMORROW).status_code == 403
    does(hers, edition, "move", when=TOMORROW, reason="The press day.")
    does(hers, edition, "cancel", reason="Not ready.")
    page = words(hers.get(review_of(edition)))
    for each in ("The press day.", "Not ready.", "Edition 2, cancelled", "petra"):
        assert each in page
    refused = hers.post(review_of(edition), {"act": "move", "move-when": TOMORROW})
    assert "cancelled already" in words(refused)


def test_who_wrote_part_of_it_forces_it_only_as_a_publisher_and_with_a_reason(
    country: Country, eva: User, ruth: User, petra: User, desk: Client, signed_in: SignedIn
) -> None:
    writes(ruth, country, official_name_en="By Ruth")
    writes(petra, country, official_name_fr="Par Petra")
    edition = proposed(eva)
    assert set(desk.get(review_of(edition)).context["forms"]) == {"return"}
    refused = does(desk, edition, "approve", reason="Please", against="")
    assert "You wrote part of this" in words(refused)
    hers = signed_in(petra)
    assert "Write a reason." in does(hers, edition, "approve").content.decode()
    does(hers, edition, "approve", reason="A flood.")
    assert (now(edition).reviewed, now(edition).reason) == (False, "A flood.")


def test_what_was_forced_is_reviewed_afterwards_by_another(
    eva: User, petra: User, desk: Client, edition: Edition, signed_in: SignedIn
) -> None:
    writes(petra, edition.country, official_name_en="By Petra")
    forced = publishing.approve(edition, petra, force="A flood.")
    assert "review" not in signed_in(petra).get(review_of(forced)).context["forms"]
    assert does(signed_in(eva), forced, "review").status_code == 403
    page = words(desk.get(review_of(forced)))
    assert "Not reviewed" in page
    assert "A flood." in page
    does(desk, forced, "review")
    page = words(desk.get(review_of(forced)))
    assert "Not reviewed" not in page
    assert "Reviewed afterwards by ruth" in page
    assert "A flood." in page


def test_a_comment_stands_at_its_part_is_answered_and_resolved(
    desk: Client, edition: Edition, eva: User, signed_in: SignedIn
) -> None:
    on = {"on-facts-part": "facts", "on-facts-text": "Which one?"}
    response = desk.post(review_of(edition), {**on, "act": "comment:on-facts"})
    assert response.headers["Location"].endswith("#part-facts")
    asked = Comment.objects.get()
    to = f"to-{asked.pk}"
    hers = signed_in(eva)
    answer = {f"{to}-answers": asked.pk, f"{to}-text": "The new one."}
    hers.post(review_of(edition), {**answer, "act": f"comment:{to}"})
    page = words(desk.get(review_of(edition)))
    assert "1 open comment" in page
    assert page.index("Which one?") < page.index("The new one.")
    desk.post(review_of(edition), {"act": f"resolve:{to}", f"{to}-answers": asked.pk})
    page = words(desk.get(review_of(edition)))
    assert "Resolved by ruth" in page
    assert "open comment" not in page


def test_an_empty_comment_and_one_on_no_part_are_refused(desk: Client, edition: Edition) -> None:
    for on in ({"on--text": " "}, {"on--text": "Hm", "on--part": "weather"}):
        response = desk.post(review_of(edition), {**on, "act": "comment:on-"})
        assert response.status_code == 200
    assert not Comment.objects.exists()


def test_a_comment_of_another_edition_is_not_resolved_here(
    desk: Client, edition: Edition, ruth: User
) -> None:
    other = Edition.objects.get(number=1)
    asked = reviewing.comment(other, ruth, "Hm?")
    for key in (asked.pk, "x", "", "9" * 30):
        response = desk.post(review_of(edition), {"act": "resolve:to-1", "to-1-answers": key})
        assert "There is no such comment" in words(response)
    assert Comment.objects.get().resolved_at is None
