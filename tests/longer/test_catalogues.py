"""The committed message catalogues say what the code says today. Needs GNU gettext."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po

from tests.environment import ROOT
from tests.longer import servers

LOCALE = Path("portal/locale")
LANGUAGES = ("fr", "es", "ar")


def catalogue(folder: Path, language: str) -> Catalog:
    with (folder / LOCALE / language / "LC_MESSAGES" / "django.po").open("rb") as file:
        return read_po(file, locale=language)


def messages(catalogue: Catalog) -> set[tuple[object, object]]:
    return {(message.context, message.id) for message in catalogue if message.id}


@pytest.fixture(scope="module")
def made_anew(checkout: Path) -> Path:
    """The checkout after `make messages`."""
    if not shutil.which("xgettext"):
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)("no GNU gettext")
    (checkout / ".venv").symlink_to(ROOT / ".venv", target_is_directory=True)
    subprocess.run(["make", "messages"], cwd=checkout, env=servers.environment(), check=True)
    return checkout


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_message_is_new_or_gone(made_anew: Path, language: str) -> None:
    committed, made = (messages(catalogue(folder, language)) for folder in (ROOT, made_anew))
    assert made - committed == set(), "run `make messages` and translate these"
    assert committed - made == set(), "run `make messages`: the code no longer says these"


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_message_is_empty_or_fuzzy(made_anew: Path, language: str) -> None:
    unfinished = [
        message.id
        for message in catalogue(made_anew, language)
        if message.id and (message.fuzzy or not message.string)
    ]
    assert unfinished == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_compiled_catalogue_is_the_written_one(language: str) -> None:
    with (ROOT / LOCALE / language / "LC_MESSAGES" / "django.mo").open("rb") as file:
        compiled = {(m.context, m.id): m.string for m in read_mo(file) if m.id}
    written = {(m.context, m.id): m.string for m in catalogue(ROOT, language) if m.id}
    assert compiled == written
