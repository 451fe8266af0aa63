"""The audit list: who did what to whom, for the whole portal. It is only ever added to."""

from typing import Any, NoReturn

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Action(models.TextChoices):
    """What is worth an entry. The values are what is stored, so they never change."""

    SIGNED_IN = "signed-in", _("signed in")
    SIGN_IN_FAILED = "sign-in-failed", _("failed to sign in")
    SESSIONS_ENDED = "sessions-ended", _("sessions ended")
    PASSWORD_CHOSEN = "password-chosen", _("password chosen")
    FACTOR_ADDED = "factor-added", _("second factor added")
    FACTOR_REMOVED = "factor-removed", _("second factor removed")
    CODES_RENEWED = "codes-renewed", _("recovery codes renewed")
    INVITED = "invited", _("invited")
    PERSON_CHANGED = "person-changed", _("person changed")
    PERSON_DELETED = "person-deleted", _("person deleted")
    ROLES_CHANGED = "roles-changed", _("roles changed")
    ASSIGNED = "assigned", _("assignments changed")
    DEACTIVATED = "deactivated", _("account deactivated")
    ACTIVATED = "activated", _("account activated")
    PROPOSED = "proposed", _("proposed")
    TAKEN_BACK = "taken-back", _("proposal taken back")
    RETURNED = "returned", _("proposal returned")
    APPROVED = "approved", _("approved")
    SCHEDULED = "scheduled", _("scheduled")
    SCHEDULE_CHANGED = "schedule-changed", _("schedule changed")
    SCHEDULE_CANCELLED = "schedule-cancelled", _("schedule cancelled")
    FORCED = "forced", _("published without a review")
    REVIEWED = "reviewed", _("reviewed afterwards")
    CHECKED = "checked", _("confirmed as still true")
    NOTE_CORRECTED = "note-corrected", _("change note corrected")
    WITHDRAWN = "withdrawn", pgettext_lazy("audit", "withdrawn")
    BROUGHT_BACK = "brought-back", _("brought back")
    RESTORED = "restored", _("restored")
    PAGE_PUBLISHED = "page-published", _("page published")
    COUNTRY_DELETED = "country-deleted", _("country deleted")
    RECOVERED = "recovered", _("country recovered")
    COMMAND = "command", _("command run")
    ERASED = "erased", _("erased")
    EXPORTED = "exported", _("audit list exported")


def actions() -> list[tuple[str, Any]]:
    """The choices, by a name, so that one more action needs no migration."""
    return list(Action.choices)


class AuditEntryQuerySet(models.QuerySet["AuditEntry"]):
    """Entries, of which none is ever changed or deleted."""

    def update(self, **values: Any) -> NoReturn:
        raise TypeError("An entry of the audit list is never changed.")

    def bulk_update(self, objs: Any, fields: Any, batch_size: int | None = None) -> NoReturn:
        raise TypeError("An entry of the audit list is never changed.")

    def delete(self) -> NoReturn:
        raise TypeError("An entry of the audit list is never deleted.")


class AuditEntry(models.Model):
    """One act. It outlives its author, whose name stands in it as text, and what it was done to."""

    at = models.DateTimeField(_("at"), default=timezone.now, db_index=True, editable=False)
    who = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        verbose_name=_("person"),
        null=True,
        related_name="+",
    )
    name = models.CharField(_("who"), max_length=150, blank=True)
    action = models.CharField(_("action"), max_length=24, choices=actions, db_index=True)
    object = models.CharField(_("what"), max_length=200, blank=True)
    detail = models.TextField(_("detail"), blank=True)

    objects = AuditEntryQuerySet.as_manager()

    class Meta:
        verbose_name = _("audit entry")
        verbose_name_plural = _("audit list")
        ordering = ["-at", "-pk"]
        default_permissions = ("view",)

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.name} {self.action} {self.object}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Write the entry once."""
        if not self._state.adding:
            raise TypeError("An entry of the audit list is never changed.")
        super().save(*args, **{**kwargs, "force_insert": True})

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise TypeError("An entry of the audit list is never deleted.")
