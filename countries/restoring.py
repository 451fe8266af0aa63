"""Going back: a past state as a new draft, whole or by part; a country that is deleted, and back.

Nothing public changes here. What a restored state puts aside is kept as a revision, which can be
restored in turn.
"""

import datetime as dt
from collections.abc import Collection

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _

from countries import profile, publishing, revisions, rules
from countries.audit_trail import Action, record
from countries.document import Document
from countries.editions import unproposed
from countries.models import Country, Edition, Revision
from countries.part_restored import parts, with_parts
from countries.rules import Problem, RefusedError

Past = Edition | Revision


def result(draft: Document, past: Document, chosen: Collection[str] | None = None) -> Document:
    """What the draft would say; None restores all of it. Raises RefusedError without a choice."""
    known = parts(draft, past)
    wanted = known.keys() if chosen is None else known.keys() & set(chosen)
    if not wanted:
        raise RefusedError(Problem((), _("Choose at least one part to restore.")))
    return with_parts(draft, past, wanted)


@transaction.atomic
def restore(
    country: Country,
    past: Past,
    by: User | None,
    chosen: Collection[str] | None = None,
    *,
    discard: bool = False,
) -> Revision | None:
    """Write a past document, or the chosen parts of it, back into the working rows.

    Where the rows hold edits that no edition has, it refuses until told to `discard`; they
    are kept as a revision all the same. None where the rows say all of it already.
    """
    publishing.lock(country)
    revisions.record_found(country)
    if past.document.code != country.code:
        raise RefusedError(Problem(("code",), _("This is a past state of another country.")))
    draft = profile.build(country)
    document = result(draft, past.document, chosen)
    if not discard and unproposed(country):
        raise RefusedError(
            Problem(
                (), _("The draft has edits that were never proposed: confirm to put them aside.")
            )
        )
    rules.check(document, draft)
    profile.apply(document)
    whole = chosen is None or set(chosen) >= parts(draft, past.document).keys()
    detail = detail_of(past, () if whole else chosen or ())
    record(by, Action.RESTORED, country.code, detail)
    return revisions.record(country, by, Revision.Origin.RESTORE, detail)


def detail_of(past: Past, chosen: Collection[str]) -> str:
    """What a revision keeps of where it came from: `edition BE 2: ncb, section.crime`.

    On a screen it is said by `kept_details`.
    """
    detail = f"{type(past).__name__.lower()} {past}"
    return f"{detail}: {', '.join(sorted(chosen))}" if chosen else detail


def deleted() -> list[Revision]:
    """The last state of each country that was deleted; none of them ever had an edition."""
    newer = Revision.objects.filter(
        country_code=OuterRef("country_code"), number__gt=OuterRef("number")
    )
    there = Country.objects.filter(code=OuterRef("country_code"))
    return list(Revision.objects.filter(~Exists(newer), ~Exists(there)))


@transaction.atomic
def delete(country: Country, by: User | None, *, at: dt.datetime | None = None) -> None:
    """Of a country that never had an edition: what it says is kept, to be recovered."""
    publishing.lock(country)
    revisions.record_found(country, at)
    record(by, Action.COUNTRY_DELETED, f"{country.code} {country}", at=at)
    country.delete()


@transaction.atomic
def recover(code: str, by: User | None) -> Country:
    """Make a deleted country anew, with its editors, as its last revision has it: a draft."""
    last = revisions.latest(code)
    if last is None or Country.objects.filter(code=code).exists():
        raise RefusedError(Problem((), _("There is no deleted country of this code.")))
    document = last.document
    rules.check(document, document)
    country = profile.apply(document)
    detail = f"deleted, revision {last}"
    record(by, Action.RECOVERED, code)
    if editors := sorted(person.get_username() for person in country.editors.all()):
        record(by, Action.ASSIGNED, code, ", ".join(f"+{name}" for name in editors))
    revisions.record(country, by, Revision.Origin.RESTORE, detail, again=True)
    return country
