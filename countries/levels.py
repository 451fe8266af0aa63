"""The levels at which a police force works."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Level(models.TextChoices):
    FEDERAL = "federal", _("federal")
    NATIONAL = "national", _("national")
    REGIONAL = "regional", _("regional")
    LOCAL = "local", _("local")
