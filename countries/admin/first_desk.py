"""The first desk: what of a person's countries waits for somebody, and what went out lately."""

from dataclasses import dataclass
from typing import Any, NamedTuple

from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from countries.admin.check import due_editions
from countries.admin.reach import reachable, reaches_all
from countries.admin.states import State, with_state
from countries.admin.waiting import waiting
from countries.languages import FALLBACK, Reading, read
from countries.models import Country, Edition

SHOWN = 8
WORDS: dict[State, tuple[str | Promise, str | Promise]] = {
    State.CHANGED: (
        _("Changed since published"),
        _("Nothing: readers see every country as it stands here."),
    ),
    State.DRAFT: (_("Never published"), _("No country waits for its first edition.")),
    State.WITHDRAWN: (_("Withdrawn"), ""),
}
"""The piles in their order, and what an empty one says; one without words is then left out."""


@dataclass(frozen=True)
class Pile:
    """The countries in one state, those first that were saved last."""

    state: State
    found: list[Any]

    @property
    def title(self) -> str:
        return str(WORDS[self.state][0])

    @property
    def empty(self) -> str:
        return str(WORDS[self.state][1])

    @property
    def countries(self) -> list[Any]:
        return self.found[:SHOWN]

    @property
    def all(self) -> str:
        """The address of the list of all of them; empty where none is left out."""
        address = f"{reverse('admin:countries_country_changelist')}?state={self.state}"
        return address if len(self.found) > SHOWN else ""


class Published(NamedTuple):
    """An edition that readers see; the name and the note as the person reads them."""

    edition: Edition
    name: Reading
    note: Reading


def first_desk(request: HttpRequest) -> dict[str, Any]:
    """What the index shows above the lists, for the countries within the person's reach."""
    if not request.user.has_perm("countries.view_country"):
        return {}
    reached = reachable(request.user)
    countries = _countries(reached)
    found = {
        "heaps": waiting(request, reached),
        "zone": timezone.get_current_timezone_name(),
        "piles": _piles(countries),
        "published": _published(reached),
        "sees": True,
        "unassigned": not reaches_all(request.user) and not countries,
    }
    if request.user.has_perm("countries.change_country"):
        found["due"] = due_editions(reached).count()
    return found


def _countries(reached: QuerySet[Country]) -> list[Any]:
    """Those first that were saved last."""
    return sorted(
        with_state(reached),
        key=lambda country: country.saved_at.timestamp() if country.saved_at else 0,
        reverse=True,
    )


def _piles(countries: list[Any]) -> list[Pile]:
    """By state. What is under way lies in a heap of its own, and no pile says that all is done."""
    piles = (Pile(state, [c for c in countries if c.state == state]) for state in WORDS)
    quiet = all(c.state not in (State.PROPOSED, State.RETURNED, State.SCHEDULED) for c in countries)
    return [pile for pile in piles if pile.found or (pile.empty and quiet)]


def _published(reached: QuerySet[Country]) -> list[Published]:
    """What readers see of each country, the newest first."""
    latest = (
        Edition.objects.published()
        .filter(country__in=reached.values("pk"))
        .select_related("decided_by")
        .defer("body")
        .order_by("-publish_at")
    )
    language = get_language() or FALLBACK
    return [
        Published(edition, read(edition.names, language), read(edition.notes, language))
        for edition in latest[:SHOWN]
    ]
