"""What many tests begin with: written once, and for the tests after it as rows."""

from collections.abc import Callable, Iterable
from typing import Any

from django.apps import apps
from django.core.management import call_command
from django.core.management.color import no_style
from django.db import connection, transaction

Rows = dict[str, list[tuple[Any, ...]]]
_written: dict[tuple[Any, ...], Rows] = {}


def load(*labels: str) -> None:
    """What `loaddata` leaves of these fixtures."""
    once(labels, lambda: call_command("loaddata", *labels, verbosity=0))


def once(name: Iterable[str], write: Callable[[], Any]) -> None:
    """What `write` leaves: by it the first time, and where its tables are not empty."""
    key = (*name, connection.in_atomic_block)  # outside, what waits for the commit is done too
    if key in _written and not any(rows(_written[key]).values()):
        _write(_written[key])
        return
    before = rows(connection.introspection.django_table_names())
    write()
    changed = {table: found for table, found in rows(before).items() if found != before[table]}
    if not any(before[table] for table in changed):
        _written[key] = changed


def rows(tables: Iterable[str]) -> Rows:
    """All that stands in these tables."""
    found = {}
    with connection.cursor() as cursor:
        for table in tables:
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608
            found[table] = cursor.fetchall()
    return found


def _write(tables: Rows) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        for table, found in tables.items():
            places = ", ".join(["%s"] * len(found[0]))
            name = connection.ops.quote_name(table)
            cursor.executemany(f"INSERT INTO {name} VALUES ({places})", found)  # noqa: S608
        models = [model for model in apps.get_models() if model._meta.db_table in tables]
        for statement in connection.ops.sequence_reset_sql(no_style(), models):
            cursor.execute(statement)
