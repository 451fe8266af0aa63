"""Ending what a person is signed in to."""

from allauth.usersessions.models import UserSession
from django.contrib.auth import SESSION_KEY
from django.contrib.auth.models import User
from django.contrib.sessions.models import Session
from django.http import HttpRequest
from django.utils import timezone

from countries.audit_trail import Action, record


def _open(person: User) -> list[str]:
    """The keys of all the person's sessions, those that allauth did not see begin among them."""
    sessions = Session.objects.filter(expire_date__gt=timezone.now())
    mine = str(person.pk)
    return [it.session_key for it in sessions if it.get_decoded().get(SESSION_KEY) == mine]


def count(person: User) -> int:
    """In how many browsers the person is signed in. Only staff has sessions, so they are few."""
    return len(_open(person))


def end_all(person: User, *, but: str | None = None) -> int:
    """Sign the person out everywhere, at once, but for one session; how many ended."""
    ended = [key for key in _open(person) if key != but]
    Session.objects.filter(session_key__in=ended).delete()
    UserSession.objects.filter(user=person).exclude(session_key=but or "").delete()
    return len(ended)


def seen(person: User) -> list[UserSession]:
    """The sessions that allauth saw begin and that are still open, the newest first."""
    return list(
        UserSession.objects.filter(user=person, session_key__in=_open(person)).order_by(
            "-created_at"
        )
    )


def end(person: User, number: str) -> int:
    """Sign the person out of the one session with that number, at once; how many ended."""
    if not number.isdecimal():
        return 0
    rows = UserSession.objects.filter(user=person, pk=int(number))
    keys = list(rows.values_list("session_key", flat=True))
    Session.objects.filter(session_key__in=keys).delete()
    rows.delete()
    return len(keys)


def password_changed(request: HttpRequest) -> None:
    """After a person changed her own: Django ended her other sessions, and renewed this one."""
    UserSession.objects.create_from_request(request)
    record(request.user, Action.PASSWORD_CHOSEN, request.user)
