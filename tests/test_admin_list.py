"""The list of countries: state, region, last edition; found by any name, in a few queries."""

import datetime as dt
import re
from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from countries import profile, publishing, revisions
from countries.admin.overview import overview
from countries.admin.search import fold
from countries.admin.states import with_state
from countries.document import Document
from countries.models import Country, Edition, Revision
from tests.editions import a_bare_document, a_document, the_crime_areas
from tests.pages import SeenPage

LIST = "/admin/countries/country/"


@pytest.fixture
def desk(petra: User, signed_in: Callable[[User], Client]) -> Client:
    """Petra's browser."""
    return signed_in(petra)


def bare(code: str, name: str, **names: str) -> Document:
    slug = name.lower()
    return a_bare_document(code=code, alpha3=code + code[0], slug=slug, name={"en": name, **names})


def saved(document: Document) -> Country:
    country = profile.apply(document)
    revisions.record(country, None, Revision.Origin.COMMAND)
    return country


def states(**at: dt.datetime) -> dict[str, str]:
    """As the list tells them; the desk, which asks otherwise, must say the same."""
    found = {country.code: country.state for country in with_state(Country.objects.all(), **at)}
    at_the_desk, _published = overview(Country.objects.all(), **at)
    assert {country.code: country.state for country in at_the_desk} == found
    return found


def test_each_state_is_told(petra: User) -> None:
    saved(bare("AA", "Draft"))
    note = {"en": "Note."}
    for code in ("BB", "CC", "DD", "EE"):
        publishing.publish(saved(bare(code, f"Land-{code}".lower())), petra, note)
    saved(bare("CC", "Changed"))
    publishing.withdraw(Country.objects.get(pk="DD"), petra, note)
    later = timezone.now() + dt.timedelta(days=1)
    proposed = publishing.propose(saved(bare("EE", "Later")), petra, {"en": "News."})
    publishing.approve(proposed, petra, publish_at=later)
    publishing.propose(saved(bare("FF", "Asked")), petra, note)
    publishing.reject(publishing.propose(saved(bare("GG", "Returned")), petra, note), petra, "Why?")
    assert states() == {
        "AA": "draft",
        "BB": "published",
        "CC": "changed",
        "DD": "withdrawn",
        "EE": "scheduled",
        "FF": "proposed",
        "GG": "returned",
    }
    assert states(at=later)["EE"] == "published"


def test_the_list_shows_state_region_and_last_edition(desk: Client, petra: User) -> None:
    publishing.publish(saved(bare("BB", "Bee")), petra, {"en": "Note."})
    saved(bare("BB", "Honeybee"))
    page = desk.get(LIST).content.decode()
    assert "Changed since edition 1" in page
    assert "Europe" in page
    assert f"1 ({timezone.localdate():%b. }" in page or "1 (" in page


def test_the_list_is_filtered_by_state_and_region(desk: Client) -> None:
    saved(bare("AA", "Draft"))
    assert "Draft (AA)" in desk.get(LIST, {"state": "draft"}).content.decode()
    assert "Draft (AA)" not in desk.get(LIST, {"state": "published"}).content.decode()
    assert "Draft (AA)" not in desk.get(LIST, {"region__exact": "africa"}).content.decode()


def names(desk: Client, **filters: str) -> list[str]:
    """The countries of the list."""
    cells = SeenPage(desk.get(LIST, filters)).all("th", class_="field-named")
    return [cell.text for cell in cells]


def test_translation_is_told_in_words_for_each_language_but_english(desk: Client) -> None:
    saved(bare("AA", "One", fr="Un"))
    the_crime_areas()
    saved(a_document())
    bars = [bar.text for bar in SeenPage(desk.get(LIST)).all("ul", class_="bars")]
    assert bars == [
        "Français 4 of 17 Español 1 of 17 العربية 2 of 17",
        "Français 1 of 1 Español 0 of 1 العربية 0 of 1",
    ]


def test_the_list_is_filtered_by_what_a_language_lacks(desk: Client) -> None:
    saved(bare("AA", "One", fr="Un"))
    saved(bare("BB", "Two", es="Dos"))
    assert names(desk, lacks="fr") == ["Two (BB)"]
    assert names(desk, lacks="ar") == ["One (AA)", "Two (BB)"]
    assert names(desk, lacks="ar", state="published") == []


def test_the_list_is_filtered_by_who_edits(
    desk: Client, petra: User, belgium: Country, france: Country
) -> None:
    france.editors.add(petra)
    assert names(desk, editors="me") == ["France (FR)"]
    assert names(desk, editors="nobody") == ["Belgium (BE)"]


def test_an_editor_is_not_asked_whose_countries_she_wants(
    eva: User, signed_in: Callable[[User], Client]
) -> None:
    assert "?editors=" not in signed_in(eva).get(LIST).content.decode()


@pytest.mark.parametrize(
    "words", ["Belgica", "BÉLGICA", "belgique", "بلجيكا", "BE", "BEB", "belg", "royaume belgique"]
)
def test_a_country_is_found_by_any_of_its_names(desk: Client, words: str) -> None:
    names = {"fr": "Belgique", "es": "Bélgica", "ar": "بلجيكا"}
    document = bare("BE", "Belgium", **names)
    saved(document.model_copy(update={"official_name": {"fr": "Royaume de Belgique"}}))
    saved(bare("FR", "France"))
    page = desk.get(LIST, {"q": words}).content.decode()
    assert "Belgium (BE)" in page
    assert "France (FR)" not in page


def test_what_nobody_is_called_finds_nobody(desk: Client) -> None:
    saved(bare("FR", "France"))
    assert "France (FR)" not in desk.get(LIST, {"q": "atlantis"}).content.decode()


def test_accents_cases_and_arabic_marks_are_folded() -> None:
    assert fold("Côte d’IVOIRE") == fold("cote d’ivoire")
    assert fold("الأُردن") == fold("الاردن")
    assert fold("سورية") == fold("سوريه")


def test_thirty_countries_take_as_many_queries_as_one(desk: Client, petra: User) -> None:
    publishing.publish(saved(bare("AA", "First")), petra, {"en": "Note."})
    with CaptureQueriesContext(connection) as one:
        desk.get(LIST)
    for letter in "BCDEFGHIJKLMNOPQRSTUVWXYZ":
        saved(bare(letter * 2, f"land-{letter}".lower()))
    with CaptureQueriesContext(connection) as many:
        assert "Land".lower() in desk.get(LIST).content.decode()
    assert len(many) == len(one) <= 8


def listed(page: str) -> list[str]:
    return re.findall(r"\((AE|AT|BE|EG|ES)\)", page)


@pytest.mark.parametrize(
    ("language", "codes"),
    [
        ("en", ["AT", "BE", "EG", "ES", "AE"]),
        ("fr", ["AT", "BE", "EG", "AE", "ES"]),
        ("ar", ["ES", "AE", "EG", "AT", "BE"]),
    ],
)
def test_names_stand_in_the_order_of_the_editor_s_language(
    desk: Client, language: str, codes: list[str]
) -> None:
    saved(bare("AE", "United-Arab-Emirates", fr="Émirats arabes unis", ar="الإمارات"))
    saved(bare("AT", "Austria", fr="Autriche", ar="النمسا"))
    saved(bare("BE", "Belgium", fr="Belgique"))
    saved(bare("EG", "Egypt", fr="Égypte", ar="مصر"))
    saved(bare("ES", "Spain", fr="Espagne", ar="إسبانيا"))
    desk.cookies["django_language"] = language
    assert listed(desk.get(LIST).content.decode()) == codes
    assert listed(desk.get(LIST, {"o": "-0"}).content.decode()) == codes[::-1]
    assert listed(desk.get(LIST, {"q": "e"}).content.decode())


def test_an_editor_s_list_holds_her_countries_only(
    eva: User, france: Country, signed_in: Callable[[User], Client]
) -> None:
    page = signed_in(eva).get(LIST).content.decode()
    assert "Belgium (BE)" in page
    assert "France (FR)" not in page


def test_a_country_that_had_an_edition_is_not_deleted(desk: Client, petra: User) -> None:
    publishing.publish(saved(bare("AA", "Kept")), petra, {"en": "Note."})
    response = desk.post(f"{LIST}AA/delete/", {"post": "yes"}, follow=True)
    assert "withdrawn, never deleted" in response.content.decode()
    assert Edition.objects.filter(country="AA").exists()
    assert "delete_selected" not in desk.get(LIST).content.decode()


def test_a_draft_is_deleted_and_its_last_state_is_kept(desk: Client) -> None:
    saved(bare("AA", "Gone"))
    Country.objects.filter(pk="AA").update(name_fr="Changed outside")
    assert desk.post(f"{LIST}AA/delete/", {"post": "yes"}).status_code == 302
    assert not Country.objects.exists()
    kept = Revision.objects.filter(country_code="AA").latest("number")
    assert kept.document.name["fr"] == "Changed outside"
