"""Saving a profile: all of it or nothing, as the rules allow, and never over another's work."""

import re
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.db import IntegrityError, transaction
from django.db.models import BaseConstraint, Model
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from countries import profile, publishing, revisions, rules
from countries.admin import rows, stale
from countries.admin.desk import Desk, desk_of
from countries.admin.reach import person
from countries.models import Country, Revision
from countries.rules import Problem, RefusedError

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

BASE, OVERWRITE = "_opened_at", "_overwrite"


class Saving(admin.ModelAdmin):
    """The country form's way of saving.

    What is refused is rolled back, and the form is shown again with everything that was typed.
    """

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        view = super().changeform_view
        if request.method != "POST":
            return view(request, object_id, form_url, extra_context)
        country = self._changeable(request, object_id)
        desk = desk_of(request, country)
        if rows.wants_row(request):
            desk.adding_row, desk.adding_citation = True, rows.wanted_citation(request)
            return view(request, object_id, form_url, extra_context)
        try:
            with transaction.atomic():
                if country:
                    desk = self._begin(request, country)
                return view(request, object_id, form_url, extra_context)
        except RefusedError as error:
            desk.refuse(error.problems)
        except IntegrityError as error:
            desk.refuse([Problem((), said_by(error))])
        return view(request, object_id, form_url, extra_context)

    def _changeable(self, request: HttpRequest, object_id: str | None) -> Country | None:
        """The country, if there is one that this person may change; Django refuses the rest."""
        country = self.get_object(request, unquote(object_id)) if object_id else None
        return country if country and self.has_change_permission(request, country) else None

    def _begin(self, request: HttpRequest, country: Country) -> Desk:
        """Lock the country, read it as it is now, and look whether it is what the form showed."""
        publishing.lock(country)
        country = Country.objects.get(pk=country.pk)
        revisions.record_found(country)
        desk = request.__dict__["desk"] = Desk(request, country)
        desk.stale = stale.find(
            country, request.POST.get(BASE, ""), request.POST.get(OVERWRITE, "")
        )
        desk.read_saved()
        return desk

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        country = form.instance
        for formset in formsets:
            rows.release(country, formset)
        desk = desk_of(request, country if change else None)
        desk.attempt = profile.build(country)
        rules.check(desk.attempt, desk.document)
        revisions.record(country, person(request), Revision.Origin.FORM)

    def render_change_form(
        self,
        request: HttpRequest,
        context: dict[str, Any],
        add: bool = False,
        change: bool = False,
        form_url: str = "",
        obj: Any = None,
    ) -> Any:
        """Carry on the page which state of the profile the form shows."""
        desk = desk_of(request, obj)
        if desk.document is not None:
            context["opened_at"] = request.POST.get(BASE) or stale.token(desk.document)
        context["stale"] = desk.stale
        context["overwrite"] = "" if desk.stale else request.POST.get(OVERWRITE, "")
        context["row_added"] = desk.adding_row
        return super().render_change_form(request, context, add, change, form_url, obj)


def said_by(error: IntegrityError) -> "str | StrPromise":
    """The words of the constraint that the database kept, where it can be told which."""
    said = {words.strip() for words in re.split(r"[:'\"]", str(error))}
    for model in apps.get_app_config("countries").get_models():
        for constraint in model._meta.constraints:
            if said & _signature(model, constraint):
                return constraint.get_violation_error_message()
    return _("The database refused this: two rows say the same, or a row contradicts itself.")


def _signature(model: type[Model], constraint: BaseConstraint) -> set[str]:
    """How databases name a constraint: by its name, or SQLite by the columns that are unique."""
    fields: list[Any] = [model._meta.get_field(n) for n in getattr(constraint, "fields", ())]
    columns = [f"{model._meta.db_table}.{field.column}" for field in fields]
    return {constraint.name, ", ".join(columns)} - {""}
