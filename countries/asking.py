"""The server asks its own public side as a reader does: through every middleware, by no network.

What stands between the portal and its readers, a proxy or a content delivery network, is not asked.
"""

import datetime as dt
import logging
from functools import cache
from html.parser import HTMLParser
from io import BytesIO
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler, WSGIRequest
from django.http import HttpResponse
from django.urls import get_script_prefix
from django.utils import timezone
from django.utils.translation import override

log = logging.getLogger(__name__)


class Link(NamedTuple):
    """A link of a page: the path that it leads to, its `rel`, and the texts within it."""

    path: str
    rel: str
    texts: tuple[str, ...]


class Answer(NamedTuple):
    """What came back; where nothing did, `status` is None and `error` names what was raised."""

    at: dt.datetime
    status: int | None = None
    links: tuple[Link, ...] = ()
    error: str = ""


def ask(address: str) -> Answer:
    """The answer to a GET of that address, as it is now. It never raises.

    The request leaves its language behind in the thread, so that of the asker is put back.
    """
    at = timezone.now()
    try:
        with override(None):
            response = portal().get_response(WSGIRequest(_environment(address)))
        html = response.content.decode() if isinstance(response, HttpResponse) else ""
        return Answer(at, response.status_code, _links(html))
    except Exception as error:
        log.exception("The portal could not ask itself for %s.", address)
        return Answer(at, error=type(error).__name__)


@cache
def portal() -> WSGIHandler:
    """The handler of a process of its own kind, with its middleware loaded once."""
    return WSGIHandler()


def _environment(address: str) -> dict[str, Any]:
    """A request from this machine for a name, and by a scheme, that the portal accepts."""
    scheme = "https" if settings.SECURE_SSL_REDIRECT else "http"
    prefix = get_script_prefix().rstrip("/")
    path, _mark, query = address.partition("?")
    environment = {
        "REQUEST_METHOD": "GET",
        "SCRIPT_NAME": prefix,
        "PATH_INFO": path.removeprefix(prefix),
        "QUERY_STRING": query,
        "REMOTE_ADDR": "127.0.0.1",
        "SERVER_NAME": "localhost",
        "SERVER_PORT": "443" if scheme == "https" else "80",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "HTTP_HOST": _host(),
        "wsgi.url_scheme": scheme,
        "wsgi.input": BytesIO(),
    }
    if settings.SECURE_PROXY_SSL_HEADER and scheme == "https":
        header, secure = settings.SECURE_PROXY_SSL_HEADER
        environment[header] = secure
    return environment


def _host() -> str:
    """The first name that is one: `.example.org` stands for example.org too, and `*` for any."""
    names = [name.removeprefix(".") for name in settings.ALLOWED_HOSTS if name != "*"]
    return names[0] if names else "localhost"


def _links(html: str) -> tuple[Link, ...]:
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return tuple(reader.links)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.links: list[Link] = []
        self._open: tuple[str, str] | None = None
        self._texts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "a":
            given = dict(attrs)
            self._open, self._texts = (given.get("href") or "", given.get("rel") or ""), []

    def handle_data(self, data: str) -> None:
        self._texts.append(" ".join(data.split()))

    def handle_endtag(self, tag: str) -> None:
        if tag == "a" and self._open:
            address, rel = self._open
            self.links.append(Link(urlsplit(address).path, rel, tuple(self._texts)))
            self._open = None
