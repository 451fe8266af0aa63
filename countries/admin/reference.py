"""What profiles share: crime areas, and sources."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import QuerySet, Value
from django.db.models.functions import Coalesce, Lower, NullIf
from django.http import HttpRequest
from django.utils import timezone
from django.utils.html import format_html
from django.utils.text import capfirst, format_lazy, slugify
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from countries import publishing, revisions
from countries.admin.fields import in_languages, labels
from countries.admin.meanwhile import SharedRowForm
from countries.admin.reach import person
from countries.admin.reference_past import WithUses
from countries.admin.shared import SharedForm
from countries.languages import FALLBACK
from countries.models import Country, CrimeArea, Revision, Source
from countries.past_values import keep_past
from countries.uses import uses


@contextmanager
def recorded(countries: QuerySet[Country], author: User, detail: str) -> Iterator[None]:
    """Keep, as revisions of its author, what a change elsewhere does to these countries.

    The countries are those found before the change; their locks are taken in one order.
    """
    with transaction.atomic():
        touched = list(countries.order_by("pk").distinct())
        for country in touched:
            publishing.lock(country)
            revisions.record_found(country)
        yield
        for country in touched:
            revisions.record(country, author, Revision.Origin.FORM, detail[:200])


class SourceForm(SharedRowForm):
    """A source; its short name is made from the English title where it is left empty."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "slug" in self.fields:
            self.fields["slug"].required = False
            self.fields["slug"].help_text = _(
                "Empty: made from the English title. It cannot be changed later."
            )

    def clean(self) -> dict[str, Any]:
        super().clean()
        if "slug" in self.fields and not self.cleaned_data.get("slug"):
            title = self.cleaned_data.get("title_en", "")
            self.cleaned_data["slug"] = slugify(title)[:64].strip("-_").replace("_", "-")
        day = self.cleaned_data.get("read_on")
        if day and day > timezone.localdate():
            message = _("{} is in the future: give a day up to today.")
            self.add_error("read_on", format_lazy(message, day.isoformat()))
        return self.cleaned_data


@admin.register(Source)
class SourceAdmin(SharedForm, WithUses):
    """Sources are shared: a change of one changes every draft that cites it, and says so there."""

    form = SourceForm
    fields = (*in_languages("title"), "publisher", "address", "read_on", "slug")
    list_display = ("title", "publisher", "read_on", "slug")
    search_fields = (*in_languages("title"), "publisher", "address", "slug")
    actions = None

    def get_ordering(self, request: HttpRequest) -> Any:
        """By the title that is shown; the short names say little."""
        own, english = f"title_{get_language() or FALLBACK}", f"title_{FALLBACK}"
        return [Lower(Coalesce(NullIf(own, Value("")), english)), "slug"]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return ("slug",) if obj else ()

    def get_form(
        self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any
    ) -> Any:
        words = {**labels(self.model), "address": _("Web address (https://…)")}
        return super().get_form(request, obj, change, labels=words, **kwargs)

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        if change and not form.has_changed():
            return
        citing = Country.objects.filter(citations__source=obj.pk)
        with recorded(citing, person(request), f"source {obj.pk}"):
            obj._history_user = person(request)
            super().save_model(request, obj, form, change)

    def delete_model(self, request: HttpRequest, obj: Any) -> None:
        obj._history_user = person(request)
        super().delete_model(request, obj)


class AreaForm(SharedRowForm):
    """A crime area. One that is in use is retired only by who has seen where."""

    asks_to_retire = False

    def clean(self) -> dict[str, Any]:
        super().clean()
        retires = self.cleaned_data.get("retired") and not self.instance.retired
        if retires and self.instance.pk and "_retire" not in self.data and uses(self.instance):
            self.asks_to_retire = True
            message = _("Not saved yet: profiles use this crime area. See where, and confirm.")
            self.add_error("retired", message)
        return self.cleaned_data


@admin.register(CrimeArea)
class CrimeAreaAdmin(SharedForm, WithUses):
    """Publishers keep the list. An area is retired, never deleted."""

    form = AreaForm
    fields = (*in_languages("name"), "slug", *in_languages("also_called", "summary"))
    fields += ("see_also", "retired")
    list_display = ("name", "slug", "gone")
    list_filter = ("retired",)
    search_fields = ("slug", *in_languages("name", "also_called"))
    ordering = ("slug",)
    actions = None

    @admin.display(description=_("retired"), ordering="retired")
    def gone(self, area: CrimeArea) -> str:
        if not area.retired:
            return self.get_empty_value_display()
        return format_html('<span class="chip chip-draft">{}</span>', capfirst(gettext("retired")))

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Its past is kept with its links, once they are saved."""
        obj.skip_history_when_saving = True
        super().save_model(request, obj, form, change)
        del obj.skip_history_when_saving

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        area, linked = form.instance, set(form.instance.see_also.all())
        super().save_related(request, form, formsets, change)
        if form.has_changed():
            for each in [area, *sorted(linked ^ set(area.see_also.all()), key=str)]:
                keep_past(each, person(request))

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return ("slug",) if obj else ()

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def get_form(
        self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any
    ) -> Any:
        made: Any = super().get_form(request, obj, change, labels=labels(self.model), **kwargs)
        if "see_also" in made.base_fields:
            field = made.base_fields["see_also"]
            field.widget = forms.CheckboxSelectMultiple()
            field.help_text = ""  # Django's tells how to choose several from a list
            field.queryset = CrimeArea.objects.exclude(pk=obj.pk if obj else None)
        return made
