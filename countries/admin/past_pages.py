"""The pages of what a country's profile was: their addresses, and who may open them."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path
from django.utils.decorators import method_decorator
from django.views.decorators.http import require_safe

from countries.admin import (
    bring_back_page,
    deleted_page,
    missed,
    note_page,
    receipt_page,
    restore_page,
    timeline_page,
)
from countries.admin.pages import Pages
from countries.admin.publish import PUBLISH


class PastPages(Pages):
    """Who sees the country reads its past; who changes it restores; publishers do the rest."""

    def get_urls(self) -> list[URLPattern]:
        view, name = self.admin_site.admin_view, "countries_country_{}"
        country = "<path:object_id>/"
        pages: dict[str, tuple[str, Callable[..., HttpResponse]]] = {
            "compare": (f"{country}history/compare/", self.compare_view),
            "restore": (f"{country}history/restore/<key>/", self.restore_view),
            "note": (f"{country}history/note/<int:edition>/", self.note_view),
            "receipt": (f"{country}history/receipt/<int:edition>/", self.receipt_view),
            "bring_back": (f"{country}bring-back/", self.bring_back_view),
            "deleted": ("deleted/", self.deleted_view),
            "recover": ("deleted/<code>/", self.recover_view),
        }
        own = [path(at, view(page), name=name.format(key)) for key, (at, page) in pages.items()]
        return own + super().get_urls()

    @method_decorator(require_safe)
    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: Any = None
    ) -> HttpResponse:
        return self._for_viewers(request, object_id, timeline_page.history)

    @method_decorator(require_safe)
    def compare_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        return self._for_viewers(request, object_id, timeline_page.compare)

    def restore_view(self, request: HttpRequest, object_id: str, key: str) -> HttpResponse:
        if not self.has_change_permission(request):
            raise PermissionDenied
        return self._for_viewers(request, object_id, restore_page.restore, key)

    def note_view(self, request: HttpRequest, object_id: str, edition: int) -> HttpResponse:
        return self._by_publishers(request, object_id, note_page.correct, edition)

    def receipt_view(self, request: HttpRequest, object_id: str, edition: int) -> HttpResponse:
        if request.method == "POST" and not missed.asks_again(request):
            raise PermissionDenied
        return self._for_viewers(request, object_id, receipt_page.receipt, edition)

    def bring_back_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        return self._by_publishers(request, object_id, bring_back_page.bring_back)

    @method_decorator(require_safe)
    def deleted_view(self, request: HttpRequest) -> HttpResponse:
        if not request.user.has_perm(PUBLISH):
            raise PermissionDenied
        return deleted_page.deleted(self, request)

    def recover_view(self, request: HttpRequest, code: str) -> HttpResponse:
        if not request.user.has_perm(PUBLISH):
            raise PermissionDenied
        return deleted_page.recover(self, request, code)

    def _by_publishers(
        self, request: HttpRequest, object_id: str, view: Any, *args: Any
    ) -> HttpResponse:
        if not request.user.has_perm(PUBLISH):
            raise PermissionDenied
        return self._for_viewers(request, object_id, view, *args)
