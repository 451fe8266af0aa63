"""The portal as an operator runs it: gunicorn, collected assets, a proxy in front of it."""

import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.environment import ROOT
from tests.longer import nu, servers

pytestmark = pytest.mark.alone

LANGUAGES = ("en", "fr", "es", "ar")
PROXIED = {"Host": "profiles.example.org", "X-Forwarded-Proto": "https"}
Get = Callable[..., servers.Answer]


@pytest.fixture(scope="module")
def get(production: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Get]:
    """Asks the running portal as the proxy does."""
    port = servers.free_port()
    log = tmp_path_factory.mktemp("gunicorn") / "log"
    began = time.monotonic()
    with servers.running(servers.gunicorn(port), port, ROOT, log, production) as server:
        up = time.monotonic() - began

        def ask(address: str, **headers: str) -> servers.Answer:
            named = {name.replace("_", "-"): value for name, value in headers.items()}
            return servers.get(port, address, {**PROXIED, **named})

        for language in LANGUAGES:
            ask(f"/{language}/countries/belgium/")
        print(f"\ngunicorn: {up:.2f} s to the first answer, {memory(server.pid)} MiB a worker")
        yield ask


def memory(master: int) -> int:
    """The resident memory of the master's one worker, in MiB; 0 where there is no /proc."""
    children = Path(f"/proc/{master}/task/{master}/children")
    if not children.exists():
        return 0
    worker = children.read_text().split()[0]
    size = re.search(r"VmRSS:\s+(\d+) kB", Path(f"/proc/{worker}/status").read_text())
    return int(size[1]) // 1024 if size else 0


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_stands_in_each_language_without_a_cookie(get: Get, language: str) -> None:
    page = get(f"/{language}/countries/belgium/")
    assert page.status == 200
    assert page.headers["Content-Language"] == language
    assert page.headers["Set-Cookie"] is None
    assert "'unsafe" not in page.headers["Content-Security-Policy"]
    assert page.headers["Strict-Transport-Security"]
    again = get(f"/{language}/countries/belgium/", If_None_Match=page.headers["ETag"])
    assert (again.status, again.body) == (304, b"")


def test_http_is_sent_on_and_a_foreign_name_is_refused(get: Get) -> None:
    sent_on = get("/en/", X_Forwarded_Proto="http")
    assert (sent_on.status, sent_on.headers["Location"]) == (
        301,
        "https://profiles.example.org/en/",
    )
    assert get("/en/", Host="elsewhere.example").status == 400
    assert get("/healthz", X_Forwarded_Proto="http").status == 200


def test_the_pages_assets_are_hashed_compressed_and_kept_for_ever(get: Get) -> None:
    html = get("/en/countries/belgium/").body.decode()
    assets = re.findall(r'"(/static/[^"]+\.(?:css|js))"', html)
    assert assets
    for address in assets:
        assert re.search(r"\.[0-9a-f]{12}\.(css|js)$", address)
        for coding in ("br", "gzip"):
            asset = get(address, Accept_Encoding=coding)
            assert (asset.status, asset.headers["Content-Encoding"]) == (200, coding)
            assert "immutable" in asset.headers["Cache-Control"]


def test_the_html_of_every_kind_of_page_is_valid(get: Get, tmp_path: Path) -> None:
    """By the Nu HTML checker."""
    addresses = [f"/{language}/countries/belgium/" for language in LANGUAGES]
    addresses += [f"/{language}/" for language in LANGUAGES]
    lists = ("countries", "regions", "regions/europe", "crime-areas", "crime-areas/drug-crime")
    about = ("glossary", "about", "accessibility", "privacy", "contact")
    for page in ("compare", *lists, *about):
        addresses += [f"/{language}/{page}/" for language in LANGUAGES]
    addresses += [f"/{language}/no/such/page/" for language in LANGUAGES]
    for number, address in enumerate(addresses):
        (tmp_path / f"{number}{address.replace('/', '-')}.html").write_bytes(get(address).body)
    assert nu.complaints("--skip-non-html", str(tmp_path)) == []


def test_a_process_is_ready_in_a_moment(production: dict[str, str]) -> None:
    took = []
    for _ in range(3):
        began = time.monotonic()
        subprocess.run(
            [sys.executable, "-c", "import portal.wsgi"], cwd=ROOT, env=production, check=True
        )
        took.append(time.monotonic() - began)
    print(f"\ncold start of a process: {min(took):.2f} s")
    assert min(took) < 5
