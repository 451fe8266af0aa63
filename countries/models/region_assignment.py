"""Who answers for all countries of a region, those that are added later among them."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from countries.regions import Region


class RegionAssignment(models.Model):
    """A person reaches every country of the region, as her role allows; four rows reach all.

    Single countries are assigned by `Country.editors`.
    """

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        verbose_name=_("person"),
        related_name="region_assignments",
    )
    region = models.CharField(_("region"), max_length=20, choices=Region)

    class Meta:
        verbose_name = _("assignment to a region")
        verbose_name_plural = _("assignments to regions")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["person", "region"],
                name="region_assigned_once",
                violation_error_message=_("This region is assigned to the person already."),
            )
        ]

    def __str__(self) -> str:
        return str(Region(self.region).label)
