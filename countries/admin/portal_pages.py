"""The pages about the portal on the desk: their form, list and history. Publishers keep them."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, path, reverse
from django.utils import formats, timezone
from django.utils.decorators import method_decorator
from django.utils.html import format_html
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe
from js_asset import Media

from countries.admin import portal_page_acts as acts
from countries.admin import sheet
from countries.admin.fields import in_languages, labels
from countries.admin.meanwhile import SharedRowForm
from countries.admin.reach import person
from countries.admin.reference_past import WithPast
from countries.admin.shared import SharedForm
from countries.languages import LANGUAGES
from countries.models import Page, PageEdition
from countries.models.page_edition import PageSlug

PUBLISH = "countries.publish_page"


class PageForm(SharedRowForm):
    """A page; a new one is one of those that are not there yet."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "slug" in self.fields:
            there = set(Page.objects.values_list("slug", flat=True))
            left = [choice for choice in PageSlug.choices if choice[0] not in there]
            self.fields["slug"] = forms.ChoiceField(label=_("Page"), choices=left)


@admin.register(Page)
class PageAdmin(SharedForm, WithPast):
    """Saving is a draft; a page of its own shows what would change for readers, and publishes."""

    form = PageForm
    fields = ("slug", *in_languages("title", "summary", "body"))
    list_display = ("title", "slug", "state")
    actions = None
    history_template = "admin/countries/page/history.html"

    class Media:
        css = {"all": ["countries/admin/form/editor.css", "countries/admin/form/portal.css"]}
        js = ["countries/admin/form/editor.js"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """With what readers get, by one query for all pages."""
        rows = super().get_queryset(request)
        return rows.annotate(**acts.live_columns())

    @admin.display(description=_("state"))
    def state(self, page: Any) -> str:
        state = acts.state_of(page.live_number, page.live_texts, page)
        return format_html('<span class="chip chip-{}">{}</span>', state.chip, state.words)

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return ("slug",) if obj else ()

    def has_add_permission(self, request: HttpRequest) -> bool:
        """As long as one is missing, which only its own screens ask: the desk lists all models."""
        match = request.resolver_match
        here = match is not None and str(match.url_name).startswith("countries_page_")
        allowed = super().has_add_permission(request)
        return allowed and (not here or Page.objects.count() < len(PageSlug))

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def get_form(
        self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any
    ) -> Any:
        return super().get_form(request, obj, change, labels=labels(self.model), **kwargs)

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> Any:
        nonce = str(request.csp_nonce)  # type: ignore[attr-defined]  # set by django-csp
        context["media"] = Media.from_media(context["media"], nonce=nonce)
        context["may_publish"] = request.user.has_perm(PUBLISH)
        if original := context.get("original"):
            context["state"] = acts.state_of(original.live_number, original.live_texts, original)
        return super().render_change_form(request, context, *args, **kwargs)

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        if change and not form.has_changed():
            return
        obj._history_user = person(request)
        super().save_model(request, obj, form, change)

    def response_add(self, request: HttpRequest, obj: Any, *args: Any, **kwargs: Any) -> Any:
        sheet.remember(request)
        return self._then(request, obj) or super().response_add(request, obj, *args, **kwargs)

    def response_change(self, request: HttpRequest, obj: Any, *args: Any, **kwargs: Any) -> Any:
        sheet.remember(request)
        return self._then(request, obj) or super().response_change(request, obj, *args, **kwargs)

    def _then(self, request: HttpRequest, page: Page) -> HttpResponse | None:
        if "_continue" in request.POST:
            at = formats.time_format(timezone.localtime())
            messages.success(request, gettext("Draft saved, {}").format(at))
            return HttpResponseRedirect(reverse("admin:countries_page_change", args=[page.pk]))
        if "_preview" in request.POST:
            editing = str(request.POST.get(sheet.EDITING))
            args = [page.pk, editing] if editing in LANGUAGES else [page.pk]
            return HttpResponseRedirect(reverse("admin:countries_page_preview", args=args))
        if "_publish" in request.POST and request.user.has_perm(PUBLISH):
            messages.success(request, gettext("Saved. This is what would change for readers."))
            return HttpResponseRedirect(reverse("admin:countries_page_publish", args=[page.pk]))
        return None

    # The pages beside the form

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view
        one = "<path:object_id>/"
        own: dict[str, tuple[str, Callable[..., HttpResponse]]] = {
            f"{one}preview/": ("preview", self.preview_view),
            f"{one}preview/<language>/": ("preview", self.preview_view),
            f"{one}publish/": ("publish", self.publish_view),
            f"{one}restore/<int:number>/": ("restore", self.restore_view),
        }
        found = [
            path(at, view(page), name=f"countries_page_{name}") for at, (name, page) in own.items()
        ]
        return [*found, *super().get_urls()]

    @method_decorator(require_safe)
    def preview_view(
        self, request: HttpRequest, object_id: str, language: str = ""
    ) -> HttpResponse:
        return self._for_viewers(request, object_id, acts.preview, language)

    def publish_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        if not request.user.has_perm(PUBLISH):
            raise PermissionDenied
        return self._for_viewers(request, object_id, acts.publish)

    def restore_view(self, request: HttpRequest, object_id: str, number: int) -> HttpResponse:
        if not self.has_change_permission(request):
            raise PermissionDenied
        return self._for_viewers(request, object_id, acts.restore, number)

    def history_context(self, request: HttpRequest, row: Any) -> dict[str, Any]:
        return acts.published(PageEdition.objects.filter(slug=row.pk), row)

    def _for_viewers(
        self, request: HttpRequest, object_id: str, view: Any, *args: str | int
    ) -> HttpResponse:
        page = self.get_object(request, unquote(object_id))
        if not self.has_view_permission(request, page):
            raise PermissionDenied
        if page is None:
            return self._get_obj_does_not_exist_redirect(  # type: ignore[attr-defined]
                request, self.opts, object_id
            )
        return view(self, request, page, *args)
