"""The Nu checker of HTML and CSS: the jar that VNU_JAR names (`.ci/vnu` fetches it)."""

import os
import shutil
import subprocess

import pytest


def complaints(*arguments: str) -> list[str]:
    """What it says of files or folders, a line each; without it the test is skipped."""
    jar = os.environ.get("VNU_JAR")
    if not jar or not shutil.which("java"):
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)("no VNU_JAR or no java")
    checked = subprocess.run(
        ["java", "-jar", str(jar), *arguments], capture_output=True, text=True, check=False
    )
    return checked.stderr.splitlines()
