"""The first desk: what waits for somebody, what went out lately, and the way to the rest."""

import datetime as dt
from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from countries import profile, publishing, revisions
from countries.models import Country, Revision
from tests.editions import a_bare_document
from tests.pages import SeenPage

DESK = "/admin/"


def saved(code: str, name: str, author: User | None = None) -> Country:
    """A country of that name, as that author saved it."""
    parts = {"code": code, "alpha3": code + code[0], "slug": f"land-{code.lower()}"}
    country = profile.apply(a_bare_document(name={"en": name}, **parts))
    revisions.record(country, author, Revision.Origin.FORM)
    return country


def pile(client: Client, name: str) -> str:
    """The words of a part of the desk, empty where it is not there."""
    found = SeenPage(client.get(DESK)).all("section")
    return next((s.text for s in found if s.attributes["aria-labelledby"] == name), "")


@pytest.fixture
def desk(petra: User, signed_in: Callable[[User], Client]) -> Client:
    """Petra's browser."""
    return signed_in(petra)


def test_a_country_lies_in_the_pile_of_its_state(desk: Client, petra: User, vera: User) -> None:
    note = {"en": "Note."}
    saved("AA", "Draftland")
    for code in ("BB", "CC", "DD", "EE"):
        publishing.publish(saved(code, f"Land {code}"), petra, note)
    saved("CC", "Changedland", vera)
    publishing.withdraw(Country.objects.get(pk="DD"), petra, note)
    proposed = publishing.propose(saved("EE", "Laterland"), petra, {"en": "News."})
    publishing.approve(proposed, petra, publish_at=timezone.now() + dt.timedelta(days=1))
    assert "Draftland" in pile(desk, "pile-draft")
    changed = pile(desk, "pile-changed")
    assert "Changedland" in changed
    assert "since edition 1" in changed
    assert "by vera" in changed
    assert "Land DD" in pile(desk, "pile-withdrawn")
    assert "Laterland" in pile(desk, "heap-scheduled")


def test_what_went_out_lately_has_its_number_its_publisher_and_its_note(
    desk: Client, petra: User
) -> None:
    publishing.publish(saved("AA", "Newland"), petra, {"en": "The first of all."})
    words = pile(desk, "published")
    for each in ("Newland", "Edition 1", "by petra", "The first of all."):
        assert each in words
    assert 'href="/en/countries/land-aa/"' in desk.get(DESK).content.decode()


def test_empty_piles_say_so_or_are_left_out(desk: Client) -> None:
    assert "No country waits for its first edition." in pile(desk, "pile-draft")
    assert "Nothing: readers see every country" in pile(desk, "pile-changed")
    assert "Nothing is published yet." in pile(desk, "published")
    assert not pile(desk, "pile-withdrawn") + pile(desk, "heap-scheduled")


def test_a_long_pile_shows_what_was_saved_last_and_leads_to_the_rest(desk: Client) -> None:
    for letter in "ABCDEFGHIJ":
        saved(letter * 2, f"Land {letter}")
    words = pile(desk, "pile-draft")
    assert words.index("Land J") < words.index("Land C")
    assert "Land B" not in words
    assert "?state=draft" in desk.get(DESK).content.decode()


def test_an_editor_finds_her_countries_only(
    eva: User, petra: User, france: Country, signed_in: Callable[[User], Client]
) -> None:
    publishing.publish(saved("AA", "Elsewhere"), petra, {"en": "Note."})
    page = signed_in(eva).get(DESK).content.decode()
    assert "Belgium" in page
    assert "France" not in page
    assert "Elsewhere" not in page


def test_a_viewer_finds_all(
    vera: User, belgium: Country, france: Country, signed_in: Callable[[User], Client]
) -> None:
    words = pile(signed_in(vera), "pile-draft")
    assert "Belgium" in words
    assert "France" in words


def test_who_may_see_nothing_is_told_so(
    belgium: Country, signed_in: Callable[[User], Client]
) -> None:
    nemo = User.objects.create_user("nemo", is_staff=True)
    belgium.editors.add(nemo)
    page = signed_in(nemo).get(DESK).content.decode()
    assert "Belgium" not in page
    assert "permission to view or edit anything" in page


def places(client: Client, address: str = DESK) -> dict[str, str]:
    """The navigation of a page: names, and what of them is current."""
    links = SeenPage(client.get(address)).all("a", class_="place")
    return {link.text: link.attributes.get("aria-current", "") for link in links}


def test_the_way_through_holds_what_a_person_may_see(
    vera: User, person: Callable[..., User], signed_in: Callable[[User], Client]
) -> None:
    seen = ["The desk", "Countries", "Crime areas", "Sources", "Editions", "Revisions"]
    assert list(places(signed_in(vera))) == seen
    ada = person("ada", "administrator")
    assert list(places(signed_in(ada))) == [*seen, "People", "Groups", "Audit list"]


def test_it_says_where_one_is(desk: Client, belgium: Country) -> None:
    assert places(desk)["The desk"] == "page"
    assert places(desk, "/admin/countries/country/")["Countries"] == "page"
    inside = places(desk, "/admin/countries/country/BE/history/")
    assert [name for name, current in inside.items() if current] == ["Countries"]
    assert inside["Countries"] == "true"


def test_what_was_done_is_said_where_it_is_heard(desk: Client) -> None:
    address = "/admin/countries/source/add/"
    answer = desk.post(address, {"title_en": "A source", "slug": ""}, follow=True)
    assert "was added successfully" in SeenPage(answer).one(role="status").text


def test_thirty_countries_take_as_many_queries_as_one(desk: Client, petra: User) -> None:
    publishing.publish(saved("AA", "First"), petra, {"en": "Note."})
    desk.get(DESK)  # asks for what went out
    with CaptureQueriesContext(connection) as one:
        desk.get(DESK)
    for letter in "BCDEFGHIJKLMNOPQRSTUVWXYZ":
        saved(letter * 2, f"Land {letter}")
    for letter in "BCDE":
        publishing.publish(Country.objects.get(pk=letter * 2), petra, {"en": "Note."})
        saved(letter * 2, f"Changed {letter}")
    desk.get(DESK)  # asks for what went out
    with CaptureQueriesContext(connection) as many:
        desk.get(DESK)
    assert len(many) == len(one) <= 12


def test_one_without_countries_is_told_so_and_nothing_untrue(
    person: Callable[..., User], signed_in: Callable[[User], Client]
) -> None:
    publishing.publish(saved("BE", "Belgium"), None, {"en": "First edition."})
    html = signed_in(person("omar", "editor")).get("/admin/").content.decode()
    assert "No country is assigned to you yet." in html
    assert "Nothing is published yet." not in html
    assert "readers see every country" not in html


def test_one_whose_countries_are_all_published_is_not_told_that_she_has_none(
    person: Callable[..., User], signed_in: Callable[[User], Client]
) -> None:
    country = saved("BE", "Belgium")
    publishing.publish(country, None, {"en": "First edition."})
    html = signed_in(person("eva", "editor", country)).get("/admin/").content.decode()
    assert "No country is assigned to you yet." not in html
    assert "Lately published" in html
