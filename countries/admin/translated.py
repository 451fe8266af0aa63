"""How far each country of the list is translated, read from its last revision."""

from typing import Any

from django.contrib import admin
from django.db.models import OuterRef, QuerySet, Subquery
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from countries.completeness import Counts, completeness_of
from countries.languages import FALLBACK, LANGUAGES, NATIVE_NAMES
from countries.models import Revision

TRANSLATIONS = [(each, NATIVE_NAMES[each]) for each in LANGUAGES if each != FALLBACK]


def with_body(countries: QuerySet[Any]) -> QuerySet[Any]:
    """The countries with `saved_body`, the document that was saved last."""
    saved = Revision.objects.filter(country_code=OuterRef("pk")).order_by("-number")
    return countries.annotate(saved_body=Subquery(saved.values("body")[:1]))


def bars(counts: Counts) -> SafeString:
    """A bar for each language but English, with its words."""
    rows = [(language, name, counts[language]) for language, name in TRANSLATIONS]
    return render_to_string("admin/countries/country/_bars.html", {"rows": rows})


class LanguageFilter(admin.SimpleListFilter):
    """The countries that lack, in a language, a text that they have in English."""

    title = _("missing translation")
    parameter_name = "lacks"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> Any:
        return TRANSLATIONS

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        language = self.value()
        if language is None:
            return queryset
        saved = queryset.exclude(saved_body=None).values_list("pk", "saved_body")
        lacking = [code for code, body in saved if completeness_of(body)[language].missing]
        return queryset.filter(pk__in=lacking)
