"""Who needs a second factor, and who has one."""

from typing import Any

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth.models import AnonymousUser, User
from django.db import transaction
from django.http import HttpRequest

from countries.audit_trail import Action, record
from countries.signin import keys

PROOFS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
"""Recovery codes only stand in for one of these."""


def lacks(request: HttpRequest) -> bool:
    """Whether the person has yet to add a second factor before the desk opens to her."""
    if not settings.SECOND_FACTOR or not request.user.is_authenticated:
        return False
    found: bool | None = getattr(request.user, "has_second_factor", None)
    if found is None:  # of one who was not read by our backend: she signed in with this request
        found = has(request.user)
        request.user.has_second_factor = found  # type: ignore[attr-defined]  # as our backend does
    return not found


def has(person: User | AnonymousUser) -> bool:
    return Authenticator.objects.filter(user_id=person.pk, type__in=PROOFS).exists()


@transaction.atomic
def remove_all(person: User, by: User) -> None:
    """For whoever lost her devices: all factors and recovery codes; she adds new ones."""
    removed = [str(each.type) for each in Authenticator.objects.filter(user=person)]
    Authenticator.objects.filter(user=person).delete()
    record(by, Action.FACTOR_REMOVED, person, ", ".join(removed))


def encrypt_anew() -> int:
    """Write every secret anew under today's SECRET_KEY, and say how many. All of them or none."""
    count = 0
    with transaction.atomic():
        for each in Authenticator.objects.select_for_update().exclude(type="webauthn"):
            data: dict[str, Any] = each.data
            data |= {name: keys.renew(data[name]) for name in ("secret", "seed") if name in data}
            each.save(update_fields=["data"])
            count += 1
    return count
