"""The police of a country as nested lists, from the data."""

from typing import Any

import pytest
from django.test import Client

from tests.editions import a_bare_document, a_document, an_edition, cited
from tests.pages import SeenPage

pytestmark = pytest.mark.django_db


def force(slug: str, part_of: str | None = None, **fields: Any) -> dict[str, Any]:
    return {"slug": slug, "part_of": part_of, "name": {"en": slug.title()}, **fields}


def page_with(client: Client, *forces: dict[str, Any], **parts: Any) -> SeenPage:
    an_edition(a_bare_document(police=list(forces), **parts))
    return SeenPage(client.get("/en/countries/belgium/"))


def names(page: SeenPage) -> list[str]:
    return [element.text for element in page.all("strong")]


def test_three_levels_are_three_lists(client: Client) -> None:
    page = page_with(
        client, force("team", "unit"), force("unit", "whole"), force("whole"), force("alone")
    )
    lists = page.all("ul", class_="forces")
    assert [each.text.split()[0] for each in lists] == ["Whole", "Unit", "Team"]
    assert names(page) == ["Whole", "Unit", "Team", "Alone"]


def test_units_are_counted_and_their_districts_named(client: Client) -> None:
    units: dict[str, Any] = {
        "units": 185,
        "unit_name": {"en": "local forces"},
        "district_name": {"en": "zone"},
    }
    page = page_with(client, force("local", level="local", **units))
    line = "185 local forces, each in its own zone"
    assert page.one(id="fact-police.local.units").text == f"Units {line}"
    assert "Police 1 level, 185 local forces" in page.text


def dots(client: Client, units: int) -> list[str]:
    page = page_with(client, force("local", units=units, unit_name={"en": "forces"}))
    assert f"{units} forces" in page.text
    drawn = [e.attributes["d"] for e in page.all("path") if e.attributes["d"].startswith("M5 5h")]
    return [f"M{row}" for path in drawn for row in path.split("M")[1:]]


def test_each_unit_is_a_dot_in_rows_of_37(client: Client) -> None:
    assert dots(client, 185) == [f"M5 {row}5h361" for row in ("", 1, 2, 3, 4)]


def test_a_last_row_may_be_shorter(client: Client) -> None:
    assert dots(client, 40) == ["M5 5h361", "M5 15h21"]
    assert dots(client, 9) == ["M5 5h81"]


def test_more_than_400_units_are_a_plain_figure(client: Client) -> None:
    assert len(dots(client, 400)) == 11
    assert dots(client, 401) == []


def test_the_line_at_the_head_has_room_for_two_counts(client: Client) -> None:
    counted = [force(f"f{n}", units=n, unit_name={"en": "units"}) for n in (7, 8, 9)]
    assert "Police 7 units, 8 units ISO" in page_with(client, *counted).text


def test_a_missing_level_is_explained_where_somebody_did(client: Client) -> None:
    why = cited("police.whole.level", None, reason="not_applicable")
    page = page_with(client, force("whole"), force("other"), citations=[why])
    assert page.one(id="fact-police.whole.level").text == "Level not applicable"
    assert not page.all(id="fact-police.other.level")


def test_no_forces_at_all_are_not_recorded(client: Client) -> None:
    an_edition(a_document(police=[], ncb=None, citations=[]))
    page = SeenPage(client.get("/en/countries/belgium/"))
    assert "Police forces: not recorded" in page.text


def test_a_circle_shows_each_force_once(client: Client) -> None:
    page = page_with(client, force("a", "b"), force("b", "c"), force("c", "a"), force("d", "d"))
    assert sorted(names(page)) == ["A", "B", "C", "D"]


def test_a_whole_that_does_not_exist_hides_no_force(client: Client) -> None:
    assert names(page_with(client, force("a", "nowhere"))) == ["A"]


def test_any_depth_is_shown(client: Client) -> None:
    deep = [force(f"f{n}", f"f{n - 1}" if n else None) for n in range(90)]
    assert names(page_with(client, *deep)) == [f"F{n}" for n in range(90)]
