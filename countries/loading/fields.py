"""What each field of a profile fixture may hold, taken from the models themselves."""

import re
from collections.abc import Callable
from typing import Any

from django.db import models
from django.utils.translation import gettext as _
from django_prose_editor.fields import ProseEditorField

from countries import dates, richtext
from countries.document import MOST_UNITS
from countries.loading.mistakes import unknown, where_they_differ
from countries.loading.records import Value
from countries.loading.vocabulary import PRECISIONS
from countries.models import Country

_FOLDED = re.compile(r"[ \t\n]+")
_WITH_LINES = ("note", "also")


class WrongError(Exception):
    """A value that its field cannot hold; the message says what it can.

    `meant` is what was probably meant, to go on with and find the other mistakes.
    """

    def __init__(self, message: str, meant: str | None = None) -> None:
        self.meant = meant
        super().__init__(message)


def convert(field: models.Field, value: Value) -> Any:
    """The value as the document holds it. Raises WrongError with what the field can hold."""
    if isinstance(field, models.ManyToManyField):
        return _references(value)
    if isinstance(field, models.ForeignKey | models.OneToOneField):
        return _reference(field, value)
    if isinstance(value.raw, list):
        raise WrongError(_("One value belongs here, and not a list."))
    if field.name in _NAMED:
        return _NAMED[field.name](field, value)
    for kind, converter in _CONVERTERS:
        if isinstance(field, kind):
            return converter(field, value)
    raise TypeError(f"no converter for {field}")


def _reference(field: models.Field, value: Value) -> str | None:
    if isinstance(value.raw, list):
        if len(value.raw) != 1:
            raise WrongError(_("Name one record here, by its key."))
        value = Value(value.raw[0], value.line)
    if not value.raw:
        return None
    return _code(field, value) if field.related_model is Country else _slug(field, value)


def _references(value: Value) -> list[str]:
    if value.raw is None:
        return []
    if not isinstance(value.raw, list):
        raise WrongError(_("A list of keys belongs here: [drug-crime, fraud]."))
    return list(value.raw)


def _code(field: Any, value: Value) -> str:
    form = re.compile("[A-Z]{3}" if field.name == "alpha3" else "[A-Z]{2}")
    text = str(value.raw or "")
    if not form.fullmatch(text):
        message = _("A code is capital letters, two or three: BE, BEL.")
        raise WrongError(message, text.upper() if form.fullmatch(text.upper()) else None)
    return text


def _fact(field: Any, value: Value) -> str:
    text = _text(field, value)
    if not re.fullmatch(r"[a-z0-9_.-]+", text):
        raise WrongError(_("Name the fact, with dots: ncb.city, police.local-police.units."), text)
    return text


def _text(field: Any, value: Value) -> str:
    text = str(value.raw or "")
    if not value.exact:
        lines = field.name.partition("_")[0] in _WITH_LINES
        text = (text if lines else _FOLDED.sub(" ", text)).strip(" \t\n")
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
    if allowed != _entities(written):
        message = _("This HTML would change from “{}” to “{}”: write the second, or take it out.")
        raise WrongError(message.format(*where_they_differ(written, allowed)))
    return allowed


def _entities(html: str) -> str:
    """The same words with the entities that the sanitiser writes."""
    return html.replace("\xa0", "&nbsp;").replace("&quot;", '"').replace("&#39;", "'")


def _slug(field: Any, value: Value) -> str:
    text = _text(field, value)
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", text):
        message = _("Use small letters, digits and single hyphens: federal-police.")
        raise WrongError(message, re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-"))
    return text


def _url(field: Any, value: Value) -> str:
    text = _text(field, value)
    if text and not re.fullmatch(r"https?://[^\s\x00-\x20\x7f]+", text):
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
    text = str(value.raw)
    if not re.fullmatch(r"[0-9]{1,20}", text) or not 1 <= int(text) <= MOST_UNITS:
        message = _("A whole number from 1 to {} belongs here, in digits only.")
        raise WrongError(message.format(MOST_UNITS))
    return int(text)


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
_NAMED: dict[str, Callable[[Any, Value], Any]] = {"code": _code, "alpha3": _code, "fact": _fact}
