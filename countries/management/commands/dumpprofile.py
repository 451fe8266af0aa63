"""Write a country's profile as the fixture that would load it."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db.models import Q
from django.utils.translation import gettext as _

from countries import profile
from countries.document import Document
from countries.editions import frozen, live
from countries.loading.dump import dump
from countries.loading.mistakes import unknown
from countries.models import Country, Edition


class Command(BaseCommand):
    help = "Writes a country's live profile as a fixture; --draft writes the working rows."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("country", help="Its name in addresses, or a code: belgium, BE, BEL.")
        parser.add_argument("--draft", action="store_true", help="From the rows, as last saved.")
        parser.add_argument("--output", type=Path, help="The file to write; else the terminal.")

    def handle(self, *args: Any, **options: Any) -> None:
        country = _find(options["country"])
        current = live(country.code)
        document = _document(country, current, draft=options["draft"])
        text = dump(document, _status(document, current))
        if options["output"]:
            _write(options["output"], text)
        else:
            self.stdout.write(text, ending="")


def _status(document: Document, current: Edition | None) -> str:
    """`published` for what readers can read: loading a draft again must not publish it."""
    readable = current is not None and current.kind != Edition.Kind.WITHDRAWAL
    public = readable and current is not None and frozen(document) == current.document
    return Country.Status.PUBLISHED.value if public else Country.Status.DRAFT.value


def _write(file: Path, text: str) -> None:
    try:
        file.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        message = _("{} cannot be written: {}").format(file, error.strerror)
        raise CommandError(message) from error


def _find(name: str) -> Country:
    wanted = Q(slug=name.lower()) | Q(code=name.upper()) | Q(alpha3=name.upper())
    country = Country.objects.filter(wanted).first()
    if country is None:
        slugs = Country.objects.values_list("slug", flat=True)
        raise CommandError(f"“{name}”: " + unknown(name, slugs, _("There is no such country.")))
    return country


def _document(country: Country, current: Edition | None, *, draft: bool) -> Document:
    if draft:
        return profile.build(country)
    if current is None:
        message = _("{} has no live edition; --draft writes the working rows.")
        raise CommandError(message.format(country.code))
    return current.document
