"""What of a document is searched: its texts, each with its kind and its language."""

import html
import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from countries.models.search_word import Kind

_TAG = re.compile(r"<(/?)([a-z0-9]+)[^>]*>", re.I)
_INLINE = frozenset({"strong", "em", "a", "b", "i"})
Json = Mapping[str, Any]


class Said(NamedTuple):
    """A text of a profile in one language. `part` says where it stands: `ncb`, `police` ..."""

    kind: Kind
    part: str
    language: str
    text: str
    rich: bool = False

    @property
    def lines(self) -> list[str]:
        """The text as a reader sees it, a line a paragraph."""
        return [line for line in plain(self.text).split("\n") if line] if self.rich else [self.text]


def plain(rich: str) -> str:
    """Rich text without its tags; each of its blocks is a line."""
    bare = _TAG.sub(lambda tag: "" if tag[2].lower() in _INLINE else "\n", rich)
    return html.unescape(bare)


def codes(document: Json) -> tuple[str, str]:
    return document["code"], document["alpha3"]


def names(document: Json) -> Iterator[Said]:
    """What the country is called."""
    yield from _said(Kind.NAME, "name", document["name"])
    yield from _said(Kind.OTHER, "official", document["official_name"])
    yield Said(Kind.OTHER, "slug", "en", document["slug"])


def facts(document: Json) -> Iterator[Said]:
    """Where the bureau works, and the police forces."""
    bureau = document["ncb"] or {"city": {}, "unit": {}}
    yield from _said(Kind.CITY, "city", bureau["city"])
    yield from _said(Kind.FACT, "ncb", bureau["unit"])
    for force in document["police"]:
        yield from _said(Kind.FACT, "police", force["name"])


def prose(document: Json) -> Iterator[Said]:
    """Everything else that somebody wrote."""
    yield from _said(Kind.TEXT, "strapline", document["strapline"])
    for section in document["sections"]:
        yield from _said(Kind.TEXT, "text", section["heading"])
        for language, rich in section["body"].items():
            yield Said(Kind.TEXT, "text", language, rich, rich=True)
    for force in document["police"]:
        for key in ("summary", "unit_name", "district_name"):
            yield from _said(Kind.TEXT, "police", force[key])


def _said(kind: Kind, part: str, texts: Mapping[str, str]) -> Iterator[Said]:
    for language, text in texts.items():
        yield Said(kind, part, language, text)
