"""The rules against the clock, the crime areas, other countries and what was there before."""

import datetime as dt

import pytest
from django.utils import timezone

from countries import rules
from countries.document import Document, Json
from countries.models import Country, CrimeArea
from countries.paths import Path
from tests.editions import a_bare_document, a_document

pytestmark = pytest.mark.django_db
TODAY = dt.date(2026, 11, 23)
AREAS = {"drug-crime": False, "old-crime": True}


def links(*areas: str, standing: str = "focus") -> Document:
    return a_bare_document(
        crime_areas=[{"area": area, "standing": standing} for area in areas],
    )


def found(document: Document, before: Document | None = None) -> list[str]:
    return [str(p) for p in rules.problems(document, before, today=TODAY, areas=AREAS)]


def test_a_retired_crime_area_may_stay_but_not_come() -> None:
    retired = ["“old-crime” is retired: choose a crime area in use."]
    assert found(links("old-crime")) == retired
    assert found(links("old-crime"), before=links("drug-crime")) == retired
    assert found(links("old-crime"), before=links("old-crime")) == []


def test_a_retired_crime_area_that_stays_may_change_its_standing() -> None:
    assert found(links("old-crime", standing="principal"), before=links("old-crime")) == []


def test_crime_areas_are_those_of_the_database_unless_others_are_given() -> None:
    CrimeArea.objects.create(slug="drug-crime", name_en="Drug crime")
    CrimeArea.objects.create(slug="old-crime", name_en="Old crime", retired=True)
    places = [p.path[1] for p in rules.problems(links("drug-crime", "old-crime", "none"))]
    assert places == ["old-crime|focus", "none|focus"]


def test_today_is_the_day_of_the_portal_unless_another_is_given() -> None:
    far = (timezone.localdate() + dt.timedelta(days=400)).isoformat()
    assert rules.problems(a_bare_document(member_since=far))
    assert not rules.problems(a_bare_document(member_since=far), today=dt.date(3000, 1, 1))


def test_a_code_or_address_of_another_country_is_taken(france: Country) -> None:
    document = a_bare_document(alpha3="FRA", slug="france")
    assert [(p.path, str(p)) for p in rules.problems(document)] == [
        (("alpha3",), "“FRA” belongs to another country (FR)."),
        (("slug",), "“france” belongs to another country (FR)."),
    ]
    assert rules.problems(a_bare_document(code="FR", alpha3="FRA", slug="france")) == []


def test_a_chain_of_any_depth_is_no_circle_until_it_is_closed() -> None:
    chain: list[Json] = [
        {"slug": f"f{i}", "part_of": f"f{i + 1}", "name": {"en": "Force"}} for i in range(500)
    ]
    last: Json = {"slug": "f500", "name": {"en": "Force"}}
    assert found(a_bare_document(police=[*chain, last])) == []
    assert len(found(a_bare_document(police=[*chain, {**last, "part_of": "f0"}]))) == 501


def test_all_problems_are_told_at_once_and_nothing_is_refused_silently() -> None:
    document = a_bare_document(
        member_since="2030",
        ncb={"host": "nobody"},
        police=[{"slug": "a", "part_of": "a", "units": 3}],
        crime_areas=[{"area": "none", "standing": "focus"}],
        citations=[{"fact": "no.fact", "source": "law"}],
    )
    assert [p.path[0] for p in rules.problems(document, today=TODAY, areas=AREAS)] == [
        *("ncb", "police", "police", "member_since", "citations", "citations", "crime_areas"),
    ]
    with pytest.raises(rules.RefusedError, match="“nobody” is not a force") as refused:
        rules.check(document)
    assert len(refused.value.problems) == 7


READY: list[tuple[Json, Path]] = [
    ({"official_name": {"fr": "Royaume"}}, ("official_name", "en")),
    ({"strapline": {"ar": "بلجيكا"}}, ("strapline", "en")),
    ({"ncb": {"city": {"fr": "Bruxelles"}}}, ("ncb", "city", "en")),
    ({"ncb": {"unit": {"es": "Unidad"}}}, ("ncb", "unit", "en")),
    ({"police": [{"slug": "a", "name": {"fr": "Police"}}]}, ("police", "a", "name", "en")),
    ({"police": [{"slug": "a"}]}, ("police", "a", "name", "en")),
    (
        {"police": [{"slug": "a", "name": {"en": "A"}, "summary": {"fr": "Tout"}}]},
        ("police", "a", "summary", "en"),
    ),
    (
        {"police": [{"slug": "a", "name": {"en": "A"}, "district_name": {"fr": "zone"}}]},
        ("police", "a", "district_name", "en"),
    ),
    ({"sections": [{"slug": "a", "topic": "other"}]}, ("sections", "a", "heading", "en")),
    (
        {"sections": [{"slug": "a", "topic": "other", "heading": {"fr": "Titre"}}]},
        ("sections", "a", "heading", "en"),
    ),
    (
        {
            "sections": [
                {
                    "slug": "a",
                    "topic": "other",
                    "heading": {"en": "Title"},
                    "body": {"ar": "<p>نص</p>"},
                }
            ]
        },
        ("sections", "a", "body", "en"),
    ),
]


@pytest.mark.parametrize(("parts", "place"), READY)
def test_it_may_be_saved_but_not_proposed_while_english_is_missing(
    parts: Json, place: Path
) -> None:
    document = a_bare_document(**parts)
    assert rules.problems(document) == []
    assert [problem.path for problem in rules.unready(document)] == [place]


def test_english_alone_is_enough_to_be_proposed() -> None:
    assert rules.unready(a_bare_document()) == []
    assert rules.unready(a_document(strapline={"en": "In English alone"})) == []
