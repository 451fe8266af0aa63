"""The editors' history: every save of the working rows leaves a revision, and here is how."""

import datetime as dt

from django.contrib.auth.models import User
from django.utils import timezone

from countries import profile
from countries.models import Country, Revision


def latest(code: str) -> Revision | None:
    """The newest revision of a country."""
    return Revision.objects.filter(country_code=code).order_by("-number").first()


def latest_number(code: str) -> int:
    """Its number, 0 where there is none."""
    revision = latest(code)
    return revision.number if revision else 0


def record(
    country: Country,
    author: User | None,
    origin: str,
    detail: str = "",
    *,
    again: bool = False,
    at: dt.datetime | None = None,
) -> Revision | None:
    """Keep the rows as they stand now. None, and nothing kept, where they say what they said.

    `again` keeps that too: a country that comes back says what it said when it was deleted.
    """
    document = profile.build(country)
    body = document.canonical()
    last = latest(country.code)
    if last is not None and last.body == body and not again:
        return None
    return Revision.objects.create(
        country_code=country.code,
        number=last.number + 1 if last else 1,
        body=body,
        author=author,
        author_name=author.get_username() if author else "",
        origin=origin,
        detail=detail[:200],
        at=at or timezone.now(),
    )


def record_found(country: Country, at: dt.datetime | None = None) -> Revision | None:
    """Before a save: keep what an unknown hand did, so that nobody else answers for it."""
    return record(country, None, Revision.Origin.FOUND, at=at)
