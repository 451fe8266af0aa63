"""At which field of a form stands what a constraint says."""

from collections.abc import Iterator

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS
from django.db.models import BaseConstraint, CheckConstraint, Q, UniqueConstraint


class PlacedConstraints(forms.ModelForm):
    """Mixed into forms: a constraint's words stand at the field that they are about."""

    def _constraints(self) -> list[BaseConstraint]:
        return list(self.instance._meta.constraints)

    def _post_clean(self) -> None:
        super()._post_clean()  # type: ignore[misc]  # where Django checks them
        of = {str(each.get_violation_error_message()): each for each in self._constraints()}
        top = self.errors.pop(NON_FIELD_ERRORS, None)
        for error in top.as_data() if top else ():
            constraint = of.get(error.messages[0])
            self.add_error(field_of(constraint, self) if constraint else None, error)


def field_of(constraint: BaseConstraint, form: forms.ModelForm) -> str | None:
    """The first of its fields that is empty, or the first; None where the form shows none."""
    about = set(_names(constraint))
    shown = [n for n, each in form.fields.items() if n in about and not each.widget.is_hidden]
    empty = [name for name in shown if form.cleaned_data.get(name) in (None, "")]
    return next(iter(empty or shown), None)


def _names(constraint: BaseConstraint) -> Iterator[str]:
    if isinstance(constraint, UniqueConstraint):
        yield from constraint.fields
    elif isinstance(constraint, CheckConstraint) and isinstance(constraint.condition, Q):
        yield from _in_condition(constraint.condition)


def _in_condition(condition: Q) -> Iterator[str]:
    for child in condition.children:
        if isinstance(child, Q):
            yield from _in_condition(child)
        elif isinstance(child, tuple):
            yield child[0].partition("__")[0]
