"""Who says so: sources, and the citations that tie them to facts. Working rows, not public."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from countries.facts import LABELLED, called
from countries.models.country import Country, Precision
from countries.models.translated import (
    SlugField,
    Translated,
    dated,
    matches,
    slug_form,
    web_address,
)
from countries.reasons import Reason


class Source(Translated):
    """A document, page or data set that facts are taken from."""

    history: Any  # its past values; registered in countries/translation.py

    slug = SlugField(_("short name"), primary_key=True)
    title = models.CharField(_("title"), max_length=300)
    publisher = models.CharField(_("publisher"), max_length=200, blank=True)
    address = models.URLField(_("address"), max_length=500, blank=True)
    read_on = models.DateField(_("read on"), null=True, blank=True)

    class Meta:
        verbose_name = _("source")
        verbose_name_plural = _("sources")
        ordering = ["slug"]
        constraints = [
            slug_form(),
            models.CheckConstraint(
                condition=Q(title_en__isnull=False, title_en__gt=""),
                name="source_has_english_title",
                violation_error_message=_("A source needs its English title."),
            ),
            web_address("address"),
        ]

    def __str__(self) -> str:
        return self.title or self.slug


class Citation(models.Model):
    """Why a fact is as it stands: its source and dates, or the reason that it has no value."""

    country = models.ForeignKey(Country, models.CASCADE, related_name="citations")
    fact = models.CharField(_("fact"), max_length=150)
    source = models.ForeignKey(
        Source, models.PROTECT, verbose_name=_("source"), null=True, blank=True
    )
    reason = models.CharField(
        _("why it has no value"),
        max_length=14,
        choices=Reason,
        blank=True,
        help_text=_("Only for a fact without a value, in place of a source."),
    )
    as_of = models.DateField(
        _("as of"),
        null=True,
        blank=True,
        help_text=_("The day that the source says the fact holds for; empty where it says none."),
    )
    as_of_precision = models.CharField(
        _("known"), max_length=5, choices=Precision, blank=True, default=""
    )
    checked_on = models.DateField(_("checked on"), null=True, blank=True)
    checked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        verbose_name=_("checked by"),
        null=True,
        blank=True,
        related_name="+",
    )
    derived = models.BooleanField(
        _("derived"),
        default=False,
        help_text=_("The source does not state the fact; it follows from what it states."),
    )
    note = models.TextField(_("note for staff"), blank=True, help_text=_("Never public."))
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        verbose_name = _("source of a fact")
        verbose_name_plural = _("sources of facts")
        ordering = ["order", "fact"]
        constraints = [
            models.UniqueConstraint(
                fields=["country", "fact", "source"],
                name="citation_unique",
                violation_error_message=_("This fact cites this source already."),
            ),
            models.UniqueConstraint(
                fields=["country", "fact"],
                condition=Q(source__isnull=True),
                name="citation_one_reason_a_fact",
                violation_error_message=_("This fact has a reason for having no value already."),
            ),
            models.CheckConstraint(
                condition=Q(source__isnull=False, reason="")
                | (Q(source__isnull=True) & ~Q(reason="")),
                name="citation_source_or_reason",
                violation_error_message=_("Give a source, or the reason why there is no value."),
            ),
            matches("fact", r"^[a-z0-9_.-]+\Z", _("Choose one of the facts of this profile.")),
            dated(
                "as_of",
                "as_of_precision",
                _("Say how precisely the date is known, and only for a date."),
            ),
        ]

    def __str__(self) -> str:
        """The fact in words; its source by its short name, which takes no query a row."""
        why = self.source_id or self.get_reason_display()
        return str(LABELLED).format(called(self.fact) or self.fact, why)
