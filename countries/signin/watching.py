"""What allauth does by itself and only tells afterwards, for the audit list."""

from typing import Any

from allauth.mfa import signals
from allauth.mfa.models import Authenticator
from django.contrib.auth.models import User
from django.http import HttpRequest

from countries.audit_trail import Action, record
from countries.signin import sessions
from countries.signin.second_factor import PROOFS


def added(request: HttpRequest, user: User, authenticator: Authenticator, **kwargs: Any) -> None:
    """With her first factor a person is signed out elsewhere: those sessions never proved one."""
    record(user, Action.FACTOR_ADDED, user, str(authenticator.type))
    proofs = Authenticator.objects.filter(user=user, type__in=PROOFS)
    if not proofs.exclude(pk=authenticator.pk).exists():
        sessions.end_all(user, but=request.session.session_key)


def removed(user: User, authenticator: Authenticator, **kwargs: Any) -> None:
    record(user, Action.FACTOR_REMOVED, user, str(authenticator.type))


def renewed(user: User, **kwargs: Any) -> None:
    record(user, Action.CODES_RENEWED, user)


def refused(user: User, authenticator: Authenticator, **kwargs: Any) -> None:
    record(None, Action.SIGN_IN_FAILED, user, str(authenticator.type))


def begin() -> None:
    """Called once, when the apps are ready."""
    signals.authenticator_added.connect(added)
    signals.authenticator_removed.connect(removed)
    signals.authenticator_reset.connect(renewed)
    signals.authentication_failed.connect(refused)
