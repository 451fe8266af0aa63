"""The pages for what went wrong. They need neither a database nor a context processor.

That of 404 looks for what was asked, where there is a database.
"""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.cache import patch_vary_headers
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from countries.reading.lost import like, looked_for
from countries.views.language import in_lower_case, language_of
from countries.views.page import page_without_address


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _error(
        request, 400, _("Bad request"), _("The server could not understand this request.")
    )


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """To one who sent something: she may have been allowed to when she opened the form."""
    sent = request.method == "POST"
    refused = _(
        "Nothing was saved: your role does not allow it, or not any more. Your browser's way back"
        " leads to what you typed; an administrator can tell you more."
    )
    words = refused if sent else _("You may not open this page.")
    return _error(request, 403, _("No access"), words)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    if answer := in_lower_case(request):
        return answer
    language = language_of(request)
    wanted = looked_for(request.path_info)
    return _error(
        request,
        404,
        _("Page not found"),
        _("There is no page at this address. The list of countries may lead to what you look for."),
        {"asked": wanted, "like": like(wanted, language)},
    )


def server_error(request: HttpRequest) -> HttpResponse:
    return _error(
        request,
        500,
        _("Something went wrong"),
        _("The server could not make this page. The fault is ours; please try again later."),
    )


def _error(
    request: HttpRequest,
    status: int,
    heading: Promise,
    words: Promise,
    more: dict[str, Any] | None = None,
) -> HttpResponse:
    language = language_of(request)
    with override(language):
        page = page_without_address(language, str(heading))
        context: dict[str, Any] = {"page": page, "words": words, "status": status, **(more or {})}
        html = render_to_string("error.html", context)
    response = HttpResponse(html, status=status, headers={"Content-Language": language})
    response.headers["Cache-Control"] = "no-store" if status == 500 else "no-cache"
    patch_vary_headers(response, ["Accept-Language"])
    return response
