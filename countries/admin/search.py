"""Finding a country in the admin's list by any of its names, in any language."""

import unicodedata
from collections.abc import Iterable

from countries.admin.fields import in_languages
from countries.models import Country

COLUMNS = ("code", "alpha3", "slug", *in_languages("name", "official_name"))
_ARABIC = str.maketrans({"ى": "ي", "ة": "ه", "ـ": None})


def fold(text: str) -> str:
    """Without case, accents and Arabic marks: `Bélgica` and `belgica` are one."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    kept = (letter for letter in plain if not unicodedata.combining(letter))
    return "".join(kept).translate(_ARABIC)


def matching(words: str, countries: Iterable[tuple[str, ...]]) -> list[str]:
    """The codes of the countries, given as rows of COLUMNS, that have every word.

    A database folds case in its own way or not at all; 200 rows are folded here in no time.
    """
    wanted = fold(words).split()
    rows = ((row[0], fold(" ".join(text or "" for text in row))) for row in countries)
    return [code for code, names in rows if all(word in names for word in wanted)]


def find(words: str) -> list[str]:
    """The codes of the countries that have every word in one of their names or codes."""
    return matching(words, Country.objects.values_list(*COLUMNS))
