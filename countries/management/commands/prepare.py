"""`manage.py prepare`: all that stands between a checkout and a page."""

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.contrib.auth.models import User
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandParser
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from countries import accounts
from countries.models import Country, CrimeArea, Edition, Page

FIRST_FIXTURES = ("crime_areas", "belgium", "members")


class Command(BaseCommand):
    """Brings the tables up to date, and fills a database only where it is empty."""

    help = (
        "Bring the tables up to date; load the members into an empty database; in "
        "development, where no user exists, make an account a role. Run again, it changes nothing."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--fixtures",
            nargs="+",
            default=FIRST_FIXTURES,
            metavar="FIXTURE",
            help=f"What an empty database is filled with: {' '.join(FIRST_FIXTURES)}.",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        self._migrate()
        if not (Country.objects.exists() or CrimeArea.objects.exists()):
            self._fill(options["fixtures"])
        if not Page.objects.exists():
            call_command("loaddata", "pages", verbosity=0)
        if settings.DEBUG and not User.objects.exists():
            self.stdout.write(
                "\nAccounts for development, one a role. Their passwords are shown this once;"
                " `make login` makes new ones.\n" + accounts.as_lines(accounts.renew()) + "\n"
            )

    def _fill(self, fixtures: Sequence[str]) -> None:
        """Load them, with the one line of progress in a terminal that `loaddata` draws."""
        self.stdout.write(f"Filling the empty database: {', '.join(fixtures)}.")
        call_command("loaddata", *fixtures, verbosity=0)
        count = Edition.objects.published().count()
        self.stdout.write(
            f"{count} countries are published, {CrimeArea.objects.count()} crime areas."
        )

    def _migrate(self) -> None:
        executor = MigrationExecutor(connection)
        if waiting := executor.migration_plan(executor.loader.graph.leaf_nodes()):
            self.stdout.write(f"Bringing the database up to date: {len(waiting)} migrations.")
        call_command("migrate", verbosity=0, interactive=False)
