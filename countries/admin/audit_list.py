"""The audit list: to be read, filtered and taken along as CSV; nobody adds, changes or deletes."""

import csv
import re
from collections.abc import Iterable, Iterator
from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, StreamingHttpResponse
from django.urls import URLPattern, path, reverse
from django.utils.decorators import method_decorator
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from countries.admin.reach import person
from countries.audit_trail import Action, record
from countries.kept_details import in_words
from countries.models import AuditEntry
from countries.models.page_edition import PageSlug

COLUMNS = ("at", "name", "action", "object", "detail")
OF_EDITION = re.compile(r"([A-Z]{2}), (edition|proposal) ([0-9]+)")
"""What `audit_trail.of_edition` keeps."""
MOST_LINES = 5
"""So many lines of a detail stand in the list; all of them on the page of the entry."""
OF_PAGE = re.compile(r"page ([a-z0-9-]+), edition ([0-9]+)")
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


class _Line:
    """Gives back what the CSV writer writes."""

    def write(self, line: str) -> str:
        return line


def cell(text: str) -> str:
    """The text; where a spreadsheet would take it for a formula, after an apostrophe."""
    return f"'{text}" if text.lstrip(" ").startswith(FORMULA) else text


def lines(entries: Iterable[AuditEntry]) -> Iterator[str]:
    """CSV, with the mark by which spreadsheets know UTF-8."""
    writer = csv.writer(_Line())
    yield "\ufeff" + writer.writerow(COLUMNS)
    for it in entries:
        row = (it.at.isoformat(), it.name, it.action, it.object, it.detail)
        yield writer.writerow(map(cell, row))


class ActionFilter(admin.SimpleListFilter):
    """The actions that occur, and no others."""

    title = _("action")
    parameter_name = "action"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> Any:
        found = set(AuditEntry.objects.order_by().values_list("action", flat=True).distinct())
        return [choice for choice in Action.choices if choice[0] in found]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        return queryset.filter(action=self.value()) if self.value() else queryset


@admin.register(AuditEntry)
class AuditEntryAdmin(admin.ModelAdmin):
    list_display = ("at", "name", "action", "what", "details")
    list_display_links = None
    list_filter = ("at", ActionFilter, ("who", admin.RelatedOnlyFieldListFilter))
    search_fields = ("name", "object", "detail")
    date_hierarchy = "at"
    ordering = ("-at", "-pk")
    fields = ("at", "name", "action", "what", "whole")
    actions = None
    change_list_template = "admin/countries/auditentry/change_list.html"

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.export_view)
        return [path("export/", view, name="countries_auditentry_export"), *super().get_urls()]

    @method_decorator(require_safe)
    def export_view(self, request: HttpRequest) -> StreamingHttpResponse:
        """What the list shows with the same filters, all pages of it."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        entries = self.get_changelist_instance(request).get_queryset(request)
        record(person(request), Action.EXPORTED, "", request.GET.urlencode())
        answer = StreamingHttpResponse(lines(entries.iterator()), content_type="text/csv")
        answer["Content-Disposition"] = 'attachment; filename="audit.csv"'
        return answer

    @admin.display(description=_("what"), ordering="object")
    def what(self, entry: AuditEntry) -> str:
        """As it is kept; an edition, a proposal or a page in the person's language."""
        if page := OF_PAGE.fullmatch(entry.object):
            called = dict(PageSlug.choices).get(page[1], page[1])
            return _("{}, edition {}").format(called, page[2])
        found = OF_EDITION.fullmatch(entry.object)
        if found is None:
            return entry.object
        code, kind, number = found.groups()
        words = _("{}, edition {}") if kind == "edition" else _("{}, proposal {}")
        return words.format(code, number)

    @admin.display(description=_("detail"), ordering="detail")
    def details(self, entry: AuditEntry) -> SafeString:
        """The first lines, and the way to the others."""
        found = _told(entry)
        more = len(found) - MOST_LINES
        if more < 2:  # the words would take the place of the line
            return _under_one_another(found)
        words = ngettext("and {} more line", "and {} more lines", more).format(more)
        address = reverse("admin:countries_auditentry_change", args=[entry.pk])
        link = format_html('<a class="line" href="{}">{}</a>', address, words)
        return _under_one_another(found[:MOST_LINES]) + link

    @admin.display(description=_("detail"))
    def whole(self, entry: AuditEntry) -> SafeString:
        return _under_one_another(_told(entry))

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


def _told(entry: AuditEntry) -> list[str]:
    """The lines of the detail, in the person's language."""
    return in_words(entry.detail, entry.action).splitlines()


def _under_one_another(lines: list[str]) -> SafeString:
    each = ((line,) for line in lines)
    return format_html_join("", '<span class="line" dir="auto">{}</span>', each)
