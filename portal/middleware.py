"""What no library of ours does: a header, and the page of 404 in development."""

from collections.abc import Callable

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import get_resolver

_NEVER_NEEDED = ("camera", "geolocation", "microphone", "payment", "usb", "browsing-topics")
_POLICY = ", ".join(f"{feature}=()" for feature in _NEVER_NEEDED)


View = Callable[[HttpRequest], HttpResponse]


def permissions_policy(get_response: View) -> View:
    """Switch off, on every response, what the portal never asks of a browser."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response.headers["Permissions-Policy"] = _POLICY
        return response

    return middleware


def not_found_for_readers(get_response: View) -> View:
    """Show what readers see at an address without a page, where Django would list its addresses:
    for development, whose users are to try that page too. The last of all."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if not settings.DEBUG or response.status_code != 404:
            return response
        handler: Callable[..., HttpResponse] = get_resolver().resolve_error_handler(404)
        return handler(request, exception=Http404())

    return middleware
