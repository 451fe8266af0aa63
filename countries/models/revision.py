"""The editors' history: the document as each save of the working rows left it."""

from collections.abc import Iterable
from typing import Any, NoReturn

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from countries.document import Document, digest, load
from countries.outline import outline


class RevisionQuerySet(models.QuerySet["Revision"]):
    """Revisions, of which none is ever changed or deleted."""

    def update(self, **values: Any) -> NoReturn:
        raise TypeError("A revision is never changed.")

    def bulk_update(self, objs: Any, fields: Any, batch_size: int | None = None) -> NoReturn:
        raise TypeError("A revision is never changed.")

    def bulk_create(self, objs: Iterable["Revision"], *args: Any, **kwargs: Any) -> NoReturn:
        raise TypeError("A revision is written with its hashes: save them one by one.")

    def delete(self) -> NoReturn:
        raise TypeError("A revision is never deleted.")


class Revision(models.Model):
    """One save: who, when, how, and the whole document. It outlives its country and its author."""

    class Origin(models.TextChoices):
        FORM = "form", _("form")
        ACTION = "action", _("action")
        IMPORT = "import", _("import")
        FIXTURE = "fixture", _("fixture")
        COMMAND = "command", _("command")
        RESTORE = "restore", _("restore")
        CHECKED = "checked", _("checked, nothing changed")
        FOUND = "found", _("found changed, by an unknown hand")

    country_code = models.CharField(_("country"), max_length=2)
    number = models.PositiveIntegerField(_("number"))
    body = models.TextField(_("document"))
    sha256 = models.CharField(max_length=64, editable=False)
    public_sha256 = models.CharField(max_length=64, editable=False)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        verbose_name=_("author"),
        null=True,
        related_name="+",
    )
    author_name = models.CharField(max_length=150, blank=True)
    origin = models.CharField(_("origin"), max_length=8, choices=Origin)
    detail = models.CharField(_("detail"), max_length=200, blank=True)
    at = models.DateTimeField(_("at"))
    erased_on = models.DateField(_("erased on"), null=True, editable=False)
    outline = models.JSONField(default=dict, editable=False)

    objects = RevisionQuerySet.as_manager()

    class Meta:
        verbose_name = _("revision")
        verbose_name_plural = _("revisions")
        ordering = ["country_code", "-number"]
        indexes = [models.Index(fields=["at"], name="revision_at")]
        constraints = [
            models.UniqueConstraint(
                fields=["country_code", "number"], name="revision_unique_in_country"
            )
        ]

    def __str__(self) -> str:
        return f"{self.country_code} {self.number}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Write the revision once, with its hashes; a revision is never changed."""
        if not self._state.adding:
            raise TypeError("A revision is never changed.")
        self.sha256, document = digest(self.body), self.document
        self.public_sha256 = digest(document.public().canonical())
        self.outline = outline(document)
        super().save(*args, **{**kwargs, "force_insert": True})

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise TypeError("A revision is never deleted.")

    @property
    def document(self) -> Document:
        """The document, lifted to today's schema."""
        return load(self.body)


class FixtureState(models.Model):
    """What a fixture last said of one record: the common start of the next three-way merge.

    `draft` is what the last load said to the working rows, `live` what the last load that
    published said to the live edition. Both are JSON of the record as the file states it.
    """

    fixture = models.CharField(max_length=200)
    model = models.CharField(max_length=40)
    key = models.CharField(max_length=64)
    draft = models.TextField()
    live = models.TextField(blank=True)

    class Meta:
        verbose_name = _("state of a fixture")
        verbose_name_plural = _("states of fixtures")
        constraints = [
            models.UniqueConstraint(fields=["fixture", "model", "key"], name="fixture_state_unique")
        ]

    def __str__(self) -> str:
        return f"{self.fixture}: {self.model} {self.key}"
