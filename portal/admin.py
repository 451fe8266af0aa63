"""The admin under the portal's own name, and the way through it."""

from typing import Any

from django.conf import settings
from django.contrib import admin
from django.contrib.admin.apps import AdminConfig
from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from countries.languages import NATIVE_NAMES

PLACES = ("Country", "CrimeArea", "Source", "Edition", "Revision", "User", "Group")
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
