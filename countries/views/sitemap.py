"""`/sitemap.xml`: every page that is to be found, in each language, and when it last changed."""

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import NamedTuple
from xml.sax.saxutils import escape

from django.conf import settings
from django.db.models import Max, Q
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import get_script_prefix, reverse
from django.utils import timezone
from django.utils.translation import override

from countries.languages import FALLBACK, LANGUAGES
from countries.models.crime_area import CrimeArea
from countries.models.edition import Edition
from countries.models.listed_area import ListedArea
from countries.models.page_edition import PageEdition
from countries.views.public import etag, not_modified, public

LISTS = ("home", "countries", "regions", "crime_areas", "compare")
"""The later pages of a list are not among them. As search engines advise, each has its own address,
which is its canonical, and is linked from the one before; what it lists stands here itself."""
PAGES = 5000
"""In one file: with four addresses each it stays far below 50,000 addresses and 50 MB."""
XML = "application/xml; charset=utf-8"
_OPEN = '<?xml version="1.0" encoding="UTF-8"?>\n<{} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"{}>\n'
_XHTML = ' xmlns:xhtml="http://www.w3.org/1999/xhtml"'


class Found(NamedTuple):
    """A page: its path, in the end what that says after the language, and when it last changed."""

    rest: str
    modified: dt.datetime | None


@public
def sitemap(request: HttpRequest) -> HttpResponseBase:
    """The one file, or where there are too many pages the list of the files: four queries."""
    pages = _every_page()
    parts = -(-len(pages) // PAGES)
    if parts <= 1:
        return _answer(request, pages, None)
    return _answer(request, pages, parts)


@public
def sitemap_part(request: HttpRequest, number: int) -> HttpResponseBase:
    """One of the files, counted from 1."""
    pages = _every_page()[(number - 1) * PAGES : number * PAGES] if number else []
    if not pages:
        raise Http404
    return _answer(request, pages, None)


def _answer(request: HttpRequest, pages: list[Found], parts: int | None) -> HttpResponseBase:
    with override(settings.LANGUAGE_CODE):  # which one it is asked in changes nothing
        tag = etag("sitemap", pages, parts)
    if answer := not_modified(request, tag):
        return answer
    host = escape(request.build_absolute_uri("/").rstrip("/"))
    text = "".join(_urls(host, pages) if parts is None else _files(host, pages, parts))
    headers = {"ETag": tag, "Content-Language": ", ".join(LANGUAGES)}
    return HttpResponse(text, content_type=XML, headers=headers)


def _every_page() -> list[Found]:
    """Lists, then countries by slug. Old editions and withdrawn countries are not among them."""
    rows = Edition.objects.live().order_by("slug")
    columns = ("slug", "country_id", "kind", "publish_at")
    live: list[tuple[str, str, str, dt.datetime]] = [
        (slug, code, kind, at) for slug, code, kind, at in rows.values_list(*columns) if at
    ]
    newest = max((at for *_, at in live), default=None)
    with override(FALLBACK):
        pages = [Found(reverse(name), newest) for name in LISTS]
        pages += _regions(live)
        pages += _areas()
        pages += _about()
        before, after = reverse("country", args=["-"]).rsplit("-", 1)  # once, not for each
        pages += [
            Found(f"{before}{slug}{after}", at)
            for slug, _, kind, at in live
            if kind != Edition.Kind.WITHDRAWAL
        ]
    start = f"{get_script_prefix()}{FALLBACK}/"
    return [Found(path.removeprefix(start), at) for path, at in pages]


def _regions(live: Iterable[tuple[str, str, str, dt.datetime]]) -> Iterator[Found]:
    """Changed with the last of their countries, one that was withdrawn or has left among them."""
    changed = {code: at for _, code, _, at in live}
    once = Edition.objects.approved().order_by().values_list("region", "country_id").distinct()
    newest: dict[str, dt.datetime] = {}
    for region, code in once:
        newest[region] = max(changed[code], newest.get(region, changed[code]))
    for region, at in sorted(newest.items()):
        yield Found(reverse("region", args=[region]), at)


def _areas() -> Iterator[Found]:
    """The crime areas of today, and retired ones that a profile names."""
    named = ListedArea.objects.filter(edition__in=Edition.objects.published())
    found = CrimeArea.objects.filter(Q(retired=False) | Q(slug__in=named.values("area")))
    for slug in found.values_list("slug", flat=True).order_by("slug"):
        yield Found(reverse("crime_area", args=[slug]), None)


def _about() -> Iterator[Found]:
    """The glossary, which changes with a release, and the portal's own pages that are published."""
    yield Found(reverse("glossary"), None)
    come = PageEdition.objects.filter(published_at__lte=timezone.now())
    newest = come.values("slug").annotate(at=Max("published_at")).order_by("slug")
    for slug, at in newest.values_list("slug", "at"):
        yield Found(reverse("page", args=[slug]), at)


def _urls(host: str, pages: Iterable[Found]) -> Iterator[str]:
    yield _OPEN.format("urlset", _XHTML)
    starts = {each: f"{host}{get_script_prefix()}{each}/" for each in LANGUAGES}
    for page in pages:
        places = {each: start + page.rest for each, start in starts.items()}
        others = {**places, "x-default": places[settings.LANGUAGE_CODE]}
        links = "".join(
            f'<xhtml:link rel="alternate" hreflang="{each}" href="{place}"/>'
            for each, place in others.items()
        )
        modified = f"<lastmod>{_stamp(page.modified)}</lastmod>" if page.modified else ""
        for place in places.values():
            yield f"<url><loc>{place}</loc>{modified}{links}</url>\n"
    yield "</urlset>\n"


def _files(host: str, pages: list[Found], parts: int) -> Iterator[str]:
    yield _OPEN.format("sitemapindex", "")
    for number in range(1, parts + 1):
        part = pages[(number - 1) * PAGES : number * PAGES]
        newest = max((page.modified for page in part if page.modified), default=None)
        modified = f"<lastmod>{_stamp(newest)}</lastmod>" if newest else ""
        place = f"{host}{reverse('sitemap_part', args=[number])}"
        yield f"<sitemap><loc>{place}</loc>{modified}</sitemap>\n"
    yield "</sitemapindex>\n"


def _stamp(at: dt.datetime) -> str:
    return at.astimezone(dt.UTC).isoformat(timespec="seconds")
