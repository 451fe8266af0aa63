"""The past of crime areas, sources and pages: how a state is kept, and what it changed."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from django.contrib.auth.models import User
from django.db import models

from countries.languages import LANGUAGES

NOT_SHOWN = frozenset({"slug", "author_name"})


class ChangedValue(NamedTuple):
    """A field that one state says otherwise than the state before, and what it is called."""

    field: models.Field
    called: Any
    language: str
    before: Any
    after: Any


def keep_past(row: Any, by: User | None, how: str = "") -> None:
    """Save the row of a crime area, source or page, and keep its state under that name.

    `how` says by what other than the form.
    """
    row._history_user = by
    row._change_reason = how[:100]
    row.save()


def changed_values(before: Any | None, after: Any) -> Iterable[ChangedValue]:
    """What `after` says otherwise, in the order of its fields; all that it says if it is first."""
    for field in type(after)._meta.concrete_fields:
        if field.name in NOT_SHOWN or field.name.startswith("history_"):
            continue
        old = getattr(before, field.attname) if before else None
        new = getattr(after, field.attname)
        if (old or None) != (new or None):
            stem, _bar, last = field.name.rpartition("_")
            language = last if stem and last in LANGUAGES else ""
            called = after.instance_type._meta.get_field(stem) if language else field
            yield ChangedValue(field, called.verbose_name, language, old, new)
