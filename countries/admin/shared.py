"""The forms of what profiles share: one language at a time, as on the form of a country."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language
from js_asset import Script

from countries.admin import meanwhile, mistakes, sheet
from countries.admin.fields import InLanguages
from countries.languages import FALLBACK


class SharedForm(InLanguages, admin.ModelAdmin):
    class Media:
        css = {"all": ["countries/admin/form/languages.css"]}
        js = [Script("countries/admin/form/leaving.js", defer=True)]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """With the key of each row's last state: by one query, a form shows what it says."""
        return super().get_queryset(request).annotate(last_state=meanwhile.newest(self.model))

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        """What is new is written in English first."""
        before = request.session.get(sheet.EDITING) or get_language()
        asked = request.POST.get(sheet.EDITING) or (before if context["original"] else FALLBACK)
        context["tabs"] = sheet.tabs(None, str(asked))
        context["show_save_and_add_another"] = False
        context |= _opened(request, context["original"], context["adminform"].form)
        context |= mistakes.context_of(context["adminform"].form)
        return super().render_change_form(request, context, *args, **kwargs)

    def response_add(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        sheet.remember(request)
        return super().response_add(request, *args, **kwargs)

    def response_change(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        sheet.remember(request)
        return super().response_change(request, *args, **kwargs)


def _opened(request: HttpRequest, row: Any, form: Any) -> dict[str, Any]:
    """At which state the form was opened, and what others saved since."""
    if row is None:
        return {}
    found = form.meanwhile
    return {
        "opened_at": request.POST.get(meanwhile.OPENED_AT) or row.last_state or 0,
        "overwrite": "" if found else request.POST.get(meanwhile.OVERWRITE, ""),
        "meanwhile": found,
    }
