"""The published countries as a list by region, from the columns of their editions."""

import unicodedata
from collections.abc import Iterable
from typing import NamedTuple

from countries.languages import Reading, read
from countries.models.edition import Edition
from countries.regions import Region


class Listed(NamedTuple):
    code: str
    slug: str
    name: Reading


class RegionListed(NamedTuple):
    slug: str
    name: str
    countries: tuple[Listed, ...]


def by_region(editions: Iterable[Edition], language: str) -> tuple[RegionListed, ...]:
    """The regions that have countries, each with its countries by name, accents aside."""
    found: dict[str, list[Listed]] = {}
    for edition in editions:
        name = read(edition.names, language)
        found.setdefault(edition.region, []).append(Listed(edition.country_id, edition.slug, name))
    return tuple(
        RegionListed(region.value, str(region.label), tuple(sorted(countries, key=_by_name)))
        for region in Region
        if (countries := found.get(region.value))
    )


def _by_name(listed: Listed) -> tuple[str, str]:
    letters = unicodedata.normalize("NFKD", listed.name.text)
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return plain.casefold(), listed.slug
