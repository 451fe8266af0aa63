"""Under which words a document is found. What is written here, `matching` reads."""

from countries.document import Document
from countries.models.search_word import Kind
from countries.searching.folding import SHORTEST_SLIP, fold, indexed, shortened, words
from countries.searching.texts import codes, facts, names, prose

Rows = set[tuple[int, str]]


def rows(document: Document) -> Rows:
    """The rows of a document: each of its words once, where it weighs most; slips and facets."""
    data = document.plain()
    kinds: dict[str, int] = {}
    for said in (*names(data), *facts(data), *prose(data)):
        for line in said.lines:
            for word in indexed(line, joined=said.kind != Kind.TEXT):
                kinds[word] = min(said.kind, kinds.get(word, said.kind))
    found = {(int(kind), word) for word, kind in kinds.items()}
    found |= {(int(Kind.CODE), fold(code)) for code in codes(data)}
    return found | _slips(document) | _facets(document)


def _slips(document: Document) -> Rows:
    named = {word for name in document.name.values() for word in words(name)}
    long_enough = [word for word in named if len(word) >= SHORTEST_SLIP]
    return {(int(Kind.SLIP), less) for word in long_enough for less in shortened(word)}


def _facets(document: Document) -> Rows:
    facets = {facet("region", document.region)}
    facets |= {facet("area", link.area) for link in document.crime_areas}
    if document.full:
        facets.add(facet("full", "1"))
    return {(int(Kind.FACET), each) for each in facets}


def facet(name: str, value: str) -> str:
    """`region:europe`; no word has a colon."""
    return f"{name}:{value}"
