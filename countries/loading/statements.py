"""What fixtures state: flat documents, one a country, and one a crime area or source."""

from dataclasses import dataclass, field
from typing import Any

from countries.loading.mistakes import Mistake, Place
from countries.paths import ORDER, Flat, Path


@dataclass
class Stated:
    """What a run's fixtures say of one country: a part of a document, and where it stands."""

    code: str
    place: Place
    flat: Flat = field(default_factory=dict)
    lines: dict[Path, Place] = field(default_factory=dict)
    said_by: dict[Path, str] = field(default_factory=dict)
    status: str = ""

    @property
    def fixtures(self) -> list[str]:
        """The names of the fixtures that speak of this country."""
        return list(dict.fromkeys(self.said_by.values()))

    def add(self, path: Path, value: Any, place: Place, fixture: str) -> None:
        """State one value."""
        self.flat[path] = value
        self.lines[path] = place
        self.said_by[path] = fixture

    def add_item(self, name: str, key: str, fixture: str) -> Path:
        """Put an item of a list after those stated before it."""
        order = (name, ORDER)
        if key not in self.flat.get(order, ()):
            self.flat[order] = (*self.flat.get(order, ()), key)
        self.said_by[order] = fixture
        return (name, key)

    def place_of(self, path: Path) -> Place:
        """Where a value stands, or the record that it belongs to, or the country's."""
        if path and path[-1] == ORDER:
            path = (path[0], *self.flat.get(path, ())[:1])
        while path:
            if path in self.lines:
                return self.lines[path]
            path = path[:-1]
        return self.place


@dataclass
class Reference:
    """What a fixture says of one crime area or source."""

    model: str
    key: str
    place: Place
    fixture: str
    values: dict[str, Any]
    lines: dict[str, Place]


@dataclass
class Statements:
    """All that a run of loaddata states, and what is wrong with it.

    `broken` are places whose mistake is noted, `blamed` the parts of documents, so that one
    mistake is noted once; `lost` are the keys of records that could not be read, so that nothing
    that points to them is a mistake too: '' where not even the key could.
    """

    countries: dict[str, Stated] = field(default_factory=dict)
    references: dict[tuple[str, str], Reference] = field(default_factory=dict)
    mistakes: list[Mistake] = field(default_factory=list)
    broken: set[tuple[str, int, str]] = field(default_factory=set)
    blamed: set[tuple[str, Path]] = field(default_factory=set)
    lost: set[str] = field(default_factory=set)

    def blame(self, place: Place, message: str, value: Any = "") -> None:
        """Note a mistake."""
        self.mistakes.append(Mistake(place, message, "" if value is None else str(value)))

    def blame_broken(self, place: Place, message: str, value: Any = "") -> None:
        """Note a mistake in what a field holds; nothing that follows from it is noted too."""
        self.blame(place, message, value)
        self.broken.add(place.spot)

    def is_lost(self, key: str) -> bool:
        """Whether a record of this name may be among those that could not be read."""
        return "" in self.lost or key in self.lost
