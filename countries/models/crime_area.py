"""Crime areas: public reference data, shared by all profiles and resolved when a page is read."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from countries.models.translated import SlugField, Translated, slug_form


class CrimeArea(Translated):
    """A kind of crime, under the name that the portal uses for it. Retired, never deleted."""

    history: Any  # its past values; registered in countries/translation.py

    slug = SlugField(
        _("short name"),
        primary_key=True,
        help_text=_("For references and addresses: “drug-crime”. It cannot be changed later."),
    )
    name = models.CharField(_("name"), max_length=120)
    also_called = models.TextField(
        _("also called"), blank=True, help_text=_("Other names, one a line.")
    )
    see_also = models.ManyToManyField("self", verbose_name=_("see also"), blank=True)
    summary = models.TextField(_("summary"), blank=True)
    retired = models.BooleanField(
        _("retired"),
        default=False,
        help_text=_("Stays where it is used; is not offered for new use."),
    )

    class Meta:
        verbose_name = _("crime area")
        verbose_name_plural = _("crime areas")
        ordering = ["slug"]
        constraints = [
            slug_form(),
            models.CheckConstraint(
                condition=models.Q(name_en__isnull=False, name_en__gt=""),
                name="crime_area_has_english_name",
                violation_error_message=_("A crime area needs its English name."),
            ),
        ]

    def __str__(self) -> str:
        return self.name or self.slug
