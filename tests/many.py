"""Published profiles by the thousand, written in bulk: to ask that pages do not grow with them.

There are fewer ISO codes than that, so the rules of the database that forbid others are put aside
while the countries are written, and the keys are pairs of letters of many alphabets.
"""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import chain, islice, product
from typing import Any

from django.db import connection
from django.utils import timezone

from countries import listed
from countries.document import SCHEMA, Document, digest
from countries.editions import columns
from countries.models import Country, Edition
from countries.regions import Region
from tests.editions import a_document, the_crime_areas

LETTERS = [chr(code) for code in chain(range(ord("A"), ord("Z") + 1), range(0x100, 0x180))]
TABLE = "countries_country"
RULES = ("country_code_form", "country_alpha3_form")


def publish_many(count: int, *, first: int = 0) -> None:
    """So many countries with one edition each; the words of their names differ from each other."""
    keys = list(islice((a + b for a, b in product(LETTERS, repeat=2)), first, first + count))
    publish(keys, [invented(number) for number in range(first, first + count)])


def publish(keys: list[str], documents: list[Document]) -> None:
    """These documents, each as the one edition of the country of that key, and the crime areas."""
    the_crime_areas()
    with _rules_aside():
        Country.objects.bulk_create(map(_country, keys, documents), batch_size=500)
    made = Edition.objects.bulk_create(map(_edition, keys, documents), batch_size=500)
    listed.write_many(zip(made, documents, strict=True))


def invented(number: int) -> Document:
    """The whole profile of the country of that number; its ISO codes are another's."""
    name = f"{_word(number)}land"
    texts = {"en": name, "fr": f"Pays {name}", "es": f"País {name}", "ar": f"بلد {name}"}
    regions = Region.values
    return a_document(slug=f"land-{number}", region=regions[number % len(regions)], name=texts)


def _word(number: int) -> str:
    """`Ba`, `Ca` ...: a word of its own for each number, that one could say."""
    word = ""
    while True:
        number, syllable = divmod(number, 70)
        word += "bcdfghklmnprst"[syllable % 14] + "aeiou"[syllable // 14]
        if not number:
            return word.capitalize()


def _country(key: str, document: Document) -> Country:
    return Country(
        code=key,
        alpha3=f"{key}.",
        slug=document.slug,
        region=document.region,
        name_en=document.name["en"],
    )


def _edition(key: str, document: Document) -> Edition:
    body = document.canonical()
    an_hour_ago = timezone.now() - dt.timedelta(hours=1)
    values: dict[str, Any] = {
        "country_id": key,
        "number": 1,
        "state": Edition.State.APPROVED,
        "body": body,
        "sha256": digest(body),
        "schema": SCHEMA,
        "revision": 0,
        "proposed_at": an_hour_ago,
        "publish_at": an_hour_ago,
    }
    return Edition(**values, **columns(document))


@contextmanager
def _rules_aside() -> Iterator[None]:
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA ignore_check_constraints = ON")
            yield
            cursor.execute("PRAGMA ignore_check_constraints = OFF")
        else:  # they come back for rows that are still to be written
            cursor.execute(
                "SELECT conname, pg_get_constraintdef(oid, true) FROM pg_constraint"
                " WHERE conrelid = %s::regclass AND conname = ANY(%s)",
                [TABLE, list(RULES)],
            )
            rules = cursor.fetchall()
            for name, _rule in rules:
                cursor.execute(f"ALTER TABLE {TABLE} DROP CONSTRAINT {name}")
            yield
            for name, rule in rules:
                said = rule.removesuffix("NOT VALID")
                cursor.execute(f"ALTER TABLE {TABLE} ADD CONSTRAINT {name} {said} NOT VALID")
