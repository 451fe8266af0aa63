"""A withdrawn profile comes back: as readers last had it, or as the draft is now."""

import datetime as dt

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from countries import freezing, publishing
from countries.audit_trail import Action, record
from countries.editions import live
from countries.in_force import put_in_force
from countries.models import Country, Edition
from countries.rules import Problem, RefusedError


def last_published(code: str, at: dt.datetime | None = None) -> Edition | None:
    """The edition that a withdrawal took away; None where the profile is not withdrawn."""
    gone = live(code, at)
    if gone is None or gone.kind != Edition.Kind.WITHDRAWAL:
        return None
    past = Edition.objects.once_live(at).filter(country=code, number__lt=gone.number)
    return past.exclude(kind=Edition.Kind.WITHDRAWAL).order_by("-number").first()


@transaction.atomic
def bring_back(
    country: Country, by: User | None, notes: dict[str, str], *, at: dt.datetime | None = None
) -> Edition:
    """Publish the last published edition anew. The draft stays as it is.

    Nobody needs to review again what was public: it is reviewed if it was. The draft, in its
    place, is published like any other, with `publishing.publish`.
    """
    publishing.lock(country)
    past = last_published(country.code, at)
    if past is None:
        raise RefusedError(Problem((), _("This profile is not withdrawn.")))
    if not notes.get("en", "").strip():
        raise RefusedError(Problem((), _("Say to readers, in English at least, what changed.")))
    edition = freezing.freeze(past.document, by, notes, revision=past.revision, at=at)
    now = at or timezone.now()
    record(by, Action.BROUGHT_BACK, country.code, at=at)
    return put_in_force(edition, by, now, now, reviewed=past.reviewed, reason=past.reason)
