"""Encrypting what second factors are made of, so that a copy of the database opens no account."""

import base64
import logging
import os
from collections.abc import Iterator
from functools import lru_cache

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

PURPOSE = b"countries.signin: secrets of second factors"
logger = logging.getLogger(__name__)


@lru_cache(maxsize=8)
def _derived(secret: str) -> Fernet:
    """A key for this purpose alone: who learns it cannot sign sessions with it."""
    derive = HKDF(algorithm=SHA256(), length=32, salt=None, info=PURPOSE)
    return Fernet(base64.urlsafe_b64encode(derive.derive(secret.encode())))


def _fernet() -> MultiFernet:
    """Encrypts with SECRET_KEY, and reads what any of its former values encrypted too."""
    return MultiFernet([_derived(secret) for secret in _secrets()])


def _secrets() -> Iterator[str]:
    yield settings.SECRET_KEY
    yield from settings.SECRET_KEY_FALLBACKS


def encrypt(text: str) -> str:
    return _fernet().encrypt(text.encode()).decode()


def decrypt(encrypted: str) -> str:
    """The text. Of one that no key opens nothing is known, so a random one stands in its place.

    No code that anybody could type fits that one; an empty one would have codes for all to compute.
    """
    try:
        return _fernet().decrypt(encrypted.encode()).decode()
    except InvalidToken:
        logger.error("A second factor cannot be read: it was made under another SECRET_KEY.")
        return base64.b32encode(os.urandom(20)).decode()


def renew(encrypted: str) -> str:
    """The same, under the SECRET_KEY of today. Raises InvalidToken where no key opens it."""
    return _fernet().rotate(encrypted.encode()).decode()
