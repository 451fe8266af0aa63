"""What people do to a proposal beside deciding on it: take it back, talk about it, and review
afterwards what went out without. Like all that writes editions, see `publishing`.
"""

import datetime as dt

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from countries import editions, mentions
from countries.audit_trail import Action, of_edition, record
from countries.models import Comment, Edition
from countries.publishing import decidable, lock
from countries.rules import Problem, RefusedError


@transaction.atomic
def take_back(edition: Edition, by: User, *, at: dt.datetime | None = None) -> Edition:
    """The author wants her proposal back. It is kept, and nobody can approve it any more."""
    edition = decidable(edition)
    if edition.proposed_by_id != by.pk:
        raise RefusedError(Problem((), _("Only the one who proposed it can take it back.")))
    edition.state = Edition.State.TAKEN_BACK
    edition.decided_at, edition.decided_by = at or timezone.now(), by
    edition.save()
    record(by, Action.TAKEN_BACK, of_edition(edition), at=at)
    return edition


@transaction.atomic
def review_afterwards(edition: Edition, by: User, *, at: dt.datetime | None = None) -> Edition:
    """Somebody who wrote none of it has now read what went out unread. The reason stays."""
    lock(edition.country)
    edition = Edition.objects.select_related("country", "reviewed_by").get(pk=edition.pk)
    if edition.state != Edition.State.APPROVED or edition.reviewed:
        raise RefusedError(Problem((), _("This edition was reviewed already.")))
    if edition.decided_by_id == by.pk or editions.wrote(edition, by):
        words = _("You wrote part of this, or published it yourself: ask somebody else.")
        raise RefusedError(Problem((), words))
    edition.reviewed = True
    edition.reviewed_at, edition.reviewed_by = at or timezone.now(), by
    edition.save()
    record(by, Action.REVIEWED, of_edition(edition), at=at)
    return edition


@transaction.atomic
def comment(
    edition: Edition,
    author: User,
    text: str,
    *,
    part: str = "",
    answers: Comment | None = None,
    at: dt.datetime | None = None,
) -> Comment:
    """Say something about a part of it, '' being all of it, or answer what somebody said.

    Whom it calls (`@ruth`) finds it on the desk; it is refused where she cannot see the country.
    """
    if not text.strip():
        raise RefusedError(Problem((), _("Write the comment first.")))
    called = mentions.mentioned(text, edition.country)
    said = Comment.objects.create(
        edition=edition,
        part=answers.part if answers else part,
        answers=answers,
        author=author,
        text=text.strip(),
        at=at or timezone.now(),
    )
    said.mentioned.set(person for person in called if person != author)
    return said


@transaction.atomic
def resolve(comment: Comment, by: User, *, at: dt.datetime | None = None) -> Comment:
    """What was asked is done, and its answers fold away with it. Once is enough."""
    comment = Comment.objects.select_for_update().get(pk=comment.pk)
    if comment.resolved_at is None:
        comment.resolved_at, comment.resolved_by = at or timezone.now(), by
        comment.save()
    return comment
