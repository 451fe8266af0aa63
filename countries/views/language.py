"""Which language a request is to be answered in."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.urls import get_script_prefix, is_valid_path
from django.utils.encoding import escape_uri_path, iri_to_uri
from django.utils.translation import (
    get_language,
    get_language_from_path,
    get_supported_language_variant,
)
from django.utils.translation.trans_real import parse_accept_lang_header

from countries.languages import LANGUAGES


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
    named = (get_language_from_path(request.path_info) or "").lower()
    return named if named in LANGUAGES else asked_language(request)


def other_case(request: HttpRequest, language: str) -> HttpResponse:
    """Send who wrote `/EN/...` to `/en/...`."""
    address = request.get_full_path().replace(f"/{language}/", f"/{language.lower()}/", 1)
    return HttpResponsePermanentRedirect(address)


def in_lower_case(request: HttpRequest) -> HttpResponse | None:
    """Send who wrote `/en/Regions/Europe/` to `/en/regions/europe/`, if that is an address. Below
    `countries/` the view knows better what may have been meant."""
    path = request.path_info
    lower, language = path.lower(), get_language_from_path(path)
    if language is None or lower == path or path.startswith(f"/{language}/countries/"):
        return None
    if request.method not in ("GET", "HEAD") or not is_valid_path(lower):
        return None
    query = f"?{request.META['QUERY_STRING']}" if request.META.get("QUERY_STRING") else ""
    below = get_script_prefix().rstrip("/")
    return HttpResponsePermanentRedirect(f"{below}{escape_uri_path(lower)}{iri_to_uri(query)}")
