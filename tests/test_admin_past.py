"""The history of a country on the desk, and the ways back from it."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from countries import editions, publishing
from countries.models import Citation, Country, Edition, NoteCorrection, PoliceForce, Revision
from tests.desk import a_profile, fields_of, opened, published, send
from tests.drafts import strapline, writes
from tests.pages import SeenPage

COUNTRY = "/admin/countries/country/BE/"
HISTORY = f"{COUNTRY}history/"
COMPARE = f"{HISTORY}compare/"
RESTORE = f"{HISTORY}restore/"
NOTE = {"en": "News.", "fr": "", "es": "", "ar": ""}
EVERYTHING = ["facts", "crime_areas", "ncb", "police"]
EVERYTHING += ["section.crime", "section.interpol", "section.police"]


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


# What publishers do


def test_a_note_is_corrected_and_the_history_says_so(desk: Client) -> None:
    address = f"{HISTORY}note/1/"
    assert address in SeenPage(desk.get(HISTORY)).links
    data = fields_of(desk.get(address)) | {"en": "First edition, corrected."}
    assert desk.post(address, data).headers["Location"] == f"{HISTORY}#e1"
    page = desk.get(HISTORY).content.decode()
    assert "Note corrected by petra" in page
    assert "<del>First edition.</del><ins>First edition, corrected.</ins>" in page


def test_a_note_that_changed_meanwhile_is_shown_and_nothing_typed_is_lost(desk: Client) -> None:
    data = fields_of(desk.get(f"{HISTORY}note/1/")) | {"en": "Mine."}
    desk.post(f"{HISTORY}note/1/", data | {"en": "Theirs."})
    refused = desk.post(f"{HISTORY}note/1/", data)
    assert "Somebody else corrected this note meanwhile" in refused.content.decode()
    assert "Theirs." in refused.content.decode()
    assert fields_of(refused)["en"] == "Mine."
    desk.post(f"{HISTORY}note/1/", fields_of(refused))
    assert Edition.objects.get().notes == {"en": "Mine."}
    assert NoteCorrection.objects.count() == 2


def live() -> Edition:
    edition = editions.live("BE")
    assert edition
    return edition


@pytest.mark.parametrize(
    ("what", "line"),
    [("edition", "How the bureau supports Belgium"), ("draft", "How the bureau helps Belgium")],
)
def test_a_withdrawn_profile_comes_back_as_chosen(
    desk: Client, country: Country, petra: User, what: str, line: str
) -> None:
    publishing.withdraw(country, petra, {"en": "Under review."})
    address = f"{COUNTRY}bring-back/"
    assert address in SeenPage(desk.get(f"{COUNTRY}change/")).links
    data = fields_of(desk.get(address)) | NOTE | {"what": what}
    assert desk.post(address, data).status_code == 302
    assert (live().number, live().document.strapline["en"]) == (3, line)
    assert Client().get("/en/countries/belgium/").status_code == 200


def test_bringing_back_needs_a_note_and_a_reason_for_one_s_own_draft(
    desk: Client, country: Country, petra: User
) -> None:
    publishing.withdraw(country, petra, {"en": "Under review."})
    send(desk, {**opened(desk), "strapline_en": "By Petra"})
    address = f"{COUNTRY}bring-back/"
    data = fields_of(desk.get(address)) | NOTE | {"what": "draft"}
    for missing in ({"en": ""}, {"reason": ""}):
        refused = desk.post(address, data | {"reason": "Nobody is there."} | missing)
        assert "This field is required" in refused.content.decode()
    desk.post(address, data | {"reason": "Nobody is there."})
    assert (live().document.strapline["en"], live().reviewed) == ("By Petra", False)


def test_what_is_not_withdrawn_cannot_be_brought_back(desk: Client) -> None:
    page = desk.get(f"{COUNTRY}bring-back/")
    assert "This profile is not withdrawn." in page.content.decode()
    desk.post(f"{COUNTRY}bring-back/", NOTE | {"what": "edition"})
    assert live().number == 1


def test_a_country_deleted_before_its_first_edition_is_recovered(
    desk: Client, country: Country, france: Country
) -> None:
    desk.post("/admin/countries/country/FR/delete/", {"post": "yes"})
    lists = "/admin/countries/country/"
    assert f"{lists}deleted/" in SeenPage(desk.get(lists)).links
    page = SeenPage(desk.get(f"{lists}deleted/"))
    assert f"{lists}deleted/FR/" in page.links
    assert "Deleted by petra" in page.text
    assert "France" in desk.get(f"{lists}deleted/FR/").content.decode()
    done = desk.post(f"{lists}deleted/FR/")
    assert done.headers["Location"] == f"{lists}FR/change/"
    assert Country.objects.get(pk="FR").name == "France"
    assert desk.get(f"{lists}deleted/FR/").status_code == 404
    assert desk.get(f"{lists}deleted/BE/").status_code == 404
