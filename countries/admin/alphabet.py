"""The list of countries in the order of the editor's language, which no database knows."""

from typing import Any

from django.contrib.admin.views.main import ORDER_VAR, ChangeList
from django.db.models import Case, IntegerField, QuerySet, Value, When
from django.http import HttpRequest
from django.utils.translation import get_language

from countries.languages import FALLBACK
from countries.models import Country
from countries.reading import order


def with_place(countries: QuerySet[Any], language: str) -> QuerySet[Any]:
    """The countries with `place`: where each one's name stands in that language's alphabet."""
    own, english = f"name_{language}", f"name_{FALLBACK}"
    rows: Any = Country.objects.values("pk", own, english)
    ordered = sorted(rows, key=lambda row: order.key(row[own] or row[english], language))
    cases = [When(pk=row["pk"], then=Value(place)) for place, row in enumerate(ordered)]
    return countries.annotate(place=Case(*cases, default=None, output_field=IntegerField()))


class Alphabetical(ChangeList):
    def get_queryset(
        self, request: HttpRequest, exclude_parameters: list[str | None] | None = None
    ) -> QuerySet[Any]:
        if "place" not in self.root_queryset.query.annotations:
            language = get_language() or FALLBACK
            self.root_queryset = with_place(self.root_queryset, language)
        return super().get_queryset(request, exclude_parameters)

    def get_ordering(self, request: HttpRequest, queryset: QuerySet[Any]) -> list[Any]:
        if ORDER_VAR in self.params:
            return list(super().get_ordering(request, queryset))
        return ["place", "pk"]
