"""What was done to an edition, by whom and when, and what became of it, in an editor's words."""

import datetime as dt
from typing import NamedTuple

from django.contrib.auth.models import User
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from countries.models import Edition

Words = str | Promise


class Step(NamedTuple):
    """Something that was done to an edition; '' where nobody is known to have done it."""

    what: Words
    who: str
    at: dt.datetime


def steps(edition: Edition) -> list[Step]:
    """In their order. What a fixture publishes, and a withdrawal, was never proposed."""
    found = []
    if edition.kind == Edition.Kind.PUBLICATION and edition.origin == Edition.Origin.FORM:
        proposer = edition.proposed_by_name or _name(edition.proposed_by)
        found.append(Step(pgettext_lazy("edition", "Proposed"), proposer, edition.proposed_at))
    if edition.decided_at and edition.state != Edition.State.PROPOSED:
        decider = edition.decided_by_name or _name(edition.decided_by)
        found.append(Step(decided(edition)[0], decider, edition.decided_at))
    for change in edition.schedule_changes.all():
        what = _("Moved") if change.becomes else _("Cancelled")
        found.append(Step(what, _name(change.by), change.at))
    if edition.reviewed_at:
        reviewer = _name(edition.reviewed_by)
        found.append(Step(_("Reviewed afterwards"), reviewer, edition.reviewed_at))
    return found


def _name(person: User | None) -> str:
    return person.get_username() if person else ""


def fate(edition: Edition) -> tuple[Words, str]:
    """What became of an edition, and the kind of its chip."""
    if edition.state == Edition.State.CANCELLED:
        return _("Cancelled"), "gone"
    if edition.reviewed_at:
        return _("Reviewed afterwards"), "live"
    return decided(edition)


def decided(edition: Edition) -> tuple[Words, str]:
    """What was decided on it; what came of that later is a step of its own."""
    if edition.state == Edition.State.PROPOSED:
        return pgettext_lazy("edition", "Proposed"), "changed"
    if edition.state == Edition.State.REJECTED:
        return _("Returned"), "gone"
    if edition.state not in (Edition.State.APPROVED, Edition.State.CANCELLED):
        return capfirst(edition.get_state_display()), "draft"
    return _approved(edition)


def _approved(edition: Edition) -> tuple[Words, str]:
    if edition.kind == Edition.Kind.WITHDRAWAL:
        return pgettext_lazy("edition", "Withdrawn"), "gone"
    if edition.kind == Edition.Kind.CHECKED:
        return _("Checked only"), "live"
    if edition.origin == Edition.Origin.FIXTURE:
        return _("Published by a fixture"), "live"
    if edition.reviewed and not edition.reviewed_at:
        return _("Approved"), "live"
    return _("Published without review"), "changed"


def waits(edition: Edition) -> bool:
    """Whether it is approved and its time has not come."""
    come = edition.publish_at is None or edition.publish_at <= timezone.now()
    return edition.state == Edition.State.APPROVED and not come
