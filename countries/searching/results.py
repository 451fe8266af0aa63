"""The profiles that have every word that is asked for, best first, and how they may be narrowed."""

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from django.db.models import Count

from countries.languages import LANGUAGES, Reading, columns, read
from countries.models.edition import Edition
from countries.models.listed_area import ListedArea
from countries.models.search_word import Kind
from countries.regions import Region
from countries.searching.asked import Asked
from countries.searching.folding import fold, forms, slipped, words
from countries.searching.index import facet
from countries.searching.matching import RANKS, SLIPPED, Matches, Wanted, exactly, matches, wanted
from countries.searching.subjects import Subject, Subjects, facets_named, named

MOST = 300  # profiles are ranked; who has more is told to add a word
BY_WORDS = 2  # ranks below it are for names as a whole
OWN = ("pk", "country_id", "slug", "region", "full", "sha256")
NAMES = (Kind.CODE, Kind.NAME, Kind.SLIP, Kind.OTHER, Kind.CITY)


class Hit(NamedTuple):
    """A live edition that was found. `rank` is its place among all, the best first."""

    edition: int
    code: str
    slug: str
    region: str
    full: bool
    sha256: str
    names: dict[str, str]
    rank: tuple[int, str, str] = (0, "", "")

    def name(self, language: str) -> Reading:
        return read(self.names, language)

    @property
    def called(self) -> list[tuple[str, ...]]:
        """The words of its names."""
        return [_words(name) for name in self.names.values()]


@lru_cache(maxsize=4096)
def _words(name: str) -> tuple[str, ...]:
    return tuple(words(name))


@lru_cache(maxsize=4096)
def _folded(name: str) -> str:
    return fold(name)


def live(editions: Iterable[int]) -> list[Hit]:
    """Those of the editions that are live now: one query."""
    rows = Edition.objects.published().filter(pk__in=list(editions)).order_by()
    return [_hit(*row) for row in rows.values_list(*OWN, *columns("name"))]


def _hit(edition: int, code: str, slug: str, region: str, full: bool, sha: str, *n: str) -> Hit:
    names = {language: name for language, name in zip(LANGUAGES, n, strict=True) if name}
    return Hit(edition, code, slug, region, full, sha, names)


class Choice(NamedTuple):
    """A facet that narrows what was found; `profiles` is 0 where not all of it was read."""

    value: str
    name: Reading | str
    profiles: int


class Found(NamedTuple):
    """What was found. `more` if there are others than those that were ranked."""

    hits: list[Hit]
    more: bool
    areas: list[Subject]
    known: tuple[bool, ...]


def find(asked: Asked, areas: Subjects, language: str, kinds: Sequence[Kind] = ()) -> Found:
    """The live profiles with every word, those first that it names: in two or three queries."""
    by_name = bool(kinds)
    things = [
        wanted(word, () if by_name else facets_named(word, areas), kinds or tuple(Kind))
        for word in asked.words
    ]
    if not things:
        return Found([], False, [], ())
    found = matches([*things, *_chosen(asked)], MOST)
    hits = _ranked(asked, found, live(found.editions), language)
    return Found(hits, found.more, named(asked.words, areas), found.found[: len(things)])


def _chosen(asked: Asked) -> list[Wanted]:
    chosen = (("region", asked.region), ("area", asked.crime), ("full", "1" if asked.full else ""))
    return [exactly(facet(name, value)) for name, value in chosen if value]


def _ranked(asked: Asked, found: Matches, rows: list[Hit], language: str) -> list[Hit]:
    """The editions in order. A slip counts where nobody bears the word as it stands."""
    places = {row.edition: found.editions[row.edition][: len(asked.words)] for row in rows}
    borne = [any(p[n][0] < SLIPPED for p in places.values()) for n in range(len(asked.words))]
    hits = []
    for row in rows:
        rank = BY_WORDS
        for word, own, exact in zip(asked.words, places[row.edition], borne, strict=True):
            real = [place for place in own if place != SLIPPED]
            if SLIPPED in own and not exact and _slip(word, row):
                real.append(SLIPPED)
            if not real:
                break
            rank += min(real)
        else:
            name = _folded(row.name(language).text)
            hits.append(row._replace(rank=(_whole(asked, row, rank), name, row.slug)))
    return sorted(hits, key=lambda hit: hit.rank)


def _slip(word: str, row: Hit) -> bool:
    return any(slipped(form, own) for form in forms(word) for name in row.called for own in name)


def _whole(asked: Asked, row: Hit, rank: int) -> int:
    """0 for the country of that code or name, 1 where its name begins so, else as it was."""
    called = row.called
    if asked.words in called or (len(asked.words) == 1 and rank == BY_WORDS + RANKS[Kind.CODE]):
        return 0
    own = " ".join(asked.words)
    return 1 if any(" ".join(name).startswith(own) for name in called) else rank


def regions(hits: Iterable[Hit], more: bool) -> list[Choice]:
    """The regions of what was found."""
    counts = Counter(hit.region for hit in hits)
    return [
        Choice(each.value, str(each.label), 0 if more else counts[each.value])
        for each in Region
        if counts[each.value]
    ]


def crime_areas(hits: Sequence[Hit], areas: Subjects, language: str, more: bool) -> list[Choice]:
    """The crime areas of what was found, those first that most have: one query."""
    keys = [hit.edition for hit in hits]
    rows = ListedArea.objects.filter(edition__in=keys).order_by().values_list("area")
    counted = rows.annotate(profiles=Count("edition", distinct=True))
    counts = {area: profiles for area, profiles in counted if area in areas}
    order = sorted(counts, key=lambda slug: (-counts[slug], fold(str(areas[slug].name(language)))))
    return [Choice(slug, areas[slug].name(language), 0 if more else counts[slug]) for slug in order]
