"""The names of the published countries, in order, for a reader to choose one from."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from countries.languages import Reading, read
from countries.reading import order


class Option(NamedTuple):
    slug: str
    name: Reading


def options(names: Iterable[tuple[str, Mapping[str, str]]], language: str) -> list[Option]:
    """Slugs with their names by language, as options in the order of the language."""
    found = (Option(slug, read(texts, language)) for slug, texts in names)
    return sorted(found, key=lambda option: (order.key(option.name.text, language), option.slug))
