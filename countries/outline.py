"""What each part of a profile says in each language, in marks short enough for a column.

Lists compare the marks of a draft with those of what is live, and so read no document. Two marks
are equal where readers of that language would read the same in that part, its sources included.
"""

from typing import Any

from countries.document import Document, Json, canonical, digest
from countries.facts import part_of
from countries.languages import FALLBACK, LANGUAGES
from countries.paths import Flat, flatten, language_of

PARTS = ("facts", "crime_areas", "ncb", "police", "sections")
"""The parts that readers see, in the order of the form. Sources belong to the facts they are of."""
NO_LANGUAGE = ""
"""Where a part with no text of its own stands: names of crime areas are kept beside profiles."""
WITHOUT_TEXT = frozenset({"crime_areas"})
Mark = list[Any]
"""A hash, and how many texts it stands for: a list, as JSON has no other."""
Outline = dict[str, dict[str, Mark]]
"""Marks by part and language; a language in which the part says nothing is absent."""


def languages_of(part: str) -> tuple[str, ...]:
    return (NO_LANGUAGE,) if part in WITHOUT_TEXT else LANGUAGES


def outline(document: Document) -> Outline:
    data = document.public().plain()
    return {part: _marks(part, _values(part, data), _sources(part, data)) for part in PARTS}


def _values(part: str, data: Json) -> Flat:
    """All that the part says, by place."""
    if part != "facts":
        return flatten({part: data[part]})
    others = {"schema", "citations", "sources", *PARTS}
    return flatten({key: value for key, value in data.items() if key not in others})


def _sources(part: str, data: Json) -> list[Json]:
    cited = [each for each in data["citations"] if part_of(each["fact"]) == part]
    slugs = {each["source"] for each in cited}
    return [*cited, *(each for each in data["sources"] if each["slug"] in slugs)]


def _marks(part: str, flat: Flat, sources: list[Json]) -> dict[str, Mark]:
    texts: dict[str, Json] = {language: {} for language in LANGUAGES}
    neutral: Json = {}
    for path, value in flat.items():
        if value not in (None, "", (), []):
            texts.get(language_of(path), neutral)["/".join(path)] = value
    found = {}
    for language in languages_of(part):
        own = texts.get(language, {})
        if own or (neutral and language in (FALLBACK, NO_LANGUAGE)):
            said = {"own": own, "neutral": neutral, "sources": sources}
            found[language] = [digest(canonical(said))[:12], len(own)]
    return found
