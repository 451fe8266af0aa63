"""Where in a profile the words stand: a line of it, with the words marked."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from countries.languages import FALLBACK, LANGUAGES, Reading, direction, read
from countries.searching.folding import ARTICLE, fold, forms
from countries.searching.matching import SHORTEST_PREFIX
from countries.searching.texts import Json, Said, facts, names, prose

_WORD = re.compile(r"[^\W_](?:[^\W_]|[\u0300-\u036f\u0640\u064b-\u065f\u0670])*")
BEFORE, LONG = 60, 190  # characters of a passage: before the first word, and in all
Patterns = Sequence[re.Pattern[str]]


class Passage(NamedTuple):
    """A line of a profile. `part` says where it stands; `fallback` if it is in English instead."""

    part: str
    language: str
    html: SafeString
    fallback: bool = False

    @property
    def direction(self) -> str:
        return direction(self.language)


def patterns(words: Iterable[str]) -> list[re.Pattern[str]]:
    """How to find each folded word in a folded text, at the beginning of a word."""
    found = []
    for word in words:
        ways = "|".join(map(re.escape, forms(word)))
        end = "" if len(word) >= SHORTEST_PREFIX else r"(?![^\W_])"
        found.append(re.compile(rf"(?<![^\W_])(?:{ARTICLE})?(?:{ways}){end}"))
    return found


def passage(document: Json, asked: Patterns, language: str, areas: Iterable[Said]) -> Passage:
    """The first line that has most of the words that the shown name has not.

    It is in the reader's language where that one has it. Without any it is the strapline, which
    may be empty. `areas` are the names of today of the document's crime areas.
    """
    name = _folded(read(document["name"], language).text)
    left = [each for each in asked if not each.search(name)]
    best, most = None, 0
    for said, line in _lines(document, language, tuple(areas)) if left else ():
        folded = _folded(line)
        count = sum(1 for each in left if each.search(folded))
        if count > most:
            best, most = said._replace(text=line), count
            if most == len(left):
                break
    if best is None:
        own = read(document["strapline"], language)
        return Passage("strapline", own.language, marked(own.text, ()), own.fallback)
    return Passage(best.part, best.language, marked(_cut(best.text, left), left))


@lru_cache(maxsize=4096)  # words and names of crime areas are met again and again
def _folded(line: str) -> str:
    return fold(line)


def _lines(document: Json, language: str, areas: tuple[Said, ...]) -> Iterator[tuple[Said, str]]:
    """Every line; those of the reader's language first, then English."""
    order = sorted(LANGUAGES, key=lambda each: (each != language, each != FALLBACK))
    sources: tuple[Callable[[], Iterable[Said]], ...] = (
        lambda: areas,
        lambda: facts(document),
        lambda: (said for said in names(document) if said.part != "slug"),
        lambda: prose(document),
    )
    for source in sources:
        texts = sorted(source(), key=lambda said: order.index(said.language))
        yield from ((said, line) for said in texts for line in said.lines)


def marked(text: str, asked: Patterns) -> SafeString:
    """The text as HTML, with each word marked that begins with one that is asked for."""
    parts: list[tuple[str, SafeString]] = []
    end = 0
    for word in _found(text, asked):
        parts.append((text[end : word.start()], format_html("<mark>{}</mark>", word[0])))
        end = word.end()
    html = format_html_join("", "{}{}", parts)
    return format_html("{}{}", html, text[end:])


def marked_name(name: Reading, asked: Patterns) -> Reading:
    """The name, whose text is HTML with the words marked."""
    return name._replace(text=marked(name.text, asked))


def _found(text: str, asked: Patterns) -> Iterator[re.Match[str]]:
    for word in _WORD.finditer(text) if asked else ():
        folded = _folded(word[0])
        if any(each.match(folded) for each in asked):
            yield word


def _cut(text: str, asked: Patterns) -> str:
    """The part of a long text round the first word; it begins and ends with whole words."""
    text = text.strip()
    first = next(_found(text, asked), None)
    word = first.span() if first else (0, 0)
    start, end = max(0, word[0] - BEFORE), max(word[1], word[0] - BEFORE + LONG, LONG)
    if start:
        space = text.find(" ", start, word[0])
        start = space + 1 if space >= 0 else word[0]
    if end < len(text):
        end = max(text.rfind(" ", start, end), word[1])
        text = text[:end].rstrip(" ,;:") + "…"
    return ("…" if start else "") + text[start:]
