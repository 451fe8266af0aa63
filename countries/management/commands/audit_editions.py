"""`manage.py audit_editions`: was any edition changed after it was made?"""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from countries.audit import audit
from countries.audit_trail import Action, record
from countries.models import Edition
from countries.vacuuming import vacuumed_if_many

ADVICE = (
    ". Columns can be written anew with --rebuild; a document cannot: compare it with a backup."
)
REMAINS = ", and cannot be rebuilt: compare with a backup."


class Command(BaseCommand):
    """Looks at every edition, and fails where one is not as it was made."""

    help = (
        "Recompute the SHA-256 of every edition, and what lists read of it, and name each that is"
        " not as it was made. Changes nothing without --rebuild."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--rebuild",
            action="store_true",
            help="write wrong columns, and what lists and the search read, anew; never documents",
        )

    def handle(self, *args: Any, rebuild: bool, **options: Any) -> None:
        with vacuumed_if_many():
            findings = audit(rebuild=rebuild)
        for finding in findings:
            self.stdout.write(str(finding))
        if rebuild:
            record(None, Action.COMMAND, "audit_editions --rebuild", "\n".join(map(str, findings)))
        left = [finding for finding in findings if not finding.rebuilt]
        if left:
            raise CommandError(_sum(len(left)) + (REMAINS if rebuild else ADVICE))
        count = Edition.objects.count()
        editions = "1 edition" if count == 1 else f"{count} editions"
        end = "all columns are right again." if findings else "nothing was changed."
        self.stdout.write(self.style.SUCCESS(f"Looked at {editions}: {end}"))


def _sum(count: int) -> str:
    return (
        "1 thing is not as it was made"
        if count == 1
        else f"{count} things are not as they were made"
    )
