"""Published states of the portal's own pages, frozen, and which of them readers get.

This module is on the public side. It imports no working model.
"""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from countries.models.edition import FrozenError


class PageSlug(models.TextChoices):
    """The pages that there are: their addresses are fixed, their words are not."""

    ABOUT = "about", _("About")
    ACCESSIBILITY = "accessibility", _("Accessibility")
    PRIVACY = "privacy", _("Privacy")
    CONTACT = "contact", _("Contact")


class PageEditionQuerySet(models.QuerySet["PageEdition"]):
    """Published states. `at` is the moment asked about."""

    def live(self, slug: str, at: dt.datetime | None = None) -> "PageEdition | None":
        """What readers of that page get: the highest number whose time has come."""
        come = self.filter(slug=slug, published_at__lte=at or timezone.now())
        return come.order_by("-number").first()

    def update(self, **values: Any) -> int:
        raise FrozenError(values)

    def bulk_update(
        self, objs: Iterable["PageEdition"], fields: Iterable[str], batch_size: int | None = None
    ) -> int:
        raise FrozenError(fields)

    def delete(self) -> tuple[int, dict[str, int]]:
        raise FrozenError({"delete"})


class PageEdition(models.Model):
    """The texts of a page as they were published: `{"title": {"en": "About"}, ...}`."""

    slug = models.CharField(_("page"), max_length=16, choices=PageSlug)
    number = models.PositiveIntegerField(_("number"))
    published_at = models.DateTimeField(_("published at"))
    published_by_name = models.CharField(_("published by"), max_length=150, blank=True)
    texts = models.JSONField(_("texts"))

    objects = PageEditionQuerySet.as_manager()

    class Meta:
        verbose_name = _("edition of a page")
        verbose_name_plural = _("editions of pages")
        ordering = ["slug", "-number"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["slug", "number"], name="page_edition_number_unique")
        ]

    def __str__(self) -> str:
        return f"{self.slug} {self.number}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise FrozenError({"page"})
        super().save(*args, **{**kwargs, "force_insert": True})

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        raise FrozenError({"delete"})
