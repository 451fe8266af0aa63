"""Runs the portal's Python in an environment of its own: nothing of this machine's settings."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PRODUCTION = {
    "DEBUG": "False",
    "SECRET_KEY": "".join(chr(33 + i) for i in range(90)),  # of every kind of character, `$` too
    "ALLOWED_HOSTS": "profiles.example.org, www.profiles.example.org",
}


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """`python ARGUMENTS` beside manage.py, with only those variables set."""
    kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT") if name in os.environ}
    return subprocess.run(  # noqa: S603
        [sys.executable, *arguments],
        env={**kept, "ENV_FILE": os.devnull, "PYTHONIOENCODING": "utf-8", **environment},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


def manage(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """`manage.py ARGUMENTS`, with only those variables set."""
    return run("manage.py", *arguments, **environment)
