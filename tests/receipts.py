"""Breaks what the public side shows, and reads what the receipts say of it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.http import HttpRequest, HttpResponse

from countries.languages import LANGUAGES
from countries.models import Edition

KEPT: dict[str, HttpResponse] = {}
IN_ALL = 2 * len(LANGUAGES)
"""How many addresses are asked about an edition."""


def keeps_pages(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """A cache that somebody set up before the portal, and that never asks it again."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if request.path not in KEPT:
            KEPT[request.path] = get_response(request)
        return KEPT[request.path]

    return middleware


@contextmanager
def broken(settings: Any, folder: Path, template: str, text: str) -> Iterator[None]:
    """The portal with that template of the installation's own."""
    (folder / template).write_text(text)
    before = settings.TEMPLATES
    settings.TEMPLATES = [{**before[0], "DIRS": [folder, *before[0]["DIRS"]]}]
    try:
        yield
    finally:
        settings.TEMPLATES = before


def wrong(edition: Edition) -> set[tuple[str, int | None, int | None, str]]:
    """The misses: what was asked, the status, the edition that was shown, and what was raised."""
    rows = edition.receipts.filter(good=False)
    return set(rows.values_list("what", "status", "shows", "error"))
