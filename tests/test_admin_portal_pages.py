"""A publisher writes a page about the portal, looks at it, publishes it, and goes back."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from countries import page_publishing
from countries.models import Page, PageEdition
from tests.desk import fields_of
from tests.pages import SeenPage
from tests.portal_pages import a_page, published

SignedIn = Callable[[User], Client]
PAGE = "/admin/countries/page/"
FORM = f"{PAGE}about/change/"


@pytest.fixture
def desk(petra: User, signed_in: SignedIn) -> Client:
    """Petra's browser."""
    return signed_in(petra)


def live() -> str:
    edition = PageEdition.objects.live("about")
    return edition.texts["body"]["en"] if edition else ""


def shown(page: Any) -> dict[str, str]:
    """What the page's button would send."""
    return {"shown": SeenPage(page).one("input", name="shown").attributes["value"]}


def write(desk: Client, button: str = "_continue", **texts: str) -> Any:
    data = fields_of(desk.get(FORM)) | texts
    return desk.post(FORM, {**data, button: "1"})


def test_saving_is_a_draft(desk: Client) -> None:
    published(a_page())
    assert write(desk, body_en="<p>Draft.</p>")["Location"] == FORM
    assert Page.objects.get().texts["body"]["en"] == "<p>Draft.</p>"
    assert live() == "<p>A text.</p>"
    assert "changed since edition 1" in SeenPage(desk.get(PAGE)).text


def test_what_is_typed_is_made_safe(desk: Client) -> None:
    a_page()
    write(desk, body_en='<p>Safe<script>x</script></p><img src="x" onerror="y">')
    assert Page.objects.get().texts["body"]["en"] == "<p>Safe</p>"


def test_a_page_needs_its_english_title(desk: Client) -> None:
    a_page()
    assert write(desk, title_en="").status_code == 200
    assert Page.objects.get().texts["title"] == {"en": "About"}


def test_publishing_shows_what_changes_and_then_does_it(desk: Client) -> None:
    published(a_page())
    answer = write(desk, "_publish", body_en="<p>A better text.</p>")
    assert answer["Location"] == f"{PAGE}about/publish/"
    page = desk.get(answer["Location"])
    assert SeenPage(page).one("ins").text == "better"
    assert live() == "<p>A text.</p>", "looking publishes nothing"
    assert desk.post(f"{PAGE}about/publish/", shown(page))["Location"] == FORM
    assert live() == "<p>A better text.</p>"
    assert PageEdition.objects.live("about").published_by_name == "petra"  # type: ignore[union-attr]


def test_what_was_not_shown_is_not_published(desk: Client) -> None:
    page = a_page()
    looked_at = shown(desk.get(f"{PAGE}about/publish/"))
    Page.objects.filter(pk=page.pk).update(body_en="<p>By another hand.</p>")
    answer = desk.post(f"{PAGE}about/publish/", looked_at)
    assert "the draft changed meanwhile" in SeenPage(answer).text
    assert live() == ""


def test_what_keeps_it_from_going_out_is_said_and_there_is_no_button(desk: Client) -> None:
    a_page(summary_en="", summary_fr="En bref.")
    page = desk.get(f"{PAGE}about/publish/")
    assert "needed in English too" in SeenPage(page).text
    assert not SeenPage(page).all("input", value="Publish")
    answer = desk.post(f"{PAGE}about/publish/", shown(page))
    assert "needed in English too" in SeenPage(answer).text
    assert live() == ""


@pytest.mark.parametrize(("language", "title"), [("en", "About"), ("ar", "عن الموقع")])
def test_the_preview_is_the_page_as_it_would_be(desk: Client, language: str, title: str) -> None:
    a_page(title_ar="عن الموقع")
    answer = desk.get(f"{PAGE}about/preview/{language}/")
    page = SeenPage(answer)
    assert page.one("h1").text == title
    assert page.one("html").attributes["lang"] == language
    assert "Readers do not see this." in page.text
    assert page.one("meta", name="robots").attributes["content"] == "noindex"
    assert not page.all("link", rel="canonical")
    assert answer["X-Robots-Tag"] == "noindex, nofollow"
    assert "no-store" in answer["Cache-Control"]
    assert f"{PAGE}about/preview/fr/" in page.links


def test_the_preview_opens_in_the_language_that_was_edited(desk: Client) -> None:
    a_page()
    answer = write(desk, "_preview", _editing="es")
    assert answer["Location"] == f"{PAGE}about/preview/es/"
    assert desk.get(f"{PAGE}about/preview/de/").status_code == 404


def test_its_history_shows_values_and_editions(desk: Client) -> None:
    published(a_page())
    write(desk, body_en="<p>A second text.</p>", summary_en="In a word.")
    page = SeenPage(desk.get(f"{PAGE}about/history/"))
    assert "by petra" in page.text
    assert "second" in [each.text for each in page.all("ins")]
    assert "Edition 1" in page.text
    assert f"{PAGE}about/restore/1/" in page.links


def test_an_older_published_state_becomes_the_draft_again(desk: Client, petra: User) -> None:
    page = a_page(title_fr="À propos")
    published(page)
    published(page, body_en="<p>Another text.</p>", title_fr="", summary_es="Más.")
    looked_at = shown(desk.get(f"{PAGE}about/restore/1/"))
    assert desk.post(f"{PAGE}about/restore/1/", looked_at)["Location"] == FORM
    row = Page.objects.get()
    assert row.texts == PageEdition.objects.get(number=1).texts
    assert live() == "<p>Another text.</p>", "nothing public changes"
    last = row.history.first()
    assert (last.author_name, last.history_change_reason) == ("petra", "edition 1")
    page_publishing.publish(row, petra)
    assert live() == "<p>A text.</p>"


def test_a_restore_does_only_what_was_shown(desk: Client) -> None:
    page = a_page()
    published(page)
    looked_at = shown(desk.get(f"{PAGE}about/restore/1/"))
    Page.objects.filter(pk=page.pk).update(body_en="<p>By another hand.</p>")
    answer = desk.post(f"{PAGE}about/restore/1/", looked_at)
    assert "Nothing is restored yet" in SeenPage(answer).text
    assert Page.objects.get().texts["body"]["en"] == "<p>By another hand.</p>"


def test_a_page_that_is_missing_is_added_and_no_other(desk: Client) -> None:
    a_page()
    form = desk.get(f"{PAGE}add/")
    offered = [e.attributes["value"] for e in SeenPage(form).all("option")]
    assert offered == ["accessibility", "privacy", "contact"]
    data = fields_of(form) | {"slug": "contact", "title_en": "Contact", "_continue": "1"}
    assert desk.post(f"{PAGE}add/", data)["Location"] == f"{PAGE}contact/change/"
    for slug in ("accessibility", "privacy"):
        a_page(slug)
    assert desk.get(f"{PAGE}add/").status_code == 403


def test_a_page_whose_form_is_sent_unchanged_has_no_new_past(desk: Client) -> None:
    a_page()
    write(desk)
    assert Page.objects.get().history.count() == 1


@pytest.mark.parametrize("number", ["7", "9" * 30])
def test_an_edition_that_is_not_there_is_not_restored(desk: Client, number: str) -> None:
    a_page()
    assert desk.get(f"{PAGE}about/restore/{number}/").status_code == 404
