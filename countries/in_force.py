"""How an edition gets its number and its time: the last step of whatever makes one public."""

import datetime as dt

from django.contrib.auth.models import User
from django.db.models import Max

from countries import listed, receipts
from countries.audit_trail import Action, of_edition, record
from countries.models import Edition


def put_in_force(
    edition: Edition,
    by: User | None,
    publish_at: dt.datetime,
    now: dt.datetime,
    *,
    reviewed: bool,
    reason: str = "",
) -> Edition:
    """Number the edition and let it be public from `publish_at`; the lists know it at once."""
    last = Edition.objects.filter(country=edition.country_id).aggregate(last=Max("number"))["last"]
    edition.number = (last or 0) + 1
    edition.state = Edition.State.APPROVED
    edition.publish_at, edition.decided_at, edition.decided_by = publish_at, now, by
    edition.reviewed, edition.reason = reviewed, reason if not reviewed else ""
    edition.save()
    listed.write(edition)
    if last:
        listed.drop_past(edition.country_id)
    record(by, _act(edition, now), of_edition(edition), edition.reason, at=now)
    receipts.once_committed(edition)
    return edition


def _act(edition: Edition, now: dt.datetime) -> Action:
    """What the audit list calls it."""
    if edition.kind == Edition.Kind.WITHDRAWAL:
        return Action.WITHDRAWN
    if edition.kind == Edition.Kind.CHECKED:
        return Action.CHECKED
    if not edition.reviewed:
        return Action.FORCED
    later = edition.publish_at is not None and edition.publish_at > now
    return Action.SCHEDULED if later else Action.APPROVED
