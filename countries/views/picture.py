"""The picture that other sites show beside a link to a profile."""

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from countries.models.edition import Edition
from countries.reading.card import card
from countries.views.language import active_language
from countries.views.moved import in_force, moved
from countries.views.public import etag, not_modified, public

KEPT = 30 * 24 * 3600  # seconds; a new edition or release has another key


@public
def picture(request: HttpRequest, slug: str) -> HttpResponseBase:
    """The picture of the live edition, drawn once an edition, language and release.

    301, 404 and 410 where the page of the country answers so.
    """
    edition = in_force(slug)
    if edition.slug != slug:
        return moved(request, edition.slug)
    if edition.kind == Edition.Kind.WITHDRAWAL:
        return HttpResponse(status=410, content_type="text/plain; charset=utf-8")
    tag = etag("picture", edition.sha256)
    if answer := not_modified(request, tag):
        return answer
    png = cache.get_or_set(f"picture-{tag.strip(chr(34))}", lambda: _drawn(edition), KEPT)
    return HttpResponse(png, content_type="image/png", headers={"ETag": tag})


def _drawn(edition: Edition) -> bytes:
    # Pillow costs a worker a tenth of a second and 5 MiB, and most workers never draw.
    from countries.drawing.social import draw

    language = active_language()
    site = f"{settings.ORGANISATION_NAMES[language]} · {settings.SITE_NAMES[language]}"
    return draw(card(edition.document, language, site))
