"""The four regions by which the organisation groups its members."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Region(models.TextChoices):
    AFRICA = "africa", _("Africa")
    AMERICAS = "americas", _("Americas")
    ASIA_SOUTH_PACIFIC = "asia-south-pacific", _("Asia / South Pacific")
    EUROPE = "europe", _("Europe")
