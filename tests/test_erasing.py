"""An erasure leaves no trace of a text in any table or page, and says that it was there."""

import datetime as dt
import io
import json
import re
import time
import unicodedata
from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.auth.models import User
from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.models import Session
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client
from django.utils import timezone

from countries import (
    audit,
    editions,
    erasing,
    notes_corrected,
    page_publishing,
    profile,
    publishing,
    reviewing,
    revisions,
    scheduling,
)
from countries.audit_trail import Action, record
from countries.document import digest
from countries.erasing import CannotEraseError
from countries.models import (
    Citation,
    Country,
    CrimeArea,
    Edition,
    FixtureState,
    Revision,
    SearchWord,
    Source,
)
from countries.past_values import keep_past
from countries.wording import Wording
from tests.desk import a_profile
from tests.editions import a_document
from tests.portal_pages import a_page

NAME = "Zoë & Söhne"
GONE = Wording(NAME, "[erased]")


def visible(value: str) -> str:
    """The value as it looks: composed, without what nobody sees."""
    hidden = "[\u00ad\u0640\u064b-\u0652\u0670\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
    return unicodedata.normalize("NFC", re.sub(hidden, "", value))


def traces(text: str) -> list[str]:
    """The tables in which the text stands, in any of the forms in which a table could hold it."""
    forms = (text, text.replace("&", "&amp;"), json.dumps(text)[1:-1])
    found = []
    for table in connection.introspection.table_names():
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608
            values = [visible(str(value)) for row in cursor.fetchall() for value in row]
        values += [re.sub(r"<[^<>]*>", "", value.replace("<br>", " ")) for value in values]
        if any(form in value for value in values for form in forms):
            found.append(table)
    return sorted(found)


@pytest.fixture
def written(eva: User) -> Country:
    """A live profile with the name in prose, a source, a note, and everything made of them."""
    Country.objects.all().delete()
    document = a_document().plain()
    document["sections"][0]["body"]["en"] = (
        "<p>By Zoë &amp; Söhne; <em>Zoë</em> &amp;<br><em>Söhne</em>.</p>"
    )
    document["sources"][0] |= {"publisher": NAME, "title": {"en": NAME, "ar": f"كتاب {NAME}"}}
    country = a_profile(**document)
    Citation.objects.filter(fact="member_since").update(note=f"{NAME} wrote")
    revisions.record(country, eva, Revision.Origin.FORM, f"told by {NAME}")
    publishing.publish(country, None, {"en": f"Thanks to {NAME}."})
    area: Any = CrimeArea.objects.get(slug="violence")
    area.summary_en = f"As {NAME} says"
    area.save()
    edition = Edition.objects.get(country=country)
    reviewing.comment(edition, eva, f"Ask {NAME}")
    notes_corrected.correct(edition, eva, {"en": f"Thanks to the {NAME}."})
    keep_past(page := a_page(body_en=f"<p>By {NAME}.</p>", title_ar=NAME), eva, f"as {NAME} says")
    page_publishing.publish(page, None)
    FixtureState.objects.create(
        fixture="x", model="source", key="x", draft='{"title": "Zoë & Söhne"}'
    )
    LogEntry.objects.create(
        user=eva,
        content_type=ContentType.objects.get_for_model(Country),
        action_flag=CHANGE,
        change_message='["Zo\\u00eb & S\\u00f6hne"]',
    )
    return country


def test_no_table_and_no_page_holds_the_text_afterwards(written: Country) -> None:
    assert set(traces(NAME)) >= {"countries_edition", "countries_revision", "countries_source"}
    past = {"django_admin_log", "countries_comment", "countries_notecorrection"}
    assert set(traces(NAME)) >= past
    pages = {"countries_page", "countries_historicalpage", "countries_pageedition"}
    assert set(traces(NAME)) >= pages
    erasing.erase(GONE, "asked for", "the operator")
    assert traces(NAME) == []
    for language in ("en", "ar"):
        page = Client().get(f"/{language}/countries/belgium/").content.decode()
        assert "[erased]" in page
        assert "Söhne" not in page
        about = Client().get(f"/{language}/about/").content.decode()
        assert "[erased]" in about
        assert "Söhne" not in about


def test_what_the_desk_keeps_for_a_page_to_come_goes_too_and_the_person_stays_signed_in(
    eva: User, signed_in: Callable[[User], Client]
) -> None:
    hers = signed_in(eva)
    session = hers.session
    session["review_boxes"] = {"edition": 1, "boxes": {"return-reason": f"As {NAME} says."}}
    session["_messages"] = json.dumps([["__json_message", 0, 25, f"{NAME} is saved."]])
    session.save()
    erasure = erasing.erase(Wording(NAME, "[erased]"), "Asked for.", "ada")
    assert erasure.places == {"sessions.Session.session_data": 1}
    kept = Session.objects.get(pk=session.session_key).get_decoded()
    assert kept["review_boxes"]["boxes"] == {"return-reason": "As [erased] says."}
    assert json.loads(kept["_messages"])[0][3] == "[erased] is saved."
    assert hers.get("/admin/").status_code == 200


def test_only_whole_words_as_given_are_erased() -> None:
    assert GONE.out_of(f"{NAME}, {NAME}r, zoë & söhne") == f"[erased], {NAME}r, zoë & söhne"


@pytest.mark.parametrize(
    ("written", "left"),
    [
        ("<p>Zoë <b>&amp; Söhne</b>!</p>", "<p>[erased]!</p>"),
        ("<p><b>Z</b>oë &amp; Söhne.</p>", "<p><b>[erased]</b>.</p>"),
        ('<p>Zoë &amp; <a href="/"><i>Söh</i></a>ne</p>', "<p>[erased]</p>"),
        ("<p>Zoë<br>&amp;&nbsp;Söhne</p>", "<p>[erased]<br></p>"),
        ("<p>Zoë</p>\n<p>&amp; Söhne</p>", "<p>[erased]</p>"),
        ("Zoë\t&\u00a0 Söhne", "[erased]"),
    ],
)
def test_markup_and_other_spaces_do_not_hide_it(written: str, left: str) -> None:
    assert written in GONE
    assert GONE.out_of(written) == left


@pytest.mark.parametrize("kept", ["<p>Zoë</p><p>&amp; Söhne</p>", "Zoë, Söhne"])
def test_what_only_resembles_it_is_kept(kept: str) -> None:
    assert GONE.out_of(kept) == kept


@pytest.mark.parametrize(
    ("written", "left"),
    [
        (unicodedata.normalize("NFD", f"By {NAME}!"), "By [erased]!"),
        ("<p>Zoe<b>\u0308</b> &amp; Söhne</p>", "<p>[erased]</p>"),
        ("Zo\u00adë & Söh\u00adne", "[erased]"),
        ("\ufeffZ\u200bo\u200cë\u200d \u2060& Söhne\ufeff", "\ufeff[erased]\ufeff"),
        ("Zoë\u200b&\u200bSöhne", "[erased]"),
        ("\u200fZoë \u200e& \u061cSöhne\u200f", "\u200f[erased]\u200f"),
        ("\u2067Zoë\u2069 \u202a&\u202c Söhne", "\u2067[erased]\u2069"),
        ("<p>Zo\u00ad<b>e\u0308</b>&shy; &amp;<br>Söhne</p>", "<p>[erased]<br></p>"),
        ("لـZoë & Söhne", "لـ[erased]"),
    ],
)
def test_what_nobody_sees_does_not_hide_it(written: str, left: str) -> None:
    assert written in GONE
    assert GONE.out_of(written) == left


def test_the_text_may_itself_be_given_in_any_of_these_forms() -> None:
    for given in (unicodedata.normalize("NFD", NAME), "Zo\u00adë &\u200e Söhne\ufeff"):
        assert Wording(given, "[erased]").out_of(f"By {NAME}.") == "By [erased]."
    assert Wording("مُحَمَّد", "[x]").out_of("محمد") == "[x]"


@pytest.mark.parametrize(
    ("text", "written", "left"),
    [
        ("محمد علي", "مُحَمَّدٌ عَلِيٌّ، ثم", "[x]، ثم"),
        ("محمد علي", "محمـــد علـي", "[x]"),
        ("محمد علي", "ومحمد علي ولمحمد علي", "و[x] ول[x]"),
        ("محمد علي", "وَلِمُحَمَّدٍ عليّ", "وَلِ[x]"),
        ("محمد علي", "<p>و<b>محمد</b> علي</p>", "<p>و<b>[x]</b></p>"),
        ("علي", "علي وعلي فعلي بعلي كعلي لعلي", "[x] و[x] ف[x] ب[x] ك[x] ل[x]"),
        ("علي", "والعلي وبالعلي للعلي", "وال[x] وبال[x] لل[x]"),
        ("علي", "عليا علية معلي مَعلي مـعلي عليَا وعليا", "عليا علية معلي مَعلي مـعلي عليَا وعليا"),
        ("الشركة", "والشركة للشركة وللشركة شركة", "و[x] ل[x] ول[x] شركة"),
        ("أحمد", unicodedata.normalize("NFD", "أَحمد") + " وأحمد احمد", "[x] و[x] احمد"),
    ],
)
def test_arabic_marks_and_particles_do_not_hide_it(text: str, written: str, left: str) -> None:
    assert Wording(text, "[x]").out_of(written) == left


def test_a_longer_word_is_another_however_it_is_written() -> None:
    kept = "Alice A\u00adlice Ali\u00adce Ali\u0301 Ali\u2060ce Kali Ka\u00adAli é\u0301Ali"
    assert Wording("Ali", "[x]").out_of(kept) == kept


def test_a_text_of_nothing_that_is_seen_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "any" not in Wording("\u200b\u00ad\u0640\u064e", "[x]")
    with pytest.raises(CommandError, match="three letters or more"):
        command("\u200b\u00ad\u0640a", monkeypatch)


@pytest.mark.parametrize(
    "piece",
    [
        "By Zoë and وعلي; ",
        "Z<b>",
        "Zoë<br>",
        "Zoë &nbsp;",
        "Zo\u00ad",
        "Zoë \u200b\u202a",
        "و\u0640",
        "علي\u00ad\u064b",
        "<Z",
        "ول",
    ],
)
def test_a_long_text_takes_no_longer_than_it_is(piece: str) -> None:
    texts = [piece * (200_000 // len(piece)), piece + piece[-1] * 200_000 + "ا"]
    for text in ("Zoë & Söhne", "علي", "الشركة"):
        for long in texts:
            begun = time.perf_counter()
            Wording(text, "[x]").out_of(long)
            assert time.perf_counter() - begun < 1


def test_many_marks_that_are_left_empty_go_as_fast() -> None:
    long = "Zoë & Söhne" + "\u202a" * 50_000 + "\u202c" * 50_000 + "<b>" * 9_000 + "</b>" * 9_000
    begun = time.perf_counter()
    assert GONE.out_of(long) == "[erased]"
    assert time.perf_counter() - begun < 1


HIDDEN = (
    "Zoe\u0308 & So\u0308hne",
    "Zo\u00adë &\u200f Söhne",
    "Zoë \u2067& Söhne\u2069",
    "وZoë & Söhne",
)


@pytest.mark.parametrize("name", HIDDEN)
def test_no_table_holds_what_looks_like_it_afterwards(eva: User, petra: User, name: str) -> None:
    Country.objects.all().delete()
    document = a_document().plain()
    document["sections"][0]["body"]["en"] = f"<p>By {name.replace('&', '&amp;')}.</p>"
    document["strapline"] = {"en": f"With {name}", "ar": name}
    country = a_profile(**document)
    edition = publishing.publish(country, eva, {"en": f"Thanks to {name}."}, force=f"{name} asked")
    reviewing.comment(edition, eva, f"Ask {name}")
    record(None, Action.COMMAND, "loaddata", f"{name}: changed")
    Country.objects.filter(pk="BE").update(strapline_en=f"{name} again")
    returned = publishing.propose(country, eva, {"en": "Note."})
    publishing.reject(returned, petra, f"{name} says no")
    soon = timezone.now() + dt.timedelta(days=1)
    waiting = publishing.approve(
        publishing.propose(country, eva, {"en": "Note."}), petra, publish_at=soon
    )
    scheduling.move(waiting, petra, soon + dt.timedelta(days=1), f"for {name}")
    scheduling.cancel(waiting, petra, f"{name} wrote")
    told = {"countries_auditentry", "countries_comment", "countries_schedulechange"}
    assert set(traces(NAME)) >= {"countries_edition", "countries_revision", *told}
    assert SearchWord.objects.filter(word="sohne").exists()
    erasing.erase(GONE, "asked for", "the operator")
    assert traces(NAME) == []
    assert not SearchWord.objects.filter(word__contains="sohne").exists()
    assert audit.audit() == []


def test_the_documents_are_whole_and_their_old_hashes_are_kept(written: Country) -> None:
    edition = Edition.objects.get(country=written)
    old = edition.sha256
    erasure = erasing.erase(GONE, "asked for", "the operator")
    edition.refresh_from_db()
    assert audit.audit() == []
    assert edition.erased_on is not None
    assert edition.document.sources[0].publisher == "[erased]"
    (kept,) = erasure.documents.filter(kept="edition")
    assert (kept.old_sha256, kept.new_sha256) == (old, edition.sha256)
    assert old != edition.sha256
    for revision in Revision.objects.all():
        assert revision.public_sha256 == digest(revision.document.public().canonical())
    assert not editions.unproposed(written), "draft and edition still say the same"


def test_the_edition_says_that_it_was_erased_in_part(written: Country) -> None:
    client = Client()
    before = client.get("/en/countries/belgium/")
    erasing.erase(GONE, "asked for", "the operator")
    after = client.get("/en/countries/belgium/editions/1/")
    assert "Erased in part on" not in before.content.decode()
    assert "Erased in part on" in after.content.decode()


def test_codes_in_old_documents_are_erased_and_still_refer_to_each_other(written: Country) -> None:
    profile.apply(a_document(police=[{"slug": "lake-guard", "name": {"en": "Lake"}}], ncb=None))
    # The force was renamed long ago; only what is kept still knows its code.
    erasing.erase(Wording("federal-police", "Erased 1"), "asked for", "the operator")
    assert traces("federal-police") == []
    document = Edition.objects.get().document
    assert document.ncb is not None
    assert document.ncb.host == "erased-1"
    assert "erased-1" in [force.slug for force in document.police]


@pytest.mark.parametrize(
    ("text", "replacement", "line"),
    [
        ("eva", "[erased]", "auth.User.username of"),
        ("local-police", "[erased]", "countries.PoliceForce.slug of"),
        ("europe", "[erased]", "countries.Edition.body of"),
        (NAME, "x" * 250, "give a replacement of 200 at most"),
    ],
)
def test_what_cannot_be_erased_is_named_and_nothing_changes(
    text: str, replacement: str, line: str, written: Country
) -> None:
    before = traces(text)
    with pytest.raises(CannotEraseError, match=line):
        erasing.erase(Wording(text, replacement), "asked for", "the operator")
    assert traces(text) == before


def test_an_address_that_holds_the_text_is_emptied(written: Country) -> None:
    Source.objects.filter(slug="supplied-text").update(address="https://example.org/zoe.html")
    erasing.erase(Wording("zoe", "gone away"), "asked for", "the operator")
    assert Source.objects.get(slug="supplied-text").address == ""


def command(text: str, monkeypatch: pytest.MonkeyPatch, **options: Any) -> str:
    out = io.StringIO()
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{text}\n"))
    call_command("erase", stdout=out, yes=True, **options)
    return out.getvalue()


def test_a_dry_run_shows_the_places_and_changes_nothing(
    written: Country, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = command(NAME, monkeypatch, dry_run=True)
    assert "countries.Edition.body: 1 row\n" in told
    assert NAME not in told
    assert "countries_edition" in traces(NAME)


def test_the_command_erases_for_a_reason_that_does_not_repeat_the_text(
    written: Country, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(CommandError, match="Say why"):
        command(NAME, monkeypatch)
    with pytest.raises(CommandError, match="must not repeat"):
        command(NAME, monkeypatch, reason=f"{NAME} asked")
    assert "Erased; 3 documents" in command(NAME, monkeypatch, reason="asked for")
    assert traces(NAME) == []
    assert "No table holds" in command(NAME, monkeypatch, dry_run=True)


def test_a_fixture_file_that_would_bring_it_back_is_named(
    written: Country, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = command("Brussels", monkeypatch, dry_run=True)
    assert "belgium.yaml" in told
