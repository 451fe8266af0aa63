"""The admin under the portal's own name."""

from typing import Any

from django.conf import settings
from django.contrib import admin
from django.contrib.admin.apps import AdminConfig
from django.http import HttpRequest
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from countries.languages import NATIVE_NAMES


class PortalAdminSite(admin.AdminSite):
    """Django's admin; its title is the site's name in the editor's language."""

    index_title = _("The desk")

    def each_context(self, request: HttpRequest) -> dict[str, Any]:
        name = settings.SITE_NAMES.get(get_language() or "en", settings.SITE_NAMES["en"])
        return {
            **super().each_context(request),
            "site_title": name,
            "site_header": name,
            "languages": NATIVE_NAMES,
        }


class PortalAdminConfig(AdminConfig):
    default_site = "portal.admin.PortalAdminSite"
