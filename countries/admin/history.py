"""The lists of all revisions and editions: who, when, how. Each leads to where it is read."""

from typing import Any

from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.contrib.auth.models import User
from django.db.models import CharField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.defaultfilters import yesno
from django.urls import reverse
from django.utils.html import format_html
from django.utils.text import capfirst
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from countries.admin.reach import Reached
from countries.kept_details import in_words
from countries.languages import FALLBACK, read
from countries.models import Country, Edition, Revision
from countries.moment import key_of


class Kept(Reached):
    """Nobody adds, changes or deletes what is kept."""

    actions = None

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).defer("body")

    def place_of(self, kept: Any) -> str:
        """The address of the page on which it is read; '' where only its fields are shown."""
        raise NotImplementedError

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """Where it is read with what it changed, for those who may see it."""
        kept = self.get_object(request, unquote(object_id))
        seen = kept and self.has_view_permission(request, kept)
        place = self.place_of(kept) if seen and request.method in ("GET", "HEAD") else ""
        if place:
            return HttpResponseRedirect(place)
        return super().change_view(request, object_id, form_url, extra_context)


@admin.register(Revision)
class RevisionAdmin(Kept):
    country_lookup = "country_code"
    list_display = ("named", "number", "at", "who", "origin", "details")
    list_filter = ("origin",)
    search_fields = ("country_code", "author_name", "detail")
    search_help_text = _("The two letters of a country, or a user name.")
    ordering = ("-at",)
    fields = ("country_code", "number", "at", "who", "origin", "details")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """With the name of the country as the person reads it; of a deleted one its code."""
        names = (f"name_{get_language() or FALLBACK}", f"name_{FALLBACK}")
        country = Country.objects.filter(pk=OuterRef("country_code"))
        said = [Subquery(country.exclude(**{name: ""}).values(name)) for name in names]
        found = Coalesce(*said, "country_code", output_field=CharField())
        return super().get_queryset(request).annotate(said=found)

    @admin.display(description=_("name"), ordering="said")
    def named(self, revision: Any) -> str:
        return str(revision.said)

    @admin.display(description=_("author"))
    def who(self, revision: Revision) -> str:
        return revision.author_name or self.get_empty_value_display()

    @admin.display(description=_("detail"), ordering="detail")
    def details(self, revision: Revision) -> str:
        return in_words(revision.detail, revision.origin)

    def place_of(self, revision: Revision) -> str:
        """Its entry in the history; a deleted country has none, and the plain page stays."""
        code = revision.country_code
        if not Country.objects.filter(pk=code).exists():
            return ""
        key = key_of(revision)
        return f"{reverse('admin:countries_country_history', args=[code])}?open={key}#{key}"


@admin.register(Edition)
class EditionAdmin(Kept):
    country_lookup = "country"
    list_display = ("named", "number", "kind", "state", "publish_at", "decided", "seen")
    list_filter = ("state", "kind", "reviewed")
    search_fields = ("country__code", "name_en", "name_fr", "name_es", "name_ar", "slug")
    ordering = ("-publish_at",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        people = ("country", "proposed_by", "decided_by")
        return super().get_queryset(request).select_related(*people)

    @admin.display(description=_("name"), ordering="name_en")
    def named(self, edition: Edition) -> str:
        return read(edition.names, get_language() or FALLBACK).text

    @admin.display(description=_("decided by"))
    def decided(self, edition: Edition) -> str:
        return self._named(edition.decided_by)

    def _named(self, person: User | None) -> str:
        return person.get_username() if person else self.get_empty_value_display()

    @admin.display(description=_("reviewed by a second person"), ordering="reviewed")
    def seen(self, edition: Edition) -> str:
        if edition.reviewed:
            return capfirst(str(yesno(True)))
        return format_html('<span class="chip">{}</span>', capfirst(gettext("not reviewed")))

    def place_of(self, edition: Edition) -> str:
        return reverse("admin:countries_country_proposal", args=[edition.country_id, edition.pk])
