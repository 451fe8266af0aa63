"""How every country within reach stands, for the desk: what was saved last, and what is live.

The same as the list's `with_state` says, in two plain queries in place of one with many within:
the desk needs every country, sorts nothing by the database, and shows what is live anyway.
"""

import datetime as dt
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet, Subquery
from django.utils import timezone

from countries.admin.states import State
from countries.admin.unfinished import with_writer
from countries.languages import columns
from countries.models import Country, Edition, Revision

_LIVE: tuple[str, ...] = ("country", "number", "kind", "sha256", "publish_at", "outline")
_LIVE += ("due_by_part", "slug", "notes", "decided_by_name", *columns("name"))


def overview(
    reached: QuerySet[Country], at: dt.datetime | None = None
) -> tuple[list[Any], list[Edition]]:
    """The countries, those first that were saved last, with what `with_state`, `with_writer` and
    `with_outlines` say of each; and the editions that readers see, the newest first."""
    at = at or timezone.now()
    live = Edition.objects.live(at).filter(country__in=reached.values("pk"))
    found = list(live.only(*_LIVE).order_by("-publish_at"))
    by_code = {edition.country_id: edition for edition in found}
    countries = list(with_writer(_with_saved(reached, at)))
    for country in countries:
        _tell(country, by_code.get(country.pk))
    countries.sort(key=lambda it: it.saved_at.timestamp() if it.saved_at else 0, reverse=True)
    return countries, [edition for edition in found if edition.kind != Edition.Kind.WITHDRAWAL]


def _with_saved(reached: QuerySet[Country], at: dt.datetime) -> QuerySet[Any]:
    """Of their own columns, what names them; and what was saved last, and is under way."""
    saved = Revision.objects.filter(country_code=OuterRef("pk")).order_by("-number")
    editions = Edition.objects.filter(country=OuterRef("pk"))
    waiting = editions.filter(state=Edition.State.APPROVED, publish_at__gt=at).order_by("-number")
    return reached.only("code", "region", *columns("name")).annotate(
        saved_sha256=Subquery(saved.values("public_sha256")[:1]),
        saved_by=Subquery(saved.values("author_name")[:1]),
        saved_at=Subquery(saved.values("at")[:1]),
        saved_outline=Subquery(saved.values("outline")[:1]),
        last_state=Subquery(editions.order_by("-pk").values("state")[:1]),
        proposed=Exists(editions.filter(state=Edition.State.PROPOSED)),
        next_number=Subquery(waiting.values("number")[:1]),
    )


def _tell(country: Any, live: Edition | None) -> None:
    """What is live of it, and its state."""
    seen = live if live and live.kind != Edition.Kind.WITHDRAWAL else None
    country.live_number = live.number if live else None
    country.live_sha256 = live.sha256 if live else None
    country.live_outline = seen.outline if seen else None
    country.live_due = seen.due_by_part if seen else None
    country.state = _state(country, live)


def _state(country: Any, live: Edition | None) -> State:
    """As `with_state` decides: what somebody is to do comes first."""
    if country.proposed:
        return State.PROPOSED
    if country.last_state == Edition.State.REJECTED:
        return State.RETURNED
    if (country.next_number or 0) > (country.live_number or 0):
        return State.SCHEDULED
    if live is None:
        return State.DRAFT
    if live.kind == Edition.Kind.WITHDRAWAL:
        return State.WITHDRAWN
    changed = country.saved_sha256 is not None and country.saved_sha256 != live.sha256
    return State.CHANGED if changed else State.PUBLISHED
