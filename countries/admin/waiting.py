"""What of proposals and editions waits for somebody: for this person first of all."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import User
from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery, Window
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from countries import editions
from countries.admin.reach import person
from countries.admin.review_sheet import APPROVE, PROPOSE
from countries.models import Country, Edition

SHOWN = 8
LATELY = dt.timedelta(days=14)
"""For how long a decision, or a schedule that was overtaken, is news."""
State = Edition.State
COLUMNS: tuple[str, ...] = (
    "country",
    "number",
    "kind",
    "state",
    "minor",
    "remark",
    "reason",
    "publish_at",
)
COLUMNS += ("proposed_at", "proposed_by", "proposed_by_name")
COLUMNS += ("decided_at", "decided_by", "decided_by_name")


@dataclass(frozen=True)
class Heap:
    """Editions that wait for the same; an empty one is shown where it has words for that."""

    key: str
    title: str | Promise
    found: list[Any]
    empty: str | Promise = ""
    all: str = ""
    all_words: str | Promise = ""
    more: int = 0
    """How many there are beside those that were found."""

    @property
    def count(self) -> int:
        return len(self.found) + self.more

    @property
    def shown(self) -> list[Any]:
        return self.found[:SHOWN]


def waiting(
    request: HttpRequest, reached: QuerySet[Country], countries: Mapping[str, Country]
) -> list[Heap]:
    """The heaps that this person has use for, in the order of their urgency. Two queries.

    `countries` are those within reach, by their codes.
    """
    who, now = person(request), timezone.now()
    rows = _rows(who, reached, countries, now)
    reviews, proposes = who.has_perm(APPROVE), who.has_perm(PROPOSE)

    def those(wanted: Callable[[Any], bool]) -> list[Any]:
        return [row for row in rows if wanted(row)]

    def waits_for_me(row: Any) -> bool:
        return bool(reviews and not row.wrote)

    def mine(row: Any) -> bool:
        return bool(row.proposed_by_id == who.pk)

    proposals = those(lambda r: r.state == State.PROPOSED)
    for_me = [row for row in proposals if waits_for_me(row)]
    proposed = [row for row in proposals if not waits_for_me(row)]
    returned = those(lambda r: r.state == State.REJECTED)
    heaps = [
        Heap(
            "review",
            _("Waits for me to review"),
            for_me,
            _("Nothing waits for you.") if reviews else "",
            reverse("admin:countries_country_proposals") if len(for_me) > 1 else "",
            _("All on one page"),
        ),
        _heap("returned", _("Returned to me"), [r for r in returned if mine(r)]),
        _heap("proposed", _("Proposed by me"), [r for r in proposed if mine(r) and proposes]),
        _decided(those(lambda r: mine(r) and _told(r, who, now))),
        _heap("scheduled", _("Scheduled"), those(lambda r: _later(r, now))),
        _heap("others", _("Waits for others to review"), [r for r in proposed if not mine(r)]),
        _heap("returned-others", _("Returned to others"), [r for r in returned if not mine(r)]),
        _unreviewed(reached, countries),
    ]
    return [heap for heap in heaps if heap.found or heap.empty]


LISTED = {
    "returned": "returned",
    "proposed": "proposed",
    "scheduled": "scheduled",
    "others": "proposed",
    "returned-others": "returned",
}
"""The state by which the list of countries shows all of a heap."""


def _heap(key: str, title: str | Promise, found: list[Any]) -> Heap:
    """One that leads to the list of countries where it shows only its first."""
    listed = f"{reverse('admin:countries_country_changelist')}?state={LISTED[key]}"
    return Heap(key, title, found, "", listed if len(found) > SHOWN else "", _("Show all"))


def _decided(news: list[Any]) -> Heap:
    """The newest first; of them there are no more than are shown, or a few, and how many in all."""
    news.sort(key=lambda row: row.decided_at, reverse=True)
    more = max(0, news[0].told - len(news)) if news else 0
    listed = f"{reverse('admin:countries_edition_changelist')}?state__exact=approved"
    title = _("Decided")
    return Heap("decided", title, news, "", listed if more else "", _("Show all"), more)


def _told(row: Any, who: User, now: dt.datetime) -> bool:
    """Whether it is news to its author: somebody else approved it, or cancelled it."""
    lately = row.decided_at is not None and row.decided_at > now - LATELY
    return row.number is not None and lately and row.decided_by_id != who.pk


def _later(row: Any, now: dt.datetime) -> bool:
    """Whether it is still to go live, or was to and never will."""
    if row.state != State.APPROVED:
        return False
    return bool(row.publish_at > now or (row.overtaken_by and row.publish_at > now - LATELY))


def _rows(
    who: User, reached: QuerySet[Country], countries: Mapping[str, Country], now: dt.datetime
) -> list[Any]:
    """All that waits, the oldest first, and the last that was decided, without documents. `told`
    says how many decisions are news to this person."""
    newest = Edition.objects.filter(country=OuterRef("country")).order_by("-pk")
    news = _news(who, reached, now)
    found = editions.with_wrote(Edition.objects.with_overtaker(), who).annotate(
        newest=Subquery(newest.values("pk")[:1]),
        open=Count("comments", filter=Q(comments__resolved_at=None, comments__answers=None)),
        told=Subquery(news.values("proposed_by").annotate(all=Count("pk")).values("all")),
    )
    last = Q(pk__in=news.order_by("-decided_at").values("pk")[:SHOWN])
    waits = Q(state=State.PROPOSED) | Q(state=State.REJECTED, pk=F("newest"))
    later = Q(state=State.APPROVED, publish_at__gt=now - LATELY)
    later &= Q(publish_at__gt=now) | Q(overtaken_by__isnull=False)
    return _readable(found.filter(waits | last | later).order_by("pk"), reached, countries)


def _news(who: User, reached: QuerySet[Country], now: dt.datetime) -> QuerySet[Edition]:
    """What `_told` says of a row, of all."""
    found = Edition.objects.filter(country__in=reached.values("pk"), proposed_by=who.pk)
    found = found.filter(number__isnull=False, decided_at__gt=now - LATELY)
    return found.exclude(decided_by=who.pk)


def _unreviewed(reached: QuerySet[Country], countries: Mapping[str, Country]) -> Heap:
    """What went out, or will, without a second pair of eyes; the newest first, and no more of
    them than are shown: after a first load, that is every country."""
    found = Edition.objects.unless_overtaken().filter(reviewed=False)
    found = found.annotate(of=Window(Count("pk"))).order_by("-decided_at")
    rows = _readable(found, reached, countries, SHOWN)
    more = rows[0].of - len(rows) if rows else 0
    listed = (
        f"{reverse('admin:countries_edition_changelist')}?reviewed__exact=0&state__exact=approved"
    )
    words = _("Show all")
    return Heap("unreviewed", _("Not reviewed"), rows, "", listed if more else "", words, more)


def _readable(
    found: Any,
    reached: QuerySet[Country],
    countries: Mapping[str, Country],
    most: int | None = None,
) -> list[Any]:
    """Those within reach, each with its country, which was read before."""
    rows = list(found.filter(country__in=reached.values("pk")).only(*COLUMNS)[:most])
    for row in rows:
        row.country = countries[row.country_id]
    return rows
