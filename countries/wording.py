"""A text that is to be erased, in each form that it may have: in prose, escaped, cut by markup."""

import html
import json
import re
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.utils.text import slugify

from countries.document import canonical

# Keys of a document, and columns, by which others refer to something.
CODES = frozenset({"slug", "code", "alpha3", "part_of", "host", "area", "fact", "source", "key"})
ADDRESSES = frozenset({"website", "address"})
TAG = re.compile(r"<[^<>]*>")
SPACE = r"(?:\s|&nbsp;|&#160;|<br ?/?>)"
LETTER = re.compile(r"&#?\w+;|.")
EMPTIED = re.compile(r"<(\w+)(?: [^<>]*)?></\1>")


@dataclass(frozen=True)
class Wording:
    """What is taken out and what comes in its place. Whole words only, capitals as given."""

    text: str
    replacement: str

    def __contains__(self, value: object) -> bool:
        return isinstance(value, str) and bool(self._pattern.search(value))

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        forms = {self.text, html.escape(self.text, quote=False), html.escape(self.text)}
        words = "|".join(_spelt(form) for form in sorted(forms, key=len, reverse=True))
        return re.compile(rf"(?<!\w)(?:{words})(?!\w)")

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
            return instead + "".join(TAG.findall(found[0]))

        clean, times = self._pattern.subn(put, value)
        return _without_empty_markup(clean) if times else clean


def _spelt(form: str) -> str:
    """A pattern of the form in which tags may stand between letters, and any space for a space."""
    tags = rf"(?:{TAG.pattern})*"
    words = (tags.join(map(re.escape, LETTER.findall(word))) for word in form.split())
    return rf"{tags}{SPACE}(?:{SPACE}|{TAG.pattern})*".join(words)


def _without_empty_markup(text: str) -> str:
    while (shorter := EMPTIED.sub("", text)) != text:
        text = shorter
    return text


def _json(text: str) -> Any:
    """The object or list that a text is the JSON of; None for any other text."""
    if text[:1] not in ("{", "["):
        return None
    try:
        return json.loads(text)
    except ValueError:
        return None
