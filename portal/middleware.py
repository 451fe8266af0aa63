"""What no library of ours does, and what Django's own middleware does in another way here."""

from collections.abc import Callable

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.middleware.common import CommonMiddleware
from django.middleware.locale import LocaleMiddleware
from django.urls import get_resolver
from django.utils.translation import get_language_from_path, override

from countries.views.language import asked_language
from countries.views.public import CACHING

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


class Slashes(CommonMiddleware):
    """Who reads is led to the address with its slash; what is sent to none finds no page."""

    def should_redirect_with_slash(self, request: HttpRequest) -> bool:
        return request.method in ("GET", "HEAD") and super().should_redirect_with_slash(request)


class Languages(LocaleMiddleware):
    """An address without a language leads to that which the browser asks for: no cookie has a say
    in what a public address answers, and a cache may keep it."""

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        if response.status_code != 404 or get_language_from_path(request.path_info):
            return super().process_response(request, response)
        with override(asked_language(request)):
            answer = super().process_response(request, response)
        if answer is not response:
            answer.headers["Vary"] = "Accept-Language"
            answer.headers["Cache-Control"] = CACHING
        return answer
