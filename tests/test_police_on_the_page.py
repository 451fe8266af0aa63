"""The police of a country as nested lists, from the data."""

from typing import Any

import pytest
from django.test import Client

from tests.editions import a_bare_document, an_edition, cited
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
    assert page.one(id="fact-police.local.units").text == "Units 185 local forces"
    assert "District of each unit zone" in page.text
    assert "Police local 185 local forces" in page.text


def test_a_missing_level_is_explained_where_somebody_did(client: Client) -> None:
    why = cited("police.whole.level", None, reason="not_applicable")
    page = page_with(client, force("whole"), force("other"), citations=[why])
    assert page.one(id="fact-police.whole.level").text == "Level not applicable"
    assert not page.all(id="fact-police.other.level")


def test_no_forces_at_all_are_not_recorded(client: Client) -> None:
    assert "Police forces: not recorded" in page_with(client).text


def test_a_circle_shows_each_force_once(client: Client) -> None:
    page = page_with(client, force("a", "b"), force("b", "c"), force("c", "a"), force("d", "d"))
    assert sorted(names(page)) == ["A", "B", "C", "D"]


def test_a_whole_that_does_not_exist_hides_no_force(client: Client) -> None:
    assert names(page_with(client, force("a", "nowhere"))) == ["A"]


def test_any_depth_is_shown(client: Client) -> None:
    deep = [force(f"f{n}", f"f{n - 1}" if n else None) for n in range(90)]
    assert names(page_with(client, *deep)) == [f"F{n}" for n in range(90)]
