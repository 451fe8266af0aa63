"""The police of a country as a tree, from what each force says it is part of."""

from collections import deque
from typing import NamedTuple

from countries.document import Document, Force
from countries.languages import Reading, read
from countries.levels import Level
from countries.reading.fact import Fact
from countries.reading.notes import Notes

MOST_DOTS = 400
DOTS_IN_A_ROW = 37
COUNTS = 2  # of units, at the head of a page
DEEPEST = 20  # levels of nested lists; parts of deeper ones stand beside them


class Dots(NamedTuple):
    """Dots as rows of DOTS_IN_A_ROW and a last, shorter one; each has a square of ten by ten."""

    rows: int
    rest: int

    @property
    def width(self) -> int:
        return DOTS_IN_A_ROW * 10

    @property
    def height(self) -> int:
        return 10 * (self.rows + bool(self.rest))

    @property
    def path(self) -> str:
        """A line a row, from the middle of its first dot to just past that of its last.

        Drawn as dots by its dashes, it stays sharp on paper, where a pattern would not.
        """
        rows = [DOTS_IN_A_ROW] * self.rows + [self.rest] * bool(self.rest)
        return "".join(f"M5 {10 * row + 5}h{10 * dots - 9}" for row, dots in enumerate(rows))


class Units(NamedTuple):
    """How many units a force is made up of, what they are called, and each one's district."""

    number: int
    name: Reading
    district: Reading

    @property
    def dots(self) -> Dots | None:
        """One dot a unit, where a person could still tell them apart."""
        return Dots(*divmod(self.number, DOTS_IN_A_ROW)) if self.number <= MOST_DOTS else None


class Police(NamedTuple):
    """A country's police in a line: on how many levels it works, and the units it is made up of."""

    levels: int
    units: tuple[Units, ...]
    reason: str
    notes: tuple[int, ...]


class ForceShown(NamedTuple):
    """A force and its parts. Facts are None where there is nothing to say."""

    name: Fact
    summary: Reading
    part_of: Fact | None
    level: Fact | None
    units_fact: Fact | None
    units: Units | None
    website: Fact | None
    parts: tuple["ForceShown", ...]


def forces(document: Document, notes: Notes) -> tuple[ForceShown, ...]:
    """The forces that are part of no other, each with its parts, in the document's order.

    A circle is forbidden; should one exist, it opens at its first force, and each is shown once.
    """
    return _Tree(document, notes).all()


def at_a_glance(document: Document, notes: Notes) -> Police:
    """The line on the police at the head of a page, where the first few counts have room."""
    levels = [force for force in document.police if force.level]
    counted = [force for force in document.police if force.units][:COUNTS]
    paths = [f"police.{force.slug}.level" for force in levels]
    paths += [f"police.{force.slug}.units" for force in counted]
    numbers = (number for path in paths for number in notes.numbers(path))
    return Police(
        levels=len({force.level for force in levels}),
        units=tuple(units for force in counted if (units := _units(force, notes.language))),
        reason="" if paths else notes.fact("police").reason,
        notes=tuple(dict.fromkeys(numbers)),
    )


def _units(force: Force, language: str) -> Units | None:
    if not force.units:
        return None
    return Units(force.units, read(force.unit_name, language), read(force.district_name, language))


class _Tree:
    def __init__(self, document: Document, notes: Notes) -> None:
        self.notes = notes
        self.forces = {force.slug: force for force in document.police}
        self.parts: dict[str, list[Force]] = {}
        self.shown: set[str] = set()
        for force in self.forces.values():
            if force.part_of:
                self.parts.setdefault(force.part_of, []).append(force)

    def all(self) -> tuple[ForceShown, ...]:
        roots = [f for f in self.forces.values() if f.part_of not in self.forces]
        shown = [self._show(force, 1) for force in roots]
        for force in self.forces.values():
            if force.slug not in self.shown:
                shown.append(self._show(force, 1))
        return tuple(shown)

    def _show(self, force: Force, depth: int) -> ForceShown:
        self.shown.add(force.slug)
        language, notes, path = self.notes.language, self.notes, f"police.{force.slug}"
        level = str(Level(force.level).label) if force.level else ""
        units = _units(force, language)
        return ForceShown(
            name=notes.fact(path, self._name(force)),
            part_of=notes.if_told(f"{path}.part_of", self._whole(force)),
            level=notes.if_told(f"{path}.level", level),
            summary=read(force.summary, language),
            units_fact=notes.if_told(f"{path}.units", f"{force.units}" if units else ""),
            units=units,
            website=notes.if_told(f"{path}.website", force.website),
            parts=tuple(self._parts(force, depth)) if depth < DEEPEST else (),
        )

    def _parts(self, force: Force, depth: int) -> list[ForceShown]:
        found: list[ForceShown] = []
        waiting = deque(self.parts.get(force.slug, []))
        while waiting:
            part = waiting.popleft()
            if part.slug not in self.shown:
                found.append(self._show(part, depth + 1))
                if depth + 1 == DEEPEST:
                    waiting.extendleft(reversed(self.parts.get(part.slug, [])))
        return found

    def _name(self, force: Force) -> Reading:
        language = self.notes.language
        return read(force.name, language) or Reading(force.slug, language, False)

    def _whole(self, force: Force) -> Reading | None:
        whole = self.forces.get(force.part_of or "")
        return self._name(whole) if whole else None
