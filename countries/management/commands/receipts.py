"""`manage.py receipts`: do readers get every edition that is in force?"""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from countries.models import Edition
from countries.receipts import make, unsettled


class Command(BaseCommand):
    """Asks the public side, and fails where it does not show what is in force."""

    help = (
        "Ask the public side for every edition in force that was not asked for yet, or was missed,"
        " and name each that readers do not get on every page and in every list."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--all", action="store_true", help="ask for every edition in force, also once more"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        wanted = list(Edition.objects.live().defer("body") if options["all"] else unsettled())
        make(wanted)
        left = list(unsettled())
        for edition in left:
            self.stdout.write(f"{edition}: {_missed(edition)}")
        if left:
            raise CommandError(f"Asked for {len(wanted)}, and readers do not get {len(left)}.")
        self.stdout.write(self.style.SUCCESS(f"Asked for {len(wanted)}: readers get every one."))


def _missed(edition: Edition) -> str:
    wrong = edition.receipts.filter(good=False).order_by("what", "pk")
    places = [f"{each.what} {each.language} ({each.status or each.error})" for each in wrong]
    return ", ".join(places) or "no receipt could be made"
