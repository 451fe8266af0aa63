"""What every model with texts in four languages shares."""

from typing import TYPE_CHECKING, Any

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from modeltranslation.translator import NotRegistered, translator

from countries.languages import columns

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

SLUG_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*\Z"  # not $, which lets a line end pass
slug_validator = RegexValidator(
    SLUG_PATTERN, _("Use small letters, digits and single hyphens: “federal-police”.")
)


class SlugField(models.SlugField):
    """A stable name for addresses and references: small letters, digits, single hyphens."""

    default_validators = [slug_validator]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"max_length": 64, **kwargs})


def matches(field: str, pattern: str, message: "str | StrPromise") -> models.CheckConstraint:
    """A constraint that the database itself keeps: the column's text has this form."""
    return models.CheckConstraint(
        condition=Q(**{f"{field}__regex": pattern}),
        name=f"%(class)s_{field}_form",
        violation_error_message=message,
    )


def slug_form(field: str = "slug") -> models.CheckConstraint:
    """The form of a `SlugField`, kept by the database."""
    return matches(field, SLUG_PATTERN, slug_validator.message)


def dated(date: str, precision: str, message: "str | StrPromise") -> models.CheckConstraint:
    """A date has a precision, no date has none, and what is not known of it is 1."""
    known = Q(**{f"{precision}": "day"})
    known |= Q(**{precision: "month", f"{date}__day": 1})
    known |= Q(**{precision: "year", f"{date}__month": 1, f"{date}__day": 1})
    return models.CheckConstraint(
        condition=(Q(**{f"{date}__isnull": False}) & known)
        | Q(**{f"{date}__isnull": True, precision: ""}),
        name=f"%(class)s_{date}_has_precision",
        violation_error_message=message,
    )


def web_address(field: str) -> models.CheckConstraint:
    """Empty, or an http(s) address: nothing that a browser would run."""
    return models.CheckConstraint(
        condition=Q(**{field: ""}) | Q(**{f"{field}__regex": r"^https?://\S+\Z"}),
        name=f"%(class)s_{field}_is_web",
        violation_error_message=_("A web address starts with https:// or http://."),
    )


class Translated(models.Model):
    """Texts in four columns; an empty one is '', never NULL, so that equal rows are equal data."""

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        fill_empty_texts(self)
        super().save(*args, **kwargs)


def translated_fields(model: type[models.Model]) -> tuple[str, ...]:
    """The names of a model's translated fields, without their languages."""
    try:
        return tuple(translator.get_options_for_model(model).all_fields)
    except NotRegistered:
        return ()


def fill_empty_texts(row: models.Model) -> None:
    """Write '' where modeltranslation would leave NULL."""
    for field in translated_fields(type(row)):
        for column in columns(field):
            if getattr(row, column) is None:
                setattr(row, column, "")
