"""After many search words were written, PostgreSQL is told so; SQLite is asked nothing more."""

from io import StringIO
from pathlib import Path
from string import ascii_uppercase

import pytest
from django.core.management import call_command
from django.db import IntegrityError, connection
from django.test.utils import CaptureQueriesContext

from countries.models import Country, SearchWord
from countries.vacuuming import MANY, vacuumed_if_many
from tests.many import invented, publish, publish_many

committed = pytest.mark.django_db(transaction=True)
ONCE = 1 if connection.vendor == "postgresql" else 0


def vacuums(queries: CaptureQueriesContext) -> int:
    return sum("VACUUM" in each["sql"] for each in queries)


@committed
def test_many_words_are_vacuumed_once_all_are_written() -> None:
    with CaptureQueriesContext(connection) as queries, vacuumed_if_many():
        publish_many(40)
    assert SearchWord.objects.count() >= MANY
    assert vacuums(queries) == ONCE


@committed
def test_few_words_are_left_to_the_database() -> None:
    with CaptureQueriesContext(connection) as queries, vacuumed_if_many():
        publish_many(2)
    assert SearchWord.objects.exists()
    assert vacuums(queries) == 0


@pytest.mark.django_db
def test_within_a_transaction_it_is_left_out() -> None:
    with CaptureQueriesContext(connection) as queries, vacuumed_if_many():
        publish_many(40)
    assert vacuums(queries) == 0


@committed
def test_a_restored_dump_is_vacuumed(tmp_path: Path) -> None:
    publish_many(40)
    dump = tmp_path / "words.json"
    call_command("dumpdata", "countries.edition", "countries.searchword", output=str(dump))
    SearchWord.objects.all().delete()
    with CaptureQueriesContext(connection) as queries:
        call_command("loaddata", str(dump), verbosity=0)
    assert SearchWord.objects.count() >= MANY
    assert vacuums(queries) == ONCE


@committed
def test_a_search_that_is_rebuilt_is_vacuumed() -> None:
    codes = [f"X{letter}" for letter in ascii_uppercase] + [
        f"Q{letter}" for letter in ascii_uppercase
    ]
    named = [
        invented(number).model_copy(update={"code": code, "alpha3": f"{code}Z"})
        for number, code in enumerate(codes)
    ]
    publish(codes, named)
    SearchWord.objects.all().delete()
    with CaptureQueriesContext(connection) as queries:
        call_command("audit_editions", rebuild=True, stdout=StringIO())
    assert SearchWord.objects.count() >= MANY
    assert vacuums(queries) == ONCE


@committed
def test_the_rules_of_the_database_hold_after_many_were_published() -> None:
    publish_many(1)
    with pytest.raises(IntegrityError):
        Country.objects.create(code="?!", alpha3="?!?", slug="nowhere", region="europe")
