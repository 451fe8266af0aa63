"""Revisions and editions of a country in one timeline, by person, part and language."""

import datetime as dt
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.utils import timezone

from countries import publishing, reviewing, revisions, scheduling, touched
from countries.models import Country, Edition, Revision
from countries.timeline import Entry, Filter, filtered, look, timeline
from tests.desk import a_profile
from tests.drafts import writes

NOTE = {"en": "News."}


def told(entries: list[Entry]) -> list[tuple[str, str]]:
    return [(entry.key, str(entry.how)) for entry in entries]


@pytest.fixture
def country(db: None, eva: User, petra: User) -> Country:
    """Saved by Eva in French, published by Petra, changed by Eva in the region."""
    country = a_profile()
    writes(eva, country, strapline_fr="Le bureau")
    publishing.publish(country, petra, NOTE)
    writes(eva, country, region="africa")
    return country


def test_the_newest_comes_first_and_each_says_how(country: Country) -> None:
    assert told(timeline("BE")) == [
        ("r3", "Saved in the form"),
        ("e1", "Approved"),
        ("r2", "Saved in the form"),
        ("r1", "Changed by a command"),
    ]


def test_the_fates_of_editions_are_told_apart(country: Country, eva: User, petra: User) -> None:
    publishing.reject(publishing.propose(country, eva, NOTE), petra, "Too early.")
    publishing.publish(country, eva, NOTE, force="Nobody is there.")
    publishing.withdraw(country, petra, NOTE)
    writes(eva, country, region="europe")
    publishing.propose(country, eva, NOTE)
    fates = [str(entry.how) for entry in timeline("BE") if entry.edition]
    assert fates == ["Proposed", "Withdrawn", "Published without review", "Returned", "Approved"]


@pytest.mark.parametrize(
    ("wanted", "keys"),
    [
        (Filter(person="eva"), ["r3", "r2"]),
        (Filter(person="petra"), ["e1"]),
        (Filter(part="facts"), ["r3", "e1", "r2", "r1"]),
        (Filter(language="fr"), ["e1", "r2", "r1"]),
        (Filter(person="eva", language="fr"), ["r2"]),
        (Filter(part="police", language="es"), []),
        (Filter(person="nobody"), []),
    ],
)
def test_it_is_narrowed_by_person_part_and_language(
    country: Country, wanted: Filter, keys: list[str]
) -> None:
    assert [entry.key for entry in filtered("BE", timeline("BE"), wanted)] == keys


def test_part_and_language_are_asked_of_the_same_change(country: Country, eva: User) -> None:
    writes(eva, country, strapline_es="La oficina")
    found = filtered("BE", timeline("BE"), Filter(part="facts", language="es"))
    assert [entry.key for entry in found] == ["r4", "e1", "r1"]
    assert not filtered("BE", found[:1], Filter(part="sections", language="es"))


def test_a_proposal_is_compared_with_the_edition_of_its_day(
    country: Country, eva: User, petra: User
) -> None:
    proposal = publishing.propose(country, eva, NOTE)
    writes(eva, country, strapline_en="Later")
    publishing.publish(country, petra, NOTE)
    entry = next(each for each in timeline("BE") if each.row == proposal)
    assert isinstance(entry.before, Edition)
    assert entry.before.number == 1


def test_names_outlive_accounts(country: Country, eva: User, petra: User) -> None:
    eva.delete()
    petra.delete()
    assert {person for entry in timeline("BE") for person in entry.people} == {"", "eva", "petra"}


def test_a_long_history_takes_as_many_queries_as_a_short_one(
    country: Country, eva: User, django_assert_num_queries: Any
) -> None:
    for number in range(90):
        writes(eva, country, strapline_en=f"Line {number}")
    publishing.propose(country, eva, NOTE)
    with django_assert_num_queries(5):  # six where a schedule was changed
        entries = timeline("BE")
    with django_assert_num_queries(2):
        look("BE", entries[:25])
    with django_assert_num_queries(2):
        found = filtered("BE", entries, Filter(language="en"))
    assert len(found) == 93


def test_a_state_of_an_older_schema_is_lifted_before_it_is_compared(
    country: Country, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As if the region had been called otherwise in the documents of revisions 1 and 2."""

    def lift(data: dict[str, Any]) -> dict[str, Any]:
        return {**data, "region": data.pop("zone", data.get("region"))}

    monkeypatch.setattr(touched, "upgrade", lift)
    with connection.cursor() as cursor:
        older = "UPDATE countries_revision SET body = REPLACE(body, %s, %s) WHERE number = 2"
        cursor.execute(older, ['"region"', '"zone"'])
    latest = timeline("BE")[:1]
    look("BE", latest)
    assert latest[0].touched == {("facts", "")}


def test_revisions_of_other_countries_stay_out(country: Country, france: Country) -> None:
    revisions.record(france, None, Revision.Origin.COMMAND)
    assert [entry.key for entry in timeline("FR")] == ["r1"]


def test_what_was_done_later_is_a_step(country: Country, eva: User, petra: User) -> None:
    forced = publishing.publish(country, eva, NOTE, force="Nobody is there.")
    reviewing.review_afterwards(forced, petra)
    writes(eva, country, region="europe")
    soon = timezone.now() + dt.timedelta(days=1)
    waiting = publishing.approve(publishing.propose(country, eva, NOTE), petra, publish_at=soon)
    scheduling.cancel(waiting, petra, "Too early.")
    told = [[str(step.what) for step in entry.steps] for entry in timeline("BE") if entry.edition]
    assert told == [
        ["Proposed", "Approved", "Cancelled"],
        ["Proposed", "Published without review", "Reviewed afterwards"],
        ["Proposed", "Approved"],
    ]
