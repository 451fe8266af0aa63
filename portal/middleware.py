"""Headers that no library of ours sets."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

_NEVER_NEEDED = ("camera", "geolocation", "microphone", "payment", "usb", "browsing-topics")
_POLICY = ", ".join(f"{feature}=()" for feature in _NEVER_NEEDED)


def permissions_policy(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Switch off, on every response, what the portal never asks of a browser."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response.headers["Permissions-Policy"] = _POLICY
        return response

    return middleware
