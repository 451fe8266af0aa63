"""How far a profile is translated: of the texts that it has in English, how many in each language.

Titles of sources are left out: they are shared, and most stand in the language of the source.
"""

import json
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from countries.document import Document, Json, upgrade
from countries.languages import FALLBACK, LANGUAGES
from countries.paths import TEXTS


class Count(NamedTuple):
    """So many texts done, of so many."""

    done: int
    of: int

    @property
    def missing(self) -> int:
        return self.of - self.done


Counts = dict[str, Count]


def completeness(document: Document) -> Counts:
    """For each language, English too, how many of the texts in English it has."""
    return _count(document.plain())


def completeness_of(body: str) -> Counts:
    """The same of a stored document, which needs no second validation: lists count hundreds."""
    return _count(upgrade(json.loads(body)))


def _count(data: Json) -> Counts:
    english = [texts for texts in _texts(data) if texts.get(FALLBACK)]
    return {
        language: Count(sum(bool(texts.get(language)) for texts in english), len(english))
        for language in LANGUAGES
    }


def _texts(data: Json) -> Iterator[Mapping[str, str]]:
    for part in (data, data["ncb"] or {}, *data["police"], *data["sections"]):
        for field in TEXTS & part.keys():
            yield part[field]
