"""How a crime area stands to a country."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Standing(models.TextChoices):
    PRINCIPAL = "principal", _("principal")
    ASSOCIATED = "associated", _("associated")
    FOCUS = "focus", _("focus of the bureau")
