"""allauth's forms in our words, without hints inside the boxes: a label is enough, and stays."""

from typing import Any

from allauth.account.forms import LoginForm, ReauthenticateForm
from allauth.core import context
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base import forms as codes
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.totp.internal.auth import SECRET_SESSION_KEY
from allauth.mfa.webauthn import forms as passkeys
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from countries.audit_trail import Action, record
from countries.signin import keys

NAME = _("Name of this passkey")
CODE = _("Code from your app, or a recovery code")


def plain(form: Any, **labels: Any) -> None:
    for name, label in labels.items():
        form.fields[name].label = label
    for field in form.fields.values():
        field.widget.attrs.pop("placeholder", None)


class SignInForm(LoginForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        plain(self, login=_("Username"), password=_("Password"))
        self.fields["password"].help_text = ""
        self.fields["login"].widget.attrs |= {"autofocus": True, "autocapitalize": "none"}


class PasswordAgainForm(ReauthenticateForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        plain(self, password=_("Password"))


class CodeForm(codes.AuthenticateForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        plain(self, code=CODE)


class CodeAgainForm(codes.ReauthenticateForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        plain(self, code=CODE)


class AppForm(ActivateTOTPForm):
    """Sessions are rows too, so while an app is added its secret stands encrypted in there."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        session = context.request.session
        kept = session.get(SECRET_SESSION_KEY)
        super().__init__(*args, **kwargs)
        if self.is_bound and kept:
            self.secret = keys.decrypt(kept)
        else:
            session[SECRET_SESSION_KEY] = keys.encrypt(self.secret)
        plain(self, code=_("The six digits that your app shows now"))
        self.fields["code"].widget.attrs["inputmode"] = "numeric"


class PasskeyForm(passkeys.AddWebAuthnForm):
    """A passkey by default; who takes the tick away gets a key that goes with the password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        plain(self, name=NAME)
        self.fields["passwordless"] = forms.BooleanField(
            label=_("Signs in alone, without the password"),
            help_text=_("Take the tick away for a security key that has no PIN."),
            required=False,
            initial=True,
        )


class PasskeyNameForm(passkeys.EditWebAuthnForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"] = forms.CharField(label=NAME, max_length=80)


class _Entered(passkeys.AuthenticateWebAuthnForm):
    """A passkey that is refused is entered in the audit list, as a wrong code is.

    allauth stumbles over an answer that lacks a key; no browser sends one.
    """

    def clean_credential(self) -> Any:
        try:
            return super().clean_credential()
        except (ValidationError, KeyError) as error:
            record(None, Action.SIGN_IN_FAILED, self.user or "", "webauthn")
            if isinstance(error, ValidationError):
                raise
            raise get_adapter().validation_error("incorrect_code") from error


class PasskeySignInForm(_Entered, passkeys.LoginWebAuthnForm):
    pass


class PasskeyCodeForm(_Entered):
    pass


class PasskeyAgainForm(_Entered, passkeys.ReauthenticateWebAuthnForm):
    pass
