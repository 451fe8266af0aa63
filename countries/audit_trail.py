"""Writing the audit list: the one way in, for all that is worth an entry."""

import datetime as dt

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser, User
from django.utils import timezone

from countries.models import AuditEntry, Edition
from countries.models.audit_entry import Action

Who = User | AbstractBaseUser | AnonymousUser | None

__all__ = ["Action", "Who", "of_edition", "record"]


def of_edition(edition: Edition) -> str:
    """What an entry calls an edition: `BE, edition 2`; `BE, proposal 17` where it has no number."""
    name = f"edition {edition.number}" if edition.number else f"proposal {edition.pk}"
    return f"{edition.country_id}, {name}"


def record(
    who: Who, action: Action, what: object = "", detail: str = "", *, at: dt.datetime | None = None
) -> AuditEntry:
    """Add an entry, in the transaction of the act itself: no act without one, and none without it.

    `who` is None where no person acts: a command, a fixture, somebody whom nobody knows. `what` is
    kept as its text, `at` is the moment of the act; None is now. Never pass anything secret.
    """
    person = who if isinstance(who, User) and who.pk else None
    return AuditEntry.objects.create(
        at=at or timezone.now(),
        who=person,
        name=person.get_username() if person else "",
        action=action,
        object=str(what)[:200],
        detail=detail,
    )
