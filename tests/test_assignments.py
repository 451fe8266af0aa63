"""Who reaches which country, and the page that says who answers for it."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from countries.admin.reach import reachable
from countries.models import Country, RegionAssignment
from countries.regions import Region
from tests.pages import SeenPage

PAGE = "/admin/countries/country/answering/"


def codes(person: User) -> list[str]:
    return [country.code for country in reachable(person)]


@pytest.fixture
def kenya(db: None) -> Country:
    return Country.objects.create(
        code="KE", alpha3="KEN", slug="kenya", region="africa", name_en="Kenya"
    )


@pytest.fixture
def rita(person: Callable[..., User]) -> User:
    """Rita reviews."""
    return person("rita", "reviewer")


def assigned(person: User, *regions: str) -> None:
    RegionAssignment.objects.bulk_create(RegionAssignment(person=person, region=r) for r in regions)


def test_a_region_reaches_its_countries_and_those_that_are_added_later(
    rita: User, belgium: Country, kenya: Country
) -> None:
    assigned(rita, "europe")
    assert codes(rita) == ["BE"]
    Country.objects.create(code="FR", alpha3="FRA", slug="france", region="europe", name_en="F")
    assert codes(rita) == ["BE", "FR"]


def test_a_country_is_reached_once_however_many_edit_it(
    rita: User, eva: User, belgium: Country, kenya: Country
) -> None:
    belgium.editors.add(rita)
    assigned(rita, "europe", "africa")
    assert codes(rita) == ["BE", "KE"]


def test_four_regions_reach_all(rita: User, belgium: Country, kenya: Country) -> None:
    assigned(rita, *Region.values)
    assert codes(rita) == ["BE", "KE"]


def test_a_role_that_was_taken_away_is_gone_with_the_next_request(
    eva: User, belgium: Country, signed_in: Callable[[User], Client]
) -> None:
    client, form = signed_in(eva), "/admin/countries/country/BE/change/"
    assert client.get(form).status_code == 200
    eva.groups.clear()
    assert client.post(form, {}).status_code == 403


def test_an_editor_of_a_region_opens_its_forms_and_no_others(
    person: Callable[..., User],
    belgium: Country,
    kenya: Country,
    signed_in: Callable[[User], Client],
) -> None:
    omar = person("omar", "editor")
    assigned(omar, "africa")
    client = signed_in(omar)
    assert client.get("/admin/countries/country/KE/change/").status_code == 200
    assert client.get("/admin/countries/country/BE/change/").status_code == 302


def row(client: Client, name: str) -> str:
    rows = [it.text for it in SeenPage(client.get(PAGE)).all("tr")]
    return next(text for text in rows if text.startswith(name))


def test_the_page_names_editors_reviewers_and_who_has_nobody(
    eva: User, rita: User, petra: User, kenya: Country, signed_in: Callable[[User], Client]
) -> None:
    assigned(rita, "europe")
    client = signed_in(petra)
    assert row(client, "Belgium") == "Belgium Europe Editors: eva Reviewers: rita"
    assert row(client, "Kenya") == "Kenya Africa Editors: nobody Reviewers: nobody"
    page = SeenPage(client.get(PAGE))
    assert [it.text for it in page.all("ul", class_="nobody")] == ["Kenya"]
    assert "Publishers, for every country petra" in page.text


def test_who_cannot_sign_in_answers_for_nothing(
    eva: User, petra: User, signed_in: Callable[[User], Client]
) -> None:
    User.objects.filter(pk=eva.pk).update(is_active=False)
    assert "Editors: nobody" in row(signed_in(petra), "Belgium")
    listed = signed_in(petra).get("/admin/countries/country/", {"editors": "nobody"})
    assert "Belgium (BE)" in listed.content.decode()


def test_two_hundred_countries_take_as_many_queries_as_one(
    eva: User, petra: User, signed_in: Callable[[User], Client]
) -> None:
    client = signed_in(petra)
    with CaptureQueriesContext(connection) as one:
        client.get(PAGE)
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    codes = [a + b for a in letters for b in letters if a + b != "BE"][:198]
    Country.objects.bulk_create(
        Country(code=c, alpha3=c + "X", slug=f"land-{c.lower()}", region="africa", name_en=c)
        for c in codes
    )
    with CaptureQueriesContext(connection) as many:
        assert client.get(PAGE).content.decode().count("<tr>") == 200
    assert len(many) == len(one)


def test_editors_chosen_on_the_country_s_form_stand_in_the_audit_list(
    eva: User, petra: User, signed_in: Callable[[User], Client], settings: Any
) -> None:
    from countries.models import AuditEntry
    from tests.desk import opened, send

    client = signed_in(petra)
    data = {**opened(client), "editors": [str(petra.pk)]}
    assert send(client, data).status_code == 302
    assert AuditEntry.objects.values_list("action", "object", "detail").get() == (
        "assigned",
        "BE Belgium",
        "+petra, -eva",
    )
