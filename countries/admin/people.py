"""Who gets in: administrators manage people; what a person may do is said by groups."""

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.auth.admin import GroupAdmin as DjangoGroupAdmin
from django.contrib.auth.admin import UserAdmin as DjangoUserAdmin
from django.contrib.auth.models import Group, User
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from countries.admin.reach import person as editor
from countries.admin.reference import recorded
from countries.models import Country

admin.site.unregister(User)
admin.site.unregister(Group)


@admin.register(User)
class UserAdmin(DjangoUserAdmin):
    """Only a superuser makes superusers, or touches one."""

    filter_horizontal = ()
    list_filter = ("is_staff", "is_active", "groups")
    actions = None

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        if obj is None:
            return super().get_fieldsets(request, obj)
        standing = ["is_active", "is_staff", "groups"]
        if request.user.is_superuser:
            standing.append("is_superuser")
        return [
            (None, {"fields": ("username", "password")}),
            (_("Personal info"), {"fields": ("first_name", "last_name", "email")}),
            (_("Permissions"), {"fields": standing}),
            (_("Important dates"), {"fields": ("last_login", "date_joined")}),
        ]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return ("last_login", "date_joined")

    def formfield_for_manytomany(self, db_field: Any, request: Any = None, **kwargs: Any) -> Any:
        kwargs["widget"] = forms.CheckboxSelectMultiple
        return super().formfield_for_manytomany(db_field, request, **kwargs)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_change_permission(request, obj) and _may_touch(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_delete_permission(request, obj) and _may_touch(request, obj)

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Profiles name their editors, so a new user name is a change of theirs."""
        with recorded(_naming(obj), editor(request), f"user {obj.get_username()}"):
            super().save_model(request, obj, form, change)

    def delete_model(self, request: HttpRequest, obj: Any) -> None:
        with recorded(_naming(obj), editor(request), f"user {obj.get_username()} deleted"):
            super().delete_model(request, obj)


@admin.register(Group)
class GroupAdmin(DjangoGroupAdmin):
    """The groups are declared in countries/roles.py, and kept so by every migrate."""

    actions = None
    fields = ("name", "may")

    @admin.display(description=_("permissions"))
    def may(self, group: Group) -> str:
        return ", ".join(sorted(group.permissions.values_list("codename", flat=True)))

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


def _naming(person: User) -> QuerySet[Country]:
    """The countries whose documents name the person: as an editor, or as who checked a fact."""
    if person.pk is None:
        return Country.objects.none()
    return Country.objects.filter(Q(editors=person.pk) | Q(citations__checked_by=person.pk))


def _may_touch(request: HttpRequest, person: User | None) -> bool:
    return person is None or not person.is_superuser or request.user.is_superuser
