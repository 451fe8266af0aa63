"""`make serve` in an empty checkout, twice, as a newcomer types it."""

import os
import re
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.environment import ROOT
from tests.longer import servers
from tests.pace import seconds

pytestmark = pytest.mark.alone

PAGE = "/{}/countries/belgium/"


class Run(NamedTuple):
    port: int
    seconds: float
    printed: str
    pages: dict[str, int]
    mistyped: str
    rows: list[str]


def serve(folder: Path, target: str = "serve") -> Run:
    """Serve until the pages were read, then stop."""
    port = servers.free_port()
    log = folder / "serve.log"
    began = time.monotonic()
    command = ["make", target, f"PORT={port}"]
    with servers.running(command, port, folder, log, servers.environment()):
        seconds = time.monotonic() - began
        addresses = [PAGE.format(language) for language in ("en", "fr", "es", "ar")]
        addresses += ["/account/login/", "/healthz"]
        pages = {address: servers.get(port, address).status for address in addresses}
        printed = log.read_text("utf-8")
        mistyped = servers.get(port, "/en/countries/belgum/").body.decode()
    with closing(sqlite3.connect(folder / "db.sqlite3")) as database:
        rows = list(database.iterdump())
    return Run(port, seconds, printed, pages, mistyped, rows)


@pytest.fixture(scope="module")
def first(checkout: Path) -> Run:
    return serve(checkout)


@pytest.fixture(scope="module")
def second(first: Run, checkout: Path) -> Run:
    return serve(checkout)


@pytest.mark.parametrize("run", ["first", "second"])
def test_it_ends_with_the_page_up_in_four_languages(
    run: str, request: pytest.FixtureRequest
) -> None:
    assert set(request.getfixturevalue(run).pages.values()) == {200}


def test_who_mistypes_a_country_is_led_to_it(first: Run) -> None:
    assert "Page not found" in first.mistyped
    assert 'href="/en/countries/belgium/"' in first.mistyped


@pytest.mark.parametrize("run", ["first", "second"])
def test_its_last_lines_are_the_addresses_and_one_thing_to_try(
    run: str, request: pytest.FixtureRequest
) -> None:
    it = request.getfixturevalue(run)
    root = f"http://localhost:{it.port}"
    said = it.printed[it.printed.index("The portal is up") :]
    assert f"{root}/en/countries/belgium/\n" in said
    assert f"{root}/ar/countries/belgium/\n" in said
    assert f"{root}/admin/\n" in said
    assert "Try: " in said
    after = said[said.index("Try: ") :].splitlines()[2:]
    assert not [line for line in after if "HTTP/1.1" not in line]


def test_the_first_run_prints_a_password_for_each_role(first: Run) -> None:
    assert len(re.findall(r"^  \w+ +\w{14}  ", first.printed, re.MULTILINE)) == 4


def test_the_second_run_changes_no_row_prints_no_password_and_is_quick(
    first: Run, second: Run
) -> None:
    assert second.rows == first.rows
    assert "assword" not in second.printed
    assert second.seconds < 10
    print(f"\nmake serve: {first.seconds:.1f} s in an empty checkout, then {second.seconds:.1f} s")


def test_make_demo_ends_so_too_and_says_what_it_added(second: Run, checkout: Path) -> None:
    it = serve(checkout, "demo")
    assert set(it.pages.values()) == {200}
    assert "Added invented countries" in it.printed
    assert it.printed.index("  XA  Examplia") < it.printed.index("The portal is up")


def test_a_port_that_is_taken_is_one_line(first: Run, checkout: Path) -> None:
    port = servers.free_port()
    log = checkout / "taken.log"
    env = servers.environment()
    command = ["make", "serve", f"PORT={port}"]
    with (
        servers.running(command, port, checkout, log, env),
        pytest.raises(AssertionError, match="did not come up") as refused,
        servers.running(command, servers.free_port(), checkout, log.with_suffix(".2"), env),
    ):
        pass
    assert "That port is already in use." in str(refused.value)
    assert "Traceback" not in str(refused.value)


def test_an_empty_database_is_filled_with_every_member_in_half_a_minute(tmp_path: Path) -> None:
    """At the usual pace of a machine; what is made of Python before that is not counted."""
    env = servers.environment(ENV_FILE=os.devnull, DATABASE_URL=f"sqlite:///{tmp_path}/db.sqlite3")
    command = [sys.executable, "manage.py", "prepare"]
    took = seconds(lambda: subprocess.run(command, cwd=ROOT, env=env, check=True))
    print(f"\nprepare: {took:.1f} s at the usual pace")
    assert took < 30
