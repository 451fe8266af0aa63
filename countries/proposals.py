"""What stands in the way of a proposal, and what became of it, in words for whoever asks."""

import datetime as dt

from django.contrib.auth.models import User
from django.utils import formats, timezone
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from countries import labels
from countries.diff import Change, changes
from countries.document import Document
from countries.editions import holder, live
from countries.languages import LANGUAGES
from countries.models import Edition
from countries.paths import Path
from countries.rules import Problem

PROSE = frozenset({"strapline", "summary"})
"""Texts outside the sections that state no fact."""


def hindrances(
    edition: Edition, publish_at: dt.datetime | None = None, *, at: dt.datetime | None = None
) -> list[Problem]:
    """What keeps a proposal from being approved, whoever approves; `publish_at` is when for."""
    if newer := overtaking(edition):
        return [Problem((), overtaken_words(newer))]
    found = address_taken(edition.document, at)
    if edition.minor:
        found += not_minor(live(edition.country_id, publish_at or at), edition.document)
    return found


def hindrances_of_schedule(
    edition: Edition, publish_at: dt.datetime, *, at: dt.datetime | None = None
) -> list[Problem]:
    """What keeps an approved edition from going live at that time."""
    newer = Edition.objects.filter(
        country=edition.country_id,
        state=Edition.State.APPROVED,
        number__gt=edition.number,
        publish_at__lte=publish_at,
    ).first()
    if newer:
        words = _("Edition {} goes live before, {}: this one never would.")
        return [Problem((), words.format(newer.number, moment(newer.publish_at)))]
    found = address_taken(edition.document, at)
    if edition.minor:
        earlier = Edition.objects.approved(publish_at).filter(country=edition.country_id)
        before = earlier.filter(number__lt=edition.number).order_by("-number").first()
        found += not_minor(before, edition.document)
    return found


def overtaking(edition: Edition) -> Edition | None:
    """The newest edition that was approved after this was proposed."""
    newer = Edition.objects.filter(
        country=edition.country_id,
        state=Edition.State.APPROVED,
        decided_at__gt=edition.proposed_at,
    )
    return newer.select_related("decided_by").defer("body").order_by("-number").first()


def overtaken_words(newer: Edition) -> str:
    """That a newer decision came first: which, whose, when, and what to do now."""
    if newer.kind == Edition.Kind.WITHDRAWAL:
        words = _(
            "The profile was withdrawn by {}, {}, after this was proposed. To bring it back,"
            " propose anew."
        )
        return words.format(named(newer.decided_by), moment(newer.decided_at))
    words = _(
        "A newer edition was approved since this was proposed: edition {}, by {}, {}. Propose anew."
    )
    return words.format(newer.number, named(newer.decided_by), moment(newer.decided_at))


def address_taken(document: Document, at: dt.datetime | None = None) -> list[Problem]:
    """Whether its address is that of a live page of another country."""
    if other := holder(document.slug, document.code, at):
        message = gettext_lazy("“{}” is the address of a live page of another country ({}).")
        return [Problem(("slug",), format_lazy(message, document.slug, other.country_id))]
    return []


def not_minor(before: Edition | None, document: Document) -> list[Problem]:
    """Why readers must be told of it: a fact changed, or the page is new to them."""
    if before is None or before.kind == Edition.Kind.WITHDRAWAL:
        return [Problem((), _("The page is new to readers, so it is no minor change: say so."))]
    found = facts_changed(before.document, document)
    if not found:
        return []
    words = _("A fact changed, so it is no minor change. Write a change note. Changed: {}")
    return [Problem((), words.format("; ".join(change.label for change in found[:3])))]


def facts_changed(before: Document, after: Document) -> list[Change]:
    """The differences that are more than wording, of what readers get."""
    found = changes(before.public(), after.public())
    return [change for change in found if not _is_prose(change.path)]


def _is_prose(path: Path) -> bool:
    """Whether it is the place of a text in a language, or within the sections."""
    of_a_text = len(path) > 1 and path[-1] in LANGUAGES and path[-2] in PROSE
    return of_a_text or labels.part(path) == "sections"


def decided(edition: Edition) -> str:
    """What was decided on a proposal, by whom and when; '' where nothing was yet."""
    who, when = named(edition.decided_by), moment(edition.decided_at)
    if edition.state == Edition.State.TAKEN_BACK:
        return _("{} took it back, {}.").format(who, when)
    if edition.state == Edition.State.REJECTED:
        return _("{} returned it, {}.").format(who, when)
    if edition.state == Edition.State.PROPOSED:
        return ""
    return _("{} approved it as edition {}, {}.").format(who, edition.number, when)


def named(person: User | None) -> str:
    """A person's user name; somebody who is gone, or never was, has none."""
    return person.get_username() if person else _("somebody")


def moment(at: dt.datetime | None) -> str:
    """A day and a time as the reader writes them, in the portal's time zone."""
    return formats.date_format(timezone.localtime(at), "DATETIME_FORMAT") if at else ""


def going_live(at: dt.datetime | None) -> str:
    """The same of what is still to come, with the time zone that it is told in."""
    return f"{moment(at)} ({timezone.get_current_timezone_name()})" if at else ""
