"""The past of a crime area, a source or a page on the desk, with values; and where it is used."""

from typing import Any, NamedTuple

from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.decorators import method_decorator
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from django_prose_editor.fields import ProseEditorField

from countries import dates
from countries.admin.reach import reachable, reaches_all
from countries.diff import Word, mark_words, plain_text, shortened
from countries.languages import NATIVE_NAMES, direction
from countries.past_values import ChangedValue, changed_values
from countries.uses import Use, uses
from countries.views.language import active_language

PAGE = 25


class Said(NamedTuple):
    """A field that changed, in an editor's words; `words` where it is a text."""

    label: str
    language: str
    before: str
    after: str
    words: list[Word]

    @property
    def direction(self) -> str:
        return direction(self.language) if self.language else "auto"


class Entry(NamedTuple):
    """A kept state, what it said otherwise than the one before, and whether it was the first."""

    state: Any
    changes: list[Said]
    first: bool


class WithPast(admin.ModelAdmin):
    """Its history page shows who changed which value, when."""

    history_template = "admin/countries/past_values.html"

    def history_context(self, request: HttpRequest, row: Any) -> dict[str, Any]:
        """What the page of its history shows beside the values."""
        return {}

    @method_decorator(require_safe)
    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: Any = None
    ) -> HttpResponse:
        row = self.get_object(request, unquote(object_id))
        if not self.has_view_permission(request, row):
            raise PermissionDenied
        if row is None:
            return self._get_obj_does_not_exist_redirect(  # type: ignore[attr-defined]
                request, self.opts, object_id
            )
        page = Paginator(row.history.all(), PAGE).get_page(request.GET.get("p"))
        context = {
            **self.admin_site.each_context(request),
            "title": _("History"),
            "subtitle": str(row),
            "opts": self.opts,
            "original": row,
            "page": page,
            "pages": page.paginator.get_elided_page_range(page.number),
            "entries": _entries(row, page),
            "media": self.media,
            **self.history_context(request, row),
        }
        return TemplateResponse(request, self.history_template, context)


class WithUses(WithPast):
    """Its form shows where the row is used, too."""

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> Any:
        if row := context.get("original"):
            context |= used(request, row)
        return super().render_change_form(request, context, *args, **kwargs)


def used(request: HttpRequest, row: Any) -> dict[str, Any]:
    """Where it is used, as far as the person reaches: drafts of others are only counted."""
    found = uses(row)
    if reaches_all(request.user):
        return {"uses": found, "reached": {use.country.pk for use in found}, "beyond": 0}
    reached = set(reachable(request.user).values_list("pk", flat=True))
    own = [_as_seen(use, reached) for use in found if use.live or use.country.pk in reached]
    return {"uses": own, "reached": reached, "beyond": len(found) - len(own)}


def _as_seen(use: Use, reached: set[str]) -> Use:
    return use if use.country.pk in reached else Use(use.country, False, use.live)


def _entries(row: Any, page: Any) -> list[Entry]:
    """The states of a page, each against the one before; the last needs the next page's first."""
    older = row.history.all()[page.end_index() : page.end_index() + 1]
    return told(list(page.object_list), next(iter(older), None))


def told(states: list[Any], older: Any | None) -> list[Entry]:
    """States, the newest first, each against the one before; `older` is the last one's."""
    befores = [*states[1:], older]
    return [
        Entry(state, _said(before, state), first=before is None)
        for state, before in zip(states, befores, strict=True)
    ]


def _said(before: Any, after: Any) -> list[Said]:
    return [_in_words(each) for each in changed_values(before, after)]


def _in_words(changed: ChangedValue) -> Said:
    label = capfirst(str(changed.called))
    if changed.language:
        label = f"{label} ({NATIVE_NAMES[changed.language]})"
    before, after = _value(changed.field, changed.before), _value(changed.field, changed.after)
    text = isinstance(changed.field, models.CharField | models.TextField)
    words = mark_words(before, after) if text else []
    if isinstance(changed.field, ProseEditorField):
        words = shortened(mark_words(plain_text(before), plain_text(after)))
    return Said(label, changed.language, before or "—", after or "—", words)


def _value(field: models.Field, value: Any) -> str:
    if isinstance(field, models.BooleanField):
        return _("yes") if value else _("no")
    if isinstance(field, models.DateField):
        return dates.spell(value, active_language())
    return str(value or "")
