"""The pages of signing in: of allauth's those that are needed, in the frame of the desk."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as webauthn
from allauth.usersessions import views as usersessions
from django.contrib import admin
from django.http import HttpRequest, HttpResponseBase
from django.template.response import TemplateResponse
from django.urls import path, reverse_lazy
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from countries.signin.views import invitation

View = Callable[..., HttpResponseBase]


def page(view: View, title: str | Promise) -> View:
    """The view with a title, within what every page of the desk knows."""

    @never_cache
    @wraps(view)
    def framed(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        response = view(request, *args, **kwargs)
        if isinstance(response, TemplateResponse) and not response.is_rendered:
            frame = {**admin.site.each_context(request), "title": title}
            response.context_data = {**frame, **(response.context_data or {})}
        return response

    return framed


again = _("Confirm that it is you")
app = _("Second factor: an app")
keys = _("Second factor: a passkey")
recovery = _("Recovery codes")
renaming = webauthn.EditWebAuthnView.as_view(success_url=reverse_lazy("mfa_index"))
removal = webauthn.RemoveWebAuthnView.as_view(success_url=reverse_lazy("mfa_index"))

urlpatterns = [
    path("login/", page(account.login, _("Log in")), name="account_login"),
    path("login/passkey/", page(webauthn.login_webauthn, ""), name="mfa_login_webauthn"),
    path("login/code/", page(mfa.authenticate, _("Second factor")), name="mfa_authenticate"),
    path("logout/", require_POST(account.logout), name="account_logout"),
    path(
        "closed/",
        page(account.account_inactive, _("This account is closed")),
        name="account_inactive",
    ),
    path("confirm/", page(account.reauthenticate, again), name="account_reauthenticate"),
    path("confirm/code/", page(mfa.reauthenticate, again), name="mfa_reauthenticate"),
    path(
        "confirm/passkey/",
        page(webauthn.reauthenticate_webauthn, again),
        name="mfa_reauthenticate_webauthn",
    ),
    path("", page(mfa.index, _("Your account")), name="mfa_index"),
    path(
        "sessions/", page(usersessions.list_usersessions, _("Sessions")), name="usersessions_list"
    ),
    path("app/", page(totp.activate_totp, app), name="mfa_activate_totp"),
    path("app/remove/", page(totp.deactivate_totp, app), name="mfa_deactivate_totp"),
    path("passkeys/add/", page(webauthn.add_webauthn, keys), name="mfa_add_webauthn"),
    path("passkeys/<int:pk>/", page(renaming, keys), name="mfa_edit_webauthn"),
    path("passkeys/<int:pk>/remove/", page(removal, keys), name="mfa_remove_webauthn"),
    path("codes/", page(codes.view_recovery_codes, recovery), name="mfa_view_recovery_codes"),
    path(
        "codes/new/",
        page(codes.generate_recovery_codes, recovery),
        name="mfa_generate_recovery_codes",
    ),
    path("codes/download/", codes.download_recovery_codes, name="mfa_download_recovery_codes"),
    path("invitation/<key>/<token>/", page(invitation, _("Invitation")), name="invitation"),
]
