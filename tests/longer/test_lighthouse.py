"""The pages that readers meet first, by Lighthouse, in the set-up of production."""

import json
import os
import subprocess
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from tests.browser import chromium
from tests.environment import ROOT
from tests.longer import servers
from tests.pace import slowness

pytestmark = pytest.mark.alone

WANTED = {"performance": 98, "accessibility": 100, "best-practices": 100, "seo": 100}
PHONE = 4  # times slower than this machine at its usual pace, as Lighthouse has it


TRIES = 6
FIRST = ("/en/", "/ar/", "/en/countries/belgium/", "/ar/countries/belgium/")
OTHERS = (
    "/en/compare/?c=belgium&c=france",
    "/ar/compare/?c=belgium&c=france",
    "/en/countries/",
    "/ar/countries/",
    "/en/regions/europe/",
    "/ar/regions/europe/",
    "/en/crime-areas/drug-crime/",
    "/ar/crime-areas/drug-crime/",
    "/en/search/?q=police",
    "/ar/search/",
)


@pytest.fixture(scope="module")
def address(production: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the portal runs: with the compression that a proxy adds, and not its encryption."""
    port = servers.free_port()
    log = tmp_path_factory.mktemp("lighthouse") / "log"
    env = {**production, "ALLOWED_HOSTS": "localhost", "SECURE_SSL_REDIRECT": "False"}
    with servers.running(servers.gunicorn(port, "tests.longer.proxied"), port, ROOT, log, env):
        yield f"http://localhost:{port}"


def report(address: str, device: str, folder: Path) -> dict[str, Any]:
    """What one run says. The browser's trace comes to nothing now and then: that is tried anew."""
    command, browser = os.environ.get("LIGHTHOUSE"), chromium.path()
    if not command or not browser:
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)(
            "no LIGHTHOUSE, or no browser"
        )
    made = folder / "report.json"
    asked = [command, address, "--quiet", "--output=json", f"--output-path={made}"]
    asked += [f"--only-categories={','.join(WANTED)}"]
    asked += ["--chrome-flags=--headless=new --no-sandbox"]
    said: object = "no report"
    for _ in range(TRIES):
        made.unlink(missing_ok=True)
        pace = f"--throttling.cpuSlowdownMultiplier={PHONE / slowness():.2f}"
        how = "--preset=desktop" if device == "desktop" else pace
        with suppress(subprocess.TimeoutExpired):
            env = {**os.environ, "CHROME_PATH": browser}
            subprocess.run([*asked, how], env=env, timeout=120, check=False)
        told: dict[str, Any] = json.loads(made.read_text("utf-8")) if made.exists() else {}
        if told and "runtimeError" not in told:
            return told
        said = told.get("runtimeError", said)
    raise AssertionError(said)


def misses(told: dict[str, Any]) -> list[str]:
    """What a run found that is not as wanted: the score, and what is to be mended for it."""
    scores = {name: round(100 * each["score"]) for name, each in told["categories"].items()}
    if "q=" in told["requestedUrl"]:
        scores.pop("seo")  # results are kept from search engines on purpose, which costs a third
    found = [f"{name}: {score}" for name, score in scores.items() if score < WANTED[name]]
    if told["audits"]["cumulative-layout-shift"]["numericValue"]:
        found.append("the layout shifts")
    if not found:
        return []
    failed = [each["title"] for each in told["audits"].values() if each["score"] == 0]
    return [*found, *failed]


@pytest.mark.parametrize(
    ("path", "device"),
    [*((path, "mobile") for path in (*FIRST, *OTHERS)), *((path, "desktop") for path in FIRST)],
)
def test_the_median_is_as_wanted(address: str, tmp_path: Path, path: str, device: str) -> None:
    """Two of the first three runs, or three of five: the pace of a machine may swing within a run,
    and a second look tells whether it was that or the page."""
    good, bad = 0, list[list[str]]()
    while good < (3 if len(bad) > 1 else 2) and len(bad) < 3:
        if found := misses(report(address + path, device, tmp_path)):
            bad.append(found)
        else:
            good += 1
    assert len(bad) < 3, bad
