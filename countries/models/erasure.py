"""What was erased, without what it was: when, why, from how many places, and which hashes moved."""

from typing import Any, NoReturn

from django.db import models
from django.utils.translation import gettext_lazy as _


class Erasure(models.Model):
    """One erasure. It names tables and counts, and never the text that is gone."""

    at = models.DateTimeField(_("at"))
    by = models.CharField(_("by"), max_length=150)
    reason = models.TextField(_("reason"))
    places = models.JSONField(_("rows changed, by table and column"))

    class Meta:
        verbose_name = _("erasure")
        verbose_name_plural = _("erasures")
        ordering = ["-at"]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Written once."""
        super().save(*args, **{**kwargs, "force_insert": True})

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise TypeError("The record of an erasure is never deleted.")


class ErasedDocument(models.Model):
    """A kept document that an erasure rewrote: its hash before and after.

    `kept` is the kind of row, "edition" or "revision", and `key` its primary key.
    """

    erasure = models.ForeignKey(Erasure, models.PROTECT, related_name="documents")
    kept = models.CharField(max_length=8)
    key = models.BigIntegerField()
    country_code = models.CharField(max_length=2)
    number = models.PositiveIntegerField(null=True)
    old_sha256 = models.CharField(max_length=64)
    new_sha256 = models.CharField(max_length=64)

    class Meta:
        verbose_name = _("erased document")
        verbose_name_plural = _("erased documents")
        ordering = ["country_code", "kept", "number"]

    def __str__(self) -> str:
        return f"{self.country_code} {self.kept} {self.number or self.key}"
