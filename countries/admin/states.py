"""In which state each country of the list is, in one query for all of them."""

import datetime as dt
from typing import Any

from django.contrib import admin
from django.db.models import (
    Case,
    Exists,
    F,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    TextChoices,
    Value,
    When,
)
from django.db.models.functions import Coalesce
from django.http import HttpRequest
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from countries.models import Edition, Revision


class State(TextChoices):
    DRAFT = "draft", _("draft")
    PUBLISHED = "published", _("published")
    CHANGED = "changed", _("changed since the last edition")
    PROPOSED = "proposed", pgettext_lazy("of a profile", "proposed")
    RETURNED = "returned", pgettext_lazy("of a profile", "returned")
    SCHEDULED = "scheduled", _("scheduled")
    WITHDRAWN = "withdrawn", _("withdrawn")


def with_state(countries: QuerySet[Any], at: dt.datetime | None = None) -> QuerySet[Any]:
    """The countries with `state`, with what is live of each, and with its last revision.

    Of what is live: its number, time, kind and hash; of the revision: its hash, author and time.
    What somebody is to do comes first: decide on a proposal, then mend one that was returned.
    """
    newest = Edition.objects.filter(country=OuterRef("pk")).order_by("-pk")
    proposed = Edition.objects.filter(country=OuterRef("pk"), state=Edition.State.PROPOSED)
    live = Edition.objects.live(at).filter(country=OuterRef("pk"))
    saved = Revision.objects.filter(country_code=OuterRef("pk")).order_by("-number")
    waiting = Edition.objects.filter(
        country=OuterRef("pk"),
        state=Edition.State.APPROVED,
        publish_at__gt=at or timezone.now(),
        number__gt=Coalesce(OuterRef("live_number"), 0),
    )
    return countries.annotate(
        last_state=Subquery(newest.values("state")[:1]),
        live_number=Subquery(live.values("number")[:1]),
        live_since=Subquery(live.values("publish_at")[:1]),
        live_kind=Subquery(live.values("kind")[:1]),
        live_sha256=Subquery(live.values("sha256")[:1]),
        saved_sha256=Subquery(saved.values("public_sha256")[:1]),
        saved_by=Subquery(saved.values("author_name")[:1]),
        saved_at=Subquery(saved.values("at")[:1]),
    ).annotate(
        state=Case(
            When(Exists(proposed), then=Value(State.PROPOSED)),
            When(last_state=Edition.State.REJECTED, then=Value(State.RETURNED)),
            When(Exists(waiting), then=Value(State.SCHEDULED)),
            When(live_number__isnull=True, then=Value(State.DRAFT)),
            When(live_kind=Edition.Kind.WITHDRAWAL, then=Value(State.WITHDRAWN)),
            When(
                Q(saved_sha256__isnull=False) & ~Q(saved_sha256=F("live_sha256")),
                then=Value(State.CHANGED),
            ),
            default=Value(State.PUBLISHED),
        )
    )


CHIPS = {State.DRAFT: "draft", State.PUBLISHED: "live"}
CHIPS |= {State.WITHDRAWN: "gone", State.RETURNED: "gone"}


def chip(state: str, words: str) -> SafeString:
    """The state in words, in its colour; what is changed or waits has that of the chip itself."""
    kind = CHIPS.get(State(state), "changed")
    return format_html('<span class="chip chip-{}">{}</span>', kind, capfirst(words))


class StateFilter(admin.SimpleListFilter):
    title = _("state")
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> Any:
        return State.choices

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        return queryset.filter(state=self.value()) if self.value() else queryset
