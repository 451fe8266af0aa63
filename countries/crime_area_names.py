"""What the crime areas are called in the active language; the names stand in no document."""

from django.utils.translation import get_language

from countries.languages import FALLBACK
from countries.models import CrimeArea


def crime_area_names() -> dict[str, str]:
    """By slug, in English where the language has no name. One query."""
    own, english = f"name_{get_language() or FALLBACK}", f"name_{FALLBACK}"
    rows = CrimeArea.objects.values("slug", *{own, english})
    return {row["slug"]: row[own] or row[english] for row in rows}
