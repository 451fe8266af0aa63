"""`manage.py audit_editions` finds what was changed behind the code's back."""

import io
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from countries.models import Country, Edition
from tests.editions import a_document, an_edition

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def three(belgium: Country, france: Country) -> None:
    """Two editions of Belgium and a proposal of France."""
    an_edition()
    an_edition(a_document(strapline={"en": "Two"}))
    of_france = a_document(code="FR", alpha3="FRA", slug="france", name={"en": "France"})
    an_edition(of_france, number=None, state="proposed", publish_at=None)


def tamper(number: int | None, **values: Any) -> None:
    """As with a database client: past everything that the code refuses."""
    assert Edition._base_manager.filter(number=number).update(**values) == 1


def gone(which: str) -> None:
    """The same, with the rows that refer to it."""
    with connection.cursor() as cursor:
        editions = f"SELECT id FROM countries_edition {which}"  # noqa: S608
        for table in ("countries_listedarea", "countries_searchword"):
            cursor.execute(f"DELETE FROM {table} WHERE edition_id IN ({editions})")  # noqa: S608
        cursor.execute(f"DELETE FROM countries_edition {which}")  # noqa: S608


def told(*arguments: str) -> tuple[int, str]:
    """The exit code of the command, and what it said."""
    out = io.StringIO()
    try:
        call_command("audit_editions", *arguments, stdout=out)
    except CommandError as error:
        return error.returncode, f"{out.getvalue()}{error}"
    return 0, out.getvalue()


def test_a_database_that_nobody_touched_is_right() -> None:
    assert told() == (0, "Looked at 3 editions: nothing was changed.\n")
    assert told("--rebuild") == (0, "Looked at 3 editions: nothing was changed.\n")


def test_an_empty_database_is_right_too() -> None:
    gone("")
    assert told() == (0, "Looked at 0 editions: nothing was changed.\n")


def test_a_changed_document_is_named_by_country_and_number() -> None:
    tamper(2, body=a_document(strapline={"en": "Forged"}).canonical())
    code, words = told()
    assert code == 1
    assert "Belgium (BE), edition 2: its document, or the SHA-256 kept of it, was changed" in words
    assert "edition 1" not in words
    assert "France" not in words


def test_a_changed_hash_is_named() -> None:
    tamper(1, sha256="0" * 64)
    code, words = told()
    assert code == 1
    assert "Belgium (BE), edition 1" in words
    assert "000000000000… was kept" in words


def test_a_document_is_never_rebuilt_and_its_columns_are_not_taken_from_it() -> None:
    forged = a_document(slug="forged", name={"en": "Forged"}).canonical()
    tamper(2, body=forged)
    code, words = told("--rebuild")
    edition = Edition.objects.get(number=2)
    assert (code, edition.body, edition.slug) == (1, forged, "belgium")
    assert "its columns were not compared" in words
    assert "Rebuilt" not in words
    assert "cannot be rebuilt: compare with a backup" in words


@pytest.mark.parametrize(
    ("column", "value"),
    [("slug", "elsewhere"), ("region", "africa"), ("name_en", "Nowhere"), ("name_ar", "")],
)
def test_a_wrong_column_is_named_and_rebuilt_when_told_to(column: str, value: str) -> None:
    right = getattr(Edition.objects.get(number=2), column)
    tamper(2, **{column: value})
    code, words = told()
    assert code == 1
    assert f"Belgium (BE), edition 2: {column} is “{value}”, its document says “{right}”." in words
    assert getattr(Edition.objects.get(number=2), column) == value
    code, words = told("--rebuild")
    assert (code, getattr(Edition.objects.get(number=2), column)) == (0, right)
    assert f"its document says “{right}”. Rebuilt." in words
    assert "Looked at 3 editions: all columns are right again." in words
    assert told() == (0, "Looked at 3 editions: nothing was changed.\n")


def test_a_proposal_is_looked_at_like_an_edition() -> None:
    tamper(None, name_en="Gaul")
    code, words = told()
    assert code == 1
    assert "France (FR), proposed edition without number" in words


def test_an_edition_that_was_deleted_is_missed() -> None:
    gone("WHERE number = 1")
    code, words = told("--rebuild")
    assert code == 1
    assert "Belgium (BE), edition 1: it is missing." in words


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"schema": 2}, "its schema was changed: it says 2, its document 1."),
        ({"body": "not a document"}, "its document cannot be read."),
        ({"body": "[]"}, "its document cannot be read."),
        ({"country_id": "FR"}, "its document is that of another country, BE."),
    ],
)
def test_what_else_was_changed_is_told(values: dict[str, Any], words: str) -> None:
    tamper(2, **values)
    code, said = told()
    assert code == 1
    assert words in said


def test_all_that_is_wrong_is_told_at_once() -> None:
    tamper(1, slug="elsewhere")
    tamper(2, region="africa")
    code, words = told()
    assert code == 1
    assert "2 things are not as they were made. Columns can be written anew" in words
