"""The parts of a country, as they stand on its form."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.forms import Media
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from countries.admin import forms
from countries.admin.desk import desk_of
from countries.admin.fields import InLanguages, SharedChoice, labels
from countries.admin.rows import Rows
from countries.languages import columns
from countries.models import NCB, Citation, Country, CrimeAreaLink, PoliceForce, Section


class Part(InLanguages, admin.StackedInline):
    """A part of the profile. Its forms and its formset know the request's desk."""

    part: str
    related: tuple[str, ...] = ()
    """What its rows name, to be read with them."""
    formset = Rows
    extra = 0

    @property
    def media(self) -> Media:
        """Not Django's script for rows: rows here move, and it numbers them by their place."""
        return Media()

    def get_formset(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> Any:
        made: Any = super().get_formset(request, obj, labels=labels(self.model), **kwargs)
        made.desk, made.part = desk_of(request, obj), self.part
        return made

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).select_related(*self.related)

    def formfield_for_foreignkey(self, db_field: Any, request: Any, **kwargs: Any) -> Any:
        return super().formfield_for_foreignkey(
            db_field, request, **{**kwargs, "form_class": SharedChoice}
        )


class BureauPart(Part):
    part = "ncb"
    model = NCB
    form = forms.BureauForm
    related = ("host",)
    max_num = 1
    fieldsets = [
        (
            None,
            {
                "fields": (
                    *(columns("city"), columns("unit")),
                    *("host", "around_the_clock", "website"),
                )
            },
        )
    ]


class ForcePart(Part):
    part = "police"
    model = PoliceForce
    form = forms.ForceForm
    related = ("part_of",)
    fieldsets = [
        (
            None,
            {
                "fields": (
                    *(columns("name"), "part_of", "level", columns("summary")),
                    *("units", columns("unit_name"), columns("district_name")),
                    *("website", "slug", "order"),
                )
            },
        )
    ]


class SectionPart(Part):
    part = "sections"
    model = Section
    form = forms.SectionForm
    fieldsets = [
        (None, {"fields": ("topic", columns("heading"), columns("body"), "slug", "order")}),
    ]

    def get_formset(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> Any:
        if not self.has_change_permission(request, obj):
            kwargs["form"] = forms.ReadSectionForm
        return super().get_formset(request, obj, **kwargs)


class AreaPart(Part):
    part = "crime_areas"
    model = CrimeAreaLink
    form = forms.AreaForm
    related = ("area",)
    fieldsets = [(None, {"fields": (("area", "standing"), "order")})]


class CitationPart(Part):
    """The sources of facts. Each stands under its fact, wherever on the form that is."""

    part = "citations"
    model = Citation
    form = forms.CitationForm
    related = ("source", "checked_by")
    readonly_fields = ("checker",)
    fieldsets = [
        (
            None,
            {
                "fields": (
                    *("fact", "source", ("as_of", "as_of_precision")),
                    *(("checked_on", "checker"), "derived", "reason", "note", "order"),
                )
            },
        )
    ]

    @admin.display(description=_("checked by"))
    def checker(self, citation: Citation) -> str:
        person = citation.checked_by
        return person.get_username() if person else "—"


PARTS: tuple[type[Part], ...] = (BureauPart, ForcePart, SectionPart, AreaPart, CitationPart)


def parts_for(country: Country | None) -> tuple[type[Part], ...]:
    """Facts can be cited once they are saved."""
    return PARTS if country else PARTS[:-1]
