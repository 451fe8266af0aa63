"""The working rows of a profile's text and of its crime areas."""

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django_prose_editor.fields import ProseEditorField

from countries import richtext
from countries.languages import columns
from countries.models.country import Country
from countries.models.crime_area import CrimeArea
from countries.models.translated import SlugField, Translated, slug_form
from countries.standings import Standing


class Topic(models.TextChoices):
    CRIME = "crime", _("fighting organized crime")
    INTERPOL = "interpol", _("the organisation in the country")
    POLICE = "police", _("law enforcement")
    OTHER = "other", _("other")


class Section(Translated):
    """A section of a profile's text: a heading and a body of rich text."""

    country = models.ForeignKey(Country, models.CASCADE, related_name="sections")
    slug = SlugField(_("short name"), help_text=_("For references: “crime”."))
    topic = models.CharField(_("topic"), max_length=8, choices=Topic, default=Topic.OTHER)
    heading = models.CharField(_("heading"), max_length=200)
    body = ProseEditorField(
        _("text"), blank=True, extensions=richtext.EXTENSIONS, sanitize=richtext.sanitise
    )
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        verbose_name = _("section")
        verbose_name_plural = _("sections")
        ordering = ["order", "slug"]
        constraints = [
            slug_form(),
            models.UniqueConstraint(
                fields=["country", "slug"],
                name="section_unique_in_country",
                violation_error_message=_("Another section of this country has this short name."),
            ),
            models.UniqueConstraint(
                fields=["country", "topic"],
                condition=~Q(topic=Topic.OTHER),
                name="section_one_a_topic",
                violation_error_message=_("This country has a section of this topic already."),
            ),
        ]

    def __str__(self) -> str:
        return self.heading or self.slug

    def save(self, *args: Any, **kwargs: Any) -> None:
        for column in columns("body"):
            setattr(self, column, richtext.sanitise(getattr(self, column) or ""))
        super().save(*args, **kwargs)


class CrimeAreaLink(models.Model):
    """A crime area in one of its standings in a country."""

    country = models.ForeignKey(Country, models.CASCADE, related_name="crime_area_links")
    area = models.ForeignKey(
        CrimeArea, models.PROTECT, verbose_name=_("crime area"), related_name="links"
    )
    standing = models.CharField(_("standing"), max_length=10, choices=Standing)
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        verbose_name = _("crime area")
        verbose_name_plural = _("crime areas")
        ordering = ["order", "area"]
        constraints = [
            models.UniqueConstraint(
                fields=["country", "area", "standing"],
                name="crime_area_link_unique",
                violation_error_message=_("This crime area has this standing already."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.area_id} ({self.get_standing_display()})"
