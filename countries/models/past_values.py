"""What a past state of a crime area, a source or a page keeps beside its values."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from countries.models.crime_area import CrimeArea


class PastValues(models.Model):
    """Who left the row in that state, by a name that outlives the account."""

    author_name = models.CharField(max_length=150, blank=True)

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        person = getattr(self, "history_user", None)
        if self._state.adding and person is not None:
            self.author_name = person.get_username()
        super().save(*args, **kwargs)


class PastCrimeArea(PastValues):
    """With the areas that it referred to: links are rows of their own, and have no past."""

    neighbours = models.TextField(_("see also"), blank=True)

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self._state.adding:
            slug = getattr(self, "slug", "")
            linked = CrimeArea.objects.filter(see_also=slug).order_by("slug")
            self.neighbours = "\n".join(linked.values_list("slug", flat=True))
        super().save(*args, **kwargs)
