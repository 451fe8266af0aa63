"""The pages of a country beside its form: their addresses, and who may open them."""

from collections.abc import Callable
from typing import Any

from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path
from django.utils.decorators import method_decorator
from django.views.decorators.http import require_safe

from countries.admin import propose, publish, review
from countries.admin.check import all_due, check
from countries.admin.many import many
from countries.admin.preview import preview
from countries.admin.reach import Reached
from countries.admin.review_sheet import APPROVE, PROPOSE


class Pages(Reached):
    def get_urls(self) -> list[URLPattern]:
        view, name = self.admin_site.admin_view, "countries_country_{}"
        all_of_them = path("proposals/", view(self.many_view), name=name.format("proposals"))
        pages: dict[str, Callable[..., HttpResponse]] = {
            "changes/": self.changes_view,
            "check/": self.check_view,
            "preview/": self.preview_view,
            "preview/<language>/": self.preview_view,
            "propose/": self.propose_view,
            "publish/": self.publish_view,
            "withdraw/": self.withdraw_view,
        }
        own = [
            path(f"<path:object_id>/{end}", view(page), name=name.format(end.partition("/")[0]))
            for end, page in pages.items()
        ]
        one = "<path:object_id>/proposals/<int:number>/"
        proposals = [
            path(one, view(self.review_view), name=name.format("proposal")),
            path(
                f"{one}preview/<language>/",
                view(self.review_preview_view),
                name=name.format("proposal_preview"),
            ),
        ]
        # A path may hold slashes: the longer address is asked first.
        due = path("due/", view(self.due_view), name=name.format("due"))
        return [due, all_of_them, *proposals, *own, *super().get_urls()]

    @method_decorator(require_safe)
    def changes_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        return self._for_viewers(request, object_id, publish.all_changes)

    @method_decorator(require_safe)
    def preview_view(
        self, request: HttpRequest, object_id: str, language: str = ""
    ) -> HttpResponse:
        return self._for_viewers(request, object_id, preview, language)

    def many_view(self, request: HttpRequest) -> HttpResponse:
        if not request.user.has_perm(APPROVE):
            raise PermissionDenied
        return many(self, request)

    def review_view(self, request: HttpRequest, object_id: str, number: int) -> HttpResponse:
        return self._for_viewers(request, object_id, review.review, number)

    @method_decorator(require_safe)
    def review_preview_view(
        self, request: HttpRequest, object_id: str, number: int, language: str
    ) -> HttpResponse:
        return self._for_viewers(request, object_id, review.review_preview, number, language)

    def propose_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        return self._for_those_who(PROPOSE, request, object_id, propose.propose)

    def check_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        return self._for_editors(request, object_id, check)

    def due_view(self, request: HttpRequest) -> HttpResponse:
        if not self.has_change_permission(request):
            raise PermissionDenied
        return all_due(self, request)

    def publish_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        return self._for_those_who(publish.PUBLISH, request, object_id, publish.publish)

    def withdraw_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        return self._for_those_who(publish.PUBLISH, request, object_id, publish.withdraw)

    def _for_editors(self, request: HttpRequest, object_id: str, view: Any) -> HttpResponse:
        if not self.has_change_permission(request):
            raise PermissionDenied
        return self._for_viewers(request, object_id, view)

    def _for_those_who(
        self, permission: str, request: HttpRequest, object_id: str, view: Any
    ) -> HttpResponse:
        if not request.user.has_perm(permission):
            raise PermissionDenied
        return self._for_viewers(request, object_id, view)

    def _for_viewers(
        self, request: HttpRequest, object_id: str, view: Any, *args: str | int
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
