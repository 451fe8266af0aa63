"""Two people have the form of one crime area, source or page open: nobody's words are lost."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from countries.models import CrimeArea, Page, Source
from tests.desk import a_profile, fields_of
from tests.pages import SeenPage
from tests.portal_pages import a_page

Read = Callable[[], str]
AREA = "/admin/countries/crimearea/violence/change/"
PAGE = "/admin/countries/page/about/change/"
REFUSED = "Not saved: somebody else changed this while you had it open."


@pytest.fixture(params=["crimearea", "source", "page"])
def row(request: pytest.FixtureRequest, db: None) -> tuple[str, str, Read]:
    """The address of a form, the name of a field in it, and what the row says there."""
    a_profile()
    a_page()
    source = Source.objects.order_by("pk").first()
    assert source is not None
    return {
        "crimearea": (
            AREA,
            "name_fr",
            lambda: CrimeArea.objects.values_list("name_fr", flat=True).get(pk="violence"),
        ),
        "source": (
            f"/admin/countries/source/{source.pk}/change/",
            "publisher",
            lambda: Source.objects.get(pk=source.pk).publisher,
        ),
        "page": (PAGE, "title_fr", lambda: Page.objects.get().texts["title"].get("fr", "")),
    }[request.param]


@pytest.fixture
def petra_s(petra: User, signed_in: Callable[[User], Client]) -> Client:
    return signed_in(petra)


@pytest.fixture
def paul_s(person: Callable[..., User], signed_in: Callable[[User], Client]) -> Client:
    return signed_in(person("paul", "publisher"))


def save(client: Client, address: str, form: dict[str, Any], **typed: str) -> Any:
    return client.post(address, {**form, **typed, "_continue": "1"})


def test_what_another_saved_is_shown_and_not_overwritten(
    row: tuple[str, str, Read], petra_s: Client, paul_s: Client
) -> None:
    address, field, said = row
    form = fields_of(petra_s.get(address))
    assert save(paul_s, address, form, **{field: "By Paul"}).status_code == 302
    refused = save(petra_s, address, form, **{field: "By Petra"})
    page = SeenPage(refused)
    assert REFUSED in page.text
    assert "by paul" in page.one("section", id="stale").text
    assert "By Paul" in page.one("section", id="stale").text
    assert fields_of(refused)[field] == "By Petra"
    assert said() == "By Paul"


def test_it_is_saved_over_what_was_shown_and_over_nothing_later(
    row: tuple[str, str, Read], petra_s: Client, paul_s: Client
) -> None:
    address, field, said = row
    form = fields_of(petra_s.get(address))
    save(paul_s, address, form, **{field: "By Paul"})
    refused = save(petra_s, address, form, **{field: "By Petra"})
    leave = SeenPage(refused).one("input", id="id_overwrite").attributes["value"]
    save(paul_s, address, fields_of(paul_s.get(address)), **{field: "Paul again"})
    again = save(petra_s, address, fields_of(refused), **{field: "By Petra", "_overwrite": leave})
    assert "Paul again" in SeenPage(again).one("section", id="stale").text
    assert said() == "Paul again"
    leave = SeenPage(again).one("input", id="id_overwrite").attributes["value"]
    last = save(petra_s, address, fields_of(again), **{field: "By Petra", "_overwrite": leave})
    assert last.status_code == 302
    assert said() == "By Petra"


def test_one_who_saves_twice_is_not_in_her_own_way(
    row: tuple[str, str, Read], petra_s: Client
) -> None:
    address, field, said = row
    for text in ("Once", "Twice"):
        form = fields_of(petra_s.get(address))
        assert save(petra_s, address, form, **{field: text}).status_code == 302
        assert said() == text


def test_links_to_other_areas_are_not_lost_either(petra_s: Client, paul_s: Client) -> None:
    a_profile()
    form = fields_of(petra_s.get(AREA))
    paul_s.post(AREA, {**form, "see_also": ["drug-crime"]})
    refused = save(petra_s, AREA, form, name_fr="Petra")
    assert "drug-crime" in SeenPage(refused).one("section", id="stale").text
    linked = CrimeArea.objects.get(pk="violence").see_also
    assert [area.slug for area in linked.all()] == ["drug-crime"]
