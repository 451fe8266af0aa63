"""A document as the fixture that would load it: stable to the byte, and pleasant to edit."""

import re
import textwrap
from collections.abc import Iterator
from typing import Any

import yaml

from countries.document import Document, Json
from countries.languages import LANGUAGES
from countries.paths import TEXTS

WIDTH = 96
HEADER = """\
# The profile of {name}, as a fixture. Edit it by hand, then see what would change with
#   manage.py loaddata --dry-run {slug}
# and load it without --dry-run. Records stand in the order in which they are shown.
"""
_HTML, _LINES = frozenset({"body"}), frozenset({"note"})
_BETWEEN_BLOCKS = re.compile(r"(?<=>)(?=<(?:p|ul|ol|li|h3|h4|blockquote|table|tr|/ul|/ol)[ >])")
# What an editor or YAML would not keep as it stands in a block: such a text is one quoted line.
_NEEDS_QUOTES = re.compile(
    r"[^\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010fffd]"
    r"|^[ \n]|[ \n]$| \n"
)
_NEEDS_LINE = re.compile(r"\n|  ")


def dump(document: Document, status: str) -> str:
    """The fixture of a profile. `status` is `published` or `draft`; people are left out."""
    name = document.name.get("en", document.code)
    plain = "".join(letter if letter.isprintable() else " " for letter in name)
    header = HEADER.format(name=plain, slug=document.slug)
    return header + "\n".join(record(model, fields) for model, fields in _records(document, status))


def _records(document: Document, status: str) -> Iterator[tuple[str, Json]]:
    data = document.plain()
    data.pop("schema")
    data.pop("editors", None)
    parts = {key: data.pop(key) for key in ("police", "sections", "crime_areas", "citations")}
    sources, bureau = data.pop("sources"), data.pop("ncb")
    country = {"country": document.code}
    for source in sources:
        yield "source", source
    head = {key: data.pop(key) for key in ("code", "alpha3", "slug", "region")}
    yield "country", {**head, "status": status, **data}
    for force in parts["police"]:
        yield "policeforce", {**country, **force}
    if bureau:
        yield "ncb", {**country, **bureau}
    for section in parts["sections"]:
        yield "section", {**country, **section}
    for link in parts["crime_areas"]:
        yield "crimearealink", {**country, **link}
    for cited in parts["citations"]:
        cited.pop("checked_by", None)
        yield "citation", {**country, **cited}


def record(model: str, fields: Json) -> str:
    """One record as text; a translated field is given as its texts by language."""
    lines = [f"- model: countries.{model}", "  fields:"]
    for name, value in fields.items():
        if name in TEXTS:
            for language in LANGUAGES:
                if text := value.get(language):
                    lines += _field(f"{name}_{language}", text, name)
        elif value not in (None, "", False) or (name == "around_the_clock" and value is False):
            lines += _field(name, value, name)
    return "\n".join(lines) + "\n"


def _field(name: str, value: Any, kind: str) -> list[str]:
    if not isinstance(value, str):
        return [f"    {name}: {str(value).lower() if isinstance(value, bool) else value}"]
    short = "\n" not in value and len(name) + len(value) < WIDTH - 6 and kind not in _HTML
    exact = kind not in _LINES and kind not in _HTML and _NEEDS_LINE.search(value)
    if exact or _NEEDS_QUOTES.search(value):
        return [f"    {name}: {scalar(value, style=chr(34))}"]
    if short:
        return [f"    {name}: {scalar(value)}"]
    return [f"    {name}: |-", *(f"      {line}".rstrip() for line in _wrapped(value, kind))]


def _wrapped(value: str, kind: str) -> Iterator[str]:
    if kind in _LINES:
        yield from value.split("\n")
        return
    blocks = _BETWEEN_BLOCKS.split(value) if kind in _HTML else [value]
    for block in blocks:
        yield from textwrap.wrap(block, WIDTH - 6, break_long_words=False, break_on_hyphens=False)


def scalar(value: str, style: str | None = None) -> str:
    """One line of YAML that reads as this text and nothing else."""
    if re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        return value
    text = yaml.safe_dump(value, allow_unicode=True, width=10**6, default_style=style)
    return text.removesuffix("\n").removesuffix("\n...")
