"""Where the system's Chromium is, and a loud word where there is none.

A pytest plugin (tests/conftest.py names it), because only the plugins of the whole run may add to
its closing lines. `.ci/chromium` asks it too, before pytest runs.
"""

import os
import shutil

import pytest

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MISSING = "no Chromium: install one (Debian: chromium), or set CHROMIUM to its path"


def path() -> str | None:
    """The executable: CHROMIUM, or the first of the usual names."""
    found = (shutil.which(name) for name in (os.environ.get("CHROMIUM", ""), *NAMES) if name)
    return next(filter(None, found), None)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say it where it is read, at the end."""
    skipped = [str(report.longrepr) for report in terminalreporter.stats.get("skipped", [])]
    if count := sum(MISSING in reason for reason in skipped):
        terminalreporter.write_sep(
            "!", f"{count} BROWSER TESTS DID NOT RUN: {MISSING}", red=True, bold=True
        )
