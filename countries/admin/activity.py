"""What happened lately, in all countries that a person reaches: who did what, and when."""

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import pgettext_lazy

from countries.edition_steps import Words, decided
from countries.models import Country, Edition, Revision
from countries.models.edition import LAST_ACT
from countries.moment import key_of
from countries.timeline import HOW

SHOWN = 10
_OF_EDITIONS: tuple[str, ...] = (
    "country",
    "number",
    "kind",
    "state",
    "origin",
    "reviewed",
    "reviewed_at",
)
_OF_EDITIONS += ("proposed_at", "proposed_by_name", "decided_at", "decided_by_name")


class Deed(NamedTuple):
    """`key` is its entry in the history of the country; `who` is '' where nobody is known."""

    country: Country
    what: Words
    who: str
    at: dt.datetime
    key: str


def activity(reached: QuerySet[Country], countries: Mapping[str, Country]) -> list[Deed]:
    """The last deeds, the newest first, without documents: two queries. `countries` are those
    within reach, by their codes."""
    deeds = [*_saved(reached, countries), *_published(reached, countries)]
    return sorted(deeds, key=lambda deed: deed.at, reverse=True)[:SHOWN]


def _saved(reached: QuerySet[Country], countries: Mapping[str, Country]) -> Iterator[Deed]:
    """Checks aside, of which their editions tell."""
    # By Exists, so that the newest are read first, and no more of them than are shown.
    within = Exists(reached.filter(pk=OuterRef("country_code")))
    found = Revision.objects.filter(within).exclude(origin=Revision.Origin.CHECKED)
    found = found.only("country_code", "number", "origin", "author_name", "at")
    for row in found.order_by("-at", "-pk")[:SHOWN]:
        what = HOW.get(row.origin, row.get_origin_display())
        yield Deed(countries[row.country_code], what, row.author_name, row.at, key_of(row))


def _published(reached: QuerySet[Country], countries: Mapping[str, Country]) -> Iterator[Deed]:
    """What was proposed, and what was decided; one deed where the same person did both at once."""
    within = Exists(reached.filter(pk=OuterRef("country")))
    found = Edition.objects.filter(within).only(*_OF_EDITIONS)
    for row in found.order_by(LAST_ACT.desc(), "-pk")[:SHOWN]:
        country, key = countries[row.country_id], key_of(row)
        waits = row.decided_at is None
        if waits or row.decided_by_name != row.proposed_by_name:
            proposed = pgettext_lazy("edition", "Proposed")
            yield Deed(country, proposed, row.proposed_by_name, row.proposed_at, key)
        if row.decided_at:
            yield Deed(country, decided(row)[0], row.decided_by_name, row.decided_at, key)
