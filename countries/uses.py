"""Where a crime area or a source is used: in which drafts, and in which live editions."""

import json
from dataclasses import dataclass

from countries.document import Json, upgrade
from countries.models import Citation, Country, CrimeArea, CrimeAreaLink, Edition, Source


@dataclass(frozen=True)
class Use:
    """A country whose draft uses it, or whose live edition does, or both."""

    country: Country
    draft: bool
    live: Edition | None


def uses(row: CrimeArea | Source) -> list[Use]:
    """In the order of the countries, in three queries. A withdrawn profile is not live."""
    drafts = _drafts(row)
    live = {edition.country_id: edition for edition in _live(row)}
    countries = Country.objects.filter(code__in=drafts | live.keys()).order_by("slug")
    return [Use(each, each.code in drafts, live.get(each.code)) for each in countries]


def _drafts(row: CrimeArea | Source) -> set[str]:
    if isinstance(row, CrimeArea):
        found = CrimeAreaLink.objects.filter(area=row.pk)
        return set(found.order_by().values_list("country_id", flat=True))
    return set(Citation.objects.filter(source=row.pk).order_by().values_list("country", flat=True))


def _live(row: CrimeArea | Source) -> list[Edition]:
    """A look at the text spares reading most documents; the document has the last word."""
    mentioned = Edition.objects.published().filter(body__contains=f'"{row.pk}"')
    return [edition for edition in mentioned if _names(row, upgrade(json.loads(edition.body)))]


def _names(row: CrimeArea | Source, data: Json) -> bool:
    if isinstance(row, CrimeArea):
        return any(link["area"] == row.pk for link in data["crime_areas"])
    return any(cited["source"] == row.pk for cited in data["citations"])
