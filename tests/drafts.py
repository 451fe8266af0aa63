"""What people do to a draft, and the days on which they do it."""

import datetime as dt
from typing import Any

from django.contrib.auth.models import User

from countries import profile, revisions
from countries.models import Country, Edition, Revision


def day(number: int) -> dt.datetime:
    """Noon of a day of January 2026."""
    return dt.datetime(2026, 1, number, 12, tzinfo=dt.UTC)


def writes(person: User | None, country: Country, **fields: Any) -> Revision | None:
    """The person changes the country's rows, and that leaves a revision."""
    changes_silently(country, **fields)
    return revisions.record(country, person, Revision.Origin.FORM)


def changes_silently(country: Country, **fields: Any) -> None:
    """The rows change, and nobody says so."""
    row = Country.objects.get(pk=country.pk)
    for field, value in fields.items():
        setattr(row, field, value)
    row.save()


def strapline(country: Country) -> str | None:
    """What the draft says."""
    return profile.build(country).strapline.get("en")


def seen(at: dt.datetime) -> list[tuple[str, str | None]]:
    """What readers see at that moment: each country, and its strapline."""
    editions = Edition.objects.published(at).order_by("country_id")
    return [(e.country_id, e.document.strapline.get("en")) for e in editions]
