"""Questions about a country's editions that publishing, loading and the admin ask alike."""

import datetime as dt
from typing import Any

from django.contrib.auth.models import User
from django.db.models import Exists, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from countries import due, profile, richtext
from countries.checking import checked_on
from countries.document import Document, digest
from countries.languages import LANGUAGES
from countries.models import Country, Edition, Revision
from countries.models.edition import EditionQuerySet
from countries.outline import outline


def live(code: str, at: dt.datetime | None = None) -> Edition | None:
    """The edition of a country that is in force at a moment; it may be a withdrawal."""
    return Edition.objects.live(at).filter(country=code).first()


def scheduled(code: str, at: dt.datetime | None = None) -> Edition | None:
    """The approved edition that goes live next, unless a newer one overtook it."""
    current = live(code, at)
    waiting = Edition.objects.filter(
        country=code, state=Edition.State.APPROVED, publish_at__gt=at or timezone.now()
    )
    if current is not None and current.number is not None:
        waiting = waiting.filter(number__gt=current.number)
    return waiting.order_by("publish_at", "-number").first()


def proposed(code: str) -> list[Edition]:
    """The proposals of a country that wait for a decision, the oldest first."""
    waiting = Edition.objects.filter(country=code, state=Edition.State.PROPOSED)
    return list(waiting.select_related("proposed_by").defer("body").order_by("pk"))


def newest(code: str) -> Edition | None:
    """What a country's last proposal became: it may wait, or be returned."""
    last = Edition.objects.filter(country=code).select_related("proposed_by", "decided_by")
    return last.defer("body").order_by("-pk").first()


def holder(slug: str, code: str, at: dt.datetime | None = None) -> Edition | None:
    """The edition of another country than `code` that has this address, or will have it."""
    approved = Edition.objects.filter(state=Edition.State.APPROVED)
    come = Q(publish_at__lte=at or timezone.now()) | Q(publish_at__lte=OuterRef("publish_at"))
    newer = approved.filter(come, country=OuterRef("country"), number__gt=OuterRef("number"))
    return approved.filter(~Exists(newer), slug=slug).exclude(country=code).first()


def columns(document: Document) -> dict[str, Any]:
    """What lists read of a document, as the columns of its edition."""
    names = {f"name_{language}": document.name.get(language, "") for language in LANGUAGES}
    return {
        "slug": document.slug,
        "region": document.region,
        "full": document.full,
        "checked_on": checked_on(document.citations),
        "due_on": due.first(document),
        "due_by_part": due.by_part(document),
        "outline": outline(document),
        **names,
    }


def frozen(document: Document) -> Document:
    """The document as an edition keeps it: public, and its HTML sanitised."""
    public = document.public()
    for_readers = []
    for section in public.sections:
        clean = {language: richtext.sanitise(text) for language, text in section.body.items()}
        written = {language: text for language, text in clean.items() if text}
        for_readers.append(section.model_copy(update={"body": written}))
    return public.model_copy(update={"sections": for_readers})


def wrote_since_live(code: str, person: User | None, at: dt.datetime | None = None) -> bool:
    """Whether a person wrote a revision that no live edition has; checked-only editions aside."""
    decided = Edition.objects.approved(at).filter(country=code).exclude(kind=Edition.Kind.CHECKED)
    since = decided.order_by("-number").values_list("revision", flat=True).first() or 0
    if person is None:
        return False
    wrote = Revision.objects.filter(country_code=code, number__gt=since, author_id=person.pk)
    return wrote.exclude(origin=Revision.Origin.CHECKED).exists()


def wrote(edition: Edition, person: User) -> bool:
    """Whether a person wrote a revision that this edition was the first to make public."""
    before = Edition.objects.unless_overtaken().exclude(kind=Edition.Kind.CHECKED)
    before = before.filter(country=edition.country_id, number__lt=edition.number)
    since = before.order_by("-number").values_list("revision", flat=True).first() or 0
    return Revision.objects.filter(
        country_code=edition.country_id,
        number__gt=since,
        number__lte=edition.revision,
        author_id=person.pk,
    ).exists()


def with_wrote(found: EditionQuerySet, person: User) -> EditionQuerySet:
    """The proposals with `wrote`, which is `wrote_since_live` of each, in one query."""
    decided = Edition.objects.approved().filter(country=OuterRef("country"))
    decided = decided.exclude(kind=Edition.Kind.CHECKED).order_by("-number")
    written = Revision.objects.filter(
        country_code=OuterRef("country_id"), author=person.pk, number__gt=OuterRef("since")
    )
    since = Coalesce(Subquery(decided.values("revision")[:1]), 0)
    return found.annotate(since=since).annotate(wrote=Exists(written))


def unproposed(country: Country) -> bool:
    """Whether the working rows say something that no edition says."""
    sha256 = digest(frozen(profile.build(country)).canonical())
    return not Edition.objects.filter(country=country, sha256=sha256).exists()
