"""Two to four countries beside one another, as the address asks for them."""

from typing import Any

import pytest
from django.test import Client

from countries.models import CrimeArea, Edition
from tests.editions import a_bare_document, a_document, an_edition, cited, the_crime_areas
from tests.pages import SeenPage

pytestmark = pytest.mark.django_db
COMPARE = "/en/compare/"
BOTH = "/en/compare/?c=belgium&c=france"


def france(**parts: Any) -> Edition:
    named = {"code": "FR", "alpha3": "FRA", "slug": "france", "name": {"en": "France"}}
    return an_edition(a_bare_document(**{**named, **parts}))


def cells(page: SeenPage, of: str) -> list[str]:
    """The words of a country's cells, row by row."""
    return [cell.text for cell in page.all("td", **{"data-of": of})]


def notices(page: SeenPage) -> str:
    return page.one("div", role="status").text


def test_each_fact_of_each_country_stands_in_a_row_with_its_dates_and_source(
    client: Client,
) -> None:
    dated = cited("member_since", as_of="1923", checked_on="2026-11-01")
    an_edition(a_document(citations=[dated, cited("codes")]))
    france(member_since="1946-06")
    page = SeenPage(client.get(BOTH))
    assert "7 September 1923 1 As of: 1923 Checked on: 1 November 2026" in cells(page, "Belgium")
    assert "June 1946" in cells(page, "France")
    assert "Member since" in [head.text for head in page.all("th", scope="row")]


def test_a_fact_that_nobody_recorded_says_so_and_one_that_is_withheld_too(client: Client) -> None:
    an_edition()
    france(citations=[cited("ncb.city", None, reason="withheld")])
    page = SeenPage(client.get(BOTH))
    rows = dict(
        zip([h.text for h in page.all("th", scope="row")], cells(page, "France"), strict=True)
    )
    assert rows["Member since"] == "not recorded"
    assert rows["City of the bureau"] == "not published"


def test_notes_are_numbered_through_and_each_mark_has_its_note(client: Client) -> None:
    an_edition()
    source = {"slug": "gazette", "title": {"en": "Gazette"}}
    france(sources=[source], citations=[cited("codes", "gazette"), cited("region", "gazette")])
    page = SeenPage(client.get(BOTH))
    marks = {link[1:] for link in page.links if link.startswith("#note-")}
    assert marks <= set(page.ids)
    numbers = [int(each.removeprefix("note-")) for each in page.ids if each.startswith("note-")]
    assert numbers == list(range(1, len(numbers) + 1))
    assert page.all("ol", class_="notes")[1].attributes["start"] == str(numbers[-1])
    assert len(page.ids) == len(set(page.ids))


def test_each_crime_area_has_its_standing_to_each_country_in_words(client: Client) -> None:
    the_crime_areas()
    an_edition()
    areas = [
        {"area": "violence", "standing": "principal"},
        {"area": "violence", "standing": "focus"},
    ]
    france(crime_areas=areas)
    page = SeenPage(client.get(BOTH))
    rows = [head.text for head in page.all("th", scope="row")]
    violence, drugs = rows.index("Violence"), rows.index("Drug crime")
    assert violence < drugs, "what both have comes first"
    assert cells(page, "Belgium")[violence] == "associated"
    assert cells(page, "France")[violence] == "principal focus of the bureau"
    assert cells(page, "France")[drugs] == "not named"


def test_a_country_without_crime_areas_has_not_recorded_them(client: Client) -> None:
    the_crime_areas()
    an_edition()
    france()
    page = SeenPage(client.get(BOTH))
    rows = [head.text for head in page.all("th", scope="row")]
    assert cells(page, "France")[rows.index("Violence")] == "not recorded"


def test_the_same_part_of_each_stands_beside_that_of_the_others(client: Client) -> None:
    an_edition()
    body = {"en": "<p>Another country.</p>"}
    france(sections=[{"slug": "x", "topic": "crime", "heading": {"en": "At work"}, "body": body}])
    page = SeenPage(client.get(BOTH))
    crime = page.all("div", class_="texts")[0].text
    assert crime.index("A small country.") < crime.index("Another country.")
    assert "Text: not recorded" in page.all("div", class_="texts")[1].text
    assert "185 local police forces" in page.all("div", class_="texts")[2].text


def test_each_heading_of_a_table_says_what_it_heads(client: Client) -> None:
    an_edition()
    france()
    page = SeenPage(client.get(BOTH))
    assert all(head.attributes["scope"] in ("row", "col") for head in page.all("th"))
    assert len(page.all("caption")) == len(page.all("table")) == 2
    assert page.one("h1").text == "Compare countries"


def test_without_a_choice_there_is_the_form_with_help(client: Client) -> None:
    an_edition()
    page = SeenPage(client.get(COMPARE))
    assert "Choose two countries" in page.text
    assert len(page.all("select", name="c")) == 2
    assert not page.all("table")


def test_a_country_that_is_chosen_stays_and_another_is_asked_for(client: Client) -> None:
    an_edition()
    france()
    page = SeenPage(client.get("/en/compare/?c=belgium"))
    assert page.one("input", type="hidden").attributes["value"] == "belgium"
    assert [each.text for each in page.all("option")] == ["Choose…", "Belgium", "France"]
    assert "Choose one more country" in page.text


def test_names_to_choose_from_stand_in_order_accents_aside(client: Client) -> None:
    an_edition(a_bare_document(name={"en": "Zanzi"}))
    france(name={"en": "Écosse"})
    page = SeenPage(client.get("/en/compare/?c=belgium"))
    assert [each.text for each in page.all("option")] == ["Choose…", "Écosse", "Zanzi"]


def test_a_country_is_removed_by_a_link(client: Client) -> None:
    an_edition()
    france()
    page = SeenPage(client.get(BOTH))
    assert "/en/compare/?c=france" in page.links
    assert "/en/compare/?c=belgium" in page.links


def test_the_language_switch_keeps_the_choice(client: Client) -> None:
    an_edition()
    france()
    page = SeenPage(client.get("/en/compare/?c=france&c=belgium"))
    assert "/ar/compare/?c=france&c=belgium" in page.links


@pytest.mark.parametrize(
    ("asked", "tidy"),
    [
        ("?c=belgium&c=belgium", "?c=belgium"),
        ("?c=&c=belgium&c=", "?c=belgium"),
        ("?c=BE&c=fr", "?c=belgium&c=france"),
        ("?c=BEL&c=fra", "?c=belgium&c=france"),
        ("?c=%20Belgium", "?c=belgium"),
        ("?c=Belgique", "?c=belgium"),
        ("?c=old-name&c=france", "?c=belgium&c=france"),
        ("?c=belgium&c=france&c=spain&instead=belgium", "?c=spain&c=france"),
        ("?c=belgium&c=france&c=&instead=belgium", "?c=belgium&c=france"),
        ("?c=belgium&c=france&c=france&instead=belgium", "?c=france"),
        ("?c=&instead=", ""),
    ],
)
def test_what_can_be_said_more_simply_is_sent_on(client: Client, asked: str, tidy: str) -> None:
    an_edition(a_document(slug="old-name"))
    an_edition()
    france()
    an_edition(a_bare_document(code="ES", alpha3="ESP", slug="spain", name={"en": "Spain"}))
    response = client.get(COMPARE + asked)
    assert (response.status_code, response.headers["Location"]) == (302, COMPARE + tidy)
    assert client.get(COMPARE + tidy).status_code == 200


def test_what_nobody_knows_and_what_was_withdrawn_is_said(client: Client) -> None:
    an_edition()
    gone = a_bare_document(code="XG", alpha3="XGX", slug="goneland", name={"en": "Goneland"})
    an_edition(gone)
    an_edition(gone, kind="withdrawal")
    page = SeenPage(client.get("/en/compare/?c=belgium&c=goneland&c=<b>atlantis"))
    assert "Goneland : This profile was withdrawn." in notices(page)
    assert "<b>atlantis" in notices(page)
    assert page.one("meta", name="robots").attributes["content"] == "noindex"
    assert "Goneland" not in [option.text for option in page.all("option")]


def test_no_more_than_four_are_compared_and_the_others_are_named(client: Client) -> None:
    for letter in "ABCDE":
        name = {"en": f"Land {letter}"}
        slug = f"land-{letter.lower()}"
        an_edition(a_bare_document(code=f"X{letter}", alpha3=f"XX{letter}", slug=slug, name=name))
    asked = "&".join(f"c=land-{letter}" for letter in "abcde")
    page = SeenPage(client.get(f"/en/compare/?{asked}"))
    assert len(page.one("ul", class_="chosen").text.split("Land")) == 1 + 2 * 4
    assert "Land E" in notices(page)
    assert "In place of" in page.text


def test_in_either_order_the_countries_are_one_page_to_others(client: Client) -> None:
    an_edition()
    france()
    one = SeenPage(client.get(BOTH)).one("link", rel="canonical").attributes["href"]
    other = client.get("/en/compare/?c=france&c=belgium")
    page = SeenPage(other)
    assert page.one("link", rel="canonical").attributes["href"] == one
    assert one == "http://testserver/en/compare/?c=belgium&c=france"
    assert page.one("title").text.startswith("Comparison: France, Belgium")
    arabic = page.one("link", rel="alternate", hreflang="ar").attributes["href"]
    assert arabic == "http://testserver/ar/compare/?c=belgium&c=france"


def test_one_country_alone_is_the_form_to_others(client: Client) -> None:
    an_edition()
    page = SeenPage(client.get("/en/compare/?c=belgium"))
    assert page.one("link", rel="canonical").attributes["href"] == "http://testserver/en/compare/"


def test_what_changes_on_the_page_changes_its_etag(client: Client) -> None:
    the_crime_areas()
    an_edition()
    france()
    tag = client.get(BOTH)["ETag"]
    assert client.get(BOTH, headers={"If-None-Match": tag}).status_code == 304
    CrimeArea.objects.filter(slug="violence").update(name_en="Violent crime")
    changed = client.get(BOTH, headers={"If-None-Match": tag})
    assert (changed.status_code, changed["Cache-Control"]) == (200, "public, no-cache")
    assert client.head(BOTH)["ETag"] == changed["ETag"]
    assert client.get("/en/compare/?c=france&c=belgium")["ETag"] != changed["ETag"]


HOSTILE = (
    "c=%00",
    "c=belgium%00",
    "c=%ff%fe",
    "c=%ED%A0%80",
    "c=" + "a" * 5000,
    "c=" + "-" * 90,
    "c[]=belgium",
    "c=belgium&instead=%00",
    "instead=belgium",
    "&".join(f"c=x{number}" for number in range(500)),
    "c=../../etc/passwd",
    "c='; DROP TABLE countries_edition; --",
    "c=%F0%9F%98%80&c=\u200f",
    "c=%25%5F&c=abc%25",
    "c=" + "a" * 79 + "%20b",
)


@pytest.mark.parametrize("query", HOSTILE)
def test_nothing_that_is_asked_for_breaks_it(client: Client, query: str) -> None:
    an_edition()
    response = client.get(f"/en/compare/?{query}", follow=True)
    assert response.status_code == 200
    assert len(response.redirect_chain) <= 1
    assert not response.cookies


def test_a_country_page_leads_to_its_comparison(client: Client) -> None:
    an_edition()
    page = SeenPage(client.get("/en/countries/belgium/"))
    assert page.links.count("/en/compare/?c=belgium") == 1
