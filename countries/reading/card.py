"""What the social picture of a profile says: the country's name, and the facts that are known."""

from typing import NamedTuple

from django.utils.translation import gettext as _

from countries.document import Document
from countries.languages import read
from countries.reading.fact import day
from countries.regions import Region


class Card(NamedTuple):
    """`facts` are labels with their values. `code` is the ISO code, which chooses the drawings."""

    code: str
    language: str
    site: str
    name: str
    facts: tuple[tuple[str, str], ...]


def card(document: Document, language: str, site: str) -> Card:
    """The card in a language that is also the active one; what is not known is left out."""
    city = read(document.ncb.city if document.ncb else {}, language)
    since = day(document.member_since, language)
    facts = (
        (_("Region"), str(Region(document.region).label)),
        (_("National Central Bureau"), city.text),
        (_("Member since"), since.words if since else ""),
    )
    known = tuple((label, value) for label, value in facts if value)
    return Card(document.code, language, site, read(document.name, language).text, known)
