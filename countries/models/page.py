"""The working rows of the portal's own pages: what publishers write, and readers do not get yet."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from django_prose_editor.fields import ProseEditorField

from countries import richtext
from countries.languages import columns, texts
from countries.models.page_edition import PageSlug
from countries.models.translated import Translated, translated_fields


class Page(Translated):
    """A page about the portal itself. Saving it is a draft; `page_publishing` makes it public."""

    history: Any  # its past values; registered in countries/translation.py

    slug = models.CharField(_("page"), max_length=16, choices=PageSlug, primary_key=True)
    title = models.CharField(_("title"), max_length=120)
    summary = models.CharField(
        _("summary"),
        max_length=300,
        blank=True,
        help_text=_("One sentence under the title; search engines show it too."),
    )
    body = ProseEditorField(
        _("text"), blank=True, extensions=richtext.EXTENSIONS, sanitize=richtext.sanitise
    )

    class Meta:
        verbose_name = _("page")
        verbose_name_plural = _("pages")
        ordering = ["slug"]
        default_permissions = ("view", "add", "change")
        permissions = [("publish_page", "Can publish pages of the portal")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(title_en__isnull=False, title_en__gt=""),
                name="page_has_english_title",
                violation_error_message=_("A page needs its English title."),
            )
        ]

    def __str__(self) -> str:
        return self.title or self.slug

    def save(self, *args: Any, **kwargs: Any) -> None:
        for column in columns("body"):
            setattr(self, column, richtext.sanitise(getattr(self, column) or ""))
        super().save(*args, **kwargs)

    @property
    def texts(self) -> dict[str, dict[str, str]]:
        """All that it says, in the form in which an edition keeps it."""
        return {field: texts(self, field) for field in translated_fields(Page)}
