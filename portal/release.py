"""What this release of the portal is, as a digest: the part of a page that is not its data.

It stands in every ETag, so that a browser which has a page from another release asks for it anew.
"""

import hashlib
import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from django.conf import settings

_FOLDERS = ("countries", "portal", "templates")
_ASIDE = ("assets", "node_modules", "__pycache__")  # scripts whose output lies elsewhere
_LOCK = "requirements.txt"
_SETTINGS = ("SITE_NAMES", "ORGANISATION_NAMES", "LANGUAGE_CODE", "TIME_ZONE", "STATIC_URL")


def release() -> str:
    """The digest, worked out once a process; in development each time, as templates change."""
    return _digest() if settings.DEBUG else _once()


def _digest() -> str:
    """Code, templates, static files, catalogues, the lock of the libraries, and some settings."""
    sha256 = hashlib.sha256()
    for path in sorted(_files(settings.BASE_DIR)):
        sha256.update(hashlib.sha256(path.read_bytes()).digest())
    for name in _SETTINGS:
        sha256.update(repr(getattr(settings, name)).encode())
    return sha256.hexdigest()[:16]


def _files(base: Path) -> Iterator[Path]:
    for folder in _FOLDERS:
        for place, folders, names in os.walk(base / folder):
            folders[:] = [name for name in folders if name not in _ASIDE]
            for path in (Path(place, name) for name in names):
                if path.suffix != ".po":
                    yield path
    if (base / _LOCK).exists():
        yield base / _LOCK


_once = cache(_digest)
