"""The one form on which a country is edited with all its parts, and what leads on from it."""

from typing import Any

from django import forms as django_forms
from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.contrib.auth import get_user_model
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import formats, timezone
from django.utils.translation import gettext
from js_asset import Media, Script

from countries.admin import publish, sheet
from countries.admin.answering import Answering
from countries.admin.assigning import editors_changed
from countries.admin.coverage_page import Covering
from countries.admin.deleting import PlainlyDeleted
from countries.admin.desk import desk_of
from countries.admin.fields import InLanguages, labels
from countries.admin.forms import CountryForm
from countries.admin.inlines import Part, parts_for
from countries.admin.listing import Listing
from countries.admin.past_pages import PastPages
from countries.admin.reach import person, reaches_all
from countries.admin.review_sheet import PROPOSE
from countries.admin.saving import Saving
from countries.languages import LANGUAGES, columns
from countries.models import Country, Edition
from countries.restoring import delete

_STATIC = "countries/admin/form"
_SHEETS = ("page", "languages", "rows", "sources", "panel", "editor")


@admin.register(Country)
class CountryAdmin(InLanguages, Saving, PastPages, Answering, Covering, PlainlyDeleted, Listing):
    form = CountryForm

    class Media:
        css = {"all": [f"{_STATIC}/{name}.css" for name in _SHEETS]}
        js = [
            f"{_STATIC}/editor.js",
            *(Script(f"{_STATIC}/{name}.js", defer=True) for name in ("rows", "leaving", "place")),
        ]

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        names = tuple(columns(field) for field in ("name", "official_name", "strapline"))
        since = ("member_since", "member_since_precision")
        facts = (*names, ("code", "alpha3"), "region", since, "slug")
        fieldsets: list[Any] = [(None, {"fields": facts})]
        if reaches_all(request.user):
            fieldsets.append((None, {"fields": ("editors",)}))
        return fieldsets

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return ("code",) if obj else ()

    def get_inlines(self, request: HttpRequest, obj: Any) -> Any:
        parts: tuple[type[Part], ...] = parts_for(obj)
        return parts

    def get_form(
        self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any
    ) -> Any:
        made: Any = super().get_form(request, obj, change, labels=labels(self.model), **kwargs)
        made.desk = desk_of(request, obj)
        return made

    def formfield_for_manytomany(self, db_field: Any, request: Any, **kwargs: Any) -> Any:
        people = get_user_model()._default_manager.filter(is_staff=True, is_active=True)
        kwargs |= {"queryset": people, "widget": django_forms.CheckboxSelectMultiple}
        return super().formfield_for_manytomany(db_field, request, **kwargs)

    def render_change_form(
        self,
        request: HttpRequest,
        context: dict[str, Any],
        add: bool = False,
        change: bool = False,
        form_url: str = "",
        obj: Any = None,
    ) -> Any:
        nonce = str(request.csp_nonce)  # type: ignore[attr-defined]  # set by django-csp
        context["media"] = Media.from_media(context["media"], nonce=nonce)
        context["may_publish"] = request.user.has_perm(publish.PUBLISH)
        context["may_propose"] = request.user.has_perm(PROPOSE)
        context |= sheet.context_of(
            desk_of(request, obj), context["adminform"], context["inline_admin_formsets"]
        )
        if context["mistakes"] or desk_of(request, obj).stale:
            context["errors"] = None  # said by the page, with their places
        # Without an address of its own the form would be sent to the part that was jumped to, and
        # the answer would open there, past what it says at its top.
        address = form_url or request.get_full_path()
        return super().render_change_form(request, context, add, change, address, obj)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        before = list(form.instance.editors.all())
        super().save_related(request, form, formsets, change)
        editors_changed(form.instance, before, person(request))

    # Publishing

    def response_add(self, request: HttpRequest, obj: Any, *args: Any, **kwargs: Any) -> Any:
        sheet.remember(request)
        return self._then(request, obj) or super().response_add(request, obj, *args, **kwargs)

    def response_change(self, request: HttpRequest, obj: Any) -> Any:
        sheet.remember(request)
        return self._then(request, obj) or super().response_change(request, obj)

    def _then(self, request: HttpRequest, country: Country) -> HttpResponse | None:
        if "_continue" in request.POST:
            at = formats.time_format(timezone.localtime())
            messages.success(request, gettext("Draft saved, {}").format(at))
            change = reverse("admin:countries_country_change", args=[country.pk])
            return HttpResponseRedirect(change)
        if "_preview" in request.POST:
            return HttpResponseRedirect(_preview_of(request, country))
        for button, permission in (("publish", publish.PUBLISH), ("propose", PROPOSE)):
            if f"_{button}" in request.POST and request.user.has_perm(permission):
                messages.success(request, gettext("Saved. This is what would change for readers."))
                address = reverse(f"admin:countries_country_{button}", args=[country.pk])
                return HttpResponseRedirect(address)
        return None

    # Deleting

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        allowed = super().has_delete_permission(request, obj)
        return allowed and not (obj and Edition.objects.filter(country=obj.pk).exists())

    def delete_view(
        self, request: HttpRequest, object_id: str, extra_context: Any = None
    ) -> HttpResponse:
        country = self.get_object(request, unquote(object_id))
        may = country and super().has_delete_permission(request, country)
        if may and Edition.objects.filter(country=country).exists():
            message = gettext("{} had an edition: such a profile is withdrawn, never deleted.")
            messages.warning(request, message.format(country))
            address = reverse("admin:countries_country_change", args=[object_id])
            return HttpResponseRedirect(address)
        return super().delete_view(request, object_id, extra_context)

    def delete_model(self, request: HttpRequest, obj: Any) -> None:
        delete(obj, person(request))


def _preview_of(request: HttpRequest, country: Country) -> str:
    """In the language that was being edited; of all four, in that of the desk."""
    editing = str(request.POST.get(sheet.EDITING))
    args = [country.pk, editing] if editing in LANGUAGES else [country.pk]
    return reverse("admin:countries_country_preview", args=args)
