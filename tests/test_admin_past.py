"""The history of a country on the desk: read, compared, restored."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from countries.models import Citation, Country, PoliceForce, Revision
from tests.desk import a_profile, fields_of, published
from tests.drafts import strapline, writes
from tests.pages import SeenPage

COUNTRY = "/admin/countries/country/BE/"
HISTORY = f"{COUNTRY}history/"
COMPARE = f"{HISTORY}compare/"
RESTORE = f"{HISTORY}restore/"


@pytest.fixture
def country(db: None, eva: User) -> Country:
    """Belgium, published as edition 1; since then Eva changed its strapline."""
    country = a_profile()
    published(country)
    writes(eva, country, strapline_en="How the bureau helps Belgium")
    return country


@pytest.fixture
def desk(country: Country, petra: User, signed_in: Callable[[User], Client]) -> Client:
    """Petra's browser."""
    return signed_in(petra)


def entries(page: SeenPage) -> list[str]:
    return [e.attributes["id"] for e in page.all("li", class_="entry card") if "id" in e.attributes]


def shown(client: Client, key: str, *parts: str) -> dict[str, Any]:
    """What the page of a restoration sends when these parts are ticked and shown."""
    address = f"{RESTORE}{key}/"
    data = {"chosen": "1", "part": list(parts), "_look": "1"}
    return {**fields_of(client.post(address, data)), "part": list(parts)}


# The timeline


def test_the_form_leads_to_one_page_of_revisions_and_editions(desk: Client) -> None:
    assert HISTORY in SeenPage(desk.get(f"{COUNTRY}change/")).links
    assert entries(SeenPage(desk.get(HISTORY))) == ["r2", "e1", "r1"]


def test_values_are_folded_until_an_entry_is_opened(desk: Client) -> None:
    assert not SeenPage(desk.get(HISTORY)).all(class_="changes")
    opened = desk.get(f"{HISTORY}?open=r2")
    assert len(SeenPage(opened).all(class_="values")) == 1
    assert "bureau <del>supports</del><ins>helps</ins> Belgium" in opened.content.decode()


def test_a_long_history_is_paged_and_asks_no_more(
    desk: Client, country: Country, eva: User, django_assert_max_num_queries: Any
) -> None:
    for number in range(60):
        writes(eva, country, strapline_en=f"Line {number}")
    with django_assert_max_num_queries(14):
        page = SeenPage(desk.get(f"{HISTORY}?p=2&open=r30"))
    assert len(entries(page)) == 25
    assert "r30" in entries(page)
    assert "?p=3" in page.links


def test_the_address_says_what_is_filtered(desk: Client) -> None:
    assert entries(SeenPage(desk.get(f"{HISTORY}?person=eva&language=en"))) == ["r2"]
    page = SeenPage(desk.get(f"{HISTORY}?part=police&person=eva"))
    assert entries(page) == []
    assert "Nothing in this history fits." in page.text


@pytest.mark.parametrize("wrong", ["part=x", "language=de", "p=x", "open=%3Cb%3E", "person="])
def test_what_an_address_cannot_mean_is_left_out(desk: Client, wrong: str) -> None:
    assert entries(SeenPage(desk.get(f"{HISTORY}?{wrong}"))) == ["r2", "e1", "r1"]


def test_a_deleted_author_is_still_named(desk: Client, eva: User) -> None:
    eva.delete()
    assert "by eva" in SeenPage(desk.get(HISTORY)).text


# Two states beside each other


def test_the_draft_is_compared_with_what_is_live_in_one_click(desk: Client) -> None:
    address = next(link for link in SeenPage(desk.get(HISTORY)).links if "from=live" in link)
    page = desk.get(address).content.decode()
    assert "Edition 1 and Draft as it is now" in page
    assert "bureau <del>supports</del><ins>helps</ins> Belgium" in page


def test_any_two_states_are_compared_either_way_round(desk: Client) -> None:
    page = desk.get(f"{COMPARE}?from=r2&to=e1").content.decode()
    assert "bureau <del>helps</del><ins>supports</ins> Belgium" in page


def test_a_comparison_is_narrowed_and_says_what_it_leaves_out(desk: Client) -> None:
    page = SeenPage(desk.get(f"{COMPARE}?from=e1&to=r2&language=fr"))
    assert "No differences." in page.text
    assert "1 difference is left out by the filter." in page.text


@pytest.mark.parametrize(
    "wrong", ["from=r99&to=e1", "from=e1", "", "from=x&to=r1", "from=p1&to=r1"]
)
def test_a_state_that_is_not_there_leads_back_with_a_word(desk: Client, wrong: str) -> None:
    response = desk.get(f"{COMPARE}?{wrong}", follow=True)
    assert response.redirect_chain[0][0] == HISTORY
    assert "There is no such state of this profile" in response.content.decode()


# Restoring


def test_it_shows_what_would_change_and_warns_of_what_is_put_aside(desk: Client) -> None:
    page = desk.get(f"{RESTORE}e1/").content.decode()
    assert "bureau <del>helps</del><ins>supports</ins> Belgium" in page
    assert "The draft has edits that were never proposed." in page
    data = fields_of(desk.get(f"{RESTORE}e1/"))
    refused = desk.post(f"{RESTORE}e1/", data)
    assert "Tick the box to put the unproposed edits aside." in refused.content.decode()
    assert Revision.objects.latest("number").number == 2


def test_it_restores_and_leads_to_the_way_back(desk: Client, country: Country) -> None:
    data = fields_of(desk.get(f"{RESTORE}e1/")) | {"discard": "1"}
    done = desk.post(f"{RESTORE}e1/", data, follow=True)
    assert strapline(country) == "How the bureau supports Belgium"
    assert f'<a href="{RESTORE}r2/">Bring it back…</a>' in done.content.decode()
    back = fields_of(desk.get(f"{RESTORE}r2/"))
    desk.post(f"{RESTORE}r2/", back)
    assert strapline(country) == "How the bureau helps Belgium"


def test_what_was_ticked_after_the_look_is_shown_before_it_is_done(
    desk: Client, country: Country
) -> None:
    PoliceForce.objects.filter(slug="local-police").update(units=9)
    data = shown(desk, "e1", "police") | {"discard": "1"}
    asked = desk.post(f"{RESTORE}e1/", data | {"part": ["facts", "police"]})
    assert "Nothing is restored yet" in asked.content.decode()
    desk.post(f"{RESTORE}e1/", data)
    assert strapline(country) == "How the bureau helps Belgium"
    assert PoliceForce.objects.get(slug="local-police").units == 185


def test_a_draft_that_changed_meanwhile_is_shown_first(
    desk: Client, country: Country, eva: User
) -> None:
    data = fields_of(desk.get(f"{RESTORE}e1/")) | {"discard": "1"}
    writes(eva, country, region="africa")
    assert "Nothing is restored yet" in desk.post(f"{RESTORE}e1/", data).content.decode()
    assert Country.objects.get(pk="BE").region == "africa"


def test_a_part_that_needs_another_is_refused_with_its_name(desk: Client, country: Country) -> None:
    country.ncb.delete()
    Citation.objects.filter(fact__startswith="police").delete()
    country.forces.all().delete()
    data = shown(desk, "e1", "ncb") | {"discard": "1"}
    refused = desk.post(f"{RESTORE}e1/", data).content.decode()
    assert "“federal-police” is not a force of this country." in refused
    assert not Country.objects.filter(pk="BE", ncb__isnull=False).exists()


def test_nothing_ticked_is_a_word_and_not_a_failure(desk: Client) -> None:
    page = desk.post(f"{RESTORE}e1/", {"chosen": "1"}).content.decode()
    assert "Choose at least one part to restore." in page


def test_an_editor_restores_what_she_edits(
    country: Country, person: Callable[..., User], signed_in: Callable[[User], Client]
) -> None:
    ella = signed_in(person("ella", "editor", country))
    data = fields_of(ella.get(f"{RESTORE}e1/")) | {"discard": "1"}
    assert ella.post(f"{RESTORE}e1/", data).status_code == 302
    assert Revision.objects.latest("number").author_name == "ella"
