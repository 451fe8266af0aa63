"""Which countries a person reaches in the admin, asked in one place for every screen."""

from typing import Any, cast

from django.contrib import admin
from django.contrib.auth.models import AnonymousUser, User
from django.db.models import Model, Q, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from countries.admin.fields import PlainForm
from countries.models import Country, RegionAssignment


def person(request: HttpRequest) -> User:
    """Who asks. The admin lets in nobody who is not signed in."""
    return cast(User, request.user)


def reaches_all(user: User | AnonymousUser) -> bool:
    return user.has_perm("countries.every_country")


def reachable(user: User | AnonymousUser) -> QuerySet[Country]:
    """Every country, or those that are assigned to the person, one by one or by their region."""
    countries = Country.objects.all()
    return countries if reaches_all(user) else countries.filter(assigned_to(user))


def assigned_to(user: User | AnonymousUser) -> Q:
    """The countries that a person answers for; by subqueries, so that none comes twice."""
    single = Country.editors.through._default_manager.filter(user=user.pk)
    regions = RegionAssignment.objects.filter(person=user.pk)
    return Q(pk__in=single.values("country")) | Q(region__in=regions.values("region"))


def assigned_to_nobody() -> Q:
    regions = RegionAssignment.objects.filter(person__is_active=True)
    single = Country.editors.through._default_manager.filter(user__is_active=True)
    return ~Q(pk__in=single.values("country")) & ~Q(region__in=regions.values("region"))


class Reached(admin.ModelAdmin):
    """A screen about countries: beside the permission, its country must be within reach."""

    form = PlainForm
    country_lookup = "pk"
    """The field that holds the country's code, as a query writes it."""

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        rows = super().get_queryset(request)
        if reaches_all(request.user):
            return rows
        codes = reachable(request.user).values("code")
        return rows.filter(**{f"{self.country_lookup}__in": codes})

    def _within_reach(self, request: HttpRequest, obj: Model | None) -> bool:
        if obj is None or reaches_all(request.user):
            return True
        found: dict[tuple[type[Model], Any], bool] = request.__dict__.setdefault("reach", {})
        row = (type(obj), obj.pk)
        if row not in found:  # Django asks a dozen times a page
            found[row] = self.get_queryset(request).filter(pk=obj.pk).exists()
        return found[row]

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_view_permission(request, obj) and self._within_reach(request, obj)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_change_permission(request, obj) and self._within_reach(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_delete_permission(request, obj) and self._within_reach(request, obj)


class EditorFilter(admin.SimpleListFilter):
    """Who edits; only for those who reach more than what they edit."""

    title = _("editors")
    parameter_name = "editors"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> Any:
        if not reaches_all(request.user):
            return ()
        return [("me", _("my countries")), ("nobody", _("nobody"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        if self.value() == "me":
            return queryset.filter(assigned_to(request.user))
        if self.value() == "nobody":
            return queryset.filter(assigned_to_nobody())
        return queryset
