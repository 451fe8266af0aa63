"""`make messages`, with GNU gettext: the committed catalogues are what it makes."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.environment import ROOT
from tests.longer import servers


def entries(folder: Path, language: str) -> list[str]:
    """The messages with their translations, in no order: the order is the code's."""
    name = f"portal/locale/{language}/LC_MESSAGES/django.po"
    return sorted((folder / name).read_text("utf-8").strip().split("\n\n"))


@pytest.fixture(scope="module")
def made_anew(checkout: Path) -> Path:
    if not shutil.which("xgettext"):
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)("no GNU gettext")
    (checkout / ".venv").symlink_to(ROOT / ".venv", target_is_directory=True)
    subprocess.run(["make", "messages"], cwd=checkout, env=servers.environment(), check=True)
    return checkout


@pytest.mark.parametrize("language", ["fr", "es", "ar"])
def test_it_changes_nothing(made_anew: Path, language: str) -> None:
    assert entries(made_anew, language) == entries(ROOT, language)
