"""`manage.py prepare`: all that stands between a checkout and a page."""

from typing import Any

from django.conf import settings
from django.contrib.auth.models import User
from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from countries import accounts
from countries.models import Country, CrimeArea

FIRST_FIXTURES = ("crime_areas", "belgium")


class Command(BaseCommand):
    """Brings the tables up to date, and fills a database only where it is empty."""

    help = (
        "Bring the tables up to date; load the first profile into an empty database; in "
        "development, where no user exists, make an account a role. Run again, it changes nothing."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        self._migrate()
        if not (Country.objects.exists() or CrimeArea.objects.exists()):
            call_command("loaddata", *FIRST_FIXTURES, stdout=self.stdout, stderr=self.stderr)
        if settings.DEBUG and not User.objects.exists():
            self.stdout.write(
                "\nAccounts for development, one a role. Their passwords are shown this once;"
                " `make login` makes new ones.\n" + accounts.as_lines(accounts.renew()) + "\n"
            )

    def _migrate(self) -> None:
        executor = MigrationExecutor(connection)
        if waiting := executor.migration_plan(executor.loader.graph.leaf_nodes()):
            self.stdout.write(f"Bringing the database up to date: {len(waiting)} migrations.")
        call_command("migrate", verbosity=0, interactive=False)
