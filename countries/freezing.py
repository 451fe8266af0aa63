"""How a document becomes an edition that somebody can decide on: frozen, if nothing hinders it."""

import datetime as dt

from django.contrib.auth.models import User
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from countries import rules
from countries.document import SCHEMA, Document, digest
from countries.editions import columns, frozen, live
from countries.models import Edition
from countries.proposals import address_taken, not_minor
from countries.rules import Problem, RefusedError

Person = User | None
Notes = dict[str, str]


def freeze(
    document: Document,
    by: Person,
    notes: Notes | None,
    *,
    revision: int,
    at: dt.datetime | None = None,
    origin: str = Edition.Origin.FORM,
    minor: bool = False,
    remark: str = "",
) -> Edition:
    """A proposed edition of this document, if it is ready and says something new.

    A `minor` one is no update to readers, so no fact may have changed.
    """
    body = frozen(document).canonical()
    if found := _refusals(document, digest(body), minor=minor, at=at):
        raise RefusedError(*found)
    return Edition.objects.create(
        country_id=document.code,
        origin=origin,
        body=body,
        sha256=digest(body),
        schema=SCHEMA,
        revision=revision,
        proposed_at=at or timezone.now(),
        proposed_by=by,
        notes=written(notes or {}),
        minor=minor,
        remark=remark.strip(),
        **columns(document),
    )


def _refusals(
    document: Document, sha256: str, *, minor: bool, at: dt.datetime | None
) -> list[Problem]:
    """Why this document cannot be proposed."""
    before = live(document.code, at)
    day = timezone.localdate(at) if at else None
    found = rules.problems(document, before.document if before else None, today=day)
    found += rules.unready(document)
    found += address_taken(document, at)
    found += not_minor(before, document) if minor else []
    if before and before.kind != Edition.Kind.WITHDRAWAL and before.sha256 == sha256:
        found.append(Problem((), _("Nothing has changed since the live edition.")))
    return found


def written(notes: Notes) -> Notes:
    """The languages in which something was written."""
    return {language: text for language, text in notes.items() if text.strip()}
