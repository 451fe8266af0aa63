"""Starts a server as a person would, asks it, and stops it by its process."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPException, HTTPMessage
from pathlib import Path
from typing import NamedTuple

from tests.environment import ROOT

SETTINGS = re.findall(r"^#?([A-Z_]+)=", (ROOT / ".env.example").read_text("utf-8"), re.MULTILINE)


class Answer(NamedTuple):
    status: int
    headers: HTTPMessage
    body: bytes


def environment(**more: str) -> dict[str, str]:
    """This machine's environment without any setting of the portal, and with these."""
    kept = {name: value for name, value in os.environ.items() if name not in SETTINGS}
    kept.pop("MAKEFLAGS", None)
    return {**kept, **more}


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def gunicorn(port: int, application: str = "portal.wsgi") -> list[str]:
    """The command of an operator's server."""
    server = [sys.executable, "-m", "gunicorn", application, "--no-control-socket"]
    return [*server, "--workers", "1", "--bind", f"127.0.0.1:{port}"]


def get(port: int, address: str, headers: Mapping[str, str] | None = None) -> Answer:
    """One request, no redirect followed."""
    connection = HTTPConnection("127.0.0.1", port, timeout=30)
    try:
        connection.request("GET", address, headers=dict(headers or {}))
        response = connection.getresponse()
        return Answer(response.status, response.headers, response.read())
    finally:
        connection.close()


@contextmanager
def running(
    command: list[str], port: int, folder: Path, log: Path, env: dict[str, str]
) -> Iterator[subprocess.Popen[bytes]]:
    """The server while it runs, once it answers /healthz; its output is in `log`."""
    with log.open("wb") as output:
        server = subprocess.Popen(
            command, cwd=folder, env=env, stdout=output, stderr=output, start_new_session=True
        )
    try:
        _wait(server, port, log)
        yield server
    finally:
        if server.poll() is None:
            os.killpg(server.pid, signal.SIGTERM)
        server.wait(timeout=30)


def _wait(server: subprocess.Popen[bytes], port: int, log: Path) -> None:
    until = time.monotonic() + 300
    while time.monotonic() < until:
        if server.poll() is not None:
            break
        try:
            get(port, "/healthz")
        except (OSError, HTTPException):
            time.sleep(0.02)
        else:
            return
    raise AssertionError(f"The server did not come up:\n{log.read_text('utf-8', 'replace')}")
