"""What is kept of an act as a code is read in words, on each screen that shows it."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client
from django.utils.translation import override

from countries import accounts, confirming, restoring, revisions
from countries.audit_trail import Action, record
from countries.kept_details import in_words
from countries.models import AuditEntry, Country, Revision, Source
from countries.roles import GROUPS
from tests.desk import a_profile, published
from tests.drafts import writes
from tests.pages import SeenPage

HISTORY = "/admin/countries/country/BE/history/"
FACTS = "codes, ncb.city, police.local-police.units, section.crime, crime.principal, gone.away"


@pytest.fixture
def in_french() -> Iterator[None]:
    with override("fr"):
        yield


@pytest.fixture
def country(eva: User) -> Country:
    Country.objects.all().delete()
    country = a_profile()
    published(country)
    return country


def in_french_to(client: Client) -> Client:
    client.cookies["django_language"] = "fr"
    return client


@pytest.mark.parametrize(
    ("detail", "kind", "words"),
    [
        ("edition BE 2", "restore", "Edition 2"),
        ("revision BE 12: ncb, section.crime", "restored", "Revision 12 · Bureau · Text (crime)"),
        ("deleted, revision BE 3", "restore", "deleted, and back from revision 3"),
        ("user marie assigned", "form", "assignments of marie"),
        ("user marie deleted", "form", "marie deleted"),
        ("user marie", "form", "account of marie"),
        ("source iso-3166-1", "form", "source iso-3166-1"),
        ("as nobody kept it", "form", "as nobody kept it"),
        ("source iso-3166-1", "returned", "source iso-3166-1"),
        ("belgium, name", "fixture", "belgium, name"),
        (
            FACTS,
            "checked",
            "Codes, City of the bureau, local-police: number of units, Text: crime,"
            " Principal crime areas, gone.away",
        ),
        ("police.x.colour, police.x", "checked", "police.x.colour, x"),
        ("+BE, -europe", "assigned", "+BE, -Europe"),
        ("username, first_name, nothing", "person-changed", "username, first name, nothing"),
        ("password, totp", "signed-in", "password, app"),
        ("webauthn", "factor-added", "passkey"),
        ("WebAuthn, Codes de récupération", "factor-removed", "WebAuthn, Codes de récupération"),
        ("throttled", "sign-in-failed", "too many attempts"),
        ("", "checked", ""),
    ],
)
def test_each_kind_of_detail_is_read_in_words(detail: str, kind: str, words: str) -> None:
    assert in_words(detail, kind) == words


@pytest.mark.usefixtures("in_french")
def test_they_are_the_words_of_the_reader() -> None:
    assert in_words("codes, ncb.city", "checked") == "Codes, Ville du bureau"
    assert in_words("edition BE 1: facts", "restored") == "Édition 1 · Données"
    assert in_words("webauthn", "factor-added") == "clé d’accès"
    assert "revision" not in in_words("deleted, revision XL 1", "restore")
    assert "user" not in in_words("user marie assigned", "form")


def test_the_history_and_the_list_of_revisions_say_them(
    country: Country, eva: User, petra: User, signed_in: Callable[[User], Client]
) -> None:
    writes(eva, country, strapline_en="Another")
    confirming.still_true(country, petra, {"codes", "ncb.city"})
    writes(eva, country, strapline_en="Yet another")
    restoring.restore(country, published_one(country), petra, {"facts"}, discard=True)
    revisions.record(country, petra, Revision.Origin.FORM, "user marie assigned", again=True)
    desk = in_french_to(signed_in(petra))
    for address in (HISTORY, "/admin/countries/revision/"):
        text = SeenPage(desk.get(address)).text
        assert "Codes, Ville du bureau" in text
        assert "Édition 1 · Données" in text
        assert "attributions de marie" in text
        assert not any(code in text for code in ("ncb.city", "edition BE", "user marie"))


def published_one(country: Country) -> Any:
    return country.editions.get(number=1)


def test_the_audit_list_says_them_and_the_file_keeps_the_codes(
    person: Callable[..., User], signed_in: Callable[[User], Client], eva: User
) -> None:
    record(eva, Action.RESTORED, "BE", "edition BE 1: facts")
    record(eva, Action.FACTOR_ADDED, "eva", "webauthn")
    record(eva, Action.PAGE_PUBLISHED, "page about, edition 2")
    ada = in_french_to(signed_in(person("ada", "administrator")))
    page = SeenPage(ada.get("/admin/countries/auditentry/"))
    details = [each.text for each in page.all("td", class_="field-details")]
    assert details == ["—", "clé d’accès", "Édition 1 · Données"]
    assert page.all("td", class_="field-what")[0].text == "À propos, édition 2"
    file = b"".join(ada.get("/admin/countries/auditentry/export/")).decode()
    assert "edition BE 1: facts" in file
    assert "webauthn" in file


def test_a_source_that_facts_cite_names_them_in_words(
    country: Country, petra: User, signed_in: Callable[[User], Client]
) -> None:
    source = Source.objects.filter(citation__fact="member_since").first()
    assert source is not None
    desk = in_french_to(signed_in(petra))
    text = SeenPage(desk.get(f"/admin/countries/source/{source.pk}/delete/")).text
    assert "Membre depuis" in text
    assert "member_since" not in text


def test_before_a_country_is_deleted_its_facts_are_named_in_words(
    eva: User, petra: User, signed_in: Callable[[User], Client]
) -> None:
    Country.objects.all().delete()
    a_profile()
    desk = in_french_to(signed_in(petra))
    text = SeenPage(desk.get("/admin/countries/country/BE/delete/")).text
    assert "Ville du bureau" in text
    assert "ncb.city" not in text
    assert "violence (associé)" in text


def test_a_role_says_what_it_may_in_words(
    person: Callable[..., User], signed_in: Callable[[User], Client]
) -> None:
    ada = signed_in(person("ada", "administrator"))
    publisher = Group.objects.get(name="publisher")
    page = SeenPage(ada.get(f"/admin/auth/group/{publisher.pk}/change/"))
    assert "Reach every country" in page.text
    assert "Delete: sources of facts, countries, crime areas, National" in page.text
    assert not any(code in page.text for codes in GROUPS.values() for code in codes)


def test_what_a_command_kept_of_development_accounts_is_read(country: Country) -> None:
    accounts.renew()
    kept = Revision.objects.filter(origin="command").latest("number")
    with override("es"):
        assert in_words(kept.detail, kept.origin) != kept.detail
    assert AuditEntry.objects.get(action="command").detail.startswith("editor")
