"""The life of an edition. This module is the only writer of editions.

Every function takes `at`, the moment at which it acts; None is now. Each raises RefusedError, and
changes nothing, where the rules do not allow the act.
"""

import datetime as dt

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from countries import profile, revisions, rules
from countries.document import SCHEMA, Document, digest
from countries.editions import columns, frozen, holder, live, unproposed, wrote_since_live
from countries.models import Country, Edition, Revision
from countries.rules import Problem, RefusedError

Person = User | None
Notes = dict[str, str]


@transaction.atomic
def propose(
    country: Country, by: Person, notes: Notes | None = None, *, at: dt.datetime | None = None
) -> Edition:
    """Freeze the working rows as they stand, for somebody else to decide on."""
    lock(country)
    revisions.record_found(country)
    document = profile.build(country)
    return freeze(document, by, notes, at=at, revision=revisions.latest_number(country.code))


def freeze(
    document: Document,
    by: Person,
    notes: Notes | None,
    *,
    revision: int,
    at: dt.datetime | None = None,
    origin: str = Edition.Origin.FORM,
) -> Edition:
    """A proposed edition of this document, if it is ready and says something new."""
    before = live(document.code, at)
    day = timezone.localdate(at) if at else None
    found = rules.problems(document, before.document if before else None, today=day)
    found += rules.unready(document)
    found += _address_taken(document, at)
    body = frozen(document).canonical()
    if before and before.kind != Edition.Kind.WITHDRAWAL and before.sha256 == digest(body):
        found.append(Problem((), _("Nothing has changed since the live edition.")))
    if found:
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
        notes=_written(notes or {}),
        **columns(document),
    )


def _written(notes: Notes) -> Notes:
    return {language: text for language, text in notes.items() if text.strip()}


def _address_taken(document: Document, at: dt.datetime | None) -> list[Problem]:
    if other := holder(document.slug, document.code, at):
        message = _("“{}” is the address of a live page of another country ({}).")
        return [Problem(("slug",), format_lazy(message, document.slug, other.country_id))]
    return []


@transaction.atomic
def approve(
    edition: Edition,
    by: Person,
    *,
    publish_at: dt.datetime | None = None,
    force: str = "",
    at: dt.datetime | None = None,
) -> Edition:
    """Make exactly these bytes public, now or at `publish_at`, and give them their number.

    Who wrote a revision since the live edition cannot approve, except by force: with a reason,
    and marked as not reviewed. What nobody approves is so marked too. A `publish_at` that has
    passed is now: an edition never goes live in the past.
    """
    now = at or timezone.now()
    edition = _decidable(edition)
    wrote = wrote_since_live(edition.country_id, by, at)
    if wrote and not force.strip():
        raise RefusedError(
            Problem((), _("You wrote part of this: ask somebody else, or give a reason to force."))
        )
    if _overtaken(edition):
        raise RefusedError(
            Problem((), _("A newer edition was approved since this was proposed: propose anew."))
        )
    if taken := _address_taken(edition.document, at):
        raise RefusedError(*taken)
    live_from = max(publish_at or now, now)
    reviewed = by is not None and not wrote
    return _put_in_force(edition, by, live_from, now, reviewed=reviewed, reason=force)


def _put_in_force(
    edition: Edition,
    by: Person,
    publish_at: dt.datetime,
    now: dt.datetime,
    *,
    reviewed: bool,
    reason: str = "",
) -> Edition:
    last = Edition.objects.filter(country=edition.country_id).aggregate(last=Max("number"))["last"]
    edition.number = (last or 0) + 1
    edition.state = Edition.State.APPROVED
    edition.publish_at, edition.decided_at, edition.decided_by = publish_at, now, by
    edition.reviewed, edition.reason = reviewed, reason if not reviewed else ""
    edition.save()
    return edition


def _decidable(edition: Edition) -> Edition:
    """The edition as it stands now, locked, if nobody has decided on it yet."""
    lock(edition.country)
    edition = Edition.objects.get(pk=edition.pk)
    if edition.state != Edition.State.PROPOSED:
        raise RefusedError(Problem((), _("This proposal was decided on already.")))
    return edition


def _overtaken(edition: Edition) -> bool:
    approved = Edition.objects.filter(country=edition.country_id, state=Edition.State.APPROVED)
    return approved.filter(decided_at__gt=edition.proposed_at).exists()


@transaction.atomic
def reject(edition: Edition, by: Person, reason: str, *, at: dt.datetime | None = None) -> Edition:
    """Return a proposal to its author, with the reason. The document is kept."""
    edition = _decidable(edition)
    if not reason.strip():
        raise RefusedError(Problem((), _("Say why it is returned.")))
    edition.state, edition.reason = Edition.State.REJECTED, reason
    edition.decided_at, edition.decided_by = at or timezone.now(), by
    edition.save()
    return edition


@transaction.atomic
def publish(
    country: Country,
    by: Person,
    notes: Notes,
    *,
    force: str = "",
    at: dt.datetime | None = None,
) -> Edition:
    """Propose and approve at once: by one who wrote none of it, or by force, with a reason."""
    return approve(propose(country, by, notes, at=at), by, force=force, at=at)


@transaction.atomic
def publish_loaded(
    document: Document, revision: int, notes: Notes, *, at: dt.datetime | None = None
) -> Edition:
    """Publish what a fixture says. Nobody reviewed it, and staff sees that."""
    edition = freeze(document, None, notes, revision=revision, at=at, origin=Edition.Origin.FIXTURE)
    now = at or timezone.now()
    return _put_in_force(edition, None, now, now, reviewed=False)


@transaction.atomic
def publish_checked(
    document: Document, current: Edition, by: Person, *, at: dt.datetime | None = None
) -> Edition:
    """The live document with new dates of checking: as reviewed as it was, and without a note."""
    now = at or timezone.now()
    body = frozen(document).canonical()
    edition = Edition(
        country_id=current.country_id,
        kind=Edition.Kind.CHECKED,
        body=body,
        sha256=digest(body),
        schema=SCHEMA,
        revision=current.revision,
        proposed_at=now,
        proposed_by=by,
        **columns(document),
    )
    return _put_in_force(edition, by, now, now, reviewed=current.reviewed)


@transaction.atomic
def withdraw(
    country: Country, by: Person, notice: Notes, *, at: dt.datetime | None = None
) -> Edition:
    """Take a profile off the public side, with a notice for readers. Its history stays."""
    lock(country)
    current = live(country.code, at)
    if current is None or current.kind == Edition.Kind.WITHDRAWAL:
        raise RefusedError(Problem((), _("There is no live edition to withdraw.")))
    if not notice.get("en", "").strip():
        raise RefusedError(Problem((), _("Say to readers, in English at least, why.")))
    now = at or timezone.now()
    edition = Edition(
        country=country,
        kind=Edition.Kind.WITHDRAWAL,
        body=current.body,
        sha256=current.sha256,
        schema=current.schema,
        revision=current.revision,
        proposed_at=now,
        proposed_by=by,
        notes=_written(notice),
        **columns(current.document),
    )
    return _put_in_force(edition, by, now, now, reviewed=True)


@transaction.atomic
def restore(
    country: Country, past: Edition | Revision, by: Person, *, discard: bool = False
) -> Revision | None:
    """Write a past document back into the working rows, as a new draft. Nothing public changes.

    Where the rows hold edits that no edition has, it refuses until told to `discard`; they
    are kept as a revision all the same. Editors and staff's notes stay as they are.
    """
    lock(country)
    revisions.record_found(country)
    document = past.document.public()
    if document.code != country.code:
        raise RefusedError(Problem(("code",), _("This is a past state of another country.")))
    if not discard and unproposed(country):
        raise RefusedError(
            Problem(
                (), _("The draft has edits that were never proposed: confirm to put them aside.")
            )
        )
    rules.check(document, profile.build(country))
    profile.apply(document)
    detail = f"{type(past).__name__.lower()} {past}"
    return revisions.record(country, by, Revision.Origin.RESTORE, detail)


def lock(country: Country) -> None:
    """One writer a country at a time, until the transaction ends."""
    Country.objects.select_for_update().filter(pk=country.pk).first()
