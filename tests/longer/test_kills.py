"""A process killed in the midst of publishing leaves the old or the new edition live, whole."""

import json
import os
import random
import shutil
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from itertools import islice, pairwise
from pathlib import Path
from typing import Any, NamedTuple
from uuid import uuid4

import psycopg
import pytest

from tests.environment import ROOT
from tests.longer import servers

pytestmark = pytest.mark.alone

KILLS = 50
INSIDE = 30
"""So many of them must have hit a publication that had begun and was not done."""
ACTS = ("approve", "force", "withdraw", "bring_back", "load", "check")


class Database(NamedTuple):
    """Where the editions are; `settled` waits until nothing of a killed process goes on there."""

    url: str
    settled: Callable[[], None]


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    if request.param == "sqlite":
        yield Database(f"sqlite:///{tmp_path}/db.sqlite3", lambda: None)
        return
    server = os.environ.get("POSTGRES_URL", "").rpartition("/")[0]
    if not server:
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)("no POSTGRES_URL")
    name = f"kills_{uuid4().hex[:12]}"
    with psycopg.connect(f"{server}/postgres", autocommit=True) as beside:
        beside.execute(f'CREATE DATABASE "{name}"')
        try:
            yield Database(f"{server}/{name}", lambda: _alone(beside, name))
        finally:
            beside.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


def _alone(beside: psycopg.Connection, name: str) -> None:
    """A server process notices late that its client is gone, and may commit until it does."""
    until = time.monotonic() + 20
    asked = "SELECT count(*) FROM pg_stat_activity WHERE datname = %s"
    while time.monotonic() < until:
        if beside.execute(asked, [name]).fetchone() == (0,):
            return
        time.sleep(0.005)
    raise AssertionError("A killed process still has its connection.")


@contextmanager
def publisher(database: Database, fixture: Path, *more: str) -> Iterator[subprocess.Popen[str]]:
    """A process that has started, and waits to be told what to publish. It ends by being killed."""
    env = servers.environment(
        ENV_FILE=os.devnull,
        DATABASE_URL=database.url,
        DJANGO_SETTINGS_MODULE="portal.settings",
        LOG_LEVEL="ERROR",
    )
    command = [sys.executable, "-m", "tests.longer.publisher", *more, str(fixture)]
    with subprocess.Popen(
        command, cwd=ROOT, env=env, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        try:
            yield process
        finally:
            process.kill()


def told(process: subprocess.Popen[str]) -> Iterator[dict[str, Any]]:
    """What it tells, a line each, until it is no more."""
    assert process.stdout
    for line in process.stdout:
        said = json.loads(line)
        assert not said.get("found"), said
        assert "trouble" not in said, said
        yield said


def ask(process: subprocess.Popen[str], *acts: str) -> Iterator[dict[str, Any]]:
    assert process.stdin
    process.stdin.write(f"{' '.join(acts)}\n")
    process.stdin.flush()
    return told(process)


def durations(database: Database, fixture: Path) -> dict[str, float]:
    """How long each act takes on this machine; the database is made on the way."""
    begun: dict[str, float] = {}
    taken: dict[str, float] = {}
    with publisher(database, fixture, "prepare") as process:
        for said in ask(process, "force", *ACTS):
            if "begun" in said:
                begun[said["begun"]] = said["at"]
            elif "done" in said:
                taken[said["done"]] = said["at"] - begun[said["done"]]
            if "check" in taken:
                break
    return taken


class Killed(NamedTuple):
    """What a process found when it began, what it was killed in, and what readers may see now."""

    found: Any
    act: str
    allowed: list[Any]


def kill(process: subprocess.Popen[str], act: str, after: float) -> Killed:
    """Let it publish once to the end, then kill it, so long after it began to do that act."""
    lines = ask(process, "force", act)
    found, *_first, last = islice(lines, 4)
    assert last["begun"] == act
    time.sleep(after)
    process.kill()
    for said in lines:
        last = said
    process.wait()
    if "begun" in last:
        return Killed(found["live"], last["begun"], [last["old"], last["new"]])
    return Killed(found["live"], "", [last["live"]])


def kills(database: Database, fixture: Path, moments: random.Random) -> Iterator[Killed]:
    """One after the other. The next starts meanwhile, but opens the database only afterwards."""
    taken = durations(database, fixture)
    database.settled()
    acts = [ACTS[turn % len(ACTS)] for turn in range(KILLS)]
    with ExitStack() as started:
        following = started.enter_context(publisher(database, fixture))
        for act in acts:
            process, following = following, started.enter_context(publisher(database, fixture))
            yield kill(process, act, moments.uniform(0, 1.15) * taken[act])
            database.settled()
        yield Killed(next(ask(following, "force"))["live"], "", [])


def test_the_old_or_the_new_edition_is_live_and_whole(database: Database, tmp_path: Path) -> None:
    """Each process begins with a look at what the killed one left: see `left_behind`."""
    fixture = tmp_path / "belgium.yaml"
    shutil.copy2(ROOT / "fixtures/belgium.yaml", fixture)
    began = time.monotonic()
    done = list(kills(database, fixture, random.Random(4)))  # noqa: S311
    for before, after in pairwise(done):
        assert after.found in before.allowed, f"killed in {before.act or 'nothing'}"
    inside = Counter(each.act for each in done if each.act)
    new = sum(after.found == before.allowed[-1] for before, after in pairwise(done) if before.act)
    seconds = time.monotonic() - began
    print(f"\n{KILLS} kills in {seconds:.0f} s, inside: {dict(inside)}, then new: {new}")
    assert inside.total() >= INSIDE
    assert inside.keys() == set(ACTS)
