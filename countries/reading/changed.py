"""Which parts of a profile an edition changed, as readers of one language see it."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from countries.languages import FALLBACK

PARTS = {
    "facts": _("Facts"),
    "crime_areas": _("Crime areas"),
    "ncb": _("Bureau"),
    "police": _("Police"),
    "sections": _("Text"),
}
NO_LANGUAGE = ""


def changed(
    after: Mapping[str, Any], before: Mapping[str, Any] | None, language: str
) -> tuple[str, ...]:
    """The keys of PARTS in which the outlines differ; none where one of them is not known.

    A part that says nothing in the language is read in English.
    """
    if not before or not after:
        return ()
    pairs = ((part, _mark(after, part, language), _mark(before, part, language)) for part in PARTS)
    return tuple(part for part, new, old in pairs if new != old)


def _mark(outline: Mapping[str, Any], part: str, language: str) -> Any:
    marks = outline.get(part, {})
    return next((marks[each] for each in (NO_LANGUAGE, language, FALLBACK) if each in marks), None)
