"""Django's loaddata, which also understands profile fixtures.

A file of profile records (countries, forces, sections, crime areas, sources, ...) is merged with
what is there and published; a file of pages about the portal is published where no person had a
hand in them; any other file, and a dump of this app with its editions or revisions, loads as Django
loads it.
"""

import io
import os
import zipfile
from collections.abc import Iterable, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import CommandError, CommandParser
from django.core.management.commands import loaddata
from django.core.serializers import get_public_serializer_formats
from django.core.serializers.base import DeserializationError
from django.db import DEFAULT_DB_ALIAS, DatabaseError
from django.utils.translation import gettext as _

from countries import page_publishing
from countries.audit_trail import Action, record
from countries.loading.kinds import Kind, kind_of
from countries.loading.progress import Progress
from countries.loading.run import FixtureFile, RefusedFixturesError, load
from countries.models import Edition, Page, PageEdition
from countries.models.edition import FROZEN
from countries.rules import RefusedError
from countries.vacuuming import vacuumed_if_many

READABLE = ("yaml", "yml", "json")


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
        try:
            with vacuumed_if_many(options["database"]):
                super().handle(*labels, **options)
        except (DatabaseError, RefusedError) as error:
            raise CommandError(_("Nothing was changed. {}").format(error)) from error

    def loaddata(self, fixture_labels: Sequence[str]) -> None:
        """Plain fixtures first, as Django loads them; then all profile fixtures as one."""
        self.serialization_formats = get_public_serializer_formats()
        profiles: dict[Path, FixtureFile] = {}
        plain = []
        self.pages: set[str] = set()
        for label in dict.fromkeys(fixture_labels):
            found = self._profile_files(label)
            profiles |= found
            if not found:
                plain.append(label)
        self._check_options(plain, profiles=bool(profiles))
        if plain:
            self._load_plain(plain)
        if profiles:
            self._load_profiles(list(profiles.values()))

    def _profile_files(self, label: str) -> dict[Path, FixtureFile]:
        """The label's file, where it holds profiles; a plain fixture has none."""
        found = {}
        for file, _folder, _name in self.find_fixtures(label):
            path = Path(file)
            fixture, form, compression = self.parse_name(path.name)
            data = self._read(file, compression)
            kind = kind_of(data)
            if kind == Kind.PAGES:
                self.pages.add(label)
            if kind == Kind.PROFILES:
                if form not in READABLE:
                    message = _("{}: profile fixtures are YAML or JSON.")
                    raise CommandError(message.format(_short(path)))
                found[path.resolve()] = FixtureFile(_short(path), fixture, form, data)
        if len(found) > 1:
            message = _("Several fixtures are named “{}”: give the whole path of one: {}.")
            raise CommandError(message.format(label, ", ".join(map(str, found))))
        return found

    def _read(self, file: str, compression: str | None) -> bytes:
        try:
            with closing(self._opened(file, compression)) as stream:
                content = stream.read()
        except (OSError, EOFError, ValueError, zipfile.BadZipFile) as error:
            raise CommandError(_("{} cannot be read: {}").format(file, error)) from error
        if isinstance(content, str):  # from the terminal, which can be read only once
            formats: dict[str | None, Any] = self.compression_formats
            formats["stdin"] = (lambda *args: io.StringIO(content), None)
            return content.encode()
        return content

    def _opened(self, file: str, compression: str | None) -> Any:
        formats: dict[str | None, Any] = self.compression_formats
        opening, mode = formats[compression]
        return opening(file, mode)

    def _check_options(self, plain: list[str], *, profiles: bool) -> None:
        """Options that would be silently ignored are refused."""
        ours = [
            f"--{name.replace('_', '-')}" for name in ("dry_run", "draft") if self.options[name]
        ]
        if ours and plain:
            message = _("{} is for profile fixtures only, not {}.")
            raise CommandError(message.format(ours[0], ", ".join(plain)))
        if profiles and (self.options["exclude"] or self.options["ignore"]):
            message = _("--exclude and --ignorenonexistent are not for profile fixtures.")
            raise CommandError(message)
        if profiles and self.using != DEFAULT_DB_ALIAS:
            raise CommandError(_("Profile fixtures load into the default database only."))

    def _load_plain(self, labels: list[str]) -> None:
        try:
            super().loaddata(tuple(labels))
        except (DeserializationError, ValueError) as error:
            words, cause = str(error), str(error.__cause__ or "")
            words += "" if cause in words else cause
            raise CommandError(_("Nothing was changed. {}").format(words)) from error
        record(None, Action.COMMAND, "loaddata", ", ".join(labels))

    def load_label(self, fixture_label: str) -> None:
        self.publishing = fixture_label in self.pages
        super().load_label(fixture_label)

    def save_obj(self, obj: Any) -> bool:
        """A dump restores editions, and never puts one in the place of another."""
        if self.publishing and isinstance(obj.object, Page):
            return self._load_page(obj.object)
        for kept, fixed in ((Edition, FROZEN), (PageEdition, ("slug", "number", "texts"))):
            if isinstance(obj.object, kept):
                self._check_same(kept, obj.object, fixed)
        return super().save_obj(obj)

    def _load_page(self, page: Page) -> bool:
        try:
            return page_publishing.load(page)
        except ValidationError as error:
            words = " ".join(error.messages)
            raise CommandError(
                _("Nothing was changed. {}").format(f"{page.pk}: {words}")
            ) from error

    def _check_same(self, kept: Any, new: Any, fixed: Iterable[str]) -> None:
        there = kept.objects.using(self.using).filter(pk=new.pk).first()
        if there and any(getattr(there, name) != getattr(new, name) for name in fixed):
            message = _("Edition {} of this database is another one than in the fixture.")
            raise CommandError(message.format(there))

    def _load_profiles(self, files: list[FixtureFile]) -> None:
        try:
            lines = load(
                files,
                draft=self.options["draft"],
                overwrite=self.options["overwrite_edits"],
                dry=self.options["dry_run"],
                progress=Progress(self.stderr, rounds=1 if self.options["dry_run"] else 2),
            )
        except RefusedFixturesError as error:
            raise CommandError(_refusal([str(m) for m in error.mistakes])) from error
        if self.verbosity >= 1:
            for line in lines:
                self.stdout.write(line)


def _short(file: Path) -> str:
    """The path as a person would write it from here."""
    relative = Path(os.path.relpath(file))
    return str(file if ".." in relative.parts else relative)


def _refusal(mistakes: list[str]) -> str:
    head = _("Nothing was changed. Mistakes found: {}.").format(len(mistakes))
    return "\n".join([head, *mistakes])
