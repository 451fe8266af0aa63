"""Checks that take longer or need more than Python: run by .ci/run, left out by `make test`."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.environment import PRODUCTION, ROOT
from tests.longer import servers


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.path.is_relative_to(os.path.dirname(__file__)):
            item.add_marker("slow")


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty checkout: the tracked files as they stand now, and nothing else."""
    folder = tmp_path_factory.mktemp("checkout")
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    for name in filter(None, listed.stdout.split("\0")):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(ROOT / name, folder / name)
    return folder


@pytest.fixture(scope="session")
def production(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The settings of an installation that was migrated, loaded and collected."""
    folder = tmp_path_factory.mktemp("production")
    env = servers.environment(
        **PRODUCTION,
        BEHIND_PROXY="True",
        ENV_FILE=os.devnull,
        DATABASE_URL=f"sqlite:///{folder}/db.sqlite3",
        STATIC_ROOT=str(folder / "static"),
    )
    for command in (
        "migrate",
        "loaddata crime_areas belgium members pages",
        "collectstatic --noinput",
    ):
        done = subprocess.run(
            [sys.executable, "manage.py", *command.split()],
            cwd=ROOT,
            env=env,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
    return env
