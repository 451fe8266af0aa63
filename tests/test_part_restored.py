"""Part by part, a draft becomes what a past document says, and its other parts stay."""

from typing import Any

import pytest

from countries.document import Document
from countries.part_restored import differing, parts, with_parts
from countries.rules import problems
from tests.editions import a_document, cited, the_crime_areas


def changed(**parts: Any) -> Document:
    """The draft of now: as the past, but for these parts."""
    return a_document(**parts)


def without(key: str, slug: str) -> list[dict[str, Any]]:
    """A list of the document without one of its items."""
    return [item for item in a_document().plain()[key] if item["slug"] != slug]


PAST = a_document()
SECTIONS = PAST.plain()["sections"]


def test_every_part_and_each_section_can_be_chosen() -> None:
    draft = changed(sections=[*SECTIONS, {"slug": "new", "topic": "other"}])
    assert list(parts(draft, PAST)) == [
        *("facts", "crime_areas", "ncb", "police"),
        *("section.crime", "section.interpol", "section.police", "section.new"),
    ]


@pytest.mark.parametrize(
    ("part", "change"),
    [
        ("facts", {"strapline": {"en": "Now"}, "member_since": None}),
        ("crime_areas", {"crime_areas": []}),
        ("ncb", {"ncb": None}),
        ("police", {"police": [], "ncb": None}),
        ("section.crime", {"sections": without("sections", "crime")}),
    ],
)
def test_one_part_comes_back_and_no_other_with_it(part: str, change: dict[str, Any]) -> None:
    other: dict[str, Any] = {"name": {"en": "Belgium", "fr": "Autre"}}
    if part == "facts":
        other = {"crime_areas": []}
    draft = changed(**change, **other)
    restored = with_parts(draft, PAST, [part])
    assert part in differing(draft, PAST)
    assert differing(restored, PAST) == [each for each in differing(draft, PAST) if each != part]
    assert differing(restored, draft) == [part]


def test_all_parts_together_are_the_past_itself() -> None:
    draft = changed(police=[], ncb=None, citations=[], sources=[], sections=[])
    assert with_parts(draft, PAST, list(parts(draft, PAST))).public() == PAST


def test_a_section_comes_back_where_it_stood() -> None:
    draft = changed(sections=without("sections", "interpol"))
    restored = with_parts(draft, PAST, ["section.interpol"])
    assert [section.slug for section in restored.sections] == ["crime", "interpol", "police"]


def test_a_section_that_came_later_goes() -> None:
    draft = changed(sections=[{"slug": "new", "topic": "other"}, *SECTIONS])
    assert with_parts(draft, PAST, ["section.new"]).sections == PAST.sections


def test_the_sources_of_a_fact_come_and_go_with_its_part() -> None:
    law = {"slug": "law", "title": {"en": "Law"}}
    draft = changed(
        citations=[cited("codes", "law"), cited("ncb.city", "law")], sources=[law], ncb=None
    )
    restored = with_parts(draft, PAST, ["ncb"])
    assert [(each.fact, each.source) for each in restored.citations] == [
        *(("codes", "law"), ("ncb.city", "supplied-text")),
    ]
    assert [source.slug for source in restored.sources] == ["law", "supplied-text"]


@pytest.mark.django_db
def test_a_bureau_without_the_force_that_hosts_it_breaks_the_rules() -> None:
    the_crime_areas()
    draft = changed(police=[], ncb=None, citations=[], sources=[])
    alone = with_parts(draft, PAST, ["ncb"])
    assert [problem.path for problem in problems(alone, draft)] == [("ncb", "host")]
    assert not problems(with_parts(draft, PAST, ["ncb", "police"]), draft)


def test_who_checked_goes_with_the_day_of_checking() -> None:
    def checked(day: str | None, by: str | None, note: str | None) -> Document:
        one = cited("codes", checked_on=day, checked_by=by, note=note)
        return a_document(citations=[one], sources=a_document().plain()["sources"][:1])

    now = checked("2026-05-05", "petra", "Ask again")
    for then, expected in (
        (checked("2026-05-05", None, None), "petra"),
        (checked("2026-01-01", "eva", "Old"), "eva"),
        (checked("2026-01-01", None, None), ""),
    ):
        [restored] = with_parts(now, then, list(parts(now, then))).citations
        assert (restored.checked_by, restored.note) == (expected, "Ask again")
