"""What the tests of loaddata share: a small profile as a file, and people who edit beside it."""

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.contrib.auth.models import User
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connection
from django.db.models import Model

from countries import publishing, revisions
from countries.document import Document
from countries.models import AuditEntry, Country, Edition, PoliceForce

SMALL = """\
- model: countries.source
  fields:
    slug: law
    title_en: The law
    publisher: The state

- model: countries.crimearea
  fields:
    slug: fraud
    name_en: Fraud

- model: countries.crimearea
  fields:
    slug: violence
    name_en: Violence

- model: countries.country
  fields:
    code: BE
    alpha3: BEL
    slug: belgium
    region: europe
    status: published
    name_en: Belgium
    strapline_en: One line
    strapline_fr: Une ligne

- model: countries.policeforce
  fields:
    country: BE
    slug: police
    name_en: The police

- model: countries.policeforce
  fields:
    country: BE
    slug: local
    part_of: police
    level: local
    name_en: The local police
    units: 185
    unit_name_en: forces

- model: countries.ncb
  fields:
    country: BE
    city_en: Brussels
    host: police

- model: countries.section
  fields:
    country: BE
    topic: crime
    heading_en: Crime
    body_en: |-
      <p>A small country.</p>

- model: countries.crimearealink
  fields:
    country: BE
    area: fraud
    standing: principal

- model: countries.crimearealink
  fields:
    country: BE
    area: violence
    standing: principal

- model: countries.citation
  fields:
    country: BE
    fact: police.local.units
    source: law
"""
NOTHING_NEW = """\
Crime areas: nothing changed.
Sources: nothing changed.
Belgium (BE): nothing changed.
"""


def changed(*pairs: tuple[str, str], text: str = SMALL) -> str:
    """The small profile with each first text replaced by the second."""
    for old, new in pairs:
        assert old in text, old
        text = text.replace(old, new)
    return text


def without(record: str, text: str = SMALL) -> str:
    """The small profile without the records in which this text stands."""
    records = text.split("\n- model: ")
    kept = [each for each in records if record not in each]
    assert len(kept) < len(records), record
    return "\n- model: ".join(kept)


def write(folder: Path, text: str | bytes, name: str = "belgium.yaml") -> str:
    """A file in that folder; its address."""
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(text.encode() if isinstance(text, str) else text)
    return str(file)


def load(*labels: str, **options: Any) -> str:
    """What `loaddata` prints."""
    out = io.StringIO()
    call_command("loaddata", *labels, stdout=out, **options)
    return out.getvalue()


def refusal(*labels: str, **options: Any) -> str:
    """What it says when it refuses; nothing may have changed by then."""
    before = everything()
    with pytest.raises(CommandError) as refused:
        load(*labels, **options)
    assert everything() == before
    return str(refused.value)


def everything() -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table, but the audit list: that a dump was loaded stands there."""
    found = {}
    with connection.cursor() as cursor:
        for model in apps.get_models(include_auto_created=True):
            if model is AuditEntry:
                continue
            table = connection.ops.quote_name(model._meta.db_table)
            cursor.execute(f"SELECT * FROM {table}")  # noqa: S608
            found[model._meta.label] = sorted(cursor.fetchall(), key=repr)
    return found


def empty() -> None:
    """As after `migrate`. Editions refuse to be deleted, and so does Django's own `flush` here."""
    tables = [
        "listedarea",
        "searchword",
        "edition",
        "revision",
        "citation",
        "crimearealink",
        "section",
        "ncb",
        "policeforce",
    ]
    tables += ["country_editors", "country", "source", "crimearea_see_also", "crimearea"]
    with connection.cursor() as cursor:
        for table in [*tables, "fixturestate"]:
            if table == "policeforce":
                cursor.execute("UPDATE countries_policeforce SET part_of_id = NULL")
            cursor.execute(f"DELETE FROM countries_{table}")  # noqa: S608


def edit(
    change: Callable[[Any], object] | None = None, by: User | None = None, **said: str
) -> None:
    """A person saves the form of Belgium, with other words or parts."""
    country = Country.objects.get(code="BE")
    revisions.record_found(country)
    if change:
        change(country)
    for name, text in said.items():
        setattr(country, name, text)
    country.save()
    revisions.record(Country.objects.get(code="BE"), by, "form")


def the(model: type[Model], **named: Any) -> Any:
    """The one row of that model, or of that name."""
    return model._default_manager.get(**named)


def say_units(number: int) -> Callable[[Any], object]:
    """The edit that most of these tests make."""
    return lambda country: country.forces.filter(slug="local").update(units=number)


def publish(note: str = "A person's change") -> Edition:
    """A publisher publishes what is saved."""
    country = Country.objects.get(code="BE")
    return publishing.publish(country, None, {"en": note}, force="urgent")


def live() -> Edition:
    """What readers see."""
    return Edition.objects.live().get(country="BE")


def units(document: Document | None = None) -> int | None:
    """The number of local forces: of the draft, or of a document."""
    if document is None:
        return PoliceForce.objects.get(country="BE", slug="local").units
    return next(force.units for force in document.police if force.slug == "local")
