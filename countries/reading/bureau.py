"""The National Central Bureau, and the chain of which it is the last link."""

from typing import NamedTuple

from django.utils.translation import gettext as _

from countries.document import Bureau, Document
from countries.languages import Reading, read
from countries.reading.fact import Fact
from countries.reading.notes import Notes


class Chain(NamedTuple):
    """Force, unit and bureau: each is part of the one before it.

    `force` and `unit` are None where nothing is known of either; `hours` says in words whether the
    bureau works around the clock, and `around_the_clock` whether a mark may say so.
    """

    force: Fact | None
    unit: Fact | None
    city: Fact
    hours: Fact
    around_the_clock: bool
    website: Fact | None


def chain(document: Document, notes: Notes) -> Chain:
    """The chain of a country's bureau, also where the document has no bureau."""
    bureau = document.ncb or Bureau()
    unit = read(bureau.unit, notes.language)
    force = notes.if_told("ncb.host", host(document, bureau, notes.language))
    unit_fact = notes.if_told("ncb.unit", unit)
    if force or unit_fact:  # one known link makes a missing one worth a word
        force = force or notes.fact("ncb.host")
        unit_fact = unit_fact or notes.fact("ncb.unit")
    return Chain(
        force=force,
        unit=unit_fact,
        city=notes.fact("ncb.city", read(bureau.city, notes.language)),
        hours=notes.fact("ncb.around_the_clock", hours(bureau.around_the_clock)),
        around_the_clock=bureau.around_the_clock is True,
        website=notes.if_told("ncb.website", bureau.website),
    )


def host(document: Document, bureau: Bureau, language: str) -> Reading | None:
    """The force that hosts the bureau; its slug where it has no name."""
    names = {force.slug: force.name for force in document.police}
    if bureau.host is None:
        return None
    return read(names.get(bureau.host, {}), language) or Reading(bureau.host, language, False)


def hours(around_the_clock: bool | None) -> str:
    """Whether it works around the clock, in words; '' where that is not known."""
    if around_the_clock is None:
        return ""
    return _("around the clock (24/7)") if around_the_clock else _("not around the clock")
