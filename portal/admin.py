"""The admin under the portal's own name, and the way through it."""

from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.contrib import admin
from django.contrib.admin.apps import AdminConfig
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from countries.languages import NATIVE_NAMES

PLACES = (
    "Country",
    "CrimeArea",
    "Source",
    "Page",
    "Edition",
    "Revision",
    "User",
    "Group",
    "AuditEntry",
)
CALLED = {"User": _("People")}


class PortalAdminSite(admin.AdminSite):
    """Django's admin; its title is the site's name in the editor's language."""

    index_title = _("The desk")
    enable_nav_sidebar = False
    empty_value_display = '<span class="nothing">—</span>'  # Django marks it safe

    def each_context(self, request: HttpRequest) -> dict[str, Any]:
        name = settings.SITE_NAMES.get(get_language() or "en", settings.SITE_NAMES["en"])
        context = super().each_context(request)
        return {
            **context,
            "site_title": name,
            "site_header": name,
            "languages": NATIVE_NAMES,
            "places": places(request.path, context["available_apps"]),
        }

    def has_permission(self, request: HttpRequest) -> bool:
        """Staff, and where the portal demands one, with a second factor."""
        from countries.signin import second_factor  # models are not ready above

        return super().has_permission(request) and not second_factor.lacks(request)

    def login(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        """There is one way in, allauth's; this only leads there, and on to where one wanted to."""
        wanted = request.GET.get(REDIRECT_FIELD_NAME) or reverse("admin:index")
        if not request.user.is_authenticated:
            query = urlencode({REDIRECT_FIELD_NAME: wanted})
            return HttpResponseRedirect(f"{reverse(settings.LOGIN_URL)}?{query}")
        if self.has_permission(request):
            safe = url_has_allowed_host_and_scheme(wanted, {request.get_host()})
            return HttpResponseRedirect(wanted if safe else reverse("admin:index"))
        if not super().has_permission(request):
            raise PermissionDenied
        return HttpResponseRedirect(reverse("mfa_index"))

    def password_change(self, request: HttpRequest, extra_context: Any = None) -> Any:
        """Django's; the session, which gets a new key, stays listed, and the audit list is told."""
        from countries.signin import sessions  # models are not ready above

        answer = super().password_change(request, extra_context)
        if request.method == "POST" and isinstance(answer, HttpResponseRedirect):
            sessions.password_changed(request)
        return answer

    def index(self, request: HttpRequest, extra_context: Any = None) -> TemplateResponse:
        from countries.admin.first_desk import first_desk  # models are not ready above

        return super().index(request, {**first_desk(request), **(extra_context or {})})


class PortalAdminConfig(AdminConfig):
    default_site = "portal.admin.PortalAdminSite"


def places(path: str, apps: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The navigation: the desk, and of PLACES what the person may see.

    `current` is a value of aria-current: the page itself, or a place in which the page is.
    """
    desk = reverse("admin:index")
    found = [{"name": _("The desk"), "address": desk, "current": "page" if path == desk else ""}]
    models = {model["object_name"]: model for app in apps for model in app["models"]}
    for name in PLACES:
        model = models.get(name, {})
        if address := model.get("admin_url"):
            current = "page" if path == address else "true" if path.startswith(address) else ""
            title = CALLED.get(name, model["name"])
            place = {"name": title, "address": address, "current": current}
            found.append({**place, "add": model["add_url"]})
    return found
