"""The working rows of how a country's police is made up."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from countries.document import MOST_UNITS
from countries.levels import Level
from countries.models.country import Country
from countries.models.translated import SlugField, Translated, slug_form, web_address


class PoliceForce(Translated):
    """A police force, or the whole that forces belong to; it may be made up of many units."""

    country = models.ForeignKey(Country, models.CASCADE, related_name="forces")
    slug = SlugField(_("short name"), help_text=_("For references: “federal-police”."))
    part_of = models.ForeignKey(
        "self",
        models.SET_NULL,
        verbose_name=_("part of"),
        null=True,
        blank=True,
        related_name="parts",
        help_text=_("The whole that it belongs to. Forces appear here once they are saved."),
    )
    level = models.CharField(
        _("level"),
        max_length=10,
        choices=Level,
        blank=True,
        help_text=_("May stay empty for a whole that spans several levels."),
    )
    name = models.CharField(_("name"), max_length=200)
    summary = models.TextField(_("what it does"), blank=True)
    units = models.PositiveIntegerField(
        _("number of units"),
        null=True,
        blank=True,
        help_text=_("Where it is made up of many units of one kind: 185."),
    )
    unit_name = models.CharField(
        _("name of the units"),
        max_length=120,
        blank=True,
        help_text=_("As it reads after the number: “local police forces”."),
    )
    district_name = models.CharField(
        _("name of a unit's district"),
        max_length=120,
        blank=True,
        help_text=_("What each unit's area is called: “police zone”."),
    )
    website = models.URLField(_("website"), max_length=300, blank=True)
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        verbose_name = _("police force")
        verbose_name_plural = _("police forces")
        ordering = ["order", "slug"]
        constraints = [
            models.UniqueConstraint(
                fields=["country", "slug"],
                name="force_unique_in_country",
                violation_error_message=_("Another force of this country has this short name."),
            ),
            models.CheckConstraint(
                condition=Q(units__isnull=True)
                | Q(
                    units__gt=0,
                    units__lte=MOST_UNITS,
                    unit_name_en__isnull=False,
                    unit_name_en__gt="",
                ),
                name="force_units_counted_and_named",
                violation_error_message=_(
                    "A number of units is at least 1 and comes with the units' English name."
                ),
            ),
            models.CheckConstraint(
                condition=Q(part_of__isnull=True) | ~Q(part_of=F("id")),
                name="force_not_part_of_itself",
                violation_error_message=_("A force is not part of itself."),
            ),
            slug_form(),
            web_address("website"),
        ]

    def __str__(self) -> str:
        return self.name or self.slug
