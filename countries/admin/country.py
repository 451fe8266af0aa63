"""Countries: the list, and the one form on which a country is edited with all its parts."""

import datetime as dt
from typing import Any

from django import forms as django_forms
from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, path, reverse
from django.utils import formats, timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from js_asset import Media

from countries import editions, publishing, revisions
from countries.admin import publish, search
from countries.admin.desk import desk_of
from countries.admin.fields import InLanguages, in_languages, labels
from countries.admin.forms import CountryForm
from countries.admin.inlines import Part, parts_for
from countries.admin.reach import Reached, reaches_all
from countries.admin.saving import Saving
from countries.admin.states import State, StateFilter, with_state
from countries.models import Country, Edition

PUBLISH = "countries.publish_country"


@admin.register(Country)
class CountryAdmin(InLanguages, Saving, Reached):
    form = CountryForm
    list_display = ("named", "state", "region", "last_edition")
    list_display_links = ("named",)
    list_filter = ("region", StateFilter)
    search_fields = search.COLUMNS
    search_help_text = _("A name in any of the languages, or a code.")
    ordering = ("slug",)
    actions = None

    class Media:
        css = {"all": ["countries/admin/editor.css"]}
        js = ["countries/admin/editor.js"]

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        since = ("member_since", "member_since_precision")
        facts = (("code", "alpha3"), ("slug", "region"), since)
        fieldsets: list[Any] = [
            (_("Facts"), {"fields": facts, "description": "" if obj else _AFTER_THE_FIRST_SAVE}),
            (_("Names"), {"fields": in_languages("name", "official_name", "strapline")}),
        ]
        if reaches_all(request.user):
            fieldsets.append((_("Who may edit"), {"fields": ("editors",)}))
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
        may = request.user.has_perm(PUBLISH)
        live = editions.live(obj.code) if obj else None
        context |= {
            "show_save_and_add_another": False,
            "may_publish": may,
            "may_withdraw": may and live and live.kind != Edition.Kind.WITHDRAWAL,
            "live": live,
        }
        return super().render_change_form(request, context, add, change, form_url, obj)

    # The list

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return with_state(super().get_queryset(request))

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        if not search_term.strip():
            return queryset, False
        return queryset.filter(pk__in=search.find(search_term)), False

    @admin.display(description=_("name"), ordering="name_en")
    def named(self, country: Country) -> str:
        return f"{country} ({country.code})"

    @admin.display(description=_("state"), ordering="state")
    def state(self, country: Any) -> str:
        if country.state == State.CHANGED:
            return gettext("changed since edition {}").format(country.live_number)
        return str(State(country.state).label)

    @admin.display(description=_("last edition"), ordering="live_since")
    def last_edition(self, country: Any) -> str:
        if country.live_number is None:
            return "—"
        since: dt.datetime = timezone.localtime(country.live_since)
        return f"{country.live_number} ({formats.date_format(since, 'DATE_FORMAT')})"

    # Publishing

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view
        address, name = "<path:object_id>/{}/", "countries_country_{}"
        own = [
            path(address.format(verb), view(getattr(self, f"{verb}_view")), name=name.format(verb))
            for verb in ("publish", "withdraw")
        ]
        return own + super().get_urls()

    def publish_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        return self._for_publishers(request, object_id, publish.publish)

    def withdraw_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        return self._for_publishers(request, object_id, publish.withdraw)

    def _for_publishers(self, request: HttpRequest, object_id: str, view: Any) -> HttpResponse:
        if not request.user.has_perm(PUBLISH):
            raise PermissionDenied
        country = self.get_object(request, unquote(object_id))
        if country is None:
            # As Django answers where a person reaches no such row.
            return self._get_obj_does_not_exist_redirect(  # type: ignore[attr-defined]
                request, self.opts, object_id
            )
        return view(self, request, country)

    def response_add(self, request: HttpRequest, obj: Any, *args: Any, **kwargs: Any) -> Any:
        return self._then_publish(request, obj) or super().response_add(
            request, obj, *args, **kwargs
        )

    def response_change(self, request: HttpRequest, obj: Any) -> Any:
        return self._then_publish(request, obj) or super().response_change(request, obj)

    def _then_publish(self, request: HttpRequest, country: Country) -> HttpResponse | None:
        if "_publish" not in request.POST or not request.user.has_perm(PUBLISH):
            return None
        messages.success(request, gettext("Saved. This is what would change for readers."))
        return HttpResponseRedirect(reverse("admin:countries_country_publish", args=[country.pk]))

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
        publishing.lock(obj)
        revisions.record_found(obj)
        super().delete_model(request, obj)


_AFTER_THE_FIRST_SAVE = _("The sources of facts can be given once the country is saved.")
