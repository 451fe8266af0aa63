"""What machines ask for first: `/robots.txt`, and `/.well-known/security.txt`."""

import datetime as dt

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from countries.languages import LANGUAGES
from countries.views.public import etag, not_modified, public

PLAIN = "text/plain; charset=utf-8"


@public
def robots(request: HttpRequest) -> HttpResponseBase:
    """All that is public may be read; the desk and the accounts are nobody's to find."""
    shut = [reverse("admin:index"), reverse("account_login").removesuffix("login/")]
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in shut)]
    lines += ["", f"Sitemap: {request.build_absolute_uri(reverse('sitemap'))}"]
    return _answer(request, lines)


@public
def security(request: HttpRequest) -> HttpResponseBase:
    """Whom to tell of a weakness (RFC 9116); 404 while nobody is named in the settings."""
    if not settings.SECURITY_CONTACT:
        raise Http404
    canonical = request.build_absolute_uri(reverse("security"))
    return _answer(request, security_text(settings.SECURITY_CONTACT, canonical, timezone.now()))


def security_text(contacts: list[str], canonical: str, at: dt.datetime) -> list[str]:
    """The lines of the file. It is good for five to six months, and the same all month."""
    months = at.year * 12 + at.month - 1 + 6
    expires = dt.datetime(months // 12, months % 12 + 1, 1, tzinfo=dt.UTC)
    return [
        *(f"Contact: {contact}" for contact in contacts),
        f"Expires: {expires:%Y-%m-%dT%H:%M:%SZ}",
        f"Preferred-Languages: {', '.join(LANGUAGES)}",
        f"Canonical: {canonical}",
    ]


def _answer(request: HttpRequest, lines: list[str]) -> HttpResponseBase:
    with override("en"):
        tag = etag(lines)
    if answer := not_modified(request, tag):
        return answer
    headers = {"ETag": tag, "Content-Language": "en"}
    return HttpResponse("\n".join([*lines, ""]), content_type=PLAIN, headers=headers)
