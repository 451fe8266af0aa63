"""In which order each language lists names, and under which letter.

French and English go by letters, accents aside; Spanish has ñ after n; Arabic leaves out the
article at the beginning and takes the forms of a letter for one. Words come one after the other,
as in an atlas: `Guinea-Bissau` before `Guineas`. What is in other letters comes last.
"""

import unicodedata
from collections.abc import Callable, Iterable
from functools import lru_cache
from itertools import groupby
from typing import TypeVar

_JOINED = str.maketrans({"œ": "oe", "æ": "ae", "ß": "ss", "ø": "o", "ł": "l", "đ": "d", "ı": "i"})
_FORMS = str.maketrans({"ى": "ي", "ی": "ي", "ة": "ه", "ٱ": "ا", "ک": "ك", "ـ": None})
_ARTICLE = "ال"
_ENYE = "n\N{DELETE}"  # after `nz`, and before `o`
_ASIDE = frozenset("'’‘ʼ`.,()")

Key = tuple[bool, str, str, str]
Item = TypeVar("Item")


@lru_cache(maxsize=2**14)  # two thousand names in four languages, and crime areas
def key(name: str, language: str) -> Key:
    """What to sort a name by. Equal letters are told apart by their accents, then by case."""
    folded = fold(name, language)
    return _foreign(folded, language), folded, name.casefold(), name


def letter(name: str, language: str) -> str:
    """The letter that a name stands under, as it is printed; `#` where it begins with none."""
    _, folded, *_ = key(name, language)
    if folded.startswith(_ENYE):
        return "Ñ"
    return folded[0].upper() if folded[:1].isalpha() else "#"


def fold(name: str, language: str) -> str:
    """A name as the order sees it: small letters without accents, forms or leading article."""
    text = unicodedata.normalize("NFC", name.strip())
    if language == "ar":
        text = _without_article(text)
    text = text.casefold().translate(_JOINED).translate(_FORMS)
    if language == "es":
        text = text.replace("ñ", _ENYE)
    plain = (each for each in unicodedata.normalize("NFD", text) if not unicodedata.combining(each))
    spaced = (" " if each == "-" else each for each in plain if each not in _ASIDE)
    return " ".join("".join(spaced).split())


def by_letter(
    items: Iterable[Item], language: str, name: Callable[[Item], str]
) -> list[tuple[str, list[Item]]]:
    """Items that stand in order, under their letters."""
    under = groupby(items, key=lambda item: letter(name(item), language))
    return [(each, list(group)) for each, group in under]


def _without_article(text: str) -> str:
    """`الجزائر` is listed under `ج`. An alif that bears a hamza belongs to the word itself."""
    rest = text.removeprefix(_ARTICLE)
    return rest if len(rest) > 1 else text


def _foreign(folded: str, language: str) -> bool:
    first = folded[:1]
    if not first.isalpha():
        return True
    return ("ARABIC" in unicodedata.name(first, "")) != (language == "ar")
