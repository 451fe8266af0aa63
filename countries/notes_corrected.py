"""Correcting what was said to readers about an edition. What it said before stays in the record."""

import datetime as dt

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from countries import publishing
from countries.audit_trail import Action, of_edition, record
from countries.models import Edition, NoteCorrection
from countries.rules import Problem, RefusedError

Notes = dict[str, str]


@transaction.atomic
def correct(
    edition: Edition,
    by: User | None,
    notes: Notes,
    *,
    seen: Notes | None = None,
    at: dt.datetime | None = None,
) -> NoteCorrection:
    """Give a published edition another note. Readers see the new one alone.

    `seen` is the note that was looked at: where another is there by now, it refuses.
    """
    publishing.lock(edition.country)
    edition = Edition.objects.get(pk=edition.pk)
    written = {language: text.strip() for language, text in notes.items() if text.strip()}
    if found := _hindrance(edition, written, seen):
        raise RefusedError(found)
    correction = NoteCorrection(
        edition=edition,
        before=edition.notes,
        after=written,
        author=by,
        author_name=by.get_username() if by else "",
        at=at or timezone.now(),
    )
    correction.save()
    edition.notes = written
    edition.save(update_fields=["notes"])
    record(by, Action.NOTE_CORRECTED, of_edition(edition), at=at)
    return correction


def _hindrance(edition: Edition, written: Notes, seen: Notes | None) -> Problem | None:
    if edition.number is None or not edition.notes:
        return Problem((), _("This edition has no published note."))
    if seen is not None and seen != edition.notes:
        return Problem((), _("Somebody else corrected this note meanwhile: it now says this."))
    if not written.get("en"):
        return Problem((), _("Readers need the note in English at least."))
    if written == edition.notes:
        return Problem((), _("The note says this already."))
    return None
