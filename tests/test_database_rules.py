"""The rules of one row, kept by the database itself, and told to editors in words."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

import pytest
from django.apps import apps
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, models, transaction
from django.utils import timezone

from countries.models import (
    NCB,
    Citation,
    Comment,
    Country,
    CrimeArea,
    CrimeAreaLink,
    Edition,
    FixtureState,
    ListedArea,
    Page,
    PageEdition,
    PoliceForce,
    Receipt,
    RegionAssignment,
    Revision,
    ScheduleChange,
    SearchWord,
    Section,
    Source,
)

pytestmark = pytest.mark.django_db
Model = type[models.Model]
A_DAY, IN_JUNE, IN_1956 = (
    dt.date(1956, 6, 13),
    dt.date(1956, 6, 1),
    dt.date(1956, 1, 1),
)

# A row of each kind that the database accepts; BE, drug-crime and a report are in it already.
ROWS: dict[Model, dict[str, Any]] = {
    Country: {"code": "FR", "alpha3": "FRA", "slug": "france", "region": "europe", "name_en": "F"},
    NCB: {"country_id": "BE", "city_en": "Brussels"},
    PoliceForce: {"country_id": "BE", "slug": "local", "name_en": "Local Police"},
    Section: {"country_id": "BE", "slug": "crime", "topic": "crime", "heading_en": "Crime"},
    CrimeArea: {"slug": "fraud", "name_en": "Fraud"},
    CrimeAreaLink: {"country_id": "BE", "area_id": "drug-crime", "standing": "principal"},
    Source: {"slug": "law", "title_en": "A law"},
    Citation: {"country_id": "BE", "fact": "name", "source_id": "report"},
    Revision: {"country_code": "BE", "number": 1, "body": "{}", "at": timezone.now()},
    Edition: {
        "country_id": "BE",
        "number": 1,
        "state": "approved",
        "publish_at": timezone.now(),
        "body": "{}",
        "schema": 1,
        "revision": 1,
        "proposed_at": timezone.now(),
    },
    Comment: {"edition_id": 99, "part": "police", "text": "Which one?", "at": timezone.now()},
    ScheduleChange: {"edition_id": 99, "was": timezone.now(), "at": timezone.now()},
    FixtureState: {"fixture": "belgium", "model": "country", "key": "BE", "draft": "[]"},
    Page: {"slug": "about", "title_en": "About"},
    PageEdition: {"slug": "about", "number": 1, "published_at": timezone.now(), "texts": {}},
    ListedArea: {"edition_id": 99, "area": "fraud", "standing": "focus"},
    Receipt: {
        "edition_id": 99,
        "what": "page",
        "language": "en",
        "status": 200,
        "good": True,
        "asked_at": timezone.now(),
    },
    RegionAssignment: {"person_id": 1, "region": "europe"},
    SearchWord: {"edition_id": 99, "kind": 1, "word": "belgium"},
}
MEMBER, AS_OF = "country_member_since_has_precision", "citation_as_of_has_precision"
SMALL = "small letters, digits and single hyphens"
AFTERWARDS = "edition_reviewed_afterwards_is_reviewed"
RETURNED = {"state": "rejected", "number": None, "publish_at": None}
HOW_PRECISE, UNITS = "Say how precisely the date is known", "force_units_counted_and_named"

# What a CHECK refuses: its name, a change of the accepted row, and words of the message.
CHECKS: list[tuple[Model, str, dict[str, Any], str]] = [
    (Country, "country_code_form", {"code": "fr"}, "two capital letters"),
    (Country, "country_code_form", {"code": "F"}, "two capital letters"),
    (Country, "country_code_form", {"code": "FÉ"}, "two capital letters"),
    (Country, "country_alpha3_form", {"alpha3": "fra"}, "three capital letters"),
    (Country, "country_alpha3_form", {"alpha3": "FR"}, "three capital letters"),
    (Country, "country_has_english_name", {"name_en": ""}, "blank"),
    (Country, "country_has_english_name", {"name_en": None, "name_fr": "France"}, "cannot be"),
    (Country, MEMBER, {"member_since": A_DAY}, HOW_PRECISE),
    (Country, MEMBER, {"member_since_precision": "day"}, HOW_PRECISE),
    (Country, MEMBER, {"member_since": A_DAY, "member_since_precision": "month"}, HOW_PRECISE),
    (Country, MEMBER, {"member_since": IN_JUNE, "member_since_precision": "year"}, HOW_PRECISE),
    (Country, "country_slug_form", {"slug": "France"}, SMALL),
    (Country, "country_slug_form", {"slug": "île"}, SMALL),
    (PoliceForce, "policeforce_slug_form", {"slug": "local--police"}, SMALL),
    (Section, "section_slug_form", {"slug": "-crime"}, SMALL),
    (CrimeArea, "crimearea_slug_form", {"slug": "a_b"}, SMALL),
    (Source, "source_slug_form", {"slug": "a law"}, SMALL),
    (Citation, "citation_fact_form", {"fact": "Member since"}, "one of the facts"),
    (NCB, "ncb_website_is_web", {"website": "ftp://police.example"}, "https://"),
    (NCB, "ncb_website_is_web", {"website": "javascript:alert(1)"}, "valid URL"),
    (PoliceForce, "policeforce_website_is_web", {"website": "ftp://police.example"}, "https://"),
    (PoliceForce, "policeforce_website_is_web", {"website": "javascript:alert(1)"}, "valid URL"),
    (PoliceForce, UNITS, {"units": 0, "unit_name_en": "zones"}, "at least 1"),
    (PoliceForce, UNITS, {"units": 185}, "units' English name"),
    (PoliceForce, UNITS, {"units": 185, "unit_name_en": ""}, "units' English name"),
    (PoliceForce, "force_not_part_of_itself", {"id": 7, "part_of_id": 7}, "not part of itself"),
    (CrimeArea, "crime_area_has_english_name", {"name_en": ""}, "blank"),
    (CrimeArea, "crime_area_has_english_name", {"name_en": None}, "cannot be"),
    (Source, "source_has_english_title", {"title_en": ""}, "blank"),
    (Source, "source_has_english_title", {"title_en": None}, "cannot be"),
    (Source, "source_address_is_web", {"address": "javascript:alert(1)"}, "valid URL"),
    (Source, "source_address_is_web", {"address": "ftp://law.example/1"}, "https://"),
    (Citation, "citation_source_or_reason", {"source_id": None}, "Give a source"),
    (Citation, "citation_source_or_reason", {"reason": "withheld"}, "Give a source"),
    (Citation, AS_OF, {"as_of": A_DAY}, HOW_PRECISE),
    (Citation, AS_OF, {"as_of_precision": "year"}, HOW_PRECISE),
    (Citation, AS_OF, {"as_of": IN_JUNE, "as_of_precision": "year"}, HOW_PRECISE),
    (Edition, "edition_approved_has_number_and_time", {"number": None}, ""),
    (Edition, "edition_approved_has_number_and_time", {"publish_at": None}, ""),
    (Edition, "edition_approved_has_number_and_time", {"state": "proposed"}, ""),
    (Edition, "edition_approved_has_number_and_time", {"state": "taken_back"}, ""),
    (
        Edition,
        "edition_approved_has_number_and_time",
        {"state": "cancelled", "publish_at": None},
        "",
    ),
    (Edition, "edition_returned_says_why", RETURNED, ""),
    (Edition, "edition_minor_has_a_text", {"minor": True, "kind": "withdrawal"}, ""),
    (Edition, AFTERWARDS, {"reviewed_at": timezone.now()}, ""),
    (Comment, "comment_says_something", {"text": ""}, "blank"),
    (Comment, "comment_is_on_a_part_of_a_profile", {"part": "weather"}, "not a valid choice"),
    (
        Comment,
        "comment_resolved_is_no_answer",
        {"resolved_at": timezone.now(), "answers_id": 1},
        "",
    ),
    (
        ScheduleChange,
        "schedule_change_changes_something",
        {"becomes": ROWS[ScheduleChange]["was"]},
        "",
    ),
    (Page, "page_has_english_title", {"title_en": ""}, ""),
    (Page, "page_has_english_title", {"title_en": None}, ""),
    (Receipt, "receipt_asks_what_there_is", {"what": "feed"}, "not a valid choice"),
    (Receipt, "receipt_asks_what_there_is", {"language": "de"}, "not a valid choice"),
    (Receipt, "receipt_answer_or_error", {"status": None}, ""),
    (Receipt, "receipt_answer_or_error", {"error": "OSError"}, ""),
    (Receipt, "receipt_answer_or_error", {"status": None, "error": "OSError"}, ""),
]
# What is unique: a second row that says the same, beside the accepted one.
UNIQUE: list[tuple[Model, str, dict[str, Any], str]] = [
    (Country, "code", {"alpha3": "FRB", "slug": "other"}, "already exists"),
    (Country, "alpha3", {"code": "FX", "slug": "other"}, "already exists"),
    (Country, "slug", {"code": "FX", "alpha3": "FRB"}, "already exists"),
    (NCB, "country", {}, "already exists"),
    (PoliceForce, "force_unique_in_country", {}, "this short name"),
    (Section, "section_unique_in_country", {"topic": "other"}, "this short name"),
    (Section, "section_one_a_topic", {"slug": "more-crime"}, "this topic already"),
    (CrimeAreaLink, "crime_area_link_unique", {}, "this standing already"),
    (CrimeArea, "slug", {}, "already exists"),
    (Source, "slug", {}, "already exists"),
    (Citation, "citation_unique", {}, "cites this source already"),
    (Revision, "revision_unique_in_country", {}, ""),
    (Edition, "edition_number_unique", {}, ""),
    (FixtureState, "fixture_state_unique", {}, ""),
    (ListedArea, "listed_area_named_once", {}, ""),
    (PageEdition, "page_edition_number_unique", {}, ""),
    (Receipt, "receipt_one_an_address", {"good": False}, ""),
    (RegionAssignment, "region_assigned_once", {}, "assigned to the person already"),
    (SearchWord, "search_word_stands_once", {}, ""),
]
# What stands beside a refusal and is accepted.
NEIGHBOURS: list[tuple[Model, dict[str, Any]]] = [
    (Country, {"member_since": A_DAY, "member_since_precision": "day"}),
    (Country, {"member_since": IN_JUNE, "member_since_precision": "month"}),
    (Country, {"member_since": IN_1956, "member_since_precision": "year"}),
    (PoliceForce, {"units": 1, "unit_name_en": "zone"}),
    (PoliceForce, {"website": "http://police.example/a?b=c"}),
    (Citation, {"source_id": None, "reason": "withheld"}),
    (Edition, {**RETURNED, "reason": "No source."}),
    (Edition, {"state": "cancelled"}),
    (Edition, {"minor": True}),
    (Edition, {"reviewed": True, "reviewed_at": timezone.now()}),
    (Comment, {"part": ""}),
    (Comment, {"resolved_at": timezone.now()}),
    (ScheduleChange, {"becomes": timezone.now() + dt.timedelta(days=1)}),
    (Receipt, {"status": None, "good": False, "error": "OSError"}),
]


@pytest.fixture(autouse=True)
def others(belgium: Country) -> None:
    """What the accepted rows point to."""
    CrimeArea.objects.create(slug="drug-crime", name_en="Drug crime")
    Source.objects.create(slug="report", title_en="A report")
    User.objects.create(pk=1, username="eva")


def write(model: Model, *changes: dict[str, Any]) -> None:
    """Into the database, past `clean()` and `save()`."""
    if "edition_id" in ROWS[model]:
        Edition._base_manager.get_or_create(pk=99, defaults=ROWS[Edition])
    for change in changes:
        model._base_manager.bulk_create([model(**{**ROWS[model], **change})])


@pytest.mark.parametrize(("model", "name", "change", "_words"), CHECKS)
def test_the_database_refuses_a_row_that_breaks_a_rule(
    model: Model, name: str, change: dict[str, Any], _words: str
) -> None:
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        write(model, change)


@pytest.mark.parametrize(("model", "name", "change", "_words"), CHECKS)
def test_the_database_refuses_to_change_a_row_so_that_it_breaks_a_rule(
    model: Model, name: str, change: dict[str, Any], _words: str
) -> None:
    row = {**ROWS[model], **({"id": 7} if "id" in change else {})}
    write(model, row)
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        model._base_manager.filter(**row).update(**{**row, **change})


@pytest.mark.parametrize(("model", "name", "change", "words"), [c for c in CHECKS if c[3]])
def test_an_editor_is_told_which_rule_a_row_breaks(
    model: Model, name: str, change: dict[str, Any], words: str
) -> None:
    row = model(**{**ROWS[model], **change})
    if "id" in change:
        write(model, {"id": change["id"]})
        row._state.adding = False
    with pytest.raises(ValidationError, match=words):
        row.full_clean()


@pytest.mark.parametrize(("model", "_name", "change", "_words"), UNIQUE)
def test_the_database_refuses_a_second_row_that_says_the_same(
    model: Model, _name: str, change: dict[str, Any], _words: str
) -> None:
    write(model, {})
    with pytest.raises(IntegrityError), transaction.atomic():
        write(model, change)


@pytest.mark.parametrize(("model", "_name", "change", "words"), [u for u in UNIQUE if u[3]])
def test_an_editor_is_told_that_a_row_says_the_same(
    model: Model, _name: str, change: dict[str, Any], words: str
) -> None:
    write(model, {})
    with pytest.raises(ValidationError, match=words):
        model(**{**ROWS[model], **change}).full_clean()


def test_a_fact_has_one_reason_for_having_no_value() -> None:
    reason = {"source_id": None, "reason": "withheld"}
    write(Citation, reason)
    with pytest.raises(IntegrityError), transaction.atomic():
        write(Citation, {**reason, "reason": "not_recorded"})
    with pytest.raises(ValidationError, match="a reason for having no value already"):
        Citation(country_id="BE", fact="name", reason="not_recorded").full_clean()


@pytest.mark.parametrize(("model", "change"), [*((model, {}) for model in ROWS), *NEIGHBOURS])
def test_the_row_beside_it_is_accepted(model: Model, change: dict[str, Any]) -> None:
    write(model, change)
    assert model._base_manager.filter(**{**ROWS[model], **change}).count() == 1


@pytest.mark.parametrize(
    ("model", "first", "second"),
    [
        (Section, {"topic": "other"}, {"topic": "other", "slug": "more"}),
        (CrimeAreaLink, {}, {"standing": "focus"}),
        (Citation, {}, {"source_id": None, "reason": "withheld"}),
        (Edition, {}, {"number": 2}),
        (Edition, *2 * ({"state": "proposed", "number": None, "publish_at": None},)),
    ],
)
def test_rows_that_do_not_say_the_same_stand_side_by_side(
    model: Model, first: dict[str, Any], second: dict[str, Any]
) -> None:
    write(model, first, second)
    assert model._base_manager.count() == 2


def link_to(area: str) -> None:
    write(CrimeAreaLink, {"area_id": area})
    connection.check_constraints()


def test_a_link_to_what_does_not_exist_is_refused() -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        link_to("no-such-crime")


def constraints() -> Iterator[str]:
    for model in apps.get_app_config("countries").get_models():
        yield from (constraint.name for constraint in model._meta.constraints)


def test_every_constraint_is_tested_here() -> None:
    tested = {name for _model, name, _change, _words in [*CHECKS, *UNIQUE]}
    assert set(constraints()) - tested == {"citation_one_reason_a_fact"}
