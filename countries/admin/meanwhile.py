"""Whether a crime area, a source or a page was saved while somebody had its form open."""

from typing import Any, NamedTuple

from django import forms
from django.db.models import OuterRef, Subquery
from django.utils.translation import gettext_lazy as _

from countries.admin.fields import PlainForm
from countries.admin.reference_past import Entry, told

OPENED_AT, OVERWRITE = "_opened_at", "_overwrite"


class Meanwhile(NamedTuple):
    """The states that were saved since the form was opened, the newest first, and its key."""

    entries: list[Entry]
    now: int


class SharedRowForm(PlainForm):
    """It does not save over what somebody else saved since, unless that was shown and ticked."""

    meanwhile: Meanwhile | None = None

    def clean(self) -> dict[str, Any]:
        super().clean()
        opened_at = str(self.data.get(OPENED_AT, ""))
        if opened_at.isdecimal() and not self.instance._state.adding:
            self.meanwhile = find(self.instance, int(opened_at), self.data.get(OVERWRITE, ""))
        if self.meanwhile:
            words = _("Not saved: somebody else changed this while you had it open.")
            self.add_error(None, forms.ValidationError(words, "stale"))
        return self.cleaned_data


def newest(model: Any) -> Subquery:
    """For a query of rows: the key of each one's last kept state."""
    kept = model.history.filter(**{model._meta.pk.attname: OuterRef("pk")})
    return Subquery(kept.order_by("-history_id").values("history_id")[:1])


def find(row: Any, opened_at: int, overwrite: str) -> Meanwhile | None:
    """What was saved after the state with that key; None where nothing was, or it was seen.

    Nobody else saves the row until the transaction ends.
    """
    list(type(row)._base_manager.select_for_update().filter(pk=row.pk))
    since = list(row.history.filter(history_id__gt=opened_at).order_by("-history_id"))
    if not since or overwrite == str(since[0].history_id):
        return None
    shown = row.history.filter(history_id__lte=opened_at).order_by("-history_id").first()
    return Meanwhile(told(since, shown), since[0].history_id)
