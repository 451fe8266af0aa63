"""After many rows were written at once, PostgreSQL is told to look at them.

Of rows that no VACUUM has seen it reads each twice, and without an ANALYZE it guesses how many
there are: until the automatic ones come by, a search after a large import would take several times
as long. SQLite needs neither.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import Max

from countries.models import Edition, ListedArea, SearchWord

MANY = 2000  # search words: those of some thirty profiles
WRITTEN = (Edition, ListedArea, SearchWord)


@contextmanager
def vacuumed_if_many(using: str = DEFAULT_DB_ALIAS) -> Iterator[None]:
    """Around what may publish many editions, or write what the search reads of them anew."""
    words = SearchWord.objects.using(using)
    last = words.aggregate(last=Max("pk"))["last"] or 0
    yield
    if words.filter(pk__gt=last)[:MANY].count() == MANY:
        vacuum(using)


def vacuum(using: str = DEFAULT_DB_ALIAS) -> None:
    """VACUUM what lists and the search read.

    In a transaction it is not allowed, so there it is left out; so is a table that is locked.
    """
    connection = connections[using]
    if connection.vendor != "postgresql" or not connection.get_autocommit():
        return
    tables = ", ".join(connection.ops.quote_name(each._meta.db_table) for each in WRITTEN)
    with connection.cursor() as cursor:
        cursor.execute(f"VACUUM (ANALYZE, SKIP_LOCKED) {tables}")
