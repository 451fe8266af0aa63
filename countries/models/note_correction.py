"""What a published note said before it was corrected. Working side: readers see the note alone."""

from collections.abc import Iterable
from typing import Any, NoReturn

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from countries.models.edition import Edition


class NoteCorrectionQuerySet(models.QuerySet["NoteCorrection"]):
    """Corrections, of which none is ever changed or deleted."""

    def update(self, **values: Any) -> NoReturn:
        raise TypeError("A correction is never changed.")

    def bulk_update(self, objs: Any, fields: Any, batch_size: int | None = None) -> NoReturn:
        raise TypeError("A correction is never changed.")

    def bulk_create(self, objs: Iterable["NoteCorrection"], *args: Any, **kwargs: Any) -> NoReturn:
        raise TypeError("A correction is written by itself: save them one by one.")

    def delete(self) -> NoReturn:
        raise TypeError("A correction is never deleted.")


class NoteCorrection(models.Model):
    """One correction: who, when, and the note before and after, by language."""

    edition = models.ForeignKey(Edition, models.PROTECT, related_name="corrections")
    before = models.JSONField(_("before"))
    after = models.JSONField(_("after"))
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        verbose_name=_("author"),
        null=True,
        related_name="+",
    )
    author_name = models.CharField(max_length=150, blank=True)
    at = models.DateTimeField(_("at"))

    objects = NoteCorrectionQuerySet.as_manager()

    class Meta:
        verbose_name = _("correction of a note")
        verbose_name_plural = _("corrections of notes")
        ordering = ["edition", "at", "id"]

    def __str__(self) -> str:
        return f"{self.edition_id} {self.at}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise TypeError("A correction is never changed.")
        super().save(*args, **{**kwargs, "force_insert": True})

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise TypeError("A correction is never deleted.")
