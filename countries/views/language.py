"""Which language a request is to be answered in."""

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import (
    get_language,
    get_language_from_path,
    get_supported_language_variant,
)
from django.utils.translation.trans_real import parse_accept_lang_header


def active_language() -> str:
    """The language of the address, which LocaleMiddleware made the active one."""
    return get_language() or settings.LANGUAGE_CODE


def asked_language(request: HttpRequest) -> str:
    """The first of our languages that the browser asks for; no cookie has a say in it."""
    for code, _ in parse_accept_lang_header(request.headers.get("Accept-Language", "")):
        try:
            return get_supported_language_variant(code)
        except LookupError:
            continue
    return settings.LANGUAGE_CODE


def language_of(request: HttpRequest) -> str:
    """The language of the address where it has one, else what the browser asks for."""
    return get_language_from_path(request.path_info) or asked_language(request)
