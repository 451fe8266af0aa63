"""Which published profiles changed lately, and which were checked lately.

A minor change and a check are no update; what is withdrawn is in neither list.
"""

import datetime as dt
from collections.abc import Iterable
from heapq import nsmallest
from typing import Any, NamedTuple

from django.db.models import Exists, OuterRef
from django.utils import timezone

from countries.languages import Reading, read
from countries.models.edition import Edition
from countries.reading.fact import Day, day
from countries.reading.listing import Listed, Live

SHOWN = 6


class Update(NamedTuple):
    """What readers were told of a country last: when, and the note by language."""

    country_id: str
    publish_at: dt.datetime
    notes: dict[str, str]


class Lately(NamedTuple):
    """A country, the day, and the note for readers, if there is one."""

    country: Listed
    on: Day | None
    note: Reading | None = None


def last_updates(live: Iterable[Live]) -> list[Update]:
    """The latest update of each country that can be read, so many as are shown: newest day first,
    on one day full profiles first, as when all of them were loaded at once.

    One query; two where a profile was checked, or had a minor change, since its latest update.
    """
    live = list(live)
    found = [
        (each.publish_at, each.row.full, each.row.slug, each.row.pk)
        for each in live
        if each.is_update
    ]
    if since := [each.row.code for each in live if not each.is_update]:
        found += _before(since)
    zone = timezone.get_current_timezone()

    def newest_day_first(
        update: tuple[dt.datetime, bool, str, int],
    ) -> tuple[int, bool, float, str]:
        at, full, slug, _pk = update
        return -at.astimezone(zone).toordinal(), not full, -at.timestamp(), slug

    last = [pk for *_, pk in nsmallest(SHOWN, found, key=newest_day_first)]
    rows: Any = Edition.objects.filter(pk__in=last).values_list("pk", *Update._fields)
    told = {pk: Update(*said) for pk, *said in rows}
    return [told[pk] for pk in last]


def _before(countries: Iterable[str]) -> list[tuple[dt.datetime, bool, str, int]]:
    """The latest updates of countries whose live edition is none."""
    told = Edition.objects.once_live().filter(kind=Edition.Kind.PUBLICATION, minor=False)
    newer = told.filter(country=OuterRef("country"), number__gt=OuterRef("number"))
    latest = told.filter(~Exists(newer), country__in=countries)
    rows: Any = latest.values_list("publish_at", "full", "slug", "pk")
    return list(rows)


def updated(updates: Iterable[Update], countries: Iterable[Listed], language: str) -> list[Lately]:
    by_code = {each.code: each for each in countries}
    return [
        Lately(by_code[code], day(at, language), read(notes, language))
        for code, at, notes in updates
    ]


def checked(countries: Iterable[Listed], language: str) -> list[Lately]:
    """The profiles whose facts were all compared with their sources, last first."""
    dated = [each for each in countries if each.checked_on]
    last = sorted(dated, key=lambda each: str(each.checked_on), reverse=True)[:SHOWN]
    return [Lately(each, day(each.checked_on, language)) for each in last]
