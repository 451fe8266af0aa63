"""How the admin's fields speak: in their language, to every reader, from choices read once."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib.admin.options import BaseModelAdmin
from django.contrib.admin.widgets import (
    AdminTextareaWidget,
    RelatedFieldWidgetWrapper,
)
from django.db import models
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import capfirst, format_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from countries import richtext
from countries.admin.placed import PlacedConstraints
from countries.admin.typed import DateInput, Day, NumberInput, ShortName, WholeNumber
from countries.languages import NATIVE_NAMES, columns, direction
from countries.reasons import Reason

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

    _Base = BaseModelAdmin
else:
    _Base = object


NOTHING = {
    "level": _("No single level"),
    "member_since_precision": _("As it is written"),
    "as_of_precision": _("As it is written"),
    "reason": _("No reason"),
    "part_of": _("Nothing, it stands by itself"),
    "host": capfirst(Reason.NOT_RECORDED.label),
    "source": _("No source"),
}
"""What it means that nothing is chosen, by the field."""
WRITE_ADDRESS = _("Write a whole web address, like this one: https://www.example.org")


class ReadProse(forms.Textarea):
    """Rich text for one who may only read it. The admin renders it as it stands."""

    read_only = True

    def render(self, name: str, value: Any, *args: Any, **kwargs: Any) -> SafeString:
        safe = mark_safe(richtext.sanitise(value or ""))  # noqa: S308 - made safe in this line
        return format_html('<div class="prose" {}>{}</div>', forms.utils.flatatt(self.attrs), safe)


class AddressInput(forms.URLInput):
    """A web address as it is typed; Django's own would say it a second time above the box."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"class": "vURLField", "placeholder": "https://", **(attrs or {})})


class PlainLabels(forms.BaseForm):
    """Mixed into forms: a label is a word, without a colon."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"label_suffix": "", **kwargs})


class PlainForm(PlainLabels, PlacedConstraints):
    """The form of a row where its admin has no other."""


class InLanguages(_Base):
    """Mixed into model admins and inlines: a column a language, each named and marked so."""

    formfield_overrides = {
        models.DateField: {"form_class": Day, "widget": DateInput},
        models.IntegerField: {"form_class": WholeNumber, "widget": NumberInput},
        models.SlugField: {"form_class": ShortName},
        models.TextField: {"widget": AdminTextareaWidget({"rows": 3})},
        models.URLField: {
            "widget": AddressInput,
            "assume_scheme": "https",
            "error_messages": {"invalid": WRITE_ADDRESS},
        },
    }

    def formfield_for_choice_field(self, db_field: Any, request: Any, **kwargs: Any) -> Any:
        """Choices stand alone here, so each begins as a sentence does."""
        words = [(value, capfirst(label)) for value, label in db_field.choices]
        nothing = (
            [] if db_field.has_default() and not db_field.blank else [("", _nothing(db_field))]
        )
        return super().formfield_for_choice_field(
            db_field, request, **{"choices": [*nothing, *words], **kwargs}
        )

    def formfield_for_dbfield(self, db_field: Any, request: Any, **kwargs: Any) -> Any:
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        language = getattr(db_field, "language", None)
        if field and language:
            field.widget.attrs |= {"lang": language, "dir": direction(language)}
            # A browser would cut what is pasted without a word; the form says that it is too long.
            field.widget.attrs.pop("maxlength", None)
        elif field and isinstance(db_field, models.SlugField | models.URLField):
            field.widget.attrs["dir"] = "ltr"
        if field and isinstance(field.widget, RelatedFieldWidgetWrapper):
            field.widget.can_change_related = field.widget.can_delete_related = False
            field.widget.can_view_related = False
            field.widget.can_add_related &= db_field.name == "source"
        return field


class SharedChoice(forms.ModelChoiceField):
    """A reference to one of a few rows, which were read once for all fields of the page."""

    rows: dict[str, models.Model]
    nothing: "str | StrPromise" = pgettext_lazy("a choice", "None")
    """What is said where none of them is chosen."""

    def offer(self, rows: Iterable[models.Model]) -> None:
        self.rows = {str(row.pk): row for row in rows}
        empty = [] if self.required else [("", self.nothing)]
        self.choices = [*empty, *_told_apart(self.rows)]

    def to_python(self, value: Any) -> Any:
        if value in self.empty_values:
            return None
        key = str(getattr(value, "pk", value))
        if key not in self.rows:
            raise forms.ValidationError(self.error_messages["invalid_choice"], "invalid_choice")
        return self.rows[key]


def _told_apart(rows: dict[str, models.Model]) -> Iterator[tuple[str, str]]:
    """The words of each row, with its short name where others have the same words."""
    words = {key: str(row) for key, row in rows.items()}
    often = Counter(words.values())
    for key, said in words.items():
        slug = getattr(rows[key], "slug", "")
        yield key, f"{said} ({slug})" if often[said] > 1 and slug else said


def in_languages(*fields: str) -> tuple[str, ...]:
    """The columns of translated fields, in the order of the languages."""
    return tuple(column for field in fields for column in columns(field))


def _nothing(db_field: Any) -> "StrPromise":
    """What stands where nothing is chosen."""
    if not db_field.blank:
        return _("Choose…")
    return NOTHING.get(db_field.name, pgettext_lazy("a choice", "None"))


def labels(model: type[models.Model]) -> dict[str, Any]:
    """What the columns of translated fields are called: `Name (Français)`."""
    return {
        field.name: format_lazy(
            "{} ({})",
            capfirst(field.translated_field.verbose_name),
            NATIVE_NAMES[field.language],
        )
        for field in list[Any](model._meta.get_fields())
        if getattr(field, "language", None)
    }
