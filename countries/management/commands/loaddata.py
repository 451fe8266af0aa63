"""Django's loaddata, which also understands profile fixtures.

A file of profile records (countries, forces, sections, crime areas, sources, ...) is merged with
what is there and published; any other file, and a dump of this app with its editions or
revisions, loads as Django loads it.
"""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.core import serializers
from django.core.management.base import CommandError, CommandParser
from django.core.management.commands import loaddata
from django.core.serializers.base import DeserializationError
from django.db import DEFAULT_DB_ALIAS
from django.utils.translation import gettext as _

from countries.loading.records import UnreadableError, compose, models_of
from countries.loading.run import RefusedFixturesError, load

READABLE = ("yaml", "yml", "json")
WHOLE_DUMPS = {"countries.edition", "countries.revision"}


class Command(loaddata.Command):
    help = "Installs fixtures. Profile fixtures are merged with what editors wrote, and published."

    def add_arguments(self, parser: CommandParser) -> None:
        super().add_arguments(parser)
        parser.add_argument(
            "--dry-run", action="store_true", help="Print what would change; write nothing."
        )
        parser.add_argument(
            "--draft", action="store_true", help="Load profiles without publishing them."
        )
        parser.add_argument(
            "--overwrite-edits",
            action="store_true",
            help="Where a person and the file changed the same, take the file.",
        )

    def handle(self, *labels: str, **options: Any) -> None:
        self.options = options
        super().handle(*labels, **options)

    def loaddata(self, fixture_labels: Sequence[str]) -> None:
        """Plain fixtures first, as Django loads them; then all profile fixtures as one."""
        self.serialization_formats = serializers.get_public_serializer_formats()
        profiles: list[tuple[Path, str]] = []
        plain = []
        for label in fixture_labels:
            found = [] if label == "-" else self._profile_files(label)
            profiles += found
            if not found:
                plain.append(label)
        if self.options["dry_run"] and plain:
            names = ", ".join(plain)
            raise CommandError(_("--dry-run is for profile fixtures only, not {}.").format(names))
        if plain:
            try:
                super().loaddata(tuple(plain))
            except DeserializationError as error:
                raise CommandError(str(error)) from error
        if profiles:
            self._load_profiles(profiles)

    def _profile_files(self, label: str) -> list[tuple[Path, str]]:
        """The label's files, where they hold profiles; a plain fixture has none."""
        files = [Path(file) for file, _folder, _name in self.find_fixtures(label)]
        return [
            (_short(file), file.name.partition(".")[0]) for file in files if self._is_profile(file)
        ]

    def _is_profile(self, file: Path) -> bool:
        _name, kind, compression = self.parse_name(file.name)
        if kind not in READABLE or compression is not None:
            return False
        try:
            models = {model.lower() for model in models_of(compose(file.name, file.read_bytes()))}
        except UnreadableError:
            return True
        ours = any(model.startswith("countries.") for model in models)
        return ours and not models & WHOLE_DUMPS

    def _load_profiles(self, files: list[tuple[Path, str]]) -> None:
        if self.using != DEFAULT_DB_ALIAS:
            raise CommandError(_("Profile fixtures load into the default database only."))
        try:
            lines = load(
                files,
                draft=self.options["draft"],
                overwrite=self.options["overwrite_edits"],
                dry=self.options["dry_run"],
            )
        except RefusedFixturesError as error:
            raise CommandError(_refusal([str(m) for m in error.mistakes])) from error
        if self.verbosity >= 1:
            for line in lines:
                self.stdout.write(line)


def _short(file: Path) -> Path:
    """The path as a person would write it from here."""
    relative = Path(os.path.relpath(file))
    return file if ".." in relative.parts else relative


def _refusal(mistakes: list[str]) -> str:
    head = _("Nothing was changed. Mistakes found: {}.").format(len(mistakes))
    return "\n".join([head, *mistakes])
