"""The drafts that a person saved last, and that wait for nobody else."""

from typing import Any

from django.contrib.auth.models import User
from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone

from countries.models import Edition, Revision


def with_writer(countries: QuerySet[Any]) -> QuerySet[Any]:
    """The countries of `with_state`, with `writer`, who saved last, checks aside, and with `told`:
    whether a proposal, a schedule or what was returned says what the draft says."""
    saved = Revision.objects.filter(country_code=OuterRef("pk"))
    saved = saved.exclude(origin=Revision.Origin.CHECKED).order_by("-number")
    decided = Q(state=Edition.State.APPROVED, publish_at__gt=timezone.now())
    waits = Q(state__in=(Edition.State.PROPOSED, Edition.State.REJECTED)) | decided
    said = Edition.objects.filter(waits, country=OuterRef("pk"), sha256=OuterRef("saved_sha256"))
    return countries.annotate(writer=Subquery(saved.values("author")[:1]), told=Exists(said))


def unfinished(country: Any, person: User) -> bool:
    """Whether she is to finish it: readers do not read it, and nobody was asked to let them."""
    return (
        country.writer == person.pk
        and country.saved_sha256 != country.live_sha256
        and not country.told
    )
