"""When two words are the same to one who searches: accents, case and forms of letters aside."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from countries.models.search_word import LONGEST

# Marks over and under letters, the Arabic tatweel, and characters that only steer how others look.
_MARKS = re.compile(
    "[\u00ad\u00b7\u0300-\u036f\u0483-\u0487\u0591-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670"
    "\u06d6-\u06ed\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff]"
)
_SAME = {
    **dict(zip("øđðłħŋıŧəٱىیېةہک", "oddlhnitaاييي" + "ههك", strict=True)),
    "œ": "oe",
    "æ": "ae",
    "þ": "th",
    "ء": "",
    **dict.fromkeys("’‘ʼʻ′`´＇ʿʾ", "'"),
    **dict.fromkeys("‐‑‒–−﹣－", "-"),
}
_LETTERS = {ord(letter): same for letter, same in _SAME.items()}
_DIGIT = re.compile(r"[^\D0-9]")
_COMPOUND = re.compile(r"[^\W_]+(?:['-][^\W_]+)*")
# `l'union`, `d'ivoire`: the letter that lost its vowel is no word.
_ELIDED = re.compile(r"(?<![^\W_])(?:qu|[a-z])'(?=[^\W_]{2})")
ARTICLE = "[وفبك]?ال|لل"  # and what Arabic writes together with it
_ARTICLE = re.compile(f"^(?:{ARTICLE})(?=.{{3}})")
SHORTEST_SLIP = 4  # letters; of shorter words every other word is a slip


def fold(text: str) -> str:
    """The text without what one who searches may leave out."""
    text = unicodedata.normalize("NFKD", text.replace("´", "'"))
    text = _MARKS.sub("", text.casefold())
    text = _DIGIT.sub(lambda digit: str(unicodedata.decimal(digit[0], "")), text)
    return text.translate(_LETTERS)


def words(text: str) -> Iterator[str]:
    """The folded words of a text in order; of `guinea-bissau` there are two."""
    for word in re.split(r"[\W_]+", _ELIDED.sub(" ", fold(text))):
        if word:
            yield word[:LONGEST]


def indexed(text: str, *, joined: bool = False) -> Iterator[str]:
    """The words under which a text is found: with the Arabic article and without it.

    `joined` adds `guineabissau` and `divoire`, as some people write them.
    """
    for word in words(text):
        yield word
        if (bare := _ARTICLE.sub("", word)) != word:
            yield bare
    if joined:
        for compound in _COMPOUND.findall(fold(text)):
            if "'" in compound or "-" in compound:
                yield re.sub("['-]", "", compound)[:LONGEST]


@lru_cache(maxsize=4096)
def forms(word: str) -> tuple[str, ...]:
    """A folded word as asked for, and without its Arabic article."""
    bare = _ARTICLE.sub("", word)
    return (word,) if bare == word else (word, bare)


def shortened(word: str) -> set[str]:
    """The word less one letter, in every way. Two words with one of these may be one slip apart."""
    return {word[:place] + word[place + 1 :] for place in range(len(word))}


def distance(a: str, b: str) -> int:
    """How many letters were missed, added, changed or swapped with the next."""
    before: list[int] = []
    row = list(range(len(b) + 1))
    for i, letter in enumerate(a, start=1):
        before, last, row = row, before, [i]
        for j, other in enumerate(b, start=1):
            cost = min(before[j] + 1, row[-1] + 1, before[j - 1] + (letter != other))
            if i > 1 and j > 1 and letter == b[j - 2] and a[i - 2] == other:
                cost = min(cost, last[j - 2] + 1)
            row.append(cost)
    return row[-1]


def slipped(asked: str, word: str) -> bool:
    """Whether one slip of a letter turns the one into the other."""
    long_enough = min(len(asked), len(word)) >= SHORTEST_SLIP - 1
    return long_enough and abs(len(asked) - len(word)) < 2 and distance(asked, word) == 1
