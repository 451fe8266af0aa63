"""The rules of a profile that no single row can keep, in one place for all who write."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Q
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from countries import dates
from countries.document import Document, Shape
from countries.facts import facts, has_value
from countries.models import Country, CrimeArea
from countries.paths import Path


@dataclass(frozen=True)
class Problem:
    """What is wrong with a document, where, and what to do about it."""

    path: Path
    message: str | Promise

    def __str__(self) -> str:
        return str(self.message)


class RefusedError(Exception):
    """A document that breaks the rules, or an act that they do not allow. Nothing was changed."""

    def __init__(self, *problems: Problem) -> None:
        self.problems = problems
        super().__init__(" ".join(str(problem) for problem in problems))


def problems(
    document: Document,
    before: Document | None = None,
    *,
    today: dt.date | None = None,
    areas: dict[str, bool] | None = None,
) -> list[Problem]:
    """Everything that keeps the document from being saved.

    `before` is the document that it replaces: a retired crime area may stay, not come. `areas`
    maps the slugs of crime areas to whether they are retired; None reads the database.
    """
    day = today or timezone.localdate()
    return [
        *_required(document),
        *_doubles(document),
        *_references(document),
        *_circles(document),
        *_amounts(document),
        *_dates(document, day),
        *_citations(document),
        *_crime_areas(document, before, areas),
        *_taken_by_others(document),
    ]


def check(document: Document, before: Document | None = None) -> None:
    """Raise RefusedError with every problem, or pass."""
    if found := problems(document, before):
        raise RefusedError(*found)


def unready(document: Document) -> list[Problem]:
    """What keeps a saved document from being proposed: no English where others have text."""
    found = []
    for path, texts in _all_texts(document):
        if texts and not texts.get("en"):
            found.append(
                Problem(path, _("Another language has a text here: write the English one too."))
            )
    for force in document.police:
        if not force.name:
            found.append(Problem(("police", force.slug, "name", "en"), _("A force needs a name.")))
    for section in document.sections:
        if not section.heading:
            path = ("sections", section.slug, "heading", "en")
            found.append(Problem(path, _("A section needs a heading.")))
    return found


def _all_texts(document: Document) -> Iterator[tuple[Path, dict[str, str]]]:
    parts: list[tuple[Path, Shape, tuple[str, ...]]] = [
        ((), document, ("official_name", "strapline"))
    ]
    if document.ncb:
        parts.append((("ncb",), document.ncb, ("city", "unit")))
    force_texts = ("name", "summary", "unit_name", "district_name")
    parts += [(("police", force.slug), force, force_texts) for force in document.police]
    parts += [(("sections", s.slug), s, ("heading", "body")) for s in document.sections]
    for place, part, fields in parts:
        for field in fields:
            yield (*place, field, "en"), getattr(part, field)


def _required(document: Document) -> Iterator[Problem]:
    if not document.name.get("en"):
        yield Problem(("name", "en"), _("A country needs its English name."))
    for source in document.sources:
        if not source.title.get("en"):
            path = ("sources", source.slug, "title", "en")
            yield Problem(path, _("A source needs its English title."))


def _doubles(document: Document) -> Iterator[Problem]:
    lists = {
        "police": [force.slug for force in document.police],
        "sections": [section.slug for section in document.sections],
        "crime_areas": [f"{link.area}|{link.standing}" for link in document.crime_areas],
        "citations": [f"{cited.fact}|{cited.source or ''}" for cited in document.citations],
        "sources": [source.slug for source in document.sources],
    }
    for field, keys in lists.items():
        for key in _twice(keys):
            yield Problem((field, key), _("This stands here twice: keep one of them."))
    for topic in _twice([s.topic for s in document.sections if s.topic != "other"]):
        for section in [s for s in document.sections if s.topic == topic][1:]:
            path = ("sections", section.slug, "topic")
            yield Problem(path, _("A country has one section of each topic but “other”."))


def _twice(keys: list[str]) -> list[str]:
    return [key for key, count in Counter(keys).items() if count > 1]


def _references(document: Document) -> Iterator[Problem]:
    slugs = {force.slug for force in document.police}
    for force in document.police:
        if force.part_of and force.part_of not in slugs:
            message = _("“{}” is not a force of this country.")
            yield Problem(("police", force.slug, "part_of"), format_lazy(message, force.part_of))
    host = document.ncb.host if document.ncb else None
    if host and host not in slugs:
        message = _("“{}” is not a force of this country.")
        yield Problem(("ncb", "host"), format_lazy(message, host))


def _circles(document: Document) -> Iterator[Problem]:
    wholes = {force.slug: force.part_of for force in document.police}
    for slug in wholes:
        seen, whole = {slug}, wholes[slug]
        while whole and whole not in seen:
            seen.add(whole)
            whole = wholes.get(whole)
        if whole == slug:
            path = ("police", slug, "part_of")
            yield Problem(path, _("A force cannot be part of itself, directly or through others."))


def _amounts(document: Document) -> Iterator[Problem]:
    for force in document.police:
        if force.units is not None and not force.unit_name.get("en"):
            path = ("police", force.slug, "unit_name", "en")
            yield Problem(path, _("A number of units needs the units' English name."))


def _dates(document: Document, today: dt.date) -> Iterator[Problem]:
    told: list[tuple[Path, str | None]] = [(("member_since",), document.member_since)]
    for cited in document.citations:
        place = ("citations", f"{cited.fact}|{cited.source or ''}")
        told += [((*place, "as_of"), cited.as_of), ((*place, "checked_on"), cited.checked_on)]
    told += [(("sources", s.slug, "read_on"), s.read_on) for s in document.sources]
    for path, partial in told:
        first, _precision = dates.parse(partial)
        if first and first > today:
            message = _("{} is in the future: give a day up to today.")
            yield Problem(path, format_lazy(message, partial))


def _citations(document: Document) -> Iterator[Problem]:
    known = facts(document)
    sources = {source.slug for source in document.sources}
    for cited in document.citations:
        place = ("citations", f"{cited.fact}|{cited.source or ''}")
        if cited.source and cited.source not in sources:
            message = _("“{}” is not a source of this profile.")
            yield Problem((*place, "source"), format_lazy(message, cited.source))
        if cited.fact not in known:
            message = _("“{}” is not a fact of this profile.")
            yield Problem((*place, "fact"), format_lazy(message, cited.fact))
        elif cited.reason and has_value(known[cited.fact][1]):
            message = _("“{}” has a value: give its source, or remove the value.")
            yield Problem((*place, "reason"), format_lazy(message, known[cited.fact][0]))
        if bool(cited.source) == bool(cited.reason):
            yield Problem(
                (*place, "source"), _("Give a source, or the reason why there is no value.")
            )
    cited_sources = {cited.source for cited in document.citations}
    for slug in sorted(sources - cited_sources):
        yield Problem(("sources", slug), _("No fact cites this source: cite it, or leave it out."))


def _crime_areas(
    document: Document, before: Document | None, areas: dict[str, bool] | None
) -> Iterator[Problem]:
    if areas is None:
        areas = dict(CrimeArea.objects.values_list("slug", "retired"))
    kept = {link.area for link in before.crime_areas} if before else set()
    for link in document.crime_areas:
        path = ("crime_areas", f"{link.area}|{link.standing}", "area")
        if link.area not in areas:
            yield Problem(path, format_lazy(_("“{}” is not a crime area."), link.area))
        elif areas[link.area] and link.area not in kept:
            message = _("“{}” is retired: choose a crime area in use.")
            yield Problem(path, format_lazy(message, link.area))


def _taken_by_others(document: Document) -> Iterator[Problem]:
    same = Q(alpha3=document.alpha3) | Q(slug=document.slug)
    others = Country.objects.filter(same).exclude(code=document.code).order_by("code")
    found = list(others.values_list("code", "alpha3", "slug"))
    for place, field in enumerate(("alpha3", "slug"), start=1):
        value = getattr(document, field)
        if other := next((row for row in found if row[place] == value), None):
            message = _("“{}” belongs to another country ({}).")
            yield Problem((field,), format_lazy(message, value, other[0]))
