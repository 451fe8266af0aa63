"""The forms of what profiles share: one language at a time, as on the form of a country."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language
from js_asset import Script

from countries.admin import sheet
from countries.admin.desk import Desk
from countries.admin.fields import InLanguages
from countries.languages import FALLBACK


class SharedForm(InLanguages, admin.ModelAdmin):
    class Media:
        css = {"all": ["countries/admin/form/languages.css"]}
        js = [Script("countries/admin/form/leaving.js", defer=True)]

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        """What is new is written in English first."""
        before = request.session.get(sheet.EDITING) or get_language()
        asked = request.POST.get(sheet.EDITING) or (before if context["original"] else FALLBACK)
        context["tabs"] = sheet.tabs(Desk(request, None), str(asked))
        context["show_save_and_add_another"] = False
        return super().render_change_form(request, context, *args, **kwargs)

    def response_add(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        sheet.remember(request)
        return super().response_add(request, *args, **kwargs)

    def response_change(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        sheet.remember(request)
        return super().response_change(request, *args, **kwargs)
