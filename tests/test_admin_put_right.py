"""What publishers put right: a note, a withdrawal, a deletion."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.test import Client

from countries import editions, publishing
from countries.models import Country, Edition, NoteCorrection
from tests.desk import a_profile, fields_of, opened, published, send
from tests.drafts import writes
from tests.pages import SeenPage

COUNTRY = "/admin/countries/country/BE/"
HISTORY = f"{COUNTRY}history/"
NOTE = {"en": "News.", "fr": "", "es": "", "ar": ""}


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
    for missing, said in (("en", "This field is required"), ("reason", "Write a reason.")):
        refused = desk.post(address, data | {"reason": "Nobody is there.", missing: ""})
        assert said in refused.content.decode()
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
