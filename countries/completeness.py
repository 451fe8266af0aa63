"""How far a profile is translated: of the texts that it has in English, how many in each language;
and which translations fell behind an English text that changed.

Titles of sources are left out: they are shared, and most stand in the language of the source.
"""

import json
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from countries.document import Document, Json, upgrade
from countries.languages import FALLBACK, LANGUAGES
from countries.paths import TEXTS, flatten


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


def behind(document: Document, live: Document) -> dict[str, int]:
    """In how many texts each language still says what `live` says, where English no longer does."""
    now, before = flatten(document.plain()), flatten(live.plain())
    changed = [
        place[:-1]
        for place, text in now.items()
        if place[-1] == FALLBACK and place[0] != "sources" and text and before.get(place)
        if text != before[place]
    ]
    return {
        language: sum(
            bool(now.get((*place, language)))
            and now[*place, language] == before.get((*place, language))
            for place in changed
        )
        for language in LANGUAGES
        if language != FALLBACK
    }


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
