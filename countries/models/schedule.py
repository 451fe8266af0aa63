"""What was done to the time at which an approved edition goes live."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from countries.models.edition import Edition


class ScheduleChange(models.Model):
    """A scheduled edition was moved to another time, or cancelled: then `becomes` is empty."""

    edition = models.ForeignKey(Edition, models.PROTECT, related_name="schedule_changes")
    was = models.DateTimeField(_("was to go live at"))
    becomes = models.DateTimeField(_("goes live at"), null=True, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(_("at"))
    reason = models.TextField(_("reason"), blank=True)

    class Meta:
        verbose_name = _("change of a schedule")
        verbose_name_plural = _("changes of schedules")
        ordering = ["edition_id", "at", "pk"]
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                condition=Q(becomes__isnull=True) | ~Q(becomes=F("was")),
                name="schedule_change_changes_something",
            )
        ]

    def __str__(self) -> str:
        return f"{self.edition}: {self.was:%Y-%m-%d %H:%M}"
