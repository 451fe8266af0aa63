"""The list of countries: their names and states, what readers have, and what is translated."""

import datetime as dt
from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import formats, timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from countries.admin import search
from countries.admin.alphabet import Alphabetical
from countries.admin.reach import EditorFilter, Reached
from countries.admin.states import State, StateFilter, chip, with_state
from countries.admin.translated import LanguageFilter, bars, with_body
from countries.completeness import completeness_of
from countries.models import Country


class Listed(Alphabetical):
    """Only the list reads of each country what it shows; the form of one does not ask for it."""

    def get_queryset(self, request: HttpRequest, exclude_parameters: Any = None) -> QuerySet[Any]:
        if "state" not in self.root_queryset.query.annotations:
            self.root_queryset = with_body(with_state(self.root_queryset))
        return super().get_queryset(request, exclude_parameters)


class Listing(Reached):
    list_display = ("named", "state", "region", "last_edition", "translated")
    list_display_links = ("named",)
    list_filter = (StateFilter, "region", LanguageFilter, EditorFilter)
    list_per_page = 50
    search_fields = search.COLUMNS
    search_help_text = _("A name in any of the languages, or a code.")
    ordering = ("slug",)
    actions = None

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[Listed]:
        return Listed

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        if not search_term.strip():
            return queryset, False
        return queryset.filter(pk__in=search.find(search_term)), False

    @admin.display(description=_("name"), ordering="place")
    def named(self, country: Country) -> str:
        return f"{country} ({country.code})"

    @admin.display(description=_("state"), ordering="state")
    def state(self, country: Any) -> SafeString:
        words = str(State(country.state).label)
        if country.state == State.CHANGED:
            words = gettext("changed since edition {}").format(country.live_number)
        return chip(country.state, words)

    @admin.display(description=_("last edition"), ordering="live_since")
    def last_edition(self, country: Any) -> str:
        if country.live_number is None:
            return self.get_empty_value_display()
        since: dt.datetime = timezone.localtime(country.live_since)
        return f"{country.live_number} ({formats.date_format(since, 'DATE_FORMAT')})"

    @admin.display(description=_("translated"))
    def translated(self, country: Any) -> SafeString | str:
        if not country.saved_body:
            return self.get_empty_value_display()
        return bars(completeness_of(country.saved_body))
