"""Broken files: each changes nothing, and says what an importer can act on.

What loaddata says of `broken_fixtures/name.yaml` stands in `name.txt` beside it, word for word.
"""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings

from tests.importing import SMALL, load, refusal, write

FOLDER = Path(__file__).parent / "broken_fixtures"
BROKEN = sorted(file.stem for file in FOLDER.glob("*.yaml"))


@pytest.mark.django_db
@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_file_is_refused_in_these_words(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    load(write(tmp_path, SMALL))
    monkeypatch.chdir(FOLDER)
    assert refusal(f"./{name}.yaml") + "\n" == (FOLDER / f"{name}.txt").read_text("utf-8")


def test_there_are_files_enough() -> None:
    assert len(BROKEN) >= 24
    assert sorted(file.stem for file in FOLDER.glob("*.txt")) == BROKEN


@pytest.mark.slow
def test_in_a_terminal_it_ends_with_1_and_shows_no_traceback(tmp_path: Path) -> None:
    file = write(tmp_path, SMALL.replace("region: europe", "region: Europe"))
    environment = {**os.environ, "DATABASE_URL": f"sqlite:///{tmp_path}/db.sqlite3"}

    def manage(*arguments: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, str(settings.BASE_DIR / "manage.py"), *arguments]
        return subprocess.run(command, env=environment, capture_output=True, text=True)  # noqa: S603

    assert manage("migrate", "--verbosity=0").returncode == 0
    refused = manage("loaddata", file)
    assert (refused.returncode, refused.stdout) == (1, "")
    assert refused.stderr == (
        "CommandError: Nothing was changed. Mistakes found: 1.\n"
        f"{file}, line 22: country BE, region “Europe”\n"
        "    This is not one of its choices. Did you mean “europe”?\n"
    )
