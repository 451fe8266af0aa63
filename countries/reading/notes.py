"""The numbered notes of a page: who says a fact, as of when, and who checked it.

A note is one combination of source, dates and derivation; it is numbered where the page first
needs it, so facts must be read in the order in which the page prints them.
"""

from collections.abc import Mapping
from typing import NamedTuple

from countries.document import Cited, Document, SourceText
from countries.facts import FORCE, Label, facts
from countries.languages import Reading, read
from countries.reading.fact import Day, Fact, Value, day
from countries.reasons import Reason


class Supported(NamedTuple):
    """A fact that a note supports: what it is about, if a text names that, and its label."""

    path: str
    subject: Reading | None
    label: Label


class Note(NamedTuple):
    number: int
    title: Reading
    publisher: str
    address: str
    as_of: Day | None
    checked_on: Day | None
    read_on: Day | None
    derived: bool
    facts: tuple[Supported, ...]


class Notes:
    """Numbers the notes of one page in the order in which its facts are read.

    Where a page shows several documents, those of each begin `after` the last of the one before.
    """

    def __init__(self, document: Document, language: str, after: int = 0) -> None:
        self.language = language
        self._after = after
        self._cited: dict[str, list[Cited]] = {}
        for cited in document.citations:
            self._cited.setdefault(cited.fact, []).append(cited)
        self._sources = {source.slug: source for source in document.sources}
        self._numbers: dict[tuple[object, ...], int] = {}
        self._citations: list[Cited] = []
        self._supported: list[list[str]] = []

    @property
    def last(self) -> int:
        """The highest number that was given so far."""
        return self._after + len(self._citations)

    def numbers(self, path: str) -> tuple[int, ...]:
        """The notes that support a fact, in the order in which it cites them."""
        found = [self._number(cited) for cited in self._cited.get(path, []) if cited.source]
        return tuple(dict.fromkeys(found))

    def fact(self, path: str, *values: Value | None) -> Fact:
        """A fact with its values, or with the reason why it has none: at least "not recorded"."""
        shown = tuple(value for value in values if value)
        return Fact(path, shown, "" if shown else self._reason(path), self.numbers(path))

    def told(self, path: str) -> bool:
        """Whether anything is cited for a fact: a source, or a reason why it has no value."""
        return path in self._cited

    def if_told(self, path: str, *values: Value | None) -> Fact | None:
        """The fact; None where it has no value and nobody says why."""
        return self.fact(path, *values) if any(values) or self.told(path) else None

    def listed(self, document: Document) -> tuple[Note, ...]:
        """Every note, with the facts that it supports. Facts not read before come last."""
        for path in self._cited:
            self.numbers(path)
        supported = _supported(document, self.language)
        return tuple(
            self._note(number, cited, paths, supported)
            for number, (cited, paths) in enumerate(
                zip(self._citations, self._supported, strict=True), start=self._after + 1
            )
        )

    def _number(self, cited: Cited) -> int:
        key = (cited.source, cited.as_of, cited.checked_on, cited.derived)
        if key not in self._numbers:
            self._citations.append(cited)
            self._supported.append([])
            self._numbers[key] = self.last
        paths = self._supported[self._numbers[key] - 1 - self._after]
        if cited.fact not in paths:
            paths.append(cited.fact)
        return self._numbers[key]

    def _reason(self, path: str) -> str:
        given = [cited.reason for cited in self._cited.get(path, []) if cited.reason]
        return str(Reason(given[0] if given else Reason.NOT_RECORDED).label)

    def _note(
        self, number: int, cited: Cited, paths: list[str], supported: Mapping[str, Supported]
    ) -> Note:
        slug = cited.source or ""
        source = self._sources.get(slug) or SourceText(slug=slug)
        return Note(
            number=number,
            title=read(source.title, self.language) or Reading(slug, self.language, False),
            publisher=source.publisher,
            address=source.address,
            as_of=day(cited.as_of, self.language),
            checked_on=day(cited.checked_on, self.language),
            read_on=day(source.read_on, self.language),
            derived=cited.derived,
            facts=tuple(supported[path] for path in paths if path in supported),
        )


def _supported(document: Document, language: str) -> dict[str, Supported]:
    """Every fact that the document can cite, named in the reader's language."""
    found = {path: Supported(path, None, label) for path, (label, _) in facts(document).items()}
    for force in document.police:
        path, name = f"police.{force.slug}", read(force.name, language)
        found[path] = Supported(path, name, "")
        for field, label in FORCE.items():
            found[f"{path}.{field}"] = Supported(f"{path}.{field}", name, label)
    for section in document.sections:
        path = f"section.{section.slug}"
        found[path] = Supported(path, read(section.heading, language), "")
    return found
