"""Many proposals on one page: all are approved but those set aside, each for itself."""

import datetime as dt
from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from countries import profile, publishing, revisions
from countries.models import Country, Edition, Revision
from tests.desk import fields_of
from tests.drafts import writes
from tests.editions import a_bare_document
from tests.pages import SeenPage
from tests.proposals import MANY, NOTE, live_belgium, now, proposed

SignedIn = Callable[[User], Client]


@pytest.fixture
def clerk(person: Callable[..., User]) -> User:
    """Who imports."""
    return person("clerk", "editor")


@pytest.fixture
def desk(petra: User, signed_in: SignedIn) -> Client:
    """Petra's browser."""
    return signed_in(petra)


def imported(code: str, by: User) -> Edition:
    """A country of that code, never published, written and proposed by that person."""
    parts = {"code": code, "alpha3": code + code[0], "slug": f"land-{code.lower()}"}
    country = profile.apply(a_bare_document(name={"en": f"Land {code}"}, **parts))
    revisions.record(country, by, Revision.Origin.IMPORT)
    return publishing.propose(country, by, NOTE)


def states() -> dict[str, str]:
    return dict(Edition.objects.values_list("country_id", "state"))


def test_all_but_those_set_aside_are_approved_and_each_is_reported(
    desk: Client, clerk: User
) -> None:
    editions = [imported(code, clerk) for code in ("AA", "BB", "CC")]
    keys = [edition.pk for edition in editions]
    assert "Land BB" in SeenPage(desk.get(MANY)).text
    page = SeenPage(desk.post(MANY, {"shown": keys, "aside": [keys[1]]}))
    assert states() == {"AA": "approved", "BB": "proposed", "CC": "approved"}
    report = page.one(role="status").text
    assert "2 of 3 were approved." in report
    assert "Land AA Approved published as edition 1." in report
    assert "Land BB Not approved set aside" in report
    assert page.one("input", type="checkbox").attributes["checked"] == ""


def test_one_that_is_refused_keeps_no_other_back(desk: Client, clerk: User, petra: User) -> None:
    editions = [imported(code, clerk) for code in ("AA", "BB", "CC")]
    writes(petra, Country.objects.get(pk="AA"), strapline_en="By Petra")
    publishing.reject(editions[1], petra, "Not this one.")
    page = SeenPage(desk.post(MANY, {"shown": [edition.pk for edition in editions]}))
    assert states() == {"AA": "proposed", "BB": "rejected", "CC": "approved"}
    report = page.one(role="status").text
    assert "1 of 3 was approved." in report
    assert "Land AA Not approved You wrote part of this" in report
    assert "decided on already: petra returned it" in report


def test_what_went_live_by_the_clock_meanwhile_is_shown_before_it_is_approved(
    desk: Client, clerk: User, eva: User, petra: User
) -> None:
    country = live_belgium()
    writes(clerk, country, strapline_en="By the clock")
    soon = timezone.now() + dt.timedelta(days=1)
    waiting = publishing.approve(publishing.propose(country, clerk, NOTE), petra, publish_at=soon)
    edition = proposed(eva)
    shown = fields_of(desk.get(MANY))
    Edition.objects.filter(pk=waiting.pk).update(publish_at=timezone.now())
    page = desk.post(MANY, shown)
    assert "the live page changed meanwhile" in SeenPage(page).one(role="status").text
    assert now(edition).state == "proposed"
    desk.post(MANY, fields_of(page))
    assert now(edition).number == 3


def test_what_one_wrote_is_shown_and_not_offered(desk: Client, clerk: User, petra: User) -> None:
    edition = imported("AA", clerk)
    writes(petra, Country.objects.get(pk="AA"), strapline_en="By Petra")
    page = SeenPage(desk.get(MANY))
    assert "somebody else must approve it" in page.text
    assert not page.all("input", name="shown")
    assert not page.all("button", class_="button default")
    desk.post(MANY, {"shown": [edition.pk]})
    assert states() == {"AA": "proposed"}


def test_what_was_not_shown_or_is_out_of_reach_is_left_alone(
    clerk: User, person: Callable[..., User], signed_in: SignedIn
) -> None:
    near, far = imported("AA", clerk), imported("BB", clerk)
    ruth = signed_in(person("ruth", "reviewer", Country.objects.get(pk="AA")))
    assert "Land BB" not in SeenPage(ruth.get(MANY)).text
    ruth.post(MANY, {"shown": [far.pk, "x", "9" * 30]})
    assert states() == {"AA": "proposed", "BB": "proposed"}
    ruth.post(MANY, {"shown": [near.pk, far.pk]})
    assert states() == {"AA": "approved", "BB": "proposed"}


def test_where_none_waits_it_says_so(desk: Client) -> None:
    assert "No proposal waits for a decision." in SeenPage(desk.get(MANY)).text


def test_a_page_holds_25_and_takes_as_many_queries_as_one(desk: Client, clerk: User) -> None:
    imported("AA", clerk)
    with CaptureQueriesContext(connection) as one:
        desk.get(MANY)
    for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ":
        imported(f"Z{letter}", clerk)
    with CaptureQueriesContext(connection) as many:
        page = SeenPage(desk.get(MANY))
    assert len(many) <= len(one) + 1
    assert len(page.all("input", name="shown")) == 25
    assert "?page=2" in page.links
