"""Which countries stand beside one: before and after it in its region, and those like it."""

from collections.abc import Iterable
from typing import NamedTuple

from countries.languages import Reading, read
from countries.models.edition import Edition
from countries.reading import order


class Neighbour(NamedTuple):
    code: str
    slug: str
    name: Reading


class Alike(NamedTuple):
    """A country with the same crime areas, and how many it shares."""

    slug: str
    name: Reading
    shared: int


class Beside(NamedTuple):
    """`previous` and `next` are None at either end of the region, `alike` the most alike first."""

    previous: Neighbour | None
    next: Neighbour | None
    alike: tuple[Alike, ...]

    def __bool__(self) -> bool:
        return any(self)


def beside(
    code: str, in_region: Iterable[Edition], alike: Iterable[tuple[Edition, int]], language: str
) -> Beside:
    """What stands beside a country, from the columns of the editions of its region and of those
    alike."""
    neighbours = (_neighbour(edition, language) for edition in in_region)
    listed = sorted(neighbours, key=lambda each: order.key(each.name.text, language))
    codes = [each.code for each in listed]
    place = codes.index(code) if code in codes else len(codes)
    return Beside(
        previous=listed[place - 1] if 0 < place < len(codes) else None,
        next=listed[place + 1] if place + 1 < len(codes) else None,
        alike=tuple(
            Alike(edition.slug, read(edition.names, language), shared) for edition, shared in alike
        ),
    )


def _neighbour(edition: Edition, language: str) -> Neighbour:
    return Neighbour(edition.country_id, edition.slug, read(edition.names, language))
