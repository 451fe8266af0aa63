"""The pages of a country beside its form: their addresses, and who may open them."""

from collections.abc import Callable
from typing import Any

from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path
from django.utils.decorators import method_decorator
from django.views.decorators.http import require_safe

from countries.admin import publish
from countries.admin.check import all_due, check
from countries.admin.preview import preview
from countries.admin.reach import Reached


class Pages(Reached):
    def get_urls(self) -> list[URLPattern]:
        view, name = self.admin_site.admin_view, "countries_country_{}"
        pages: dict[str, Callable[..., HttpResponse]] = {
            "changes/": self.changes_view,
            "check/": self.check_view,
            "preview/": self.preview_view,
            "preview/<language>/": self.preview_view,
            "publish/": self.publish_view,
            "withdraw/": self.withdraw_view,
        }
        own = [
            path(f"<path:object_id>/{end}", view(page), name=name.format(end.partition("/")[0]))
            for end, page in pages.items()
        ]
        due = path("due/", view(self.due_view), name=name.format("due"))
        return [due, *own, *super().get_urls()]

    @method_decorator(require_safe)
    def changes_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        return self._for_viewers(request, object_id, publish.all_changes)

    @method_decorator(require_safe)
    def preview_view(
        self, request: HttpRequest, object_id: str, language: str = ""
    ) -> HttpResponse:
        return self._for_viewers(request, object_id, preview, language)

    def check_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        return self._for_editors(request, object_id, check)

    def due_view(self, request: HttpRequest) -> HttpResponse:
        if not self.has_change_permission(request):
            raise PermissionDenied
        return all_due(self, request)

    def publish_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        return self._for_publishers(request, object_id, publish.publish)

    def withdraw_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        return self._for_publishers(request, object_id, publish.withdraw)

    def _for_editors(self, request: HttpRequest, object_id: str, view: Any) -> HttpResponse:
        if not self.has_change_permission(request):
            raise PermissionDenied
        return self._for_viewers(request, object_id, view)

    def _for_publishers(self, request: HttpRequest, object_id: str, view: Any) -> HttpResponse:
        if not request.user.has_perm(publish.PUBLISH):
            raise PermissionDenied
        return self._for_viewers(request, object_id, view)

    def _for_viewers(
        self, request: HttpRequest, object_id: str, view: Any, *args: str
    ) -> HttpResponse:
        """The view's answer to those who may see the country; to others what its form answers."""
        country = self.get_object(request, unquote(object_id))
        if not self.has_view_permission(request, country):
            raise PermissionDenied
        if country is None:
            # As Django answers where a person reaches no such row.
            return self._get_obj_does_not_exist_redirect(  # type: ignore[attr-defined]
                request, self.opts, object_id
            )
        return view(self, request, country, *args)
