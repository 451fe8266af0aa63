"""What allauth asks the portal: who may sign up, what is said, how secrets are kept."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.usersessions.adapter import DefaultUserSessionsAdapter
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.models import AnonymousUser, User
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from countries.audit_trail import Action, record
from countries.document import digest
from countries.kept_details import THROTTLED
from countries.signin import keys, sessions

WHILE = 300
"""Seconds: for so long allauth counts wrong passwords for a name."""
WRONG_CODE = _("This code is not the right one, or was used before.")
SLOWLY = _("Too many attempts. Wait five minutes, then try again.")
SAID = {
    "mfa/messages/totp_activated.txt": _("Your app is a second factor from now on."),
    "mfa/messages/totp_deactivated.txt": _("Your app is no second factor any more."),
    "mfa/messages/webauthn_added.txt": _("The passkey is added."),
    "mfa/messages/webauthn_removed.txt": _("The passkey is removed."),
    "mfa/messages/recovery_codes_generated.txt": _(
        "You have recovery codes. Keep them where you find them without your device."
    ),
    "usersessions/messages/sessions_logged_out.txt": _("You are signed out everywhere else."),
    "account/messages/logged_out.txt": _("You are signed out."),
}
"""What allauth tells by templates; what is not here goes without saying."""


class AccountAdapter(DefaultAccountAdapter):
    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "username_password_mismatch": _(
            "The username or the password is wrong. Capital and small letters differ."
        ),
        "incorrect_password": _("The password is wrong."),
        "too_many_login_attempts": SLOWLY,
        "rate_limited": SLOWLY,
        "incorrect_code": WRONG_CODE,
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """People are invited."""
        return False

    def login(self, request: HttpRequest, user: Any) -> None:
        super().login(request, user)
        record(user, Action.SIGNED_IN, "", _how(request))

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """An attempt that comes too soon is entered too, once a while: who goes on adds no more."""
        try:
            super().pre_authenticate(request, **credentials)
        except ValidationError:
            name = _known(credentials)
            whose = f"name:{name}" if name else f"address:{self.get_client_ip(request)}"
            if cache.add(f"countries:throttled:{digest(whose)}", True, WHILE):
                record(None, Action.SIGN_IN_FAILED, name, THROTTLED)
            raise

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        name = _known(credentials)
        record(None, Action.SIGN_IN_FAILED, name, "password" if name else "")

    def add_message(
        self,
        request: HttpRequest,
        level: int,
        message_template: str | None = None,
        message_context: dict[str, Any] | None = None,
        extra_tags: str = "",
        message: str | None = None,
    ) -> None:
        if words := message or SAID.get(message_template or ""):
            messages.add_message(request, level, str(words), extra_tags=extra_tags)

    def get_reauthentication_methods(self, user: User | AnonymousUser) -> list[dict[str, Any]]:
        words = {
            "reauthenticate": _("With your password"),
            "mfa_reauthenticate": _("With a code"),
            "mfa_reauthenticate:webauthn": _("With a passkey"),
        }
        found: list[dict[str, Any]] = super().get_reauthentication_methods(user)
        return [method | {"description": words[method["id"]]} for method in found]


def _known(credentials: dict[str, Any]) -> str:
    """The name of an account that exists; what else was typed may be a misplaced password."""
    name = str(credentials.get("username", ""))
    return name if User.objects.filter(username=name).exists() else ""


def _how(request: HttpRequest) -> str:
    """By what the person proved who she is: `password, totp`."""
    steps = request.session.get("account_authentication_methods", [])
    return ", ".join(dict.fromkeys(step.get("type") or step.get("method", "") for step in steps))


def site_name() -> str:
    return settings.SITE_NAMES.get(get_language() or "en", settings.SITE_NAMES["en"])


class SecondFactorAdapter(DefaultMFAAdapter):
    error_messages = {**DefaultMFAAdapter.error_messages, "incorrect_code": WRONG_CODE}

    def encrypt(self, text: str) -> str:
        return keys.encrypt(text)

    def decrypt(self, encrypted_text: str) -> str:
        return keys.decrypt(encrypted_text)

    def _get_user_identifier(self, user: Any) -> str:
        return str(user.get_username())

    def _get_site_name(self) -> str:
        return site_name()

    def generate_authenticator_name(self, user: Any, type: Authenticator.Type) -> str:  # noqa: A002
        count = Authenticator.objects.filter(user_id=user.pk, type=type).count()
        return gettext("Passkey {number}").format(number=count + 1)


class SessionsAdapter(DefaultUserSessionsAdapter):
    def end_sessions(self, sessions_to_end: Any) -> None:
        """Those that allauth lists, and those that it did not see begin; never the current one."""
        request = context.request
        ended = sessions.end_all(request.user, but=request.session.session_key)
        record(request.user, Action.SESSIONS_ENDED, request.user, str(ended))
