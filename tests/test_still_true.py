"""Still true: the dates of checking move, in an edition of the live document, and nothing else."""

import datetime as dt
from importlib import import_module
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.contrib.auth.models import User
from django.db import connection, models
from django.test import Client
from django.utils import timezone

from countries import confirming, due, editions, profile, publishing
from countries.models import Country, Edition, Revision
from countries.rules import RefusedError
from tests.desk import a_profile, published
from tests.drafts import strapline, writes
from tests.editions import a_document, cited

TODAY = timezone.localdate


@pytest.fixture
def live(eva: User) -> Edition:
    Country.objects.all().delete()
    country = a_profile()
    country.editors.add(eva)
    return published(country)


def checks(edition: Edition) -> dict[str, str | None]:
    return {c.fact: c.checked_on for c in edition.document.citations}


def test_a_fact_is_still_true_and_only_its_date_moves(live: Edition, eva: User) -> None:
    edition = confirming.still_true(live.country, eva, {"ncb.city"})
    today = TODAY().isoformat()
    assert {fact for fact, on in checks(edition).items() if on == today} == {"ncb.city"}
    assert (edition.kind, edition.number, edition.notes) == (Edition.Kind.CHECKED, 2, {})
    undated = [c.model_copy(update={"checked_on": None}) for c in edition.document.citations]
    same = edition.document.model_copy(update={"citations": undated})
    assert same.canonical() == live.document.canonical()


def test_readers_see_the_date_and_no_update(live: Edition, eva: User) -> None:
    confirming.still_true(live.country, eva)
    page = Client().get("/en/countries/belgium/").content.decode()
    assert f'<time datetime="{TODAY().isoformat()}">' in page.partition("This edition")[2]
    updates = page.partition('id="updates"')[2].partition("</section>")[0]
    assert "Edition 1" in " ".join(updates.split())
    assert "Edition 2" not in updates


def test_a_draft_is_left_alone_but_for_its_dates(live: Edition, eva: User) -> None:
    country = live.country
    writes(eva, country, strapline_en="A draft")
    edition = confirming.still_true(country, eva, {"ncb.city"})
    assert "A draft" not in edition.body
    assert strapline(country) == "A draft"
    assert editions.unproposed(country)
    draft = profile.build(country)
    (city,) = [c for c in draft.citations if c.fact == "ncb.city"]
    assert (city.checked_on, city.checked_by) == (TODAY().isoformat(), "eva")


def test_where_the_draft_says_something_else_its_date_stays(live: Edition, eva: User) -> None:
    country = live.country
    country.ncb.city_en = "Antwerp"  # type: ignore[attr-defined]
    country.ncb.save()
    confirming.still_true(country, eva, {"ncb.city", "member_since"})
    dates = {c.fact: c.checked_on for c in profile.build(country).citations}
    assert dates["member_since"] == TODAY().isoformat()
    assert dates["ncb.city"] is None


def test_who_only_checked_wrote_nothing_and_may_approve(
    live: Edition, eva: User, petra: User
) -> None:
    country = live.country
    confirming.still_true(country, petra)
    assert Revision.objects.filter(country_code="BE", origin=Revision.Origin.CHECKED).exists()
    assert not editions.wrote_since_live("BE", petra)
    writes(eva, country, strapline_en="Eva's words")
    assert publishing.publish(country, petra, {"en": "New."}).reviewed


def test_what_was_not_reviewed_stays_marked_so(live: Edition, eva: User) -> None:
    assert not live.reviewed
    assert not confirming.still_true(live.country, eva).reviewed


def refused(country: Country, by: User, *facts: str, seen: str = "") -> str:
    before = (Edition.objects.count(), Revision.objects.count())
    with pytest.raises(RefusedError) as error:
        confirming.still_true(country, by, set(facts) or None, seen=seen)
    assert (Edition.objects.count(), Revision.objects.count()) == before
    return str(error.value.problems[0])


def test_it_is_refused_where_it_would_mislead(live: Edition, eva: User, petra: User) -> None:
    country = live.country
    assert "No source is recorded" in refused(country, eva, "region")
    assert "A newer edition went live" in refused(country, eva, seen="another")
    confirming.still_true(country, eva)
    assert "checked today already" in refused(country, eva)
    writes(eva, country, strapline_en="Later")
    later = timezone.now() + dt.timedelta(days=2)
    publishing.approve(publishing.propose(country, eva, {"en": "x"}), petra, publish_at=later)
    assert "Edition 3 goes live on" in refused(country, eva, "ncb.city")


def test_a_withdrawn_profile_has_nothing_to_check(live: Edition, eva: User, petra: User) -> None:
    publishing.withdraw(live.country, petra, {"en": "Gone."})
    assert "no live edition" in refused(live.country, eva)


def test_facts_fall_due_by_their_kind(settings: object) -> None:
    document = a_document(
        citations=[
            cited("ncb.city", checked_on="2026-01-01"),
            cited("member_since", checked_on="2020-01-01"),
            cited("section.crime"),
            cited("section.crime", "iso-3166-1", checked_on="2026-01-01"),
            cited("region", None, reason="withheld"),
        ]
    )
    found = {each.fact: each.on for each in due.each(document)}
    assert found == {
        "ncb.city": dt.date(2026, 6, 30),
        "member_since": dt.date(2024, 12, 30),
        "section.crime": due.NEVER,
    }
    assert due.first(document) == due.NEVER
    assert due.first(a_document(citations=[])) is None


def test_a_date_before_the_oldest_check_is_not_due(live: Edition, eva: User) -> None:
    assert live.due_on == due.NEVER
    edition = confirming.still_true(live.country, eva)
    assert edition.due_on == TODAY() + dt.timedelta(days=180)


def test_the_migration_says_of_old_editions_when_they_are_due(live: Edition, eva: User) -> None:
    now = confirming.still_true(live.country, eva)
    due_on = {edition.pk: edition.due_on for edition in (live, now)}
    models.QuerySet(Edition).update(due_on=None)
    import_module("countries.migrations.0006_checking").fill(
        apps, SimpleNamespace(connection=connection)
    )
    assert dict(Edition.objects.values_list("pk", "due_on")) == due_on
