"""The page of a country says what its edition says, in a fixed order."""

import re

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from countries.models import CrimeArea
from tests.editions import a_bare_document, a_document, an_edition, cited, the_crime_areas
from tests.pages import SeenPage

pytestmark = pytest.mark.django_db
BELGIUM = "/en/countries/belgium/"


def in_order(text: str, *parts: str) -> bool:
    """Whether each part stands somewhere after the one before it."""
    return re.search(".*?".join(re.escape(part) for part in parts), text) is not None


def test_it_is_read_in_order(client: Client) -> None:
    the_crime_areas()
    an_edition(notes={"en": "First published."})
    page = SeenPage(client.get(BELGIUM))
    assert in_order(
        page.text,
        "Countries",
        "Kingdom of Belgium",
        "How the bureau supports Belgium",
        "Region",
        "7 September 1923",
        "BEL",
        "Fighting organized crime in Belgium",
        "A small country.",
        "Drug crime",
        "Violence",
        "INTERPOL in Belgium",
        "Federal Police",
        "part of",
        "International Police Cooperation unit",
        "around the clock (24/7)",
        "Financial crime",
        "Law enforcement in Belgium",
        "Integrated police service",
        "185 local police forces",
        "police zone",
        "Sources",
        "Profile text supplied, undated",
        "Updates",
        "First published.",
        "This edition",
        "none yet",
    )


def test_it_has_one_heading_of_the_first_rank_and_no_id_twice(client: Client) -> None:
    an_edition()
    page = SeenPage(client.get(BELGIUM))
    assert page.one("h1").text == "Belgium"
    assert len(page.ids) == len(set(page.ids))


def test_every_link_on_the_page_has_its_target(client: Client) -> None:
    an_edition()
    page = SeenPage(client.get(BELGIUM))
    assert {link[1:] for link in page.links if link.startswith("#")} <= set(page.ids)


def test_the_breadcrumb_ends_with_the_name_as_it_is_written(client: Client) -> None:
    an_edition()
    page = SeenPage(client.get(BELGIUM))
    assert page.one("li", **{"aria-current": "page"}).text == "Belgium"


def test_a_fact_without_a_value_says_that_it_is_not_recorded(client: Client) -> None:
    an_edition(a_document(member_since=None, ncb=None, crime_areas=[], citations=[]))
    page = SeenPage(client.get(BELGIUM))
    assert page.one(id="fact-member_since").text == "Member since not recorded"
    assert page.one(id="fact-ncb.city").text == "National Central Bureau not recorded"
    assert page.one(id="fact-crime.principal").text == "Principal crime areas not recorded"


@pytest.mark.parametrize(
    ("reason", "words"),
    [
        ("not_recorded", "not recorded"),
        ("not_applicable", "not applicable"),
        ("withheld", "not published"),
    ],
)
def test_a_fact_without_a_value_says_why(client: Client, reason: str, words: str) -> None:
    why = cited("member_since", None, reason=reason)
    an_edition(a_bare_document(citations=[why]))
    page = SeenPage(client.get(BELGIUM))
    assert page.one(id="fact-member_since").text == f"Member since {words}"


def test_an_optional_fact_is_silent_unless_somebody_says_why(client: Client) -> None:
    why = cited("ncb.website", None, reason="not_applicable")
    an_edition(a_bare_document(citations=[why]))
    page = SeenPage(client.get(BELGIUM))
    assert page.one(id="fact-ncb.website").text == "Website not applicable"
    assert not page.all(id="fact-official_name")


def test_a_country_without_texts_keeps_its_parts_under_headings_of_the_interface(
    client: Client,
) -> None:
    the_crime_areas()
    an_edition(a_document(sections=[], citations=[]))
    page = SeenPage(client.get(BELGIUM))
    headings = [element.text for element in page.all("h2")]
    assert headings[:3] == ["Organized crime", "The bureau", "Law enforcement"]
    assert in_order(page.text, "Organized crime", "Drug crime", "The bureau", "Local Police")


def test_other_texts_follow_in_the_order_of_the_document(client: Client) -> None:
    other = [
        {"slug": slug, "topic": "other", "heading": {"en": slug.title()}, "body": {"en": "<p>x"}}
        for slug in ("zebra", "crime")
    ]
    an_edition(a_bare_document(sections=other))
    page = SeenPage(client.get(BELGIUM))
    assert [e.text for e in page.all("h2")][2:5] == ["Law enforcement", "Zebra", "Crime"]
    assert len(page.ids) == len(set(page.ids))


def test_a_bureau_of_an_unknown_unit_says_so_in_the_chain(client: Client) -> None:
    bureau = {"city": {"en": "Brussels"}, "host": "federal-police", "around_the_clock": False}
    an_edition(a_document(ncb=bureau))
    page = SeenPage(client.get(BELGIUM))
    assert "not recorded" in page.one(id="fact-ncb.unit").text
    assert "not around the clock" in page.one(id="fact-ncb.around_the_clock").text


def test_a_crime_area_that_nobody_knows_shows_its_short_name(client: Client) -> None:
    an_edition()
    page = SeenPage(client.get(BELGIUM))
    assert "drug-crime" in page.one(id="fact-crime.principal").text


def test_a_retired_crime_area_stays_where_it_is_used(client: Client) -> None:
    the_crime_areas()
    CrimeArea.objects.update(retired=True)
    an_edition()
    assert "Drug crime" in SeenPage(client.get(BELGIUM)).one(id="fact-crime.principal").text


def test_it_asks_five_questions_of_the_database(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    the_crime_areas()
    an_edition()
    client.get(BELGIUM)
    with django_assert_num_queries(5):
        client.get(BELGIUM)


def test_it_asks_no_more_for_more_countries_forces_and_editions(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    the_crime_areas()
    forces = [{"slug": f"force-{n}", "name": {"en": f"Force {n}"}} for n in range(60)]
    for _ in range(25):
        an_edition(a_document(police=forces, ncb=None, citations=[]))
    for letter in "ABCDFGHIJK":
        code = f"B{letter}"
        an_edition(a_bare_document(code=code, alpha3=f"{code}X", slug=code.lower()))
    with django_assert_num_queries(5):
        response = client.get(BELGIUM)
    assert len(SeenPage(response).one("ul", class_="updates").text.split("Edition")) == 21
