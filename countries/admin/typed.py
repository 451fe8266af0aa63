"""Dates, numbers and short names as they are typed.

Dates and numbers are plain text for the browser: its own fields send what they cannot read as
nothing, and a good value would be gone without a word.
"""

import datetime as dt
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from countries import dates
from countries.models.translated import slug_validator

WRITE_DAY = _("“%(typed)s” is not a date: write it as 2024-03-31.")
WRITE_PARTIAL = _(
    "“%(typed)s” is not a date: write it as 2024-03-31; for a month only 2024-03, for a year 2024."
)
NO_SUCH_DAY = _("“%(typed)s” is not in the calendar: there is no such day.")
HOW_PARTIAL = _("As far as it is known: 2024-03-31, for a month 2024-03, for a year 2024.")


class DateInput(forms.DateInput):
    """A date as documents write it, in every language. `precision` is that of the saved one."""

    precision = "day"

    def __init__(self, **kwargs: Any) -> None:
        attrs = {"inputmode": "numeric", "dir": "ltr", "placeholder": "2024-03-31"}
        super().__init__(attrs={**attrs, "autocomplete": "off", "class": "vDateField"})

    def format_value(self, value: Any) -> str | None:
        return dates.cut(value, self.precision) if isinstance(value, dt.date) else value


class Day(forms.DateField):
    """A day, year first. No other order is guessed at: 03/04 is two days."""

    widget = DateInput
    precisions: tuple[str, ...] = ("day",)
    told = WRITE_DAY

    def to_python(self, value: Any) -> dt.date | None:
        if value in self.empty_values or isinstance(value, dt.date):
            return value or None
        typed = str(value).strip()
        try:
            date, precision = dates.parse(typed)
        except ValueError:
            if dates.written_so(typed):
                raise ValidationError(NO_SUCH_DAY, "invalid", {"typed": typed}) from None
            precision = ""
        if typed and precision not in self.precisions:
            raise ValidationError(self.told, "invalid", {"typed": typed})
        return date if typed else None


class PartialDate(Day):
    """A day, a month or a year: the first day that it may mean."""

    precisions = dates.PRECISIONS
    told = WRITE_PARTIAL


class WholeNumber(forms.IntegerField):
    """Digits. What else was typed is named."""

    def to_python(self, value: Any) -> int | None:
        try:
            return super().to_python(value)
        except ValidationError as error:
            message = _("“%(typed)s” is not a whole number: write digits only.")
            raise ValidationError(message, "invalid", {"typed": value}) from error


class NumberInput(forms.TextInput):
    def __init__(self) -> None:
        super().__init__({"inputmode": "numeric", "dir": "ltr", "class": "vIntegerField"})


class ShortName(forms.SlugField):
    """What is wrong with it is said in the words of the model."""

    default_validators = [slug_validator]


def show_partial_date(form: forms.ModelForm, date: str, precision: str) -> None:
    """Write a saved date as far as it is known."""
    if date in form.fields:
        known = getattr(form.instance, precision) or "day"
        form.fields[date].widget.precision = known


def clean_partial_date(form: forms.ModelForm, date: str, precision: str) -> None:
    """A date as far as it is known, and the missing half of it as an error on its own field.

    As far as it is written, it is known; but whoever chooses how far says so of a whole date.
    """
    day, known = form.cleaned_data.get(date), form.cleaned_data.get(precision)
    if known and not day:
        if date not in form.errors:
            form.add_error(date, _("Give the date, or leave both fields empty."))
    elif day and precision not in form.errors:
        _agree(form, date, precision, dates.parse(str(form[date].data).strip())[1])


def _agree(form: forms.ModelForm, date: str, precision: str, written: str) -> None:
    """Bring the date, as far as it is written, and the choice beside it together."""
    day, known = form.cleaned_data[date], form.cleaned_data.get(precision)
    chosen = bool(known) and precision in form.changed_data
    less = bool(known) and dates.PRECISIONS.index(written) > dates.PRECISIONS.index(known)
    if less and chosen:
        form.add_error(date, _("Write the date as far as it is said to be known."))
        return
    if less or (not known and written != "day"):
        known = form.cleaned_data[precision] = written
    if not known or (not chosen and dates.first_day(day, known) != day):
        form.add_error(precision, _("Say how precisely the date is known."))
        return
    form.cleaned_data[date] = dates.first_day(day, known)
