"""Revisions and editions, to be read: who, when, how, and what changed against the one before."""

from typing import Any

from django.contrib import admin
from django.contrib.auth.models import User
from django.db.models import QuerySet
from django.http import HttpRequest
from django.template.defaultfilters import yesno
from django.template.loader import render_to_string
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from countries.admin.publish import by_part
from countries.admin.reach import Reached
from countries.diff import changes
from countries.document import Document
from countries.languages import FALLBACK, LANGUAGES, NATIVE_NAMES, direction, read
from countries.models import Edition, Revision


class Kept(Reached):
    """Nobody adds, changes or deletes what is kept."""

    actions = None

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


def differences(before: Document, after: Document) -> SafeString:
    parts = by_part(changes(before, after))
    return render_to_string("admin/countries/country/_changes.html", {"parts": parts})


@admin.register(Revision)
class RevisionAdmin(Kept):
    country_lookup = "country_code"
    list_display = ("__str__", "at", "who", "origin", "detail")
    list_filter = ("origin",)
    search_fields = ("country_code", "author_name", "detail")
    search_help_text = _("The two letters of a country, or a user name.")
    ordering = ("-at",)
    fields = ("country_code", "number", "at", "who", "origin", "detail", "compared")

    @admin.display(description=_("author"))
    def who(self, revision: Revision) -> str:
        return revision.author_name or self.get_empty_value_display()

    @admin.display(description=_("changed against the one before"))
    def compared(self, revision: Revision) -> str:
        earlier = Revision.objects.filter(
            country_code=revision.country_code, number__lt=revision.number
        )
        before = earlier.order_by("-number").first()
        if before is None:
            return gettext("First saved state: nothing to compare with.")
        return differences(before.document, revision.document)


@admin.register(Edition)
class EditionAdmin(Kept):
    country_lookup = "country"
    list_display = ("named", "number", "kind", "state", "publish_at", "decided", "seen")
    list_filter = ("state", "kind", "reviewed")
    search_fields = ("country__code", "name_en", "name_fr", "name_es", "name_ar", "slug")
    ordering = ("-publish_at",)
    fields = (
        *("country", "number", "kind", "state", "origin", "proposed_at", "proposed"),
        *("decided_at", "decided", "publish_at", "seen", "reason", "noted", "compared"),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        people = ("country", "proposed_by", "decided_by")
        return super().get_queryset(request).select_related(*people)

    @admin.display(description=_("name"), ordering="name_en")
    def named(self, edition: Edition) -> str:
        return read(edition.names, get_language() or FALLBACK).text

    @admin.display(description=_("proposed by"))
    def proposed(self, edition: Edition) -> str:
        return self._named(edition.proposed_by)

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

    @admin.display(description=_("change note"))
    def noted(self, edition: Edition) -> SafeString | str:
        lines = [
            (language, direction(language), NATIVE_NAMES[language], edition.notes[language])
            for language in LANGUAGES
            if edition.notes.get(language)
        ]
        template = '<p lang="{0}" dir="{1}">{2}: {3}</p>'
        return format_html_join("", template, lines) or self.get_empty_value_display()

    @admin.display(description=_("changed against the one before"))
    def compared(self, edition: Edition) -> str:
        earlier = Edition.objects.filter(country=edition.country_id, number__isnull=False)
        if edition.number is not None:
            earlier = earlier.filter(number__lt=edition.number)
        before = earlier.order_by("-number").first()
        if before is None:
            return gettext("First edition: nothing to compare with.")
        return differences(before.document, edition.document)
