"""Editions: frozen documents, and the one definition of what is public.

This module is on the public side. It imports no working model.
"""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from countries.document import Document, load
from countries.languages import LANGUAGES
from countries.regions import Region

FROZEN = frozenset({"country", "country_id", "number", "kind", "body", "sha256"})
FROZEN |= {"schema", "revision", "minor"}
LAST_ACT = Coalesce("decided_at", "proposed_at")
"""When it was decided on, or else proposed."""


class FrozenError(Exception):
    """Somebody tried to change an edition's document after it was made."""

    def __init__(self, fields: Iterable[str]) -> None:
        super().__init__(
            f"An edition never changes after it is made ({', '.join(sorted(fields))}). "
            "Propose a new one."
        )


def _approved(at: dt.datetime | None) -> Q:
    return Q(state=Edition.State.APPROVED, publish_at__lte=at or timezone.now())


def _overtaking() -> "EditionQuerySet":
    """Of an outer query's edition: the newer ones that go live before it, or with it."""
    return Edition.objects.filter(
        state=Edition.State.APPROVED,
        country=OuterRef("country"),
        number__gt=OuterRef("number"),
        publish_at__lte=OuterRef("publish_at"),
    )


class EditionQuerySet(models.QuerySet["Edition"]):
    """Editions, and the questions about what is or was public. `at` is the moment asked about."""

    def approved(self, at: dt.datetime | None = None) -> "EditionQuerySet":
        """Approved editions whose time has come."""
        return self.filter(_approved(at))

    def live(self, at: dt.datetime | None = None) -> "EditionQuerySet":
        """For each country the edition that is in force: withdrawals too, which answer 410."""
        return self.to_be_listed(at).filter(_approved(at))

    def published(self, at: dt.datetime | None = None) -> "EditionQuerySet":
        """For each country that can be read, the edition that readers see."""
        return self.live(at).exclude(kind=Edition.Kind.WITHDRAWAL)

    def once_live(self, at: dt.datetime | None = None) -> "EditionQuerySet":
        """Editions that were live at some time; an overtaken schedule never was."""
        return self.filter(_approved(at), ~Exists(_overtaking()))

    def scheduled(self, at: dt.datetime | None = None) -> "EditionQuerySet":
        """Approved editions whose time is still to come, overtaken ones among them."""
        return self.filter(state=Edition.State.APPROVED, publish_at__gt=at or timezone.now())

    def to_be_listed(self, at: dt.datetime | None = None) -> "EditionQuerySet":
        """Approved editions that lists show, or may show later: live, or still to go live."""
        newer = Edition.objects.filter(
            _approved(at), country=OuterRef("country"), number__gt=OuterRef("number")
        )
        return self.filter(~Exists(newer), state=Edition.State.APPROVED)

    def unless_overtaken(self) -> "EditionQuerySet":
        """Approved editions that were live, are, or will be by the clock."""
        return self.filter(~Exists(_overtaking()), state=Edition.State.APPROVED)

    def with_overtaker(self) -> "EditionQuerySet":
        """Each with `overtaken_by`: the number of the edition that keeps it from going live."""
        first = _overtaking().order_by("number").values("number")[:1]
        return self.annotate(overtaken_by=Subquery(first))

    def update(self, **values: Any) -> int:
        if frozen := FROZEN & values.keys():
            raise FrozenError(frozen)
        return super().update(**values)

    def bulk_update(
        self, objs: Iterable["Edition"], fields: Iterable[str], batch_size: int | None = None
    ) -> int:
        fields = list(fields)
        if frozen := FROZEN & set(fields):
            raise FrozenError(frozen)
        return super().bulk_update(objs, fields, batch_size)

    def bulk_create(
        self,
        objs: Iterable["Edition"],
        batch_size: int | None = None,
        ignore_conflicts: bool = False,
        update_conflicts: bool = False,
        *args: Any,
        **kwargs: Any,
    ) -> list["Edition"]:
        if update_conflicts:
            raise FrozenError(FROZEN)
        return super().bulk_create(objs, batch_size, ignore_conflicts, False, *args, **kwargs)

    def delete(self) -> tuple[int, dict[str, int]]:
        raise FrozenError({"delete"})


class Edition(models.Model):
    """A profile document, frozen when it was proposed. Approval gives its number and its time."""

    class Kind(models.TextChoices):
        PUBLICATION = "publication", _("publication")
        CHECKED = "checked", _("checked only")
        WITHDRAWAL = "withdrawal", _("withdrawal")

    class State(models.TextChoices):
        PROPOSED = "proposed", _("proposed")
        APPROVED = "approved", _("approved")
        REJECTED = "rejected", _("returned")
        TAKEN_BACK = "taken_back", _("taken back")
        CANCELLED = "cancelled", _("cancelled")

    class Origin(models.TextChoices):
        FORM = "form", _("form")
        FIXTURE = "fixture", _("fixture")

    country = models.ForeignKey(
        "countries.Country", models.PROTECT, verbose_name=_("country"), related_name="editions"
    )
    number = models.PositiveIntegerField(_("number"), null=True, blank=True)
    kind = models.CharField(_("kind"), max_length=11, choices=Kind, default=Kind.PUBLICATION)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.PROPOSED)
    origin = models.CharField(_("origin"), max_length=7, choices=Origin, default=Origin.FORM)

    body = models.TextField(_("document"))
    sha256 = models.CharField(max_length=64)
    schema = models.PositiveSmallIntegerField()
    revision = models.PositiveIntegerField(
        help_text="Revisions up to this number are in the document or were superseded by it."
    )

    proposed_at = models.DateTimeField(_("proposed at"))
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    proposed_by_name = models.CharField(max_length=150, blank=True, editable=False)
    decided_at = models.DateTimeField(_("decided at"), null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    decided_by_name = models.CharField(max_length=150, blank=True, editable=False)
    reason = models.TextField(
        _("reason"), blank=True, help_text=_("Why it was returned, or published without review.")
    )
    minor = models.BooleanField(
        _("minor change"), default=False, help_text=_("No fact changed; not among the updates.")
    )
    remark = models.TextField(_("remark for the reviewer"), blank=True)
    publish_at = models.DateTimeField(_("goes live at"), null=True, blank=True)
    reviewed = models.BooleanField(_("reviewed by a second person"), default=False)
    reviewed_at = models.DateTimeField(_("reviewed afterwards at"), null=True, blank=True)
    reviewed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    notes = models.JSONField(
        _("change note"), default=dict, blank=True, help_text=_("By language, for readers.")
    )

    erased_on = models.DateField(_("erased on"), null=True, blank=True, editable=False)

    # What lists read; written by countries.publishing, rebuilt by `manage.py audit_editions`.
    due_on = models.DateField(_("due for a check on"), null=True, blank=True, db_index=True)
    due_by_part = models.JSONField(default=dict, editable=False)
    outline = models.JSONField(default=dict, editable=False)
    slug = models.CharField(max_length=64, db_index=True)
    region = models.CharField(max_length=20, choices=Region)
    full = models.BooleanField(default=False, editable=False)
    checked_on = models.DateField(null=True, blank=True, editable=False)
    name_en = models.CharField(max_length=120)
    name_fr = models.CharField(max_length=120, blank=True)
    name_es = models.CharField(max_length=120, blank=True)
    name_ar = models.CharField(max_length=120, blank=True)

    objects = EditionQuerySet.as_manager()

    class Meta:
        verbose_name = _("edition")
        verbose_name_plural = _("editions")
        ordering = ["country_id", "-number", "-id"]
        indexes = [
            models.Index(LAST_ACT.desc(), name="edition_last_act"),
            models.Index(  # all that is asked of others to tell what is live
                fields=["country", "number", "publish_at"],
                condition=Q(state="approved"),
                name="edition_approved",
            ),
        ]
        constraints = [
            models.UniqueConstraint(fields=["country", "number"], name="edition_number_unique"),
            models.CheckConstraint(
                condition=Q(
                    state__in=("approved", "cancelled"),
                    number__isnull=False,
                    publish_at__isnull=False,
                )
                | (~Q(state__in=("approved", "cancelled")) & Q(number__isnull=True)),
                name="edition_approved_has_number_and_time",
            ),
            models.CheckConstraint(
                condition=~Q(state="rejected") | ~Q(reason=""), name="edition_returned_says_why"
            ),
            models.CheckConstraint(
                condition=Q(minor=False) | Q(kind="publication"), name="edition_minor_has_a_text"
            ),
            models.CheckConstraint(
                condition=Q(reviewed_at__isnull=True, reviewed_by__isnull=True)
                | Q(reviewed_at__isnull=False, reviewed=True, number__isnull=False),
                name="edition_reviewed_afterwards_is_reviewed",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.country_id} {self.number or self.get_state_display()}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if changed := self._changed():
            raise FrozenError(changed)
        self._name_people()
        super().save(*args, **kwargs)

    def _name_people(self) -> None:
        """Names outlive accounts. Who was not set here was named before."""
        for role in ("proposed_by", "decided_by"):
            field: Any = Edition._meta.get_field(role)
            if field.is_cached(self):
                person = getattr(self, role)
                setattr(self, f"{role}_name", person.get_username() if person else "")

    def _changed(self) -> set[str]:
        """What differs from the row that is there; fields that were not read cannot differ."""
        rows: Any = Edition._base_manager.filter(pk=self.pk).values() if self.pk else ()
        stored: dict[str, Any] | None = next(iter(rows), None)
        if stored is None:
            return set()
        fixed = FROZEN if stored["number"] is not None else FROZEN - {"number"}
        known = fixed & self.__dict__.keys() & stored.keys()
        return {name for name in known if stored[name] != self.__dict__[name]}

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        raise FrozenError({"delete"})

    @property
    def document(self) -> Document:
        """The document, lifted to today's schema."""
        return load(self.body)

    @property
    def names(self) -> dict[str, str]:
        """The country's name by language, as lists show it."""
        found = {language: getattr(self, f"name_{language}") for language in LANGUAGES}
        return {language: name for language, name in found.items() if name}
