"""Two to four profiles beside one another: facts in rows, crime areas as a matrix, the texts."""

from collections.abc import Sequence
from typing import NamedTuple

from countries.checking import checked_on
from countries.document import Bureau, Document
from countries.facts import Label, facts
from countries.languages import Reading, read
from countries.models.edition import Edition
from countries.reading.bureau import host, hours
from countries.reading.checking import Checking, checking
from countries.reading.compared_areas import AreasOf, AreasTogether, areas_of, together
from countries.reading.crime import Names
from countries.reading.fact import Day, Fact, day
from countries.reading.forces import ForceShown, Police, at_a_glance, forces
from countries.reading.notes import Note, Notes
from countries.reading.profile import TOPICS
from countries.reading.updates import Update, update
from countries.regions import Region


class Cell(NamedTuple):
    """A fact of one country with its dates, as far as its sources state them.

    `as_of` is the newest day for which a source says it; `checked_on` the oldest check, where each
    source was checked.
    """

    fact: Fact
    as_of: Day | None
    checked_on: Day | None


class Row(NamedTuple):
    label: Label
    cells: tuple[Cell, ...]


class TextOf(NamedTuple):
    """What one country has to say on a topic; `heading` is empty where nobody wrote one."""

    heading: Reading
    body: Fact


class Column(NamedTuple):
    """A country: what it is called, which edition stands there, and its notes."""

    code: str
    slug: str
    name: Reading
    edition: Update
    checking: Checking
    police: Police
    forces: tuple[ForceShown, ...]
    notes: tuple[Note, ...]


class Topic(NamedTuple):
    topic: str
    heading: str
    texts: tuple[tuple[Column, TextOf], ...]


class Compared(NamedTuple):
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    areas: AreasTogether
    topics: tuple[Topic, ...]


class _Read(NamedTuple):
    """One profile as it was read, before the profiles are put beside one another."""

    column: Column
    labels: tuple[Label, ...]
    cells: tuple[Cell, ...]
    areas: AreasOf
    texts: dict[str, TextOf]


def compared(editions: Sequence[tuple[Edition, Document]], language: str, names: Names) -> Compared:
    """The live editions in the order given, each with its document.

    Notes are numbered through: those of the second country follow those of the first.
    """
    found: list[_Read] = []
    last = 0
    for edition, document in editions:
        notes = Notes(document, language, after=last)
        found.append(_read(edition, document, notes))
        last = max([last, *(note.number for note in found[-1].column.notes)])
    columns = tuple(each.column for each in found)
    return Compared(
        columns=columns,
        rows=tuple(_rows(found)),
        areas=together([each.areas for each in found], names, language),
        topics=tuple(
            Topic(topic, str(heading), tuple((each.column, each.texts[topic]) for each in found))
            for topic, heading in TOPICS.items()
        ),
    )


def _rows(found: Sequence[_Read]) -> list[Row]:
    labels = found[0].labels if found else ()
    cells = zip(*(each.cells for each in found), strict=True)
    return [Row(label, row) for label, row in zip(labels, cells, strict=True)]


def _read(edition: Edition, document: Document, notes: Notes) -> _Read:
    """In the order in which the page prints it, so that the notes are numbered in that order."""
    read_facts = _facts(document, notes)
    labels = facts(document)
    cells = tuple(_cell(document, fact, notes.language) for fact in read_facts)
    police = at_a_glance(document, notes)
    areas = areas_of(document, notes)
    texts = {topic: _text(document, topic, notes) for topic in TOPICS}
    shown = forces(document, notes)
    last = notes.last
    column = Column(
        code=document.code,
        slug=edition.slug,
        name=read(document.name, notes.language),
        edition=update(edition, notes.language),
        checking=checking(document.citations, notes.language),
        police=police,
        forces=shown,
        notes=tuple(note for note in notes.listed(document) if note.number <= last),
    )
    return _Read(column, tuple(labels[fact.path][0] for fact in read_facts), cells, areas, texts)


def _facts(document: Document, notes: Notes) -> tuple[Fact, ...]:
    bureau, language = document.ncb or Bureau(), notes.language
    return (
        notes.fact("official_name", read(document.official_name, language)),
        notes.fact("region", str(Region(document.region).label)),
        notes.fact("member_since", day(document.member_since, language)),
        notes.fact("ncb.city", read(bureau.city, language)),
        notes.fact("ncb.unit", read(bureau.unit, language)),
        notes.fact("ncb.host", host(document, bureau, language)),
        notes.fact("ncb.around_the_clock", hours(bureau.around_the_clock)),
        notes.fact("codes", document.code, document.alpha3),
    )


def _cell(document: Document, fact: Fact, language: str) -> Cell:
    said = [each for each in document.citations if each.fact == fact.path and each.source]
    newest = max((each.as_of for each in said if each.as_of), default=None)
    return Cell(fact, day(newest, language), day(checked_on(said), language))


def _text(document: Document, topic: str, notes: Notes) -> TextOf:
    section = next((each for each in document.sections if each.topic == topic), None)
    if section is None:
        return TextOf(Reading("", notes.language, False), notes.fact(f"section.{topic}"))
    body = notes.fact(f"section.{section.slug}", read(section.body, notes.language))
    return TextOf(read(section.heading, notes.language), body)
