"""The link with which a person chooses her password, and nobody else knows it.

It is signed, works for INVITATION_DAYS, and once: it is made over the password that it replaces.
"""

import datetime as dt

from django.conf import settings
from django.contrib.auth.models import User
from django.contrib.auth.tokens import PasswordResetTokenGenerator
from django.core.mail import send_mail
from django.db import transaction
from django.http import HttpRequest
from django.urls import reverse
from django.utils.encoding import force_bytes, force_str
from django.utils.http import urlsafe_base64_decode, urlsafe_base64_encode
from django.utils.translation import gettext as _

from countries.audit_trail import Action, Who, record
from countries.signin import sessions
from countries.signin.adapters import site_name


class _Tokens(PasswordResetTokenGenerator):
    key_salt = "countries.signin.invitations"


tokens = _Tokens()


def invite(request: HttpRequest, person: User) -> str:
    """A new link, as a whole address. Her password, her sessions and every older link end now."""
    return request.build_absolute_uri(link(person, request.user))


@transaction.atomic
def link(person: User, by: Who, *, at: dt.datetime | None = None) -> str:
    """The same without the host."""
    person.set_unusable_password()
    person.save(update_fields=["password"])
    sessions.end_all(person)
    record(by, Action.INVITED, person, at=at)
    key = urlsafe_base64_encode(force_bytes(person.pk))
    return reverse("invitation", args=[key, tokens.make_token(person)])


def invited(key: str, token: str) -> User | None:
    """Whom the link is for; None where it is too old, was used, or never was one."""
    try:
        pk = int(force_str(urlsafe_base64_decode(key)))
    except (ValueError, OverflowError):
        return None
    person = User.objects.select_for_update().filter(pk=pk, is_active=True).first()
    return person if person and tokens.check_token(person, token) else None


def mail(person: User, link: str) -> bool:
    """Send the link, where mail is configured and the person has an address."""
    if not (settings.EMAIL_URL and person.email):
        return False
    subject = _("Your account: {site}").format(site=site_name())
    text = _(
        "You are invited to {site} as {name}. Open this link within {days} days and choose your"
        " password:\n\n{link}\n"
    ).format(site=site_name(), name=person, days=settings.INVITATION_DAYS, link=link)
    return bool(send_mail(subject, text, None, [person.email], fail_silently=True))
