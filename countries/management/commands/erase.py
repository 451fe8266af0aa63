"""`manage.py erase`: take a text out of everything that is kept, editions included."""

import getpass
import sys
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from countries.erasing import CannotEraseError, Found, erase, search
from countries.vacuuming import vacuumed_if_many
from countries.wording import Wording

NOT_REACHED = (
    "Not reached, and yours to see to: backups, log files, copies that readers and search engines"
    " keep."
)


class Command(BaseCommand):
    """Asks for the text, so that it stays out of the shell's history; shows where it stands."""

    help = (
        "Erase a text (a name, an address) from every table: editions, revisions, drafts, history."
        " The text is read from the terminal or from standard input. Whole words, capitals as"
        " given; what nobody sees does not hide them. It cannot be undone."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--replacement", default="[erased]", help="default: %(default)s")
        parser.add_argument("--reason", default="", help="why, for the record; never the text")
        parser.add_argument("--by", default=getpass.getuser(), help="who; default: %(default)s")
        parser.add_argument("--dry-run", action="store_true", help="only show where it stands")
        parser.add_argument("--yes", action="store_true", help="do not ask again")

    def handle(self, *args: Any, **options: Any) -> None:
        wording = Wording(_asked("The text to erase: "), options["replacement"])
        if len(" ".join(wording.words)) < 3:
            raise CommandError("Give a text of three letters or more: a shorter one is in words.")
        try:
            self._erase(wording, options)
        except CannotEraseError as error:
            raise CommandError("\n".join(["Nothing was erased.", *error.lines])) from error

    def _erase(self, wording: Wording, options: dict[str, Any]) -> None:
        found = search(wording)
        self._show(found)
        files = sorted(str(file) for file in _fixtures_with(wording))
        if files:
            self.stdout.write("Take it out of these files yourself: " + ", ".join(files))
        if options["dry_run"] or not found:
            return
        if not options["reason"].strip():
            raise CommandError("Say why: --reason. Nothing was erased.")
        if not options["yes"] and _asked("It cannot be undone. Type “erase”: ") != "erase":
            raise CommandError("Nothing was erased.")
        with vacuumed_if_many():
            erasure = erase(wording, options["reason"], options["by"])
        documents = erasure.documents.count()
        self.stdout.write(self.style.SUCCESS(f"Erased; {documents} documents have a new SHA-256."))
        self.stdout.write(NOT_REACHED)

    def _show(self, found: list[Found]) -> None:
        if not found:
            self.stdout.write("No table holds this text.")
        for place in found:
            rows = len(place.rows)
            self.stdout.write(f"{place.name}: {rows} row{'' if rows == 1 else 's'}")


def _asked(question: str) -> str:
    if sys.stdin.isatty():
        return input(question).strip()
    return sys.stdin.readline().strip()


def _fixtures_with(wording: Wording) -> list[Path]:
    """Fixture files that hold the text: the next load would bring it back."""
    folders = [Path(folder) for folder in settings.FIXTURE_DIRS]
    files = [file for folder in folders for file in folder.rglob("*") if file.is_file()]
    return [file for file in files if file.read_text(encoding="utf-8", errors="replace") in wording]
