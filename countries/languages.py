"""Which languages a profile speaks, and which text a reader of one of them gets.

The four are columns of the database, so they stand here and not among the settings.
"""

from collections.abc import Mapping
from typing import NamedTuple

LANGUAGES = ("en", "fr", "es", "ar")
FALLBACK = "en"
NATIVE_NAMES = {"en": "English", "fr": "Français", "es": "Español", "ar": "العربية"}
RIGHT_TO_LEFT = frozenset({"ar"})


class Reading(NamedTuple):
    """A text as a reader gets it: its words, their language, and whether it is a fallback."""

    text: str
    language: str
    fallback: bool

    def __bool__(self) -> bool:
        return bool(self.text)

    def __str__(self) -> str:
        return self.text

    @property
    def direction(self) -> str:
        """`ltr` or `rtl`, for the `dir` attribute."""
        return direction(self.language)


def direction(language: str) -> str:
    """`rtl` for Arabic, else `ltr`."""
    return "rtl" if language in RIGHT_TO_LEFT else "ltr"


def columns(field: str) -> tuple[str, ...]:
    """The four columns of a translated field: `name` gives `name_en` to `name_ar`."""
    return tuple(f"{field}_{language}" for language in LANGUAGES)


def texts(row: object, field: str) -> dict[str, str]:
    """What a row says in each language that it has: `{"en": "Belgium", "fr": "Belgique"}`."""
    found = ((language, getattr(row, f"{field}_{language}")) for language in LANGUAGES)
    return {language: text for language, text in found if text}


def read(texts: Mapping[str, str], language: str) -> Reading:
    """The text in `language`, else in English and marked so; empty where neither exists."""
    if text := texts.get(language):
        return Reading(text, language, False)
    return Reading(texts.get(FALLBACK, ""), FALLBACK, bool(texts.get(FALLBACK)))
