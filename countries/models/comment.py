"""What people say to each other about a part of a proposal; readers never see it."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from countries.labels import PARTS
from countries.models.edition import Edition


class Comment(models.Model):
    """A remark on a part of an edition, or on all of it, or an answer to such a remark.

    What is resolved is the remark; its answers go with it.
    """

    edition = models.ForeignKey(Edition, models.PROTECT, related_name="comments")
    part = models.CharField(_("part"), max_length=12, choices=[*PARTS.items()], blank=True)
    answers = models.ForeignKey(
        "self", models.CASCADE, null=True, blank=True, related_name="answered_by"
    )
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    text = models.TextField(_("comment"), max_length=2000)
    at = models.DateTimeField(_("at"))
    mentioned = models.ManyToManyField(settings.AUTH_USER_MODEL, related_name="+")
    resolved_at = models.DateTimeField(_("resolved at"), null=True, blank=True)
    resolved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = _("comment")
        verbose_name_plural = _("comments")
        ordering = ["edition_id", "at", "pk"]
        default_permissions = ()
        constraints = [
            models.CheckConstraint(condition=~Q(text=""), name="comment_says_something"),
            models.CheckConstraint(
                condition=Q(part__in=("", *PARTS)), name="comment_is_on_a_part_of_a_profile"
            ),
            models.CheckConstraint(
                condition=Q(resolved_at__isnull=True, resolved_by__isnull=True)
                | Q(resolved_at__isnull=False, answers__isnull=True),
                name="comment_resolved_is_no_answer",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.edition}: {self.text[:40]}"
