"""Still true: facts compared with their sources once more, and nothing changed.

It makes an edition of the live document with new dates of checking: without a note, without a
second approver, and not among the updates. Drafts are left alone; only their dates move, where
they say what readers read.
"""

import datetime as dt
from typing import TYPE_CHECKING

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import formats, timezone
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from countries import profile, publishing, revisions
from countries.document import Cited, Document
from countries.editions import live, scheduled
from countries.facts import facts
from countries.models import Citation, Country, Edition, Revision
from countries.rules import Problem, RefusedError

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise


@transaction.atomic
def still_true(
    country: Country,
    by: User,
    chosen: set[str] | None = None,
    *,
    seen: str = "",
    at: dt.datetime | None = None,
) -> Edition:
    """Move "checked on" of the chosen facts to today, of all where None; gives the edition.

    `seen` is the SHA-256 of the edition that the person looked at. Raises RefusedError, and
    changes nothing, where it is not the live one any more, where none is live, where another is
    scheduled, and where nothing is left to check.
    """
    publishing.lock(country)
    current = _checkable(country.code, seen, at)
    today = timezone.localdate(at).isoformat()
    before = current.document
    document = _checked(before, chosen, today)
    if document == before:
        raise RefusedError(Problem((), _nothing(before, chosen)))
    revisions.record_found(country, at)
    _check_rows(country, by, before, document)
    detail = ", ".join(sorted(chosen or ()))
    revisions.record(country, by, Revision.Origin.CHECKED, detail, at=at)
    return publishing.publish_checked(document, current, by, at=at)


def _checkable(code: str, seen: str, at: dt.datetime | None) -> Edition:
    current = live(code, at)
    if current is None or current.kind == Edition.Kind.WITHDRAWAL:
        raise RefusedError(Problem((), _("There is no live edition to check.")))
    if waiting := scheduled(code, at):
        raise RefusedError(Problem((), why_not(waiting)))
    if seen and seen != current.sha256:
        message = _("A newer edition went live meanwhile. This is how it stands now.")
        raise RefusedError(Problem((), message))
    return current


def why_not(waiting: Edition) -> "str | StrPromise":
    """Why nothing is checked while an edition is still to go live."""
    assert waiting.publish_at  # noqa: S101  # a constraint of the database
    message = _("Edition {} goes live on {} and would bring the old dates back: check it then.")
    day = formats.date_format(timezone.localtime(waiting.publish_at), "DATETIME_FORMAT")
    zone = timezone.get_current_timezone_name()
    return format_lazy(message, waiting.number, f"{day} ({zone})")


def _checked(document: Document, chosen: set[str] | None, today: str) -> Document:
    def moved(cited: Cited) -> Cited:
        meant = cited.source and (chosen is None or cited.fact in chosen)
        return cited.model_copy(update={"checked_on": today}) if meant else cited

    return document.model_copy(update={"citations": [moved(c) for c in document.citations]})


def _nothing(document: Document, chosen: set[str] | None) -> "StrPromise":
    sourced = {cited.fact for cited in document.citations if cited.source}
    if sourced & (sourced if chosen is None else chosen):
        return _("This was checked today already.")
    return _("No source is recorded for this: there is nothing to check it against.")


def _check_rows(country: Country, by: User, before: Document, after: Document) -> None:
    """Move the dates of the draft too, where it states a fact and its source as readers read it."""
    draft = profile.build(country).public()
    said, read = facts(draft), facts(before)
    same = {
        cited.model_copy(update={"checked_on": None}).model_dump_json() for cited in draft.citations
    }
    for old, new in zip(before.citations, after.citations, strict=True):
        undated = old.model_copy(update={"checked_on": None}).model_dump_json()
        value = said.get(old.fact, (None, None))[1]
        if old != new and undated in same and value == read.get(old.fact, (None, None))[1]:
            rows = Citation.objects.filter(country=country, fact=new.fact, source=new.source)
            rows.update(checked_on=new.checked_on, checked_by=by)
