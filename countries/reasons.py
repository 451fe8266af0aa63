"""Why a fact may have no value; the labels are the words that readers see."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Reason(models.TextChoices):
    NOT_RECORDED = "not_recorded", _("not recorded")
    NOT_APPLICABLE = "not_applicable", _("not applicable")
    WITHHELD = "withheld", _("not published")
