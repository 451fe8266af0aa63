"""The country form as it stands on the page: parts, rows, lines, and each fact's sources under it.

Django's own wrappers say how each field is shown, to one who may change it or only read it; this
module says where.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from django.contrib.admin.helpers import AdminForm, InlineAdminFormSet
from django.utils.functional import Promise
from django.utils.translation import get_language

from countries import dates, labels
from countries.admin.desk import Desk
from countries.facts import has_value
from countries.languages import FALLBACK, LANGUAGES
from countries.models import PoliceForce
from countries.reasons import Reason
from countries.standings import Standing

ORDER = ("facts", "crime_areas", "ncb", "police", "sections")
_LANGUAGE = re.compile(rf"(.+)_({'|'.join(LANGUAGES)})")


class Box(NamedTuple):
    """A field on a line. `language` is '' where it is not a text in one of the four."""

    field: Any
    language: str


class Cited(NamedTuple):
    """A fact, whether it says something, and the rows of its sources."""

    fact: str
    label: str | Promise
    told: bool
    rows: "tuple[Row, ...]"

    @property
    def excused(self) -> bool:
        """Whether a reason says why there is no value: then no source is wanted."""
        told = (row.form.told for row in self.rows)
        return any(each.state and not each.source for each in told)


def _spelled(field: Any) -> Any:
    """A date that is only shown, no more exactly than it is known."""
    if not field.is_readonly:
        return field
    form, name = field.form, field.field["name"]
    precision = getattr(form.instance, f"{name}_precision", "")
    if date := getattr(form.instance, name, None) if precision else None:
        words = dates.spell(dates.cut(date, precision), get_language() or FALLBACK)
        field.contents = lambda: words
    return field


class Line(NamedTuple):
    """Fields that belong together, and what stands under them where they are a fact."""

    name: str
    boxes: tuple[Box, ...]
    cited: Cited | None


class Row(NamedTuple):
    """A row of a part, or the empty one that new rows are made of. `hidden` fields name it."""

    key: str
    form: Any
    saved: bool
    lines: tuple[Line, ...]
    hidden: tuple[Any, ...]
    delete: Any
    left: str = ""
    """What would be left without it, in words, if it were deleted."""

    @property
    def faulty(self) -> bool:
        return bool(self.form.errors)


class Part(NamedTuple):
    """A part of the profile: lines of its own, or rows; `cited` are facts about all of its rows."""

    key: str
    title: str | Promise
    lines: tuple[Line, ...] = ()
    formset: Any = None
    called: str | Promise = ""
    rows: tuple[Row, ...] = ()
    empty: Row | None = None
    cited: tuple[Cited, ...] = ()

    @property
    def may_add(self) -> bool:
        return self.empty is not None and len(self.rows) < self.formset.max_num

    @property
    def alone(self) -> bool:
        """Whether there is never more than one row, as with the bureau."""
        return self.formset is not None and self.formset.max_num == 1


class Layout:
    """`inlines` are the wrapped formsets of the request, by the part that they hold."""

    reasons = [choice for choice in Reason.choices if choice[0] != Reason.NOT_RECORDED]
    """What may be said of a fact without a value in place of that it is not recorded."""

    def __init__(
        self, desk: Desk, adminform: AdminForm, inlines: Iterable[InlineAdminFormSet]
    ) -> None:
        self.inlines: dict[str, Any] = {inline.opts.part: inline for inline in inlines}
        self.desk, self.facts = desk, desk.facts
        self.placed: set[str] = set()
        self.sources, self.new_source = self._sources()
        fieldsets = list[Any](adminform)
        own = tuple(self._lines(fieldsets[0], "facts"))
        self.parts = [Part("facts", labels.PARTS["facts"], own), *self._parts()]
        self.people = tuple(self._lines(fieldsets[1], "")) if len(fieldsets) > 1 else ()
        self.homeless = tuple(
            row for fact, rows in self.sources.items() if fact not in self.placed for row in rows
        )
        """Sources of facts that the form does not show."""

    @property
    def formsets(self) -> list[Any]:
        return [inline.formset for inline in self.inlines.values()]

    def _sources(self) -> tuple[dict[str, list[Row]], Row | None]:
        found: dict[str, list[Row]] = {}
        inline = self.inlines.get("citations")
        if inline is None:
            return found, None
        rows, empty = self._rows(inline, "citations")
        for row in rows:
            found.setdefault(str(row.form["fact"].value() or ""), []).append(row)
        return found, empty

    def _parts(self) -> Iterator[Part]:
        for key in ORDER[1:]:
            inline = self.inlines[key]
            rows, empty = self._rows(inline, key)
            standings = [f"crime.{standing}" for standing in Standing.values]
            about = standings if key == "crime_areas" else []
            cited = filter(None, map(self._cited, about))
            called = inline.opts.verbose_name
            yield Part(
                key, labels.PARTS[key], (), inline.formset, called, rows, empty, tuple(cited)
            )

    def _rows(self, inline: Any, part: str) -> tuple[tuple[Row, ...], Row | None]:
        rows = [self._row(inline, wrapped, part) for wrapped in inline]
        empty = rows.pop() if inline.has_add_permission else None
        return tuple(rows), empty

    def _row(self, inline: Any, wrapped: Any, part: str) -> Row:
        form, saved = wrapped.form, wrapped.original is not None
        hidden = [wrapped.fk_field().field]
        if wrapped.needs_explicit_pk_field():
            hidden.append(wrapped.pk_field().field)
        slug = form.instance.slug if saved and part in ("police", "sections") else ""
        lines = list(self._lines(next(iter(wrapped)), part, slug))
        if part == "citations":
            fact = lines.pop(0).boxes[0].field
            hidden += [] if fact.is_readonly else [fact.field]
        may_delete = inline.formset.can_delete and inline.has_delete_permission
        delete = wrapped.deletion_field().field if may_delete else None
        left = self._left(form.instance) if saved and part == "police" else ""
        return Row(form.prefix, form, saved, tuple(lines), tuple(hidden), delete, left)

    def _left(self, force: PoliceForce) -> str:
        found = [str(each) for each in self.desk.forces if each.part_of_id == force.pk]
        bureau = self.desk.document.ncb if self.desk.document else None
        if bureau and bureau.host == force.slug:
            found.append(str(labels.PARTS["ncb"]))
        return labels.listed(found)

    def _lines(self, fieldset: Any, part: str, slug: str = "") -> Iterator[Line]:
        for line in fieldset:
            names = [_LANGUAGE.fullmatch(name) for name in line.fields]
            boxes = [
                Box(_spelled(field), m[2] if m else "")
                for field, m in zip(line, names, strict=True)
            ]
            name = names[0][1] if names[0] else line.fields[0]
            yield Line(name, tuple(boxes), self._cited(_fact(part, slug, name)))

    def _cited(self, fact: str) -> Cited | None:
        if fact not in self.facts:
            return None
        self.placed.add(fact)
        label, value = self.facts[fact]
        return Cited(fact, label, has_value(value), tuple(self.sources.get(fact, ())))


def _fact(part: str, slug: str, field: str) -> str:
    """The fact that a field of a row states, if it is one: a name of `facts`."""
    if part == "facts":
        return "codes" if field == "code" else field
    if part == "ncb":
        return f"ncb.{field}"
    if part == "police" and slug:
        return f"police.{slug}" if field == "name" else f"police.{slug}.{field}"
    return f"section.{slug}" if part == "sections" and field == "body" else ""
