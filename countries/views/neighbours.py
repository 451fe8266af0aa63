"""Which editions does the page of a country point to? Two queries, on columns alone."""

from typing import Any

from django.db.models import Count, Q

from countries.document import Document
from countries.languages import columns
from countries.models.edition import Edition
from countries.reading.beside import Beside, beside
from countries.reading.crime import used
from countries.standings import Standing
from countries.views.language import active_language

ALIKE = 6  # how many countries with the same crime areas are listed
LISTED = ("country_id", "slug", *columns("name"))


def neighbours(live: Edition, document: Document) -> Beside:
    """What stands beside the country of a live edition, in the active language."""
    in_region = Edition.objects.published().filter(region=live.region).order_by()
    return beside(
        live.country_id, in_region.only(*LISTED), _alike(live, document), active_language()
    )


def _alike(live: Edition, document: Document) -> list[tuple[Edition, int]]:
    """Those that share most principal crime areas, then most of all; the names settle the rest."""
    areas = used(document)
    if not areas:
        return []
    standing = Standing.PRINCIPAL
    principal = [link.area for link in document.crime_areas if link.standing == standing]
    both = Q(listed_areas__area__in=principal, listed_areas__standing=standing)
    found = (
        Edition.objects.published()
        .filter(listed_areas__area__in=areas)
        .exclude(pk=live.pk)
        .annotate(
            shared=Count("listed_areas__area", distinct=True),
            principal=Count("listed_areas__area", distinct=True, filter=both),
        )
        .order_by("-principal", "-shared", "name_en", "slug")
        .only(*LISTED)
    )
    alike: list[Any] = list(found[:ALIKE])
    return [(edition, edition.shared) for edition in alike]
