"""What each field of a profile fixture may hold, taken from the models themselves."""

import re
from collections.abc import Callable
from typing import Any

from django.db import models
from django.utils.translation import gettext as _
from django_prose_editor.fields import ProseEditorField

from countries import dates, richtext
from countries.loading.mistakes import shortened, unknown
from countries.loading.records import Value
from countries.models import (
    NCB,
    Citation,
    Country,
    CrimeArea,
    CrimeAreaLink,
    PoliceForce,
    Section,
    Source,
)
from countries.models.translated import translated_fields

MODELS: dict[str, type[models.Model]] = {
    model._meta.label_lower: model
    for model in (Source, CrimeArea, Country, PoliceForce, NCB, Section, CrimeAreaLink, Citation)
}
PRECISIONS = {"member_since": "member_since_precision", "as_of": "as_of_precision"}
NOT_IN_FIXTURES = {"id", "order", "editors", "checked_by"}
_SPACE = re.compile(r"[ \t\r\n]+")  # a space that must not break is not among them


class WrongError(Exception):
    """A value that its field cannot hold; the message says what it can."""


def fields_of(model: str) -> dict[str, models.Field]:
    """The fields that a record of this model may state, by name."""
    meta = MODELS[model]._meta
    bare = set(translated_fields(MODELS[model]))
    found = {f.name: f for f in meta.get_fields() if isinstance(f, models.Field)}
    return {name: f for name, f in found.items() if name not in bare | NOT_IN_FIXTURES}


def why_not(model: str, name: str) -> str:
    """What to write in place of a field that a record of this model does not have."""
    if name in translated_fields(MODELS[model]):
        return _("Write it once a language: {0}_en, {0}_fr, {0}_es, {0}_ar.").format(name)
    if name == "order":
        return _("Leave it out: records are shown in the order of the file.")
    if name in NOT_IN_FIXTURES:
        return _("Leave it out: it belongs to this installation and is edited in the admin.")
    return unknown(name, fields_of(model), _("There is no such field."))


def convert(field: models.Field, value: Value) -> Any:
    """The value as the document holds it. Raises WrongError with what the field can hold."""
    if isinstance(field, models.ForeignKey | models.OneToOneField):
        return _reference(value)
    if isinstance(field, models.ManyToManyField):
        return _references(value)
    if isinstance(value.raw, list):
        raise WrongError(_("One value belongs here, and not a list."))
    for kind, converter in _CONVERTERS:
        if isinstance(field, kind):
            return converter(field, value)
    raise TypeError(f"no converter for {field}")


def _reference(value: Value) -> str | None:
    raw = value.raw
    if isinstance(raw, list):
        raw = raw[-1] if raw else None
        if not isinstance(raw, str):
            raise WrongError(_("Name one record here, by its key."))
    return raw or None


def _references(value: Value) -> list[str]:
    if value.raw is None:
        return []
    if not isinstance(value.raw, list):
        raise WrongError(_("A list of keys belongs here: [drug-crime, fraud]."))
    return [str(_reference(Value(item, value.line))) for item in value.raw]


def _text(field: Any, value: Value) -> str:
    text = str(value.raw or "")
    if not isinstance(field, models.TextField) or field.name.startswith("summary_"):
        text = _SPACE.sub(" ", text)
    text = text.strip(" \t\r\n")
    if field.choices and text:
        _choose(field, text)
    if field.max_length and len(text) > field.max_length:
        message = _("{} characters, and {} at most fit: shorten it.")
        raise WrongError(message.format(len(text), field.max_length))
    return text


def _choose(field: Any, text: str) -> None:
    values = [str(value) for value, _label in field.choices if value]
    if text not in values:
        raise WrongError(unknown(text, values, _("This is not one of its choices.")))


def _html(field: Any, value: Value) -> str:
    written = richtext.fold(str(value.raw or ""))
    allowed = richtext.sanitise(written)
    if allowed != written:
        at = next(
            (i for i, pair in enumerate(zip(written, allowed, strict=False)) if len({*pair}) > 1),
            min(len(written), len(allowed)),
        )
        message = _("This HTML would change from “{}” to “{}”: write the second, or take it out.")
        start = max(at - 20, 0)
        raise WrongError(
            message.format(shortened(written[start:], 60), shortened(allowed[start:], 60))
        )
    return allowed


def _slug(field: Any, value: Value) -> str:
    text = _text(field, value)
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", text):
        raise WrongError(_("Use small letters, digits and single hyphens: federal-police."))
    return text


def _url(field: Any, value: Value) -> str:
    text = _text(field, value)
    if text and not re.fullmatch(r"https?://\S+", text):
        raise WrongError(_("A web address starts with https:// or http://."))
    return text


def _date(field: Any, value: Value) -> str | None:
    if not value.raw:
        return None
    text = str(value.raw)
    try:
        _day, precision = dates.parse(text)
    except ValueError as error:
        message = _("This is not a day, month or year: write 1956-06-13, 1956-06 or 1956.")
        raise WrongError(message) from error
    if precision != "day" and field.name not in PRECISIONS:
        raise WrongError(_("Give the whole date: 2026-11-23."))
    return text


def _number(field: Any, value: Value) -> int | None:
    if value.raw is None:
        return None
    if not re.fullmatch(r"\d{1,9}", str(value.raw)) or int(str(value.raw)) < 1:
        raise WrongError(_("A whole number of at least 1 belongs here."))
    return int(str(value.raw))


def _boolean(field: Any, value: Value) -> bool | None:
    if value.kind == "null" and field.null:
        return None
    if value.kind == "bool":
        return str(value.raw).lower() in ("true", "yes", "on")
    raise WrongError(_("Write true or false."))


_CONVERTERS: list[tuple[type, Callable[[Any, Value], Any]]] = [
    (ProseEditorField, _html),
    (models.SlugField, _slug),
    (models.URLField, _url),
    (models.DateField, _date),
    (models.PositiveIntegerField, _number),
    (models.BooleanField, _boolean),
    (models.CharField, _text),
    (models.TextField, _text),
]
