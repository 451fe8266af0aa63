"""What keeps a form from being saved, each with its place on the page."""

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from django.core.exceptions import NON_FIELD_ERRORS
from django.utils.translation import gettext as _

from countries import labels
from countries.admin.forms import STALE
from countries.admin.layout import Cited, Layout, Line, Row
from countries.facts import LABELLED
from countries.languages import LANGUAGES

CONFIRM = "confirm-retiring"
"""The id of the box to tick before an area in use is retired."""


class Mistake(NamedTuple):
    """`anchor` is the id of what to mend; `language` that of its text, else ''.

    What is wrong in no one place has neither part, place nor anchor.
    """

    part: str
    place: str
    message: str
    anchor: str
    language: str


def mistakes(layout: Layout, form: Any) -> list[Mistake]:
    """All of them, in the order of the page; first what has no place on it."""
    found = list(_walk(layout, form))
    return [*_without_place(form, found), *found]


def context_of(form: Any) -> dict[str, Any]:
    """The same for the form of one row, in place of Django's one line.

    `waits` says that nothing is wrong with it: it is to be confirmed.
    """
    found = list(_of_one_row(form))
    if not found:
        return {}
    waits = getattr(form, "asks_to_retire", False) and len(found) == 1
    return {"mistakes": found, "waits": waits, "errors": None}


def _of_one_row(form: Any) -> Iterator[Mistake]:
    for message in form.non_field_errors():
        yield Mistake("", "", message, "", "")
    for field in form.visible_fields():
        asks = field.name == "retired" and getattr(form, "asks_to_retire", False)
        anchor = CONFIRM if asks else field.id_for_label or field.auto_id
        for message in field.errors:
            yield Mistake("", str(field.label), message, anchor, "")


def _without_place(form: Any, found: list[Mistake]) -> Iterator[Mistake]:
    """What the country's form says of the whole. Words that stand at a row are not repeated.

    That the form is stale is told at more length, in a place of its own.
    """
    for error in form.non_field_errors().as_data():
        if error.code != STALE:
            for message in error.messages:
                if not any(message.endswith(each.message) for each in found):
                    yield Mistake("", "", message, "", "")


def _walk(layout: Layout, form: Any) -> Iterator[Mistake]:
    yield from _of_form(form, "facts", str(labels.PARTS["facts"]), "")
    for part in layout.parts:
        title = str(part.title)
        for message in part.formset.non_form_errors() if part.formset is not None else ():
            yield Mistake(part.key, title, message, part.key, "")
        for row in part.rows:
            yield from _of_row(row, part.key, labels.listed(filter(None, (title, _name(row)))))
            if not _goes(row):
                yield from _of_sources(row.lines, part.key)
        yield from _of_sources(part.lines, part.key)
        for cited in part.cited:
            yield from _of_fact(cited, part.key)
    for row in layout.homeless:
        yield from _of_row(row, "sources", row.form.title)


def _of_sources(lines: Iterable[Line], part: str) -> Iterator[Mistake]:
    for line in lines:
        if line.cited:
            yield from _of_fact(line.cited, part)


def _of_fact(cited: Cited, part: str) -> Iterator[Mistake]:
    for row in cited.rows:
        source = row.form.told.source if row.saved else _("New source")
        yield from _of_row(row, part, f"{cited.label} · {source}")


def _of_row(row: Row, part: str, place: str) -> Iterator[Mistake]:
    """What is wrong in a row; one that is to be deleted may be as it likes."""
    if row.form.is_bound and not _goes(row):
        yield from _of_form(row.form, part, place, row.key)


def _of_form(form: Any, part: str, place: str, key: str) -> Iterator[Mistake]:
    for name, messages in form.errors.items():
        for message in messages:
            if name != NON_FIELD_ERRORS:
                field = form[name]
                language = name[-2:] if name[-3:-2] == "_" and name[-2:] in LANGUAGES else ""
                words = str(LABELLED).format(place, field.label)
                yield Mistake(part, words, message, field.id_for_label, language)
            elif key:
                yield Mistake(part, place, message, key, "")


def _goes(row: Row) -> bool:
    return bool(row.delete is not None and row.delete.value())


def _name(row: Row) -> str:
    return str(row.form.instance) if row.saved or row.form.is_bound else ""
