"""What is in force and does not reach readers: the desk asks about what nobody asked about yet."""

from typing import Any, NamedTuple

from django.db.models import QuerySet
from django.http import HttpRequest

from countries import receipts
from countries.admin.asked import page_of_receipt, told
from countries.models import Country, Edition

SHOWN = 8


class Missed(NamedTuple):
    """An edition that some address did not show when it was last asked."""

    edition: Edition
    words: str
    address: str


def missed(request: HttpRequest, reached: QuerySet[Country]) -> dict[str, Any]:
    """The misses within reach, and how many editions wait to be asked about.

    One query where all is settled, and two where something was missed. Where something went out
    that nobody asked about, by the clock or from a file, it is asked about first, AT_ONCE of them.
    """
    found = _unsettled(reached)
    unasked = [edition for edition in found if not edition.asked]
    if unasked:
        receipts.make(unasked[: receipts.AT_ONCE])
        found = _unsettled(reached)
    wrong = [edition for edition in found if edition.missed]
    return {
        "missed": [_missed(edition) for edition in wrong[:SHOWN]],
        "count": len(wrong),
        "unasked": sum(not edition.asked for edition in found),
        "asks": asks_again(request),
    }


def asks_again(request: HttpRequest) -> bool:
    """Who writes or approves: who only reads would make the server work for nothing."""
    changes = ("countries.change_country", "countries.approve_country")
    return any(request.user.has_perm(permission) for permission in changes)


def _unsettled(reached: QuerySet[Country]) -> list[Any]:
    """The newest first."""
    found = receipts.unsettled().filter(country__in=reached.values("pk"))
    found = found.select_related("country").prefetch_related("receipts")
    return list(found.order_by("-publish_at", "country_id"))


def _missed(edition: Edition) -> Missed:
    found = told(edition)
    return Missed(edition, found.words if found else "", page_of_receipt(edition))
