"""Crime areas and regions under the names that they bear today, in every language."""

from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from django.utils.translation import override

from countries.languages import LANGUAGES, Reading, columns, read
from countries.models.crime_area import CrimeArea
from countries.regions import Region
from countries.searching.folding import forms, indexed
from countries.searching.index import facet
from countries.searching.matching import SHORTEST_PREFIX


class Subject(NamedTuple):
    """A crime area: its names by language, what it is also called, and every word of both."""

    slug: str
    names: dict[str, str]
    called: dict[str, str]
    words: frozenset[str]

    def name(self, language: str) -> Reading:
        return read(self.names, language)

    def fits(self, word: str) -> bool:
        """Whether a word that is asked for begins one of its words."""
        return begins(word, self.words)


Subjects = dict[str, Subject]


def subjects() -> Subjects:
    """All crime areas by their slugs: one query."""
    texts = (*columns("name"), *columns("also_called"))
    rows = CrimeArea.objects.order_by("slug").values("slug", *texts)
    return {row["slug"]: _subject(row) for row in rows}


def _subject(row: dict[str, str]) -> Subject:
    names = {language: row[f"name_{language}"] or "" for language in LANGUAGES}
    said = [row["slug"], *(row[column] or "" for column in row if column != "slug")]
    called = {language: row[f"also_called_{language}"] or "" for language in LANGUAGES}
    return Subject(row["slug"], names, called, known_words(tuple(said)))


def known_words(texts: tuple[str, ...]) -> frozenset[str]:
    """Every word by which a thing with these names is known."""
    return frozenset(word for text in texts for word in indexed(text, joined=True))


def facets_named(word: str, areas: Subjects) -> list[str]:
    """The facets of which a word is the name: crime areas, regions."""
    found = [facet("area", slug) for slug, area in areas.items() if area.fits(word)]
    regions = [slug for slug, known in region_words().items() if begins(word, known)]
    return found + [facet("region", slug) for slug in regions]


def named(words: Iterable[str], areas: Subjects) -> list[Subject]:
    """The crime areas that every word names."""
    asked = list(words)
    return [area for area in areas.values() if asked and all(map(area.fits, asked))]


def begins(word: str, known: frozenset[str]) -> bool:
    """Whether a word that is asked for begins one of the known words, or is one if it is short."""
    if len(word) < SHORTEST_PREFIX:
        return word in known
    return any(each.startswith(form) for form in forms(word) for each in known)


@cache
def region_words() -> dict[str, frozenset[str]]:
    """The words of each region's name in every language."""
    found: dict[str, frozenset[str]] = {}
    for region in Region:
        texts = []
        for language in LANGUAGES:
            with override(language):
                texts.append(str(region.label))
        found[region.value] = known_words(tuple(texts))
    return found
