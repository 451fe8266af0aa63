"""`manage.py demo`: invented countries in every state, for development."""

from typing import Any

from django.conf import settings
from django.contrib.auth.models import Group
from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.utils import timezone

from countries.demo import adding
from countries.demo.stories import stories
from countries.rules import RefusedError

WHERE = """\
Sign in at /admin/ as editor, reviewer, publisher or administrator: each finds something waiting.
`make login` makes new passwords. To be rid of it all, begin with a fresh database: history is never
deleted. In one of its own it stands apart: DATABASE_URL=sqlite:///demo.sqlite3 make demo\
"""


class Command(BaseCommand):
    """Adds what the stories tell, once; never where DEBUG is off."""

    help = (
        "In development: add invented countries in every state (live, proposed, returned,"
        " scheduled, withdrawn, ...), so that every screen has something to show. Run again, it"
        " changes nothing."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEBUG:
            raise CommandError(
                "This adds invented countries to what readers see, so it works in development"
                " only, and DEBUG is off here. Nothing was added."
            )
        if Group._meta.db_table not in connection.introspection.table_names():
            raise CommandError("The database has no tables yet. Run `make demo`.")
        if adding.added():
            self.stdout.write("\nThe invented countries are here already; nothing was changed.")
        else:
            self._add()
        for story in stories():
            self.stdout.write(f"  {story.code}  {story.show}")
        self.stdout.write(WHERE)

    def _add(self) -> None:
        try:
            adding.add(timezone.now())
        except adding.CannotAddError as error:
            raise CommandError(f"{error} Nothing was added.") from error
        except RefusedError as error:
            raise CommandError(f"A rule of this database refuses it: {error}") from error
        self.stdout.write("\nAdded invented countries, none of them real:")
