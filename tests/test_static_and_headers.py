"""What a browser may do with our answers, and how assets reach it."""

import json
import re
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.test import Client

from countries.models import Edition
from tests.environment import PRODUCTION, manage, run

POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "manifest-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
}
PUBLIC = ["/en/", "/ar/countries/belgium/", "/en/no/such/page", "/healthz"]
OTHERS = ["/account/login/", "/static/admin/css/base.css"]


def policy(header: str) -> dict[str, str]:
    """The directives of a Content-Security-Policy by name."""
    parts = (part.strip().partition(" ") for part in header.split(";"))
    return {name: values for name, _, values in parts}


@pytest.mark.parametrize("address", PUBLIC + OTHERS)
def test_every_answer_carries_the_same_strict_headers(
    client: Client, published_belgium: Edition, address: str
) -> None:
    with closing(client.get(address)) as answer:
        headers = answer.headers
    assert policy(headers["Content-Security-Policy"]) == POLICY
    assert headers["Referrer-Policy"] == "strict-origin-when-cross-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert "geolocation=()" in headers["Permissions-Policy"]


@pytest.mark.parametrize("address", [*PUBLIC, "/account/login/"])
def test_no_page_may_be_framed(client: Client, published_belgium: Edition, address: str) -> None:
    assert client.get(address).headers["X-Frame-Options"] == "DENY"


def test_only_the_form_with_the_editor_adds_a_nonce_to_the_policy(
    eva: User, signed_in: Callable[[User], Client]
) -> None:
    answer = signed_in(eva).get("/admin/countries/country/BE/change/")
    found = policy(answer.headers["Content-Security-Policy"])
    nonce = re.fullmatch(r"'self' 'nonce-([\w+/=-]{16,})'", found["script-src"])
    assert nonce
    assert f'nonce="{nonce[1]}"' in answer.content.decode()
    assert {**found, "script-src": "'self'"} == POLICY


@pytest.mark.parametrize("address", PUBLIC)
def test_no_public_answer_sets_a_cookie(
    client: Client, published_belgium: Edition, address: str
) -> None:
    assert not client.get(address).cookies


@pytest.mark.parametrize("address", PUBLIC[:3])
def test_a_public_page_asks_nothing_of_a_third_party(
    client: Client, published_belgium: Edition, address: str
) -> None:
    html = client.get(address).content.decode()
    assert "<style" not in html
    assert " style=" not in html
    data = r'<script type="application/ld\+json"'  # which no browser runs
    assert not re.search(rf"(?!{data})<script(?![^>]*\bsrc=)", html)
    loaded = re.findall(
        r"<(?:script|img|link|iframe|source)\b[^>]*?\b(?:src|href)=\"([^\"]+)", html
    )
    assert not [it for it in loaded if re.match(r"(https?:)?//(?!testserver/)", it)]


ASKS = """
import json, sys
from portal.wsgi import application
from django.contrib.staticfiles.storage import staticfiles_storage
from django.test import Client

address = staticfiles_storage.url("admin/css/base.css")
found = {"address": address}
for coding in ("br", "gzip", "identity"):
    answer = Client().get(address, secure=True, headers={
        "accept-encoding": coding, "host": "profiles.example.org"})
    found[coding] = [answer.status_code, dict(answer.headers), len(b"".join(answer))]
print(json.dumps(found))
"""


@pytest.mark.slow
def test_in_production_assets_are_hashed_compressed_and_kept_for_ever(tmp_path: Path) -> None:
    environment = {**PRODUCTION, "STATIC_ROOT": str(tmp_path / "static")}
    collected = manage("collectstatic", "--noinput", **environment)
    assert collected.returncode == 0, collected.stderr
    done = run("-c", ASKS, **environment)
    assert done.stderr == ""
    found = json.loads(done.stdout)
    assert re.fullmatch(r"/static/admin/css/base\.[0-9a-f]{12}\.css", found["address"])
    for coding in ("br", "gzip"):
        status, headers, size = found[coding]
        assert status == 200
        assert headers["Content-Encoding"] == coding
        assert headers["Vary"] == "Accept-Encoding"
        assert "immutable" in headers["Cache-Control"]
        assert policy(headers["Content-Security-Policy"]) == POLICY
        assert size < found["identity"][2] / 3
    assert found["identity"][1]["Strict-Transport-Security"].startswith("max-age=31536000")


def test_in_production_http_is_sent_on_to_https() -> None:
    asks = """
from portal.wsgi import application
from django.test import Client
for address in ("/en/", "/healthz"):
    answer = Client().get(address, headers={"host": "profiles.example.org"})
    print(answer.status_code, answer.headers.get("Location"))
"""
    done = run("-c", asks, **PRODUCTION, DATABASE_URL="sqlite://:memory:")
    first, second = done.stdout.splitlines()
    assert first == "301 https://profiles.example.org/en/"
    assert not second.startswith("301")
