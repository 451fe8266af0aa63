"""The police forces that bear the words that are asked for."""

import json
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from countries.document import upgrade
from countries.languages import Reading, read
from countries.models.edition import Edition
from countries.models.search_word import Kind
from countries.searching.asked import Asked
from countries.searching.matching import SHORTEST_PREFIX
from countries.searching.results import Hit, find
from countries.searching.subjects import Subjects, begins, known_words
from countries.searching.texts import codes, names

MOST_READ = 20  # documents, of the profiles that fit best
KINDS = (Kind.CODE, Kind.NAME, Kind.OTHER, Kind.FACT)


class Force(NamedTuple):
    """A police force of a live profile. `path` is that of its name among the facts."""

    country: Hit
    path: str
    name: Reading


def forces(asked: Asked, areas: Subjects, language: str, most: int) -> list[Force]:
    """Those that each word names, where the name of the country may say some of them."""
    if most < 1 or max(map(len, asked.words), default=0) < SHORTEST_PREFIX:
        return []
    hits = find(asked, areas, language, KINDS).hits[:MOST_READ]
    keys = [hit.edition for hit in hits]
    bodies = dict(Edition.objects.filter(pk__in=keys).order_by().values_list("pk", "body"))
    found = (each for hit in hits for each in _of(hit, bodies[hit.edition], asked, language))
    return list(islice(found, most))  # no document is read once there are enough


def _of(hit: Hit, body: str, asked: Asked, language: str) -> Iterator[Force]:
    document = upgrade(json.loads(body))
    called = [said.text for said in names(document)]
    country = known_words((*called, *codes(document)))
    for force in document["police"]:
        own = known_words(tuple(force["name"].values()))
        left = [word for word in asked.words if not begins(word, own)]
        if len(left) < len(asked.words) and all(begins(word, country) for word in left):
            yield Force(hit, f"police.{force['slug']}", read(force["name"], language))
