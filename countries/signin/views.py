"""The pages that allauth lacks: an invitation, and too many attempts."""

from allauth.account.internal.flows.login import record_authentication
from allauth.account.utils import perform_login
from django.contrib import admin, auth, messages
from django.contrib.auth.forms import SetPasswordForm
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters

from countries.audit_trail import Action, record
from countries.signin import invitations


@sensitive_post_parameters("new_password1", "new_password2")
def invitation(request: HttpRequest, key: str, token: str) -> HttpResponse:
    """Ask the invited person for her password; with it she is signed in."""
    with transaction.atomic():
        person = invitations.invited(key, token)
        if person is None:
            return TemplateResponse(request, "account/invitation_over.html", {}, status=410)
        form = SetPasswordForm(person, request.POST if request.method == "POST" else None)
        if not form.is_valid():
            return TemplateResponse(
                request, "account/invitation.html", {"form": form, "person": person}
            )
        form.save()
        record(person, Action.PASSWORD_CHOSEN, person)
    auth.logout(request)
    # The password was typed this minute: it is not asked for again before a second factor is added.
    record_authentication(request, person, "password", reauthenticated=True)
    messages.success(request, _("Your password is set."))
    return perform_login(request, person, redirect_url=reverse("admin:index"))


def too_many(request: HttpRequest) -> HttpResponse:
    """429, where somebody tries too often."""
    context = {**admin.site.each_context(request), "title": _("Too many attempts")}
    answer = TemplateResponse(request, "account/too_many.html", context, status=429)
    return answer.render()
