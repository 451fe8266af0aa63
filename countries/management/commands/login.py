"""`manage.py login`: new passwords for the accounts of a development installation."""

from typing import Any

from django.conf import settings
from django.contrib.auth.models import Group
from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from countries import accounts


class Command(BaseCommand):
    """Sets and prints new passwords; never where DEBUG is off."""

    help = "Give the development accounts, one a role, new passwords and print them."

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEBUG:
            raise CommandError(
                "This prints passwords, so it works in development only, and DEBUG is off here."
                " In production: manage.py changepassword NAME."
            )
        if Group._meta.db_table not in connection.introspection.table_names():
            raise CommandError("The database has no tables yet. Run `make serve` first.")
        self.stdout.write("New passwords, shown this once:\n" + accounts.as_lines(accounts.renew()))
