"""The life of an edition. This module is the only writer of editions, with those that work for
it: `freezing` makes a proposal, `in_force` numbers what is approved, `scheduling` moves and
cancels it, `reviewing` takes back and reviews afterwards.

Every function takes `at`, the moment at which it acts; None is now. Each raises RefusedError, and
changes nothing, where the rules do not allow the act.
"""

import datetime as dt

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from countries import profile, revisions
from countries.audit_trail import Action, of_edition, record
from countries.document import SCHEMA, Document, digest
from countries.editions import columns, frozen, live, wrote_since_live
from countries.freezing import Notes, Person, freeze, written
from countries.in_force import put_in_force
from countries.models import Country, Edition
from countries.proposals import decided, hindrances
from countries.rules import Problem, RefusedError


@transaction.atomic
def propose(
    country: Country,
    by: Person,
    notes: Notes | None = None,
    *,
    minor: bool = False,
    remark: str = "",
    at: dt.datetime | None = None,
) -> Edition:
    """Freeze the working rows as they stand, for somebody else to decide on, with a change note
    for readers, in English at least, unless it is `minor`.

    A person has one proposal of a country at a time: an older one of hers is taken back.
    """
    edition = _frozen_draft(country, by, notes, minor=minor, remark=remark, at=at)
    record(by, Action.PROPOSED, of_edition(edition), at=at)
    return edition


def _frozen_draft(
    country: Country,
    by: Person,
    notes: Notes | None,
    *,
    minor: bool,
    remark: str = "",
    at: dt.datetime | None,
) -> Edition:
    if not minor and not (notes or {}).get("en", "").strip():
        raise RefusedError(Problem((), _("Write a change note in English, or tick “minor”.")))
    lock(country)
    revisions.record_found(country, at)
    document = profile.build(country)
    number = revisions.latest_number(country.code)
    edition = freeze(document, by, notes, at=at, revision=number, minor=minor, remark=remark)
    if by:
        _take_back_older(edition, by)
    return edition


def _take_back_older(edition: Edition, by: User) -> None:
    older = Edition.objects.filter(country=edition.country_id, proposed_by=by)
    older = older.filter(state=Edition.State.PROPOSED).exclude(pk=edition.pk)
    for each in older.defer("body"):
        each.state = Edition.State.TAKEN_BACK
        each.decided_at, each.decided_by = edition.proposed_at, by
        each.save(update_fields=["state", "decided_at", "decided_by", "decided_by_name"])
        record(by, Action.TAKEN_BACK, of_edition(each), at=edition.proposed_at)


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
    edition = decidable(edition)
    wrote = wrote_since_live(edition.country_id, by, at)
    if wrote and not force.strip():
        raise RefusedError(
            Problem((), _("You wrote part of this: ask somebody else, or give a reason to force."))
        )
    live_from = max(publish_at or now, now)
    if found := hindrances(edition, live_from, at=at):
        raise RefusedError(*found)
    reviewed = by is not None and not wrote
    return put_in_force(edition, by, live_from, now, reviewed=reviewed, reason=force)


def decidable(edition: Edition) -> Edition:
    """The edition as it stands now, locked, if nobody has decided on it yet."""
    lock(edition.country)
    as_it_is = Edition.objects.filter(pk=edition.pk).select_related("country", "decided_by")
    edition = as_it_is.first() or edition
    if edition.state != Edition.State.PROPOSED:
        words = gettext("This proposal was decided on already: {}")
        raise RefusedError(Problem((), words.format(decided(edition))))
    return edition


@transaction.atomic
def reject(edition: Edition, by: Person, reason: str, *, at: dt.datetime | None = None) -> Edition:
    """Return a proposal to its author, with the reason. The document is kept."""
    edition = decidable(edition)
    if not reason.strip():
        raise RefusedError(Problem((), _("Say why it is returned.")))
    edition.state, edition.reason = Edition.State.REJECTED, reason
    edition.decided_at, edition.decided_by = at or timezone.now(), by
    edition.save()
    record(by, Action.RETURNED, of_edition(edition), reason, at=at)
    return edition


@transaction.atomic
def publish(
    country: Country,
    by: Person,
    notes: Notes,
    *,
    force: str = "",
    minor: bool = False,
    at: dt.datetime | None = None,
) -> Edition:
    """Propose and approve at once: by one who wrote none of it, or by force, with a reason."""
    edition = _frozen_draft(country, by, notes, minor=minor, at=at)
    return approve(edition, by, force=force, at=at)


@transaction.atomic
def publish_loaded(
    document: Document, revision: int, notes: Notes, *, at: dt.datetime | None = None
) -> Edition:
    """Publish what a fixture says. Nobody reviewed it, and staff sees that."""
    edition = freeze(document, None, notes, revision=revision, at=at, origin=Edition.Origin.FIXTURE)
    now = at or timezone.now()
    return put_in_force(edition, None, now, now, reviewed=False)


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
    return put_in_force(edition, by, now, now, reviewed=current.reviewed)


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
        notes=written(notice),
        **columns(current.document),
    )
    return put_in_force(edition, by, now, now, reviewed=True)


def lock(country: Country) -> None:
    """One writer a country at a time, until the transaction ends."""
    Country.objects.select_for_update().filter(pk=country.pk).first()
