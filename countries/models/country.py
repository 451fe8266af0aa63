"""The working rows of a country: what editors change. Nothing here is public."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from countries.models.translated import (
    SlugField,
    Translated,
    dated,
    matches,
    slug_form,
    web_address,
)
from countries.regions import Region


class Precision(models.TextChoices):
    DAY = "day", _("to the day")
    MONTH = "month", _("to the month")
    YEAR = "year", _("to the year")


class Country(Translated):
    """A member country. Its key is its ISO 3166-1 alpha-2 code, in rows, documents and fixtures."""

    class Status(models.TextChoices):
        DRAFT = "draft", _("draft")
        PUBLISHED = "published", _("published")

    code = models.CharField(
        _("ISO code, two letters"),
        max_length=2,
        primary_key=True,
        help_text=_("ISO 3166-1 alpha-2, in capitals: BE. It cannot be changed later."),
    )
    alpha3 = models.CharField(
        _("ISO code, three letters"),
        max_length=3,
        unique=True,
        help_text=_("ISO 3166-1 alpha-3, in capitals: BEL."),
    )
    slug = SlugField(
        _("name in addresses"),
        unique=True,
        help_text=_("The last part of the page's address: “belgium”."),
    )
    region = models.CharField(_("region"), max_length=20, choices=Region, db_index=True)
    name = models.CharField(_("name"), max_length=120)
    official_name = models.CharField(_("official name"), max_length=200, blank=True)
    strapline = models.CharField(
        _("strapline"),
        max_length=240,
        blank=True,
        help_text=_("One line under the name that says what the page is about."),
    )
    member_since = models.DateField(
        _("member since"),
        null=True,
        blank=True,
        help_text=_("If only the month or the year is known, give its first day."),
    )
    member_since_precision = models.CharField(
        _("known"), max_length=5, choices=Precision, blank=True, default=""
    )
    editors = models.ManyToManyField(
        settings.AUTH_USER_MODEL,
        verbose_name=_("editors"),
        blank=True,
        related_name="countries",
        help_text=_("Who may see and change this profile."),
    )
    status = models.CharField(
        _("intent of the fixture"),
        max_length=9,
        choices=Status,
        default=Status.DRAFT,
        editable=False,
    )

    class Meta:
        verbose_name = _("country")
        verbose_name_plural = _("countries")
        ordering = ["slug"]
        permissions = [
            ("every_country", "Can reach every country"),
            ("propose_country", "Can propose a profile for publication"),
            ("approve_country", "Can approve what others proposed"),
            ("publish_country", "Can publish, withdraw and restore a profile"),
        ]
        constraints = [
            matches("code", r"^[A-Z]{2}\Z", _("The code is two capital letters: BE.")),
            matches("alpha3", r"^[A-Z]{3}\Z", _("The code is three capital letters: BEL.")),
            slug_form(),
            models.CheckConstraint(
                condition=Q(name_en__isnull=False, name_en__gt=""),
                name="country_has_english_name",
                violation_error_message=_("A country needs its English name."),
            ),
            dated(
                "member_since",
                "member_since_precision",
                _("Say how precisely the date is known, and only for a date."),
            ),
        ]

    def __str__(self) -> str:
        return self.name or self.code


class NCB(Translated):
    """A country's National Central Bureau."""

    country = models.OneToOneField(Country, models.CASCADE, primary_key=True, related_name="ncb")
    city = models.CharField(_("city"), max_length=120, blank=True)
    unit = models.CharField(
        _("unit"),
        max_length=200,
        blank=True,
        help_text=_("The unit of the police that the bureau is part of."),
    )
    host = models.ForeignKey(
        "PoliceForce",
        models.SET_NULL,
        verbose_name=_("force that hosts it"),
        null=True,
        blank=True,
        related_name="bureaus",
        help_text=_("Forces appear here once they are saved."),
    )
    around_the_clock = models.BooleanField(
        _("works around the clock"),
        null=True,
        blank=True,
        help_text=_("“Unknown” prints as “not recorded”."),
    )
    website = models.URLField(_("website"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("National Central Bureau")
        verbose_name_plural = _("National Central Bureaus")
        constraints = [web_address("website")]

    def __str__(self) -> str:
        return str(_("NCB {}")).format(self.country_id)
