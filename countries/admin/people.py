"""Who gets in: administrators invite people, give them roles, and let them answer for countries."""

from typing import Any

import allauth.account.admin
import allauth.mfa.admin
import allauth.usersessions.admin  # noqa: F401 - registered there, unregistered here
from allauth.account.models import EmailAddress, EmailConfirmation
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django import forms
from django.contrib import admin, messages
from django.contrib.auth.admin import GroupAdmin as DjangoGroupAdmin
from django.contrib.auth.admin import UserAdmin as DjangoUserAdmin
from django.contrib.auth.models import Group, Permission, User
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext, pgettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from countries.admin import mistakes
from countries.admin.access import Access, access_page
from countries.admin.assigning import assign, roles_changed
from countries.admin.deleting import PlainlyDeleted
from countries.admin.person_form import PersonForm, RolesField
from countries.admin.reach import assigned_to, reaches_all
from countries.admin.reach import person as editor
from countries.admin.reference import recorded
from countries.audit_trail import Action, record
from countries.facts import LABELLED
from countries.labels import listed
from countries.models import Country
from countries.regions import Region
from countries.roles import called
from countries.signin.second_factor import PROOFS

CHIP = '<span class="chip chip-{}">{}</span>'
MAY = _(
    "A viewer reads. An editor changes and proposes what she answers for; a reviewer approves or"
    " returns it. A publisher does all of that for every country, and schedules and withdraws. An"
    " administrator invites people."
)

VERBS = {
    "view": pgettext_lazy("permission", "Read"),
    "add": pgettext_lazy("permission", "Add"),
    "change": pgettext_lazy("permission", "Change"),
    "delete": pgettext_lazy("permission", "Delete"),
}
OWN = {
    "every_country": _("Reach every country"),
    "propose_country": _("Propose a profile"),
    "approve_country": _("Approve what others proposed"),
    "publish_country": _("Publish, withdraw and restore a profile"),
    "publish_page": _("Publish pages about the site"),
}

for model in (User, Group, EmailAddress, EmailConfirmation, Authenticator, UserSession):
    if admin.site.is_registered(model):
        admin.site.unregister(model)


class RoleFilter(admin.RelatedFieldListFilter):
    """The roles as people call them."""

    def field_choices(self, field: Any, request: HttpRequest, model_admin: Any) -> Any:
        found = super().field_choices(field, request, model_admin)
        return [(key, called(str(name))) for key, name in found]


@admin.register(User)
class UserAdmin(PlainlyDeleted, Access, DjangoUserAdmin):
    """Only a superuser makes superusers, or touches one."""

    form = add_form = PersonForm
    add_form_template = None
    change_form_template = "admin/auth/user/person.html"
    filter_horizontal = ()
    list_display = ("username", "full_name", "roles", "answers_for", "factor", "standing")
    list_filter = ("is_active", ("groups", RoleFilter), "region_assignments__region")
    actions = None

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        factors = Authenticator.objects.filter(user=OuterRef("pk"), type__in=PROOFS)
        people = super().get_queryset(request).annotate(has_factor=Exists(factors))
        return people.prefetch_related("groups", "countries", "region_assignments")

    @admin.display(description=_("name"))
    def full_name(self, person: User) -> str:
        return person.get_full_name()

    @admin.display(description=_("roles"))
    def roles(self, person: User) -> str:
        return ", ".join(called(group.name) for group in person.groups.all())

    @admin.display(description=_("answers for"))
    def answers_for(self, person: Any) -> str:
        regions = [str(Region(it.region).label) for it in person.region_assignments.all()]
        return ", ".join([*regions, *(country.code for country in person.countries.all())])

    @admin.display(description=_("second factor"), ordering="has_factor")
    def factor(self, person: Any) -> str:
        words = _("Second factor") if person.has_factor else _("No second factor")
        return format_html(CHIP, "live" if person.has_factor else "changed", words)

    @admin.display(description=_("account"), ordering="is_active")
    def standing(self, person: User) -> str:
        words = pgettext("account", "Open") if person.is_active else pgettext("account", "Closed")
        return format_html(CHIP, "live" if person.is_active else "gone", words)

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        standing = ["groups"]
        if obj is not None:
            standing.append("is_staff")
        if request.user.is_superuser:
            standing.append("is_superuser")
        person = ("username", "first_name", "last_name", "email")
        fieldsets: list[Any] = [
            (None, {"fields": person}),
            (_("Roles"), {"fields": standing}),
            (_("Answers for"), {"fields": ("regions", "countries")}),
        ]
        if obj is not None:
            fieldsets.append((_("Important dates"), {"fields": ("last_login", "date_joined")}))
        return fieldsets

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return ("last_login", "date_joined") if obj else ()

    def formfield_for_manytomany(self, db_field: Any, request: Any = None, **kwargs: Any) -> Any:
        kwargs["widget"] = forms.CheckboxSelectMultiple
        if db_field.name == "groups":
            kwargs |= {"form_class": RolesField, "label": _("Roles"), "help_text": MAY}
        return super().formfield_for_manytomany(db_field, request, **kwargs)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_change_permission(request, obj) and _may_touch(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_delete_permission(request, obj) and _may_touch(request, obj)

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Profiles name their editors, so a new user name is a change of theirs."""
        if not change:
            obj.is_staff = True
            obj.set_unusable_password()
        with recorded(_naming(obj), editor(request), f"user {obj.get_username()}"):
            super().save_model(request, obj, form, change)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        by, person = editor(request), form.instance
        before = list(person.groups.all())
        super().save_related(request, form, formsets, change)
        roles_changed(person, before, by)
        assign(person, form.cleaned_data["countries"], form.cleaned_data["regions"], by)
        others = {"groups", "countries", "regions"}
        if change and (fields := [name for name in form.changed_data if name not in others]):
            record(by, Action.PERSON_CHANGED, person, ", ".join(fields))

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> Any:
        context |= mistakes.context_of(context["adminform"].form)
        return super().render_change_form(request, context, *args, **kwargs)

    def response_add(self, request: HttpRequest, obj: Any, *args: Any, **kwargs: Any) -> Any:
        """On to the link that the new person needs; it is shown this once."""
        if lacking := _lacking(obj):
            address = reverse("admin:auth_user_change", args=[obj.pk])
            link = format_html('<a href="{}">{}</a>', address, _("To the form of this person"))
            messages.warning(request, format_html("{} {}", lacking, link))
        return access_page(self, request, obj, link=True)

    def delete_model(self, request: HttpRequest, obj: Any) -> None:
        name = obj.get_username()
        with recorded(_naming(obj), editor(request), f"user {name} deleted"):
            super().delete_model(request, obj)
        record(editor(request), Action.PERSON_DELETED, name)


@admin.register(Group)
class GroupAdmin(DjangoGroupAdmin):
    """The groups are declared in countries/roles.py, and kept so by every migrate."""

    actions = None
    fields = ("name", "may")
    list_display = ("role",)

    def get_object(self, *args: Any, **kwargs: Any) -> Group | None:
        """The role under the name that people read: nobody saves one here."""
        group: Group | None = super().get_object(*args, **kwargs)
        if group is not None:
            group.name = called(group.name)
        return group

    @admin.display(description=_("name"), ordering="name")
    def role(self, group: Group) -> str:
        return called(group.name)

    @admin.display(description=_("permissions"))
    def may(self, group: Group) -> str:
        """Verb by verb, a line each, and then what stands for itself."""
        held = group.permissions.select_related("content_type").order_by("content_type__model")
        lines: dict[str, list[str]] = {verb: [] for verb in VERBS}
        own = []
        for each in held:
            verb, _bar, model = each.codename.partition("_")
            if verb in VERBS and model == each.content_type.model:
                lines[verb].append(str(_kind(each)))
            else:
                own.append(str(OWN.get(each.codename, each.name)))
        said = [
            str(LABELLED).format(VERBS[verb], listed(dict.fromkeys(kinds)))
            for verb, kinds in lines.items()
            if kinds
        ]
        return "\n".join([*said, *own])

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


def _lacking(person: User) -> str:
    """What a person who was just invited lacks before she can do anything, '' where nothing."""
    roles = {group.name for group in person.groups.all()}
    if not roles and not person.is_superuser:
        return gettext("No role yet: {} can do nothing. Choose one.").format(person)
    several = reaches_all(person) or Country.objects.filter(assigned_to(person)).exists()
    if several or person.region_assignments.exists():
        return ""
    words = gettext(
        "No country yet: {} answers for none and sees none. Choose countries or a region."
    )
    return words.format(person)


def _kind(permission: Permission) -> Any:
    """What a permission is for, as people call it."""
    model = permission.content_type.model_class()
    return model._meta.verbose_name_plural if model else permission.content_type.model


def _naming(person: User) -> QuerySet[Country]:
    """The countries whose documents name the person: as an editor, or as who checked a fact."""
    if person.pk is None:
        return Country.objects.none()
    return Country.objects.filter(Q(editors=person.pk) | Q(citations__checked_by=person.pk))


def _may_touch(request: HttpRequest, person: User | None) -> bool:
    return person is None or not person.is_superuser or request.user.is_superuser
