"""How a person gets in: her link, her sessions, her second factors, her account."""

from allauth.mfa.models import Authenticator
from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _

from countries.admin.framed import framed
from countries.admin.reach import person as administrator
from countries.audit_trail import Action, record
from countries.signin import invitations, second_factor, sessions


class Access(admin.ModelAdmin):
    """One page beside a person's form, and what its buttons do."""

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.access_view)
        passwords = "auth_user_password_change"  # nobody types a password for another
        kept = [it for it in super().get_urls() if it.name != passwords]
        return [path("<path:object_id>/access/", view, name="auth_user_access"), *kept]

    def access_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        person = self.get_object(request, unquote(object_id))
        if not self.has_change_permission(request, person):
            raise PermissionDenied
        if person is None:
            # As Django answers where there is no such row.
            return self._get_obj_does_not_exist_redirect(  # type: ignore[attr-defined]
                request, self.opts, object_id
            )
        if request.method != "POST":
            return access_page(self, request, person)
        if "link" in request.POST:
            return access_page(self, request, person, link=True)
        _carry_out(request, person)
        return HttpResponseRedirect(reverse("admin:auth_user_access", args=[person.pk]))


def access_page(
    model_admin: admin.ModelAdmin, request: HttpRequest, person: User, *, link: bool = False
) -> HttpResponse:
    """The page; with a new link, which is shown this once."""
    address = invitations.invite(request, person) if link and person.is_active else ""
    factors = Authenticator.objects.filter(user=person).order_by("created_at")
    context = {
        "original": person,
        "link": address,
        "mailed": bool(address) and invitations.mail(person, address),
        "factors": factors,
        "sessions": sessions.count(person),
        "seen": sessions.seen(person),
        "herself": person == request.user,
    }
    return framed(model_admin, request, "auth/user/access", _("Access"), context)


def _carry_out(request: HttpRequest, person: User) -> None:
    """Do what the pressed button says."""
    by = administrator(request)
    if "sessions" in request.POST:
        count = end_sessions(person, by)
        messages.success(request, _("Sessions ended: {}.").format(count))
    elif "session" in request.POST:
        count = end_sessions(person, by, only=request.POST["session"])
        messages.success(request, _("Sessions ended: {}.").format(count))
    elif "factors" in request.POST:
        second_factor.remove_all(person, by)
        messages.success(request, _("The second factors are removed."))
    elif "close" in request.POST and person != by:
        set_active(person, by, active=False)
        messages.success(request, _("The account is closed, and every session of it ended."))
    elif "open" in request.POST:
        set_active(person, by, active=True)
        messages.success(request, _("The account is open again."))


@transaction.atomic
def end_sessions(person: User, by: User, *, only: str | None = None) -> int:
    """All of them, or the one with that number."""
    count = sessions.end_all(person) if only is None else sessions.end(person, only)
    if count or only is None:
        record(by, Action.SESSIONS_ENDED, person, str(count))
    return count


@transaction.atomic
def set_active(person: User, by: User, *, active: bool) -> None:
    """Close or open the account. A closed one ends at once, wherever the person is signed in."""
    person.is_active = active
    person.save(update_fields=["is_active"])
    if not active:
        sessions.end_all(person)
    record(by, Action.ACTIVATED if active else Action.DEACTIVATED, person)
