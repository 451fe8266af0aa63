"""How far loading has come, on one line of a terminal; files and pipes get nothing."""

from collections.abc import Iterable, Iterator
from typing import TypeVar

from django.core.management.base import OutputWrapper

WIDTH = 30
FEW = 10  # countries that are loaded before anybody wonders
Item = TypeVar("Item")


class Progress:
    """Counts rounds over the countries of a run, each of which is looked at and then written."""

    def __init__(self, stream: OutputWrapper | None = None, rounds: int = 2) -> None:
        self.stream = stream if stream is not None and stream.isatty() else None
        self.rounds, self.done = rounds, 0

    def over(self, items: Iterable[Item]) -> Iterator[Item]:
        """The items, one step of the line each."""
        listed = list(items)
        for item in listed:
            yield item
            self.done += 1
            self._draw(len(listed))
        if self.done >= self.rounds * len(listed):
            self._write("\r\x1b[K", len(listed))

    def _draw(self, count: int) -> None:
        total = self.rounds * count
        full = WIDTH * self.done // total
        bar = "#" * full + "." * (WIDTH - full)
        self._write(f"\r[{bar}] {100 * self.done // total:3d} % of {count}", count)

    def _write(self, text: str, count: int) -> None:
        if self.stream is not None and count > FEW:
            self.stream.write(text, str, ending="")
            self.stream.flush()
