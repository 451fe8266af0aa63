"""A text that is to be erased, in each form that it may have: in prose, escaped, cut by markup,
composed otherwise, with characters that nobody sees, after the particles that Arabic attaches.
"""

import json
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import islice, permutations
from typing import Any

from django.utils.text import slugify

from countries.document import canonical

# Keys of a document, and columns, by which others refer to something.
CODES = frozenset({"slug", "code", "alpha3", "part_of", "host", "area", "fact", "source", "key"})
ADDRESSES = frozenset({"website", "address"})
TAG = re.compile(r"<[^<>]*>")
# Each run is read in one way only, so that a long one takes no longer than it is.
BREAK = "<br ?/?>"
SPACE = rf"(?:[\s\u200b]|&nbsp;|&#160;|{BREAK})"
JOINING = "\u00ad\u200d\u2060\ufeff"  # unseen, and the word goes on behind them
PAIRED = "\u202a-\u202e\u2066-\u2069"  # each turns the direction until its partner comes
UNSEEN = f"{JOINING}{PAIRED}\u061c\u200c\u200e\u200f"
VOWELS = "\u064b-\u0652\u0670\u0640"  # of Arabic, and its tatweel: written or not
ACCENTS = "\u0300-\u036f\u0653-\u0655"  # what a decomposed letter ends with
NAMED = "&(?:shy|zwnj|zwj|lrm|rlm|#173);"
OMITTED = re.compile(f"[{UNSEEN}{VOWELS}\u200b]")
LETTER = re.compile(f".[{ACCENTS}]*")
ESCAPED = {"&": "&(?:amp;)?", "<": "(?:<|&lt;)", ">": "(?:>|&gt;)"}
ESCAPED |= {'"': '(?:"|&quot;|&#34;)', "'": "(?:'|&#x27;|&#39;)"}
WITHIN = rf"(?:{TAG.pattern}|[{UNSEEN}{VOWELS}\u200b]|{NAMED})*"
BESIDE = rf"(?!{BREAK}){TAG.pattern}|[{UNSEEN}{VOWELS}]|{NAMED}"
BETWEEN = rf"(?:{BESIDE})*{SPACE}(?:{SPACE}|{BESIDE})*"
ARTICLE = "ال"
PARTICLES = (
    rf"\u0640*(?:[وف]{WITHIN})?"
    rf"(?:(?:[بك]{WITHIN})?ا{WITHIN}ل{WITHIN}|ل{WITHIN}ل{WITHIN}|[بكل]{WITHIN})?"
)
CONTRACTED = rf"\u0640*(?:[وف]{WITHIN})?ل{WITHIN}"  # the article loses its first letter after it
START = rf"(?<!\w)(?<!\w[{JOINING}])(?<![{VOWELS}{ACCENTS}])"
END = rf"[{VOWELS}]*+(?![{JOINING}{VOWELS}]*[\w{ACCENTS}])"
STAYS = re.compile(rf"({TAG.pattern}|[{PAIRED}])")
EMPTIED = re.compile(
    r"<(\w+)(?: [^<>]*)?></\1>|[\u202a\u202b\u202d\u202e]\u202c|[\u2066-\u2068]\u2069"
)


@dataclass(frozen=True)
class Wording:
    """What is taken out and what comes in its place. Whole words only, capitals as given."""

    text: str
    replacement: str

    def __contains__(self, value: object) -> bool:
        return isinstance(value, str) and bool(self._pattern.search(value))

    @cached_property
    def words(self) -> list[str]:
        """The words of the text, composed and without what may be left out."""
        return OMITTED.sub("", unicodedata.normalize("NFC", self.text)).split()

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        if not self.words:
            return re.compile(r"(?!)")
        first, *others = self.words
        rest = "".join(BETWEEN + _spelt(word) for word in others)
        text = f"(?P<particles>{PARTICLES}){_spelt(first)}{rest}"
        if first.startswith(ARTICLE):
            text += f"|(?P<contracted>{CONTRACTED}){_spelt(first[1:])}{rest}"
        return re.compile(f"{START}(?:{text}){END}")

    def out_of(self, value: Any, name: str = "") -> Any:
        """The value without the text; `name` is its key or column. Nothing else is touched.

        An address that holds the text is emptied. A code gets a code, the same each time, so that
        what refers to it still does.
        """
        if isinstance(value, dict):
            return {key: self.out_of(each, key) for key, each in value.items()}
        if isinstance(value, list):
            return [self.out_of(each, name) for each in value]
        if not isinstance(value, str):
            return value
        if (data := _json(value)) is not None:
            clean = self.out_of(data)
            return value if clean == data else canonical(clean)
        if name in ADDRESSES and value in self:
            return ""
        instead = slugify(self.replacement) or "erased" if name in CODES else self.replacement
        return self._replaced(value, instead)

    def _replaced(self, value: str, instead: str) -> str:
        """Markup within the text stays behind what comes in its place: each tag has its partner."""

        def put(found: re.Match[str]) -> str:
            particles = next(filter(None, found.groups()), "")
            rest = found[0].removeprefix(particles)
            return particles + instead + "".join(STAYS.findall(rest))

        clean, times = self._pattern.subn(put, value)
        return _without_empty_markup(clean) if times else clean


def _spelt(word: str) -> str:
    """A pattern of the word in which tags and what nobody sees may stand between letters."""
    return WITHIN.join(map(_letter, LETTER.findall(word)))


def _letter(letter: str) -> str:
    if letter in ESCAPED:
        return ESCAPED[letter]
    spellings = (WITHIN.join(map(re.escape, each)) for each in _equivalents(letter))
    return f"(?:{'|'.join(spellings)})"


def _equivalents(letter: str) -> Iterator[str]:
    """All that look like the letter: with its accents, or before them, in each order of them."""
    base, *accents = list(unicodedata.normalize("NFD", letter))
    for order in islice(permutations(accents), 24):
        for many in range(len(order) + 1):
            composed = unicodedata.normalize("NFC", base + "".join(order[:many]))
            if unicodedata.normalize("NFC", found := composed + "".join(order[many:])) == letter:
                yield found


def _without_empty_markup(text: str) -> str:
    kept = [""]
    for piece in filter(None, STAYS.split(text)):
        if EMPTIED.fullmatch(kept[-1] + piece):
            kept.pop()
        else:
            kept.append(piece)
    return "".join(kept)


def _json(text: str) -> Any:
    """The object or list that a text is the JSON of; None for any other text."""
    if text[:1] not in ("{", "["):
        return None
    try:
        return json.loads(text)
    except ValueError:
        return None
