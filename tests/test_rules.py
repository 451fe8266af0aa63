"""The rules that no single row can keep: what each refuses, where, and what it lets pass."""

import datetime as dt
from typing import Any

import pytest

from countries import rules
from countries.document import Document, Json
from countries.paths import Path
from tests.editions import a_bare_document, a_document

TODAY = dt.date(2026, 11, 23)
AREAS = {"drug-crime": False, "violence": False, "financial-crime": False}
LAW: Json = {"slug": "law", "title": {"en": "A law"}}

pytestmark = pytest.mark.django_db


def found(document: Document) -> list[Path]:
    """The places of all problems."""
    return [problem.path for problem in rules.problems(document, today=TODAY, areas=AREAS)]


def a_force(slug: str, part_of: str | None = None, **fields: Any) -> Json:
    return {"slug": slug, "part_of": part_of, "name": {"en": slug}, **fields}


def cited(fact: str, source: str | None = None, **fields: Any) -> Json:
    """What a document with one citation says."""
    sources = [LAW] if source == "law" else []
    return {"citations": [{"fact": fact, "source": source, **fields}], "sources": sources}


# What is refused, where, and its neighbour that passes.
REFUSED: list[tuple[str, Json, list[Path], Json]] = [
    (
        "a country without an English name",
        {"name": {"fr": "Belgique"}},
        [("name", "en")],
        {"name": {"en": "Belgium"}},
    ),
    (
        "a source without an English title",
        {**cited("name", "law"), "sources": [{"slug": "law", "title": {"fr": "Loi"}}]},
        [("sources", "law", "title", "en")],
        cited("name", "law"),
    ),
    (
        "two forces of one short name",
        {"police": [a_force("a"), a_force("a")]},
        [("police", "a")],
        {"police": [a_force("a"), a_force("b")]},
    ),
    (
        "two sections of one short name",
        {"sections": [{"slug": "a", "topic": "other"}] * 2},
        [("sections", "a")],
        {"sections": [{"slug": "a", "topic": "other"}, {"slug": "b", "topic": "other"}]},
    ),
    (
        "two sections of a topic",
        {"sections": [{"slug": "a", "topic": "crime"}, {"slug": "b", "topic": "crime"}]},
        [("sections", "b", "topic")],
        {"sections": [{"slug": "a", "topic": "crime"}, {"slug": "b", "topic": "police"}]},
    ),
    (
        "a crime area twice in a standing",
        {"crime_areas": [{"area": "violence", "standing": "focus"}] * 2},
        [("crime_areas", "violence|focus")],
        {
            "crime_areas": [
                {"area": "violence", "standing": "focus"},
                {"area": "violence", "standing": "principal"},
            ]
        },
    ),
    (
        "a fact that cites a source twice",
        {"citations": [{"fact": "name", "source": "law"}] * 2, "sources": [LAW]},
        [("citations", "name|law")],
        {
            "citations": [{"fact": fact, "source": "law"} for fact in ("name", "region")],
            "sources": [LAW],
        },
    ),
    (
        "a source twice",
        {**cited("name", "law"), "sources": [LAW, LAW]},
        [("sources", "law")],
        cited("name", "law"),
    ),
    (
        "a force that is part of what is not there",
        {"police": [a_force("a", "b")]},
        [("police", "a", "part_of")],
        {"police": [a_force("a", "b"), a_force("b")]},
    ),
    (
        "a bureau in a force that is not there",
        {"ncb": {"host": "a"}},
        [("ncb", "host")],
        {"ncb": {"host": "a"}, "police": [a_force("a")]},
    ),
    (
        "a force that is part of itself",
        {"police": [a_force("a", "a")]},
        [("police", "a", "part_of")],
        {"police": [a_force("a")]},
    ),
    (
        "a circle of two",
        {"police": [a_force("a", "b"), a_force("b", "a")]},
        [("police", "a", "part_of"), ("police", "b", "part_of")],
        {"police": [a_force("a", "b"), a_force("b")]},
    ),
    (
        "a circle of three, and not what leads into it",
        {"police": [a_force("in", "a"), a_force("a", "b"), a_force("b", "c"), a_force("c", "a")]},
        [("police", "a", "part_of"), ("police", "b", "part_of"), ("police", "c", "part_of")],
        {"police": [a_force("in", "a"), a_force("a", "b"), a_force("b", "c"), a_force("c")]},
    ),
    (
        "a number of units without their English name",
        {"police": [a_force("a", units=185, unit_name={"fr": "zones"})]},
        [("police", "a", "unit_name", "en")],
        {"police": [a_force("a", units=185, unit_name={"en": "zones"})]},
    ),
    (
        "a membership in the future",
        {"member_since": "2026-11-24"},
        [("member_since",)],
        {"member_since": "2026-11-23"},
    ),
    (
        "a membership in a year to come",
        {"member_since": "2027"},
        [("member_since",)],
        {"member_since": "2026"},
    ),
    (
        "a fact that holds in the future",
        cited("name", "law", as_of="2026-12"),
        [("citations", "name|law", "as_of")],
        cited("name", "law", as_of="2026-11"),
    ),
    (
        "a check in the future",
        cited("name", "law", checked_on="2026-11-24"),
        [("citations", "name|law", "checked_on")],
        cited("name", "law", checked_on="2026-11-23"),
    ),
    (
        "a source read in the future",
        {**cited("name", "law"), "sources": [{**LAW, "read_on": "2026-11-24"}]},
        [("sources", "law", "read_on")],
        {**cited("name", "law"), "sources": [{**LAW, "read_on": "2026-11-23"}]},
    ),
    (
        "a fact that is none",
        cited("police.a.units", "law"),
        [("citations", "police.a.units|law", "fact")],
        {"police": [a_force("a")], **cited("police.a.units", "law")},
    ),
    (
        "a reason for a fact that has a value",
        {"ncb": {"around_the_clock": False}, **cited("ncb.around_the_clock", reason="withheld")},
        [("citations", "ncb.around_the_clock|", "reason")],
        {"ncb": {"around_the_clock": None}, **cited("ncb.around_the_clock", reason="withheld")},
    ),
    (
        "a citation without source and reason",
        cited("member_since"),
        [("citations", "member_since|", "source")],
        cited("member_since", reason="not_recorded"),
    ),
    (
        "a citation with source and reason",
        cited("member_since", "law", reason="not_recorded"),
        [("citations", "member_since|law", "source")],
        cited("member_since", "law"),
    ),
    (
        "a citation of a source that is not there",
        {**cited("name", "law"), "sources": []},
        [("citations", "name|law", "source")],
        cited("name", "law"),
    ),
    (
        "a source that nothing cites",
        {"sources": [LAW]},
        [("sources", "law")],
        cited("name", "law"),
    ),
    (
        "a crime area that does not exist",
        {"crime_areas": [{"area": "drug-crimes", "standing": "focus"}]},
        [("crime_areas", "drug-crimes|focus", "area")],
        {"crime_areas": [{"area": "drug-crime", "standing": "focus"}]},
    ),
]
NAMES = [case[0] for case in REFUSED]


@pytest.mark.parametrize(("refused", "places"), [c[1:3] for c in REFUSED], ids=NAMES)
def test_it_refuses(refused: Json, places: list[Path]) -> None:
    assert found(a_bare_document(**refused)) == places


@pytest.mark.parametrize("passes", [c[3] for c in REFUSED], ids=NAMES)
def test_it_accepts_the_neighbour_of(passes: Json) -> None:
    assert found(a_bare_document(**passes)) == []


def test_a_profile_with_one_of_each_is_right() -> None:
    assert found(a_document()) == []
    assert rules.unready(a_document()) == []
