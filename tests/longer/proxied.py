"""The portal as the proxy of docs/operators.md passes it on: HTML and JSON are compressed."""

import gzip
from collections.abc import Callable, Iterable
from typing import Any

from portal.wsgi import application as portal

TEXTS = ("text/html", "application/json", "application/manifest+json")
Headers = list[tuple[str, str]]


def application(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
    """Called by gunicorn in place of `portal.wsgi`."""
    answer: dict[str, Any] = {}

    def keep(status: str, headers: Headers, error: Any = None, /) -> Callable[[bytes], object]:
        answer.update(status=status, headers=headers)
        return lambda _written: None

    body = portal(environ, keep)
    kinds = [value for name, value in answer["headers"] if name.lower() == "content-type"]
    if "gzip" not in environ.get("HTTP_ACCEPT_ENCODING", "") or not _text(kinds, answer):
        start_response(answer["status"], answer["headers"])
        return body
    packed = gzip.compress(b"".join(body), 6)
    kept = [each for each in answer["headers"] if each[0].lower() != "content-length"]
    more = [("Content-Encoding", "gzip"), ("Content-Length", str(len(packed)))]
    start_response(answer["status"], [*kept, *more, ("Vary", "Accept-Encoding")])
    return [packed]


def _text(kinds: list[str], answer: dict[str, Any]) -> bool:
    encoded = any(name.lower() == "content-encoding" for name, _value in answer["headers"])
    return not encoded and any(kind.startswith(TEXTS) for kind in kinds)
