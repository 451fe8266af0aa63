"""The crime areas of editions as rows, for lists. This module is on the public side."""

from django.db import models

from countries.models.edition import Edition
from countries.standings import Standing


class ListedArea(models.Model):
    """A crime area that an edition names; written by countries.listed, made from the document."""

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="listed_areas")
    area = models.SlugField(max_length=64, db_index=False)
    standing = models.CharField(max_length=10, choices=Standing)

    class Meta:
        indexes = [models.Index(fields=["area", "standing"], name="listed_area_of")]
        constraints = [
            models.UniqueConstraint(
                fields=["edition", "area", "standing"], name="listed_area_named_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.edition_id} {self.area} {self.standing}"
