"""What the page of a search prints: results with their passages, facets, and what else to try."""

import json
from collections.abc import Iterable
from typing import NamedTuple

from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from countries.document import upgrade
from countries.languages import Reading
from countries.models.edition import Edition
from countries.models.search_word import Kind
from countries.reading.listing import Named
from countries.regions import Region
from countries.searching.asked import Asked
from countries.searching.nearest import nearest
from countries.searching.passages import Passage, Patterns, marked, passage, patterns
from countries.searching.results import MOST, Choice, Found, Hit, crime_areas, regions
from countries.searching.subjects import Subject, Subjects
from countries.searching.texts import Json, Said

A_PAGE = 20  # results
MOST_AREAS = 10  # crime areas among the facets
MOST_NAMED = 3  # crime areas that a word may mean
PARTS = {
    "name": _("Also called"),
    "official": _("Official name"),
    "city": _("National Central Bureau"),
    "ncb": _("National Central Bureau"),
    "police": _("Police"),
    "area": _("Crime area"),
}


class Result(NamedTuple):
    """A profile as the page lists it. `where` is the label of the passage."""

    code: str
    slug: str
    name: Reading
    marked: SafeString
    region: str
    full: bool
    where: str
    passage: Passage


class Facet(NamedTuple):
    """A way to narrow what was found, or a narrowing to undo where `chosen`."""

    name: Reading | str
    profiles: int
    query: str
    chosen: bool = False


class Area(NamedTuple):
    """A crime area that may be meant, which has a page of its own."""

    slug: str
    name: Reading


class Shown(NamedTuple):
    """The page. `most` is how many were ranked, where there are `more`."""

    results: tuple[Result, ...] = ()
    total: int = 0
    more: bool = False
    most: int = MOST
    first: int = 1
    number: int = 1
    pages: int = 1
    before: str = ""
    after: str = ""
    chosen: tuple[Facet, ...] = ()
    regions: tuple[Facet, ...] = ()
    areas: tuple[Facet, ...] = ()
    full: Facet | None = None
    named: tuple[Area, ...] = ()
    nearest: tuple[Named, ...] = ()
    fewer: tuple[Facet, ...] = ()
    anywhere: str = ""
    state: object = None


def shown(asked: Asked, found: Found, areas: Subjects, language: str) -> Shown:
    """The page of what was found, in a language that is also the active one."""
    if not asked.words:
        return Shown(chosen=_chosen(asked, areas, language))
    page = Shown(chosen=_chosen(asked, areas, language), more=found.more)
    filled = _results(page, asked, found, areas, language) if found.hits else page
    if not found.hits:
        filled = _instead(page, asked, found, language)
    state = [
        [[hit.edition, hit.sha256] for hit in found.hits],
        filled._replace(results=()),
        [[area.names, area.called] for area in areas.values()],
    ]
    return filled._replace(state=state)


def _results(page: Shown, asked: Asked, found: Found, areas: Subjects, language: str) -> Shown:
    hits, more = found.hits, found.more
    pages = -(-len(hits) // A_PAGE)
    number = min(asked.page, pages)
    there = hits[(number - 1) * A_PAGE : number * A_PAGE]
    by_area = [] if asked.crime else crime_areas(hits, areas, language, more)[:MOST_AREAS]
    by_region = [] if asked.region else regions(hits, more)
    full = 0 if asked.full else sum(hit.full for hit in hits)
    return page._replace(
        results=tuple(_read(there, asked, areas, language)),
        total=len(hits),
        first=(number - 1) * A_PAGE + 1,
        number=number,
        pages=pages,
        before=asked.query(page=str(number - 1)) if number > 1 else "",
        after=asked.query(page=str(number + 1)) if number < pages else "",
        regions=_facets(asked, "region", by_region, len(hits)),
        areas=_facets(asked, "crime", by_area, len(hits)),
        full=_full(asked, full, more) if 0 < full < len(hits) else None,
        named=_named(asked, found.areas, language),
    )


def _facets(asked: Asked, name: str, choices: list[Choice], total: int) -> tuple[Facet, ...]:
    """A choice that all of them share narrows nothing."""
    return tuple(
        Facet(each.name, each.profiles, asked.query(**{name: each.value}))
        for each in choices
        if each.profiles < total
    )


def _full(asked: Asked, count: int, more: bool) -> Facet:
    return Facet(str(_("Full profiles")), 0 if more else count, asked.query(full="1"))


def _named(asked: Asked, areas: list[Subject], language: str) -> tuple[Area, ...]:
    """The crime areas that were asked for, where they are few enough to be meant."""
    if asked.crime or len(areas) > MOST_NAMED:
        return ()
    return tuple(Area(each.slug, each.name(language)) for each in areas)


def _chosen(asked: Asked, areas: Subjects, language: str) -> tuple[Facet, ...]:
    """What narrows the search, each with the address that undoes it."""
    facets = []
    if asked.region:
        label = str(Region(asked.region).label)
        facets.append(Facet(label, 0, asked.query(region=""), chosen=True))
    if asked.crime:
        name = areas[asked.crime].name(language) if asked.crime in areas else asked.crime
        facets.append(Facet(name, 0, asked.query(crime=""), chosen=True))
    if asked.full:
        facets.append(Facet(str(_("Full profiles")), 0, asked.query(full=""), chosen=True))
    return tuple(facets)


def _instead(page: Shown, asked: Asked, found: Found, language: str) -> Shown:
    """What else to try: the page of a crime area that no profile names, all regions again, fewer
    words, names that are much alike."""
    known = [word for word, is_known in zip(asked.words, found.known, strict=True) if is_known]
    several = known if len(asked.words) > 1 else []
    named = _named(asked, found.areas, language)
    near = [] if named else nearest(asked.words)
    return page._replace(
        named=named,
        anywhere=Asked(asked.text, asked.words).query() if page.chosen else "",
        fewer=tuple(Facet(word, 0, Asked(word, (word,)).query()) for word in several),
        nearest=tuple(Named(hit.code, hit.slug, hit.name(language)) for hit in near),
    )


def _read(hits: list[Hit], asked: Asked, areas: Subjects, language: str) -> Iterable[Result]:
    """The results of a page; their documents are read in one query."""
    keys = [hit.edition for hit in hits]
    bodies = dict(Edition.objects.filter(pk__in=keys).order_by().values_list("pk", "body"))
    found = patterns(asked.words)
    for hit in hits:
        document = upgrade(json.loads(bodies[hit.edition]))
        yield _result(hit, document, found, areas, language)


def _result(hit: Hit, document: Json, found: Patterns, areas: Subjects, language: str) -> Result:
    name = hit.name(language)
    slugs = dict.fromkeys(link["area"] for link in document["crime_areas"])
    said = [
        Said(Kind.FACT, "area", each, text)
        for slug in slugs
        if slug in areas
        for known in (areas[slug].names, areas[slug].called)
        for each, text in known.items()
        if text
    ]
    line = passage(document, found, language, said)
    return Result(
        code=hit.code,
        slug=hit.slug,
        name=name,
        marked=marked(name.text, found),
        region=str(Region(hit.region).label),
        full=hit.full,
        where=str(PARTS.get(line.part, "")),
        passage=line,
    )
