"""What the server found on its own public side after an edition went live."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from countries.languages import LANGUAGES, NATIVE_NAMES
from countries.models.edition import Edition


class Receipt(models.Model):
    """The last answer of one public address about an edition, and whether it was the right one.

    The address follows from the edition, so none is kept. `error` is the name of what was raised
    where there was no answer; a `status` of an answer that was wrong says how.
    """

    class What(models.TextChoices):
        PAGE = "page", _("Country page")
        LIST = "list", _("List of countries")

    edition = models.ForeignKey(Edition, models.PROTECT, related_name="receipts")
    what = models.CharField(max_length=4, choices=What)
    language = models.CharField(max_length=2, choices=list(NATIVE_NAMES.items()))
    status = models.PositiveSmallIntegerField(null=True)
    shows = models.PositiveIntegerField(null=True, help_text="The edition that the page names.")
    good = models.BooleanField()
    error = models.CharField(max_length=100, blank=True)
    asked_at = models.DateTimeField()

    class Meta:
        verbose_name = _("receipt")
        verbose_name_plural = _("receipts")
        ordering = ["edition_id", "-what", "pk"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["edition", "what", "language"], name="receipt_one_an_address"
            ),
            models.CheckConstraint(
                condition=Q(what__in=("page", "list"), language__in=LANGUAGES),
                name="receipt_asks_what_there_is",
            ),
            models.CheckConstraint(
                condition=Q(status__isnull=False, error="")
                | (Q(status__isnull=True, good=False) & ~Q(error="")),
                name="receipt_answer_or_error",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.edition}: {self.what} {self.language}"
