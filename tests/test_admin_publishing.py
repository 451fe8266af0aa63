"""A publisher sees what would change for readers, and publishes exactly that, or withdraws."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from countries import editions, revisions
from countries.languages import texts
from countries.models import Country, Edition, PoliceForce, Revision
from tests.desk import a_profile, fields_of, opened, published, send
from tests.pages import SeenPage

PUBLISH = "/admin/countries/country/BE/publish/"
WITHDRAW = "/admin/countries/country/BE/withdraw/"
NOTE = {"en": "Neighbours named.", "fr": "Voisins nommés.", "es": "", "ar": ""}


@pytest.fixture
def country(db: None) -> Country:
    return a_profile()


@pytest.fixture
def desk(country: Country, petra: User, signed_in: Callable[[User], Client]) -> Client:
    """Petra's browser."""
    return signed_in(petra)


def another_hand(country: Country, **fields: Any) -> None:
    """A change by somebody who is not Petra."""
    Country.objects.filter(pk=country.pk).update(**fields)
    revisions.record(Country.objects.get(pk=country.pk), None, Revision.Origin.COMMAND)


def live() -> Edition:
    edition = editions.live("BE")
    assert edition
    return edition


def test_both_pages_lead_back_and_publishing_to_the_preview(desk: Client, country: Country) -> None:
    published(country)
    another_hand(country, strapline_en="Second")
    for address in (PUBLISH, WITHDRAW):
        assert SeenPage(desk.get(address)).one("a", class_="closelink").text == "Back to the form"
    assert "/admin/countries/country/BE/preview/" in SeenPage(desk.get(PUBLISH)).links


def test_a_first_publication_is_edition_1_with_its_note(desk: Client) -> None:
    page = desk.get(PUBLISH)
    assert "never published" in page.content.decode()
    response = desk.post(PUBLISH, fields_of(page) | NOTE, follow=True)
    assert "Belgium is published as edition 1." in response.content.decode()
    assert '<a href="/en/countries/belgium/">' in response.content.decode()
    assert (live().number, live().notes) == (1, {"en": NOTE["en"], "fr": NOTE["fr"]})
    assert live().reviewed


def test_the_page_shows_the_differences_with_words_marked(desk: Client, country: Country) -> None:
    published(country)
    another_hand(country, strapline_en="How the bureau helps Belgium", region="africa")
    page = desk.get(PUBLISH).content.decode()
    assert "How the bureau <del>supports</del><ins>helps</ins> Belgium" in page
    assert "<dt>Region</dt>" in page
    assert "Africa" in page


def test_the_public_page_changes_in_the_next_request(desk: Client, country: Country) -> None:
    published(country)
    another_hand(country, strapline_en="A new strapline")
    assert "A new strapline" not in Client().get("/en/countries/belgium/").content.decode()
    desk.post(PUBLISH, fields_of(desk.get(PUBLISH)) | NOTE)
    public = Client().get("/en/countries/belgium/").content.decode()
    assert "A new strapline" in public
    assert "Neighbours named." in public


def test_nothing_is_published_without_an_english_note(desk: Client) -> None:
    response = desk.post(PUBLISH, fields_of(desk.get(PUBLISH)) | {**NOTE, "en": " "})
    assert "Write a change note in English" in response.content.decode()
    assert fields_of(response)["fr"] == NOTE["fr"]
    assert not Edition.objects.exists()


def test_a_draft_that_changed_meanwhile_is_shown_and_not_published(
    desk: Client, country: Country
) -> None:
    published(country)
    another_hand(country, strapline_en="First")
    shown = fields_of(desk.get(PUBLISH)) | NOTE
    another_hand(country, strapline_en="Second")
    response = desk.post(PUBLISH, shown)
    page = response.content.decode()
    assert "the draft changed meanwhile" in page
    assert "Second" in page
    assert live().number == 1
    assert fields_of(response)["en"] == NOTE["en"]
    desk.post(PUBLISH, fields_of(response))
    assert live().document.strapline["en"] == "Second"


def test_one_who_wrote_part_of_it_gives_a_reason_and_it_stays_marked(desk: Client) -> None:
    send(desk, {**opened(desk), "strapline_en": "By Petra"})
    page = desk.get(PUBLISH)
    assert "You wrote part of this. Leave it to a reviewer or to" in page.content.decode()
    refused = desk.post(PUBLISH, fields_of(page) | NOTE)
    assert "Write a reason." in refused.content.decode()
    desk.post(PUBLISH, fields_of(page) | {**NOTE, "reason": "Nobody else is on duty."})
    assert (live().reviewed, live().reason) == (False, "Nobody else is on duty.")


def test_one_who_wrote_none_of_it_is_not_asked_why(desk: Client) -> None:
    assert "reason" not in fields_of(desk.get(PUBLISH))


def test_what_keeps_it_from_going_out_is_said_in_words(desk: Client, country: Country) -> None:
    PoliceForce.objects.filter(slug="local-police").update(name_en="")
    response = desk.get(PUBLISH)
    assert "Police, local-police: name (English)" in response.content.decode()
    assert "A force needs a name." in response.content.decode()
    assert "en" not in fields_of(response)
    sha256 = response.context["proposal"].sha256
    refused = desk.post(PUBLISH, {**NOTE, "document": sha256})
    assert "A force needs a name." in refused.content.decode()
    assert not Edition.objects.exists()


def test_where_nothing_changed_the_page_says_so(desk: Client, country: Country) -> None:
    published(country)
    response = desk.get(PUBLISH)
    assert "nothing to publish" in response.content.decode()
    sha256 = response.context["proposal"].sha256
    desk.post(PUBLISH, {**NOTE, "document": sha256})
    assert live().number == 1


def test_save_and_publish_saves_and_goes_to_the_page(desk: Client) -> None:
    response = send(desk, {**opened(desk), "strapline_en": "Saved"}, button="_publish")
    assert response.headers["Location"] == PUBLISH
    assert texts(Country.objects.get(pk="BE"), "strapline")["en"] == "Saved"


def test_an_editor_s_form_has_no_way_to_publish(
    country: Country, person: Callable[..., User], signed_in: Callable[[User], Client]
) -> None:
    eva = signed_in(person("eva", "editor", country))
    assert "_publish" not in eva.get("/admin/countries/country/BE/change/").content.decode()
    response = send(eva, opened(eva), button="_publish")
    assert response.headers["Location"] == "/admin/countries/country/"


def test_a_profile_is_withdrawn_with_a_notice_and_comes_back(
    desk: Client, country: Country
) -> None:
    published(country)
    notice = {"en": "Under review.", "fr": "En révision.", "es": "", "ar": ""}
    desk.post(WITHDRAW, fields_of(desk.get(WITHDRAW)) | notice)
    assert (live().kind, live().notes["fr"]) == ("withdrawal", "En révision.")
    assert Client().get("/en/countries/belgium/").status_code == 410
    page = desk.get(PUBLISH)
    assert "This profile is withdrawn." in page.content.decode()
    desk.post(PUBLISH, fields_of(page) | NOTE)
    assert Client().get("/en/countries/belgium/").status_code == 200


def test_a_withdrawal_needs_its_notice_in_english(desk: Client, country: Country) -> None:
    published(country)
    desk.post(WITHDRAW, {"en": "", "fr": "En révision.", "es": "", "ar": ""})
    assert live().kind == "publication"


def test_what_is_not_live_cannot_be_withdrawn(desk: Client) -> None:
    assert "no live edition" in desk.get(WITHDRAW).content.decode()
    response = desk.post(WITHDRAW, {**NOTE, "en": "Gone."})
    assert "no live edition" in response.content.decode()
    assert not Edition.objects.exists()


def test_an_edition_shows_its_note_in_each_language(desk: Client) -> None:
    desk.post(PUBLISH, fields_of(desk.get(PUBLISH)) | {**NOTE, "ar": "ذكر الجيران"})

    page = SeenPage(desk.get(f"/admin/countries/edition/{live().pk}/change/", follow=True))

    notes = [
        (a.get("lang"), a.get("dir"), each.text)
        for each in page.all(class_="typed")
        for a in [each.attributes]
    ]
    assert ("en", "ltr", "Neighbours named.") in notes
    assert ("ar", "rtl", "ذكر الجيران") in notes
