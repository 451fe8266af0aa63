"""The index of the search: what is in it, when it is written, and what leaves it."""

import datetime as dt
import importlib
from types import SimpleNamespace
from typing import Any

import pytest
from django.apps import apps
from django.contrib.auth.models import User
from django.db import connection
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from countries import audit, erasing, listed, publishing
from countries.models import Country, Edition, SearchWord
from countries.models.search_word import Kind
from countries.searching import index
from countries.wording import Wording
from tests.editions import a_bare_document, a_document, an_edition
from tests.many import publish_many

pytestmark = pytest.mark.django_db
BUREAU = {"city": {"en": "Mytown", "fr": "Maville"}, "unit": {"en": "Desk nine"}}


def words(kind: Kind, **parts: Any) -> set[str]:
    """The words of that kind under which a document of those parts is found."""
    return {word for each, word in index.rows(a_bare_document(**parts)) if each == kind}


def kept(edition: Edition) -> set[tuple[int, str]]:
    return set(SearchWord.objects.filter(edition=edition).values_list("kind", "word"))


def test_each_word_stands_where_it_weighs_most() -> None:
    parts: dict[str, Any] = {
        "official_name": {"en": "Kingdom of Belgium", "fr": "Royaume"},
        "ncb": BUREAU,
        "police": [{"slug": "x", "name": {"en": "Guard"}, "summary": {"en": "Guard kingdom"}}],
        "strapline": {"en": "Mytown first"},
    }
    assert words(Kind.CODE, **parts) == {"be", "bel"}
    assert words(Kind.NAME, **parts) == {"belgium", "belgique", "belgica", "بلجيكا"}
    assert words(Kind.OTHER, **parts) == {"kingdom", "of", "royaume"}
    assert words(Kind.CITY, **parts) == {"mytown", "maville"}
    assert words(Kind.FACT, **parts) == {"desk", "nine", "guard"}
    assert words(Kind.TEXT, **parts) == {"first"}


def test_slips_are_of_names_that_are_long_enough() -> None:
    assert words(Kind.SLIP, name={"en": "Mali", "fr": "Lao"}) == {"ali", "mli", "mai", "mal"}


def test_facets_are_codes() -> None:
    whole = {word for kind, word in index.rows(a_document()) if kind == Kind.FACET}
    areas = {"area:drug-crime", "area:violence", "area:financial-crime"}
    assert whole == {"region:europe", "full:1", *areas}
    assert words(Kind.FACET) == {"region:europe"}


def test_it_is_written_with_the_approval_and_the_older_leaves(belgium: Country) -> None:
    first = an_edition(a_document(strapline={"en": "oldword"}))
    assert kept(first) == index.rows(first.document)
    second = an_edition(a_document(strapline={"en": "newword"}))
    listed.drop_past("BE")
    assert (kept(first), kept(second)) == (set(), index.rows(second.document))


def test_a_withdrawal_leaves_nothing_to_find(published_belgium: Edition, petra: User) -> None:
    publishing.withdraw(published_belgium.country, petra, {"en": "Wrong."})
    assert not SearchWord.objects.exists()


def test_staff_notes_and_sources_are_not_in_it(published_belgium: Edition) -> None:
    document = a_document(citations=[{"fact": "codes", "source": "x", "note": "secretnote"}])
    found = {word for _, word in index.rows(document)}
    assert "secretnote" not in found
    assert "iso" not in found


def test_an_audit_finds_words_that_somebody_changed_and_rebuilds_them() -> None:
    edition = an_edition()
    SearchWord.objects.filter(edition=edition, word="belgium").update(word="france")
    (finding,) = audit.audit(rebuild=True)
    assert "rows that lists read" in str(finding)
    assert kept(edition) == index.rows(edition.document)
    assert audit.audit() == []


def test_what_is_erased_leaves_it(published_belgium: Edition) -> None:
    edition = an_edition(a_document(strapline={"en": "By Zoë Söhne, of Brussels"}))
    assert (Kind.TEXT, "sohne") in kept(edition)
    erasing.erase(Wording("Zoë Söhne", "[erased]"), "asked for", "the operator")
    edition.refresh_from_db()
    assert (Kind.TEXT, "sohne") not in kept(edition)
    assert (Kind.TEXT, "erased") in kept(edition)
    assert kept(edition) == index.rows(edition.document)


def test_an_erasure_leaves_no_words_of_what_nobody_lists(belgium: Country) -> None:
    cancelled = an_edition(a_document(strapline={"en": "Zoeword"}), state="cancelled")
    assert kept(cancelled)
    erasing.erase(Wording("Zoeword", "[erased]"), "asked for", "the operator")
    assert kept(cancelled) == set()


def test_a_folded_word_is_no_hindrance_to_an_erasure(belgium: Country) -> None:
    an_edition(a_document(strapline={"en": "andre"}))
    erased = erasing.erase(Wording("andre", "[erased]"), "asked for", "the operator")
    assert "countries.SearchWord.word" not in erased.places
    assert not SearchWord.objects.filter(word="andre").exists()


def test_many_are_written_in_few_queries(
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    with django_assert_max_num_queries(40):
        publish_many(60)


def test_the_migration_fills_it_as_publishing_does() -> None:
    soon = timezone.now() + dt.timedelta(days=1)
    past = an_edition(a_document(strapline={"en": "past"}))
    now = an_edition(a_document(strapline={"en": "now"}))
    later = an_edition(a_document(strapline={"en": "later"}), publish_at=soon)
    gone = an_edition(a_bare_document(code="FR", alpha3="FRA", slug="france"))
    an_edition(a_bare_document(code="FR", alpha3="FRA", slug="france"), kind="withdrawal")
    SearchWord.objects.all().delete()
    migration = importlib.import_module("countries.migrations.0010_search")
    migration.fill(apps, SimpleNamespace(connection=connection))
    assert [bool(kept(each)) for each in (past, now, later, gone)] == [False, True, True, False]
    assert kept(later) == index.rows(later.document)
    assert audit.audit() == []
