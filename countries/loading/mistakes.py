"""What is wrong with a fixture: where, what stands there, and what to do."""

import difflib
from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _


@dataclass(frozen=True, order=True)
class Place:
    """A line of a file, and the record and field that stand there."""

    file: str
    line: int
    record: str = ""
    field: str = ""

    @property
    def spot(self) -> tuple[str, int, str]:
        """Where it is, whatever the record is called."""
        return self.file, self.line, self.field

    def at(self, line: int, field: str) -> "Place":
        """The same record, at another line and field."""
        return replace(self, line=line, field=field)


@dataclass(frozen=True, order=True)
class Mistake:
    """One mistake; printed on one or two lines."""

    place: Place
    message: str
    value: str = ""

    def __str__(self) -> str:
        where = f"{self.place.file}, " + _("line {}").format(self.place.line)
        what = ", ".join(part for part in (self.place.record, self.place.field) if part)
        value = f" “{shortened(self.value)}”" if self.value else ""
        return (
            f"{where}: {what}{value}\n    {self.message}"
            if what or value
            else (f"{where}: {self.message}")
        )


class UnreadableError(Exception):
    """The file is no list of records at all."""

    def __init__(self, mistake: Mistake) -> None:
        self.mistake = mistake
        super().__init__(str(mistake))


def shortened(text: str, limit: int = 80) -> str:
    """A value as far as it helps to find it."""
    folded = " ".join(text.split())
    return folded if len(folded) <= limit else folded[: limit - 1] + "…"


def where_they_differ(*texts: str, limit: int = 80) -> list[str]:
    """Each text as far as it helps to tell them apart: from shortly before they differ."""
    folded = [" ".join(text.split()) for text in texts]
    if all(len(text) <= limit for text in folded):
        return folded
    same = 0
    for characters in zip(*folded, strict=False):
        if len({*characters}) > 1:
            break
        same += 1
    start = folded[0].rfind(" ", 0, max(same - limit // 4, 0)) + 1
    return [("…" if start else "") + shortened(text[start:], limit) for text in folded]


def nearest(word: str, names: Iterable[str]) -> str:
    """`Did you mean “…”?`, or '' where nothing is near."""
    found = nearest_name(word, names)
    return _("Did you mean “{}”?").format(found) if found else ""


def nearest_name(word: str, names: Iterable[str]) -> str:
    """The name that was probably meant, or ''."""
    found = difflib.get_close_matches(word.lower(), list(names), n=1, cutoff=0.6)
    return found[0] if found else ""


def unknown(word: str, names: Iterable[str], message: str) -> str:
    """A message about a name that does not exist, with the nearest right one or all of them."""
    names = sorted(names)
    hint = nearest(word, names)
    if not hint and len(names) <= 30:
        hint = _("There are: {}.").format(", ".join(names)) if names else ""
    return f"{message} {hint}".strip()


def changed_by_person(name: str, was: str, now: str, new: str) -> str:
    """A place that a person changed since the fixture was last loaded, and the file changes too."""
    message = _(
        "{}: a person changed it from “{}” to “{}” since the fixture was last loaded, and the "
        "file changes it to “{}”. Write the person's words into the file, or load with "
        "--overwrite-edits."
    )
    return message.format(name, *where_they_differ(was, now, new))


def already_there(name: str, now: str, new: str) -> str:
    """A place that the fixture speaks of for the first time, and that says something else."""
    message = _(
        "{}: it says “{}” already, which this fixture never wrote, and the file says “{}”. Write "
        "the words that are there into the file, or load with --overwrite-edits."
    )
    return message.format(name, *where_they_differ(now, new))


def removed_by_person(name: str) -> str:
    """A part that a person removed since the fixture was last loaded, and the file changes."""
    message = _(
        "{}: a person removed it since the fixture was last loaded, and the file changes it. Take "
        "its record out of the file, or load with --overwrite-edits."
    )
    return message.format(name)
