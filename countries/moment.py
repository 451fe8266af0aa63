"""A state of a profile by the key that addresses carry: `draft`, `live`, `r12`, `e3`, `p40`.

`r` is a revision and `e` an edition by its number in the country; `p` is a proposal, which has no
number, by its row's.
"""

import datetime as dt
import re
from dataclasses import dataclass

from django.utils import formats, timezone
from django.utils.translation import gettext as _

from countries import editions, profile
from countries.document import Document
from countries.models import Country, Edition, Revision

DRAFT, LIVE = "draft", "live"
_KEY = re.compile(r"([rep])([1-9][0-9]{0,8})", re.ASCII)


@dataclass(frozen=True)
class Moment:
    """A state, what it is called, and its row; the draft has none."""

    key: str
    name: str
    document: Document
    row: Edition | Revision | None = None


def key_of(row: Edition | Revision) -> str:
    if isinstance(row, Revision):
        return f"r{row.number}"
    return f"e{row.number}" if row.number else f"p{row.pk}"


def name_of(row: Edition | Revision) -> str:
    """`Edition 3`, `Revision 12`, `Proposal of 23 November 2026, 10:00`."""
    if isinstance(row, Revision):
        return _("Revision {}").format(row.number)
    if row.number:
        return _("Edition {}").format(row.number)
    return _("Proposal of {}").format(spelled(row.proposed_at))


def spelled(at: dt.datetime) -> str:
    return formats.date_format(timezone.localtime(at), "DATETIME_FORMAT")


def find(country: Country, key: str) -> Moment | None:
    """None where the country has no such state."""
    if key == DRAFT:
        return Moment(DRAFT, _("Draft as it is now"), profile.build(country))
    row = editions.live(country.code) if key == LIVE else row_of(country, key)
    return Moment(key_of(row), name_of(row), row.document, row) if row else None


def row_of(country: Country, key: str) -> Edition | Revision | None:
    match = _KEY.fullmatch(key)
    if match is None:
        return None
    number = int(match[2])
    if match[1] == "r":
        return Revision.objects.filter(country_code=country.code, number=number).first()
    own = Edition.objects.filter(country=country)
    if match[1] == "e":
        return own.filter(number=number).first()
    return own.filter(pk=number, number=None).first()
