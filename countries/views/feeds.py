"""Atom feeds of what became new: of the whole site, of a region, of a country."""

import datetime as dt
from collections.abc import Iterable
from typing import NamedTuple

from django.conf import settings
from django.db.models import OuterRef, Q, Subquery
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.html import format_html
from django.utils.translation import gettext as _

from countries.languages import columns, read
from countries.models.edition import Edition, EditionQuerySet
from countries.reading.changed import PARTS, changed
from countries.regions import Region
from countries.views.atom import Feed, speakable
from countries.views.language import active_language
from countries.views.moved import in_force, moved
from countries.views.page import whole_address
from countries.views.public import etag, not_modified, public

MOST = 50  # entries
SINCE = 2026  # in the ids of entries, which never change


class About(NamedTuple):
    """What a feed is about: the path in its id, its title, its page."""

    key: str
    title: str
    page: str


@public
def feed(request: HttpRequest) -> HttpResponseBase:
    """The newest of all countries: three queries, however many there are."""
    about = About("", settings.SITE_NAMES[active_language()], whole_address(request, "home"))
    return _answer(request, about, _told())


@public
def region_feed(request: HttpRequest, slug: str) -> HttpResponseBase:
    if slug not in Region.values:
        raise Http404
    page = whole_address(request, "region", slug)
    inside = Edition.objects.live().filter(region=slug).values("country")
    told = _told().filter(country__in=inside)
    return _answer(request, About(f"region/{slug}", str(Region(slug).label), page), told)


@public
def country_feed(request: HttpRequest, slug: str) -> HttpResponseBase:
    """Of a withdrawn country one entry is left, which says so, and who reads it may stop asking:
    410. One query more."""
    live = in_force(slug)
    if live.slug != slug:
        return moved(request, live.slug)
    name = read(live.names, active_language()).text
    about = About(f"country/{live.country_id}", name, whole_address(request, "country", slug))
    answer = _answer(request, about, _told().filter(country=live.country_id))
    if live.kind == Edition.Kind.WITHDRAWAL and answer.status_code == 200:
        answer.status_code = 410
    return answer


def _told() -> EditionQuerySet:
    """What readers are told of: not minor changes, nor checks. Of who is withdrawn only that."""
    gone = Edition.objects.live().filter(kind=Edition.Kind.WITHDRAWAL)
    once = Edition.objects.once_live().filter(minor=False).exclude(kind=Edition.Kind.CHECKED)
    return once.filter(Q(pk__in=gone.values("pk")) | ~Q(country__in=gone.values("country")))


def _answer(request: HttpRequest, about: About, told: EditionQuerySet) -> HttpResponseBase:
    keys = list(told.order_by("-publish_at", "-pk").values_list("pk", flat=True)[:MOST])
    editions = _with_what_was_before(keys)
    codes = {edition.country_id for edition in editions}
    live = Edition.objects.live().filter(country__in=codes).values_list("country", "slug", "pk")
    slugs = {code: (slug, pk) for code, slug, pk in live}
    state = [[each.pk, each.sha256, each.publish_at, each.notes] for each in editions]
    tag = etag("feed", about, state, slugs)
    if answer := not_modified(request, tag):
        return answer
    written = _opened(request, about)
    for edition in editions:
        _add(written, request, edition, *slugs[edition.country_id])
    body = written.writeString("utf-8")
    return HttpResponse(body, content_type=Feed.mime_type, headers={"ETag": tag})


def _with_what_was_before(keys: Iterable[int]) -> list[Edition]:
    """The editions, newest first, each with `before`: the outline of the one before it."""
    older = Edition.objects.once_live().filter(
        country=OuterRef("country"), number__lt=OuterRef("number")
    )
    before = Subquery(older.order_by("-number").values("outline")[:1])
    listed = ("country_id", "number", "kind", "sha256", "publish_at", "notes", "outline")
    found = Edition.objects.filter(pk__in=keys).order_by("-publish_at", "-pk")
    return list(found.annotate(before=before).only(*listed, *columns("name")))


def _opened(request: HttpRequest, about: About) -> Feed:
    language = active_language()
    site, organisation = settings.SITE_NAMES[language], settings.ORGANISATION_NAMES[language]
    return Feed(
        title=speakable(about.title if about.title == site else f"{about.title} – {site}"),
        link=about.page,
        description="",
        subtitle=_("What is new in the profiles: changed parts, and why."),
        language=language,
        author_name=organisation,
        feed_url=request.build_absolute_uri(request.path),
        feed_guid=_tag(request, "feed", about.key),
    )


def _add(written: Feed, request: HttpRequest, edition: Edition, slug: str, live: int) -> None:
    """An edition as an entry. The live withdrawal leads to the notice at the country's page."""
    language, gone = active_language(), edition.kind == Edition.Kind.WITHDRAWAL
    name, note = read(edition.names, language), read(edition.notes, language)
    title = _("%(country)s, edition %(number)s")
    if gone:
        # Translators: the title of an entry in a feed: "Belgium: This profile was withdrawn."
        title = _("%(country)s: This profile was withdrawn.")
    before: object = getattr(edition, "before", None)
    parts = changed(edition.outline, before if isinstance(before, dict) else None, language)
    at: dt.datetime = edition.publish_at or written.latest_post_date()
    notice = gone and edition.pk == live
    written.add_item(
        title=speakable(title % {"country": name, "number": edition.number}),
        link=whole_address(request, "country", slug)
        if notice
        else whole_address(request, "edition", slug, edition.number),
        description=_html(speakable(note.text), note.language, note.direction, parts),
        unique_id=_tag(request, edition.country_id, f"{edition.number}"),
        updateddate=at,
        pubdate=at,
        note=speakable(note.text),
        note_language=note.language,
        parts=[(part, str(PARTS[part])) for part in parts],
    )


def _html(note: str, language: str, direction: str, parts: Iterable[str]) -> str:
    said = format_html('<p lang="{}" dir="{}">{}</p>', language, direction, note) if note else ""
    names = _(", ").join(str(PARTS[part]) for part in parts)
    words = f"{_('Changed')}{_(':')} {names}" if names else ""
    return said + (format_html("<p>{}</p>", words) if words else "")


def _tag(request: HttpRequest, *parts: str) -> str:
    """An id for ever (RFC 4151): of this host, whatever address the feed or the page has."""
    first = settings.ALLOWED_HOSTS[0].lstrip(".") if settings.ALLOWED_HOSTS else "*"
    host = request.get_host().partition(":")[0] if first == "*" else first
    path = "/".join(part for part in (*parts, active_language()) if part)
    return f"tag:{host},{SINCE}:{path}"
