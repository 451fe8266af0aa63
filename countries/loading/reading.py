"""A fixture's bytes as YAML nodes with their lines; what is no YAML is said in words."""

import re
from typing import Any

import yaml
from django.utils.translation import gettext as _

from countries.loading.mistakes import Mistake, Place, UnreadableError

Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
DEEPEST = 50  # a fixture needs five; a parser written in C dies of thirty thousand
_UNPRINTABLE = re.compile(
    "[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufdcf\ufdd3-\ufffd\U00010000-\U0010ffff]"
)
# YAML 1.1 ends lines at these, and no editor does: they go through it as characters of no meaning.
_SEPARATORS = {0x85: 0xFDD0, 0x2028: 0xFDD1, 0x2029: 0xFDD2}
_BACK = {stand_in: separator for separator, stand_in in _SEPARATORS.items()}
_ESCAPED = re.compile(r"\\(?:u([dD][89abAB]..)\\u([dD][c-fC-F]..)|.)")


def compose(name: str, data: bytes, *, json: bool = False) -> yaml.SequenceNode:
    """The records of a file, as nodes. JSON is read too, being YAML but for a few details.

    Raises UnreadableError with the line where the text, or its YAML, is broken.
    """
    text = _text(name, data).translate(_SEPARATORS)
    if json:
        text = _ESCAPED.sub(_joined, text.replace("\t", " "))
    try:
        _check_depth(name, text)
        node = yaml.compose(text, Loader=Loader)
    except yaml.MarkedYAMLError as error:
        raise _unreadable(name, _line(error), _in_words(error, json=json)) from error
    if not isinstance(node, yaml.SequenceNode) or not node.value:
        line = node.start_mark.line + 1 if isinstance(node, yaml.Node) else 1
        message = _("A fixture is a list of records: “- model: countries.country”.")
        raise _unreadable(name, line, message)
    return node


def as_written(text: str) -> str:
    """A scalar of a composed node, with the separators that YAML would not let through."""
    return text.translate(_BACK)


def _text(name: str, data: bytes) -> str:
    try:
        text = data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        message = _("This is not UTF-8 text: save the file as UTF-8.")
        raise _unreadable(name, line, message) from error
    if found := _UNPRINTABLE.search(text):
        line = text.count("\n", 0, found.start()) + 1
        code = f"U+{ord(found[0]):04X}"
        message = _("This is not text: it holds the character {}.").format(code)
        raise _unreadable(name, line, message)
    return text


def _joined(found: re.Match[str]) -> str:
    """JSON writes a character beyond U+FFFF as two escapes, which YAML does not know."""
    high, low = found.groups()
    if not high:
        return found[0]
    return chr(0x10000 + ((int(high, 16) - 0xD800) << 10) + int(low, 16) - 0xDC00)


def _check_depth(name: str, text: str) -> None:
    depth = 0
    for event in yaml.parse(text, Loader=Loader):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > DEEPEST:
            line = event.start_mark.line + 1 if event.start_mark else 1
            raise _unreadable(name, line, _("This is nested too deeply to be a fixture."))


def _unreadable(name: str, line: int, message: str) -> UnreadableError:
    return UnreadableError(Mistake(Place(name, line), message))


def _line(error: yaml.MarkedYAMLError) -> int:
    """Where to look: what was never closed is mended where it was opened."""
    problem = error.problem or ""
    opened = any(sign in problem for sign in ("end of stream", "expected ':'", "expected ','"))
    first, second = error.problem_mark, error.context_mark
    mark = (second or first) if opened else (first or second)
    return mark.line + 1 if mark else 1


def _in_words(error: yaml.MarkedYAMLError, *, json: bool) -> str:
    problem = (error.problem or error.context or "").removeprefix("but ")
    hints = {
        "mapping values are not allowed": _("Put a text with “: ” in it into quotes."),
        "cannot start any token": _(
            "Indent with spaces; put a text that starts with a sign into quotes."
        ),
        "tab character": _("Indent with spaces."),
        "end of stream": _("A quotation mark is never closed."),
        "expected key": _("Look at the indentation here, and at quotation marks inside quotes."),
        "expected '-'": _("Look at the indentation here."),
        "expected ':'": _("Is this a text? Then indent it below its field."),
        "another document": _("A fixture is one document: take the line “---” out."),
        "escape character": _("Inside double quotes, write \\\\ for one \\."),
    }
    said = _("This is not {}: {}.").format("JSON" if json else "YAML", problem)
    hint = "" if json else next((h for part, h in hints.items() if part in problem), "")
    return f"{said} {hint}".strip()
