"""The first desk: what of a person's countries waits, how they stand, and what happened."""

from dataclasses import dataclass
from typing import Any, NamedTuple

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from countries import mentions
from countries.admin.activity import activity
from countries.admin.coverage import is_due, most_urgent
from countries.admin.missed import missed
from countries.admin.overview import overview
from countries.admin.reach import person, reachable, reaches_all
from countries.admin.states import State
from countries.admin.unfinished import unfinished
from countries.admin.waiting import waiting
from countries.languages import FALLBACK, Reading, read
from countries.models import Edition

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
    """Countries, those first that were saved last. `listed` is the address of all of them."""

    key: str
    title: str | Promise
    found: list[Any]
    empty: str | Promise = ""
    listed: str = ""

    @property
    def countries(self) -> list[Any]:
        return self.found[:SHOWN]

    @property
    def all(self) -> str:
        """Empty where none is left out."""
        return self.listed if len(self.found) > SHOWN else ""


class Published(NamedTuple):
    """An edition that readers see; the name and the note as the person reads them."""

    edition: Edition
    name: Reading
    note: Reading


def first_desk(request: HttpRequest) -> dict[str, Any]:
    """What the index shows above the lists, for the countries within the person's reach."""
    if not request.user.has_perm("countries.view_country"):
        return {}
    reached, who = reachable(request.user), person(request)
    countries, published = overview(reached)
    by_code = {country.pk: country for country in countries}
    changes = who.has_perm("countries.change_country")
    mine = [country for country in countries if changes and unfinished(country, who)]
    hers = {country.pk for country in mine}
    found = {
        "heaps": waiting(request, reached, by_code),
        "zone": timezone.get_current_timezone_name(),
        "mine": Pile("mine", _("Mine to finish"), mine),
        "mentions": list(mentions.waiting(who, reached)),
        "piles": _piles([each for each in countries if each.pk not in hers], bool(mine)),
        "published": [_published(edition) for edition in published[:SHOWN]],
        "receipts": missed(request, reached),
        "activity": activity(reached, by_code),
        "grid": most_urgent(countries),
        "sees": True,
        "unassigned": not reaches_all(who) and not countries,
    }
    if changes:
        found["due"] = sum(map(is_due, countries))
    return found


def _piles(countries: list[Any], busy: bool) -> list[Pile]:
    """By state. What is under way lies in a heap of its own, and no pile says that all is done."""
    listed = reverse("admin:countries_country_changelist")
    piles = [
        Pile(
            state,
            title,
            [c for c in countries if c.state == state],
            empty,
            f"{listed}?state={state}",
        )
        for state, (title, empty) in WORDS.items()
    ]
    under_way = (State.PROPOSED, State.RETURNED, State.SCHEDULED)
    quiet = not busy and all(c.state not in under_way for c in countries)
    return [pile for pile in piles if pile.found or (pile.empty and quiet)]


def _published(edition: Edition) -> Published:
    language = get_language() or FALLBACK
    return Published(edition, read(edition.names, language), read(edition.notes, language))
