"""What becomes of an approved edition before its time has come: it is moved, or cancelled.

Who did it, when and why is kept with it. Like all that writes editions, see `publishing`.
"""

import datetime as dt

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from countries.audit_trail import Action, of_edition, record
from countries.freezing import Person
from countries.models import Edition, ScheduleChange
from countries.proposals import hindrances_of_schedule, moment
from countries.publishing import lock
from countries.rules import Problem, RefusedError


@transaction.atomic
def move(
    edition: Edition,
    by: Person,
    publish_at: dt.datetime,
    reason: str = "",
    *,
    at: dt.datetime | None = None,
) -> Edition:
    """Let it go live at another time, which is still to come."""
    edition, now = _waiting(edition, at), at or timezone.now()
    if publish_at <= now:
        raise RefusedError(Problem((), _("That moment has passed: give a later one.")))
    if publish_at == edition.publish_at:
        raise RefusedError(Problem((), _("It is scheduled for that moment already.")))
    if found := hindrances_of_schedule(edition, publish_at, at=at):
        raise RefusedError(*found)
    _record(edition, by, now, reason, becomes=publish_at)
    edition.publish_at = publish_at
    edition.save()
    record(by, Action.SCHEDULE_CHANGED, of_edition(edition), reason, at=at)
    return edition


@transaction.atomic
def cancel(
    edition: Edition, by: Person, reason: str = "", *, at: dt.datetime | None = None
) -> Edition:
    """It never goes live. The edition keeps its number, which no other takes."""
    edition, now = _waiting(edition, at), at or timezone.now()
    _record(edition, by, now, reason)
    edition.state = Edition.State.CANCELLED
    edition.save()
    record(by, Action.SCHEDULE_CANCELLED, of_edition(edition), reason, at=at)
    return edition


def _waiting(edition: Edition, at: dt.datetime | None) -> Edition:
    """The edition as it stands now, locked, if its time has not come."""
    lock(edition.country)
    edition = Edition.objects.select_related("country").get(pk=edition.pk)
    if edition.state == Edition.State.CANCELLED:
        raise RefusedError(Problem((), _("This edition was cancelled already.")))
    if not Edition.objects.scheduled(at).filter(pk=edition.pk).exists():
        words = _("This edition is not scheduled any more: its time was {}.")
        raise RefusedError(Problem((), words.format(moment(edition.publish_at))))
    return edition


def _record(
    edition: Edition,
    by: Person,
    now: dt.datetime,
    reason: str,
    becomes: dt.datetime | None = None,
) -> None:
    was = edition.publish_at or now
    ScheduleChange.objects.create(
        edition=edition,
        was=was,
        becomes=becomes,
        by=by,
        at=now,
        reason=reason.strip(),
    )
