"""The rows that lists and the search read beside an edition: written when it is approved, made from
its document.

Only editions that are live, or are still to go live, have them: what is past is in no list.
"""

from collections.abc import Iterable, Iterator
from itertools import islice

from countries.document import Document
from countries.models.edition import Edition, EditionQuerySet
from countries.models.listed_area import ListedArea
from countries.models.search_word import SearchWord
from countries.searching import index


def write(edition: Edition, document: Document | None = None) -> None:
    """Write the rows of an approved edition anew. A withdrawal has none."""
    _drop(Edition.objects.filter(pk=edition.pk))
    if edition.kind != Edition.Kind.WITHDRAWAL:
        write_many([(edition, document or edition.document)])


def write_many(editions: Iterable[tuple[Edition, Document]]) -> None:
    """Write the rows of editions that have none yet, each with its document."""
    for some in _by(100, editions):
        areas = (row for edition, document in some for row in _areas(edition, document))
        ListedArea.objects.bulk_create(areas, batch_size=1000)
        found = (row for edition, document in some for row in _words(edition, document))
        SearchWord.objects.bulk_create(found, batch_size=2000)


def write_anew(keys: Iterable[int]) -> None:
    """Write the rows of these editions anew, whose documents are not what they were."""
    editions = Edition.objects.filter(pk__in=list(keys))
    _drop(editions)
    for edition in editions.filter(pk__in=Edition.objects.to_be_listed()):
        write(edition)


def drop_past(country: str) -> None:
    """Delete the rows of a country's editions that a newer one has taken the place of."""
    past = Edition.objects.filter(country=country).exclude(pk__in=Edition.objects.to_be_listed())
    _drop(past)


def is_right(edition: Edition, document: Document) -> bool:
    """Whether an edition that lists may show has the rows that its document says."""
    areas = ListedArea.objects.filter(edition=edition).values_list("area", "standing")
    words = SearchWord.objects.filter(edition=edition).values_list("kind", "word")
    if edition.kind == Edition.Kind.WITHDRAWAL:
        return not areas.exists() and not words.exists()
    right = {(row.area, row.standing) for row in _areas(edition, document)}
    return set(areas) == right and set(words) == index.rows(document)


def _drop(editions: EditionQuerySet) -> None:
    keys = list(editions.order_by().values_list("pk", flat=True))
    ListedArea.objects.filter(edition__in=keys).delete()
    SearchWord.objects.filter(edition__in=keys).delete()


def _areas(edition: Edition, document: Document) -> Iterator[ListedArea]:
    named = dict.fromkeys((link.area, link.standing) for link in document.crime_areas)
    for area, standing in named:
        yield ListedArea(edition=edition, area=area, standing=standing)


def _words(edition: Edition, document: Document) -> Iterator[SearchWord]:
    for kind, word in sorted(index.rows(document)):
        yield SearchWord(edition=edition, kind=kind, word=word)


def _by(
    count: int, editions: Iterable[tuple[Edition, Document]]
) -> Iterator[list[tuple[Edition, Document]]]:
    waiting = iter(editions)
    while some := list(islice(waiting, count)):
        yield some
