"""Mistakes that show only once the file meets what is there, in the file's own places."""

from typing import Any

from django.utils.translation import gettext as _

from countries import labels, rules
from countries.document import Document
from countries.facts import facts
from countries.loading.mistakes import (
    already_there,
    changed_by_person,
    removed_by_person,
    unknown,
)
from countries.loading.statements import Stated, Statements
from countries.merge import Conflict
from countries.models import Country, Edition, Source
from countries.paths import ORDER, Path, flatten, part_of

LISTS_OF_FACTS = {"police": "police", "section": "sections"}


def blame_path(
    said: Statements, stated: Stated, path: Path, message: str, *documents: Document | None
) -> None:
    """Note a mistake where the file states the value, unless that place is blamed already."""
    if (stated.code, path) in said.blamed:
        return
    said.blamed.add((stated.code, path))
    place, part = stated.place_of(path), part_of(path)
    if path not in stated.lines and part in stated.lines:
        place = place.at(place.line, "_".join(path[len(part) :]))
    elif path not in stated.lines:
        message = f"{labels.label(path, *documents)}. {message}"
    if place.spot not in said.broken:
        said.blame(place, message, stated.flat.get(path))


def blame_shape(said: Statements, stated: Stated, path: Path, detail: Any) -> None:
    """A document that is none: something is missing, or does not fit."""
    message = str(detail["msg"]).removeprefix("Value error, ")
    if detail["type"] == "missing":
        message = _("This is missing: the record needs it.")
    blame_path(said, stated, path, message)


def blame_problem(
    said: Statements,
    stated: Stated,
    document: Document,
    problem: rules.Problem,
    areas: dict[str, bool],
) -> None:
    """A rule that the document breaks, told once, where the file can be mended."""
    path, message = problem.path, str(problem)
    step, value = path[-1] if path else "", stated.flat.get(path)
    slugs = [force.slug for force in document.police]
    names = {"part_of": slugs, "host": slugs, "area": areas, "fact": facts(document)}
    if step == "area" and not areas:
        path = ("crime_areas",)
        message = _("There are no crime areas yet: load crime_areas first, or in the same run.")
    elif step in names and isinstance(value, str) and value not in names[step]:
        message = _unknown(said, stated, step, value, unknown(value, names[step], message))
    elif step == "part_of":
        said.blamed |= {(stated.code, other) for other in _others_of_circle(document, path)}
    elif step == "topic" and path not in stated.lines:
        path = _stated_topic(stated, document, path)
    if message:
        blame_path(said, stated, path, message, document)


def _unknown(said: Statements, stated: Stated, step: str, value: str, message: str) -> str:
    """Why a value points to nothing; '' where a record that could not be read is the reason."""
    field, slug = _pointed_at(step, value)
    if said.is_lost(slug):
        return ""
    if (field, slug) in stated.lines:
        message = _("A person removed “{}”: take what speaks of it out of the file.")
        return message.format(slug)
    return message


def _pointed_at(step: str, value: str) -> Path:
    """The list and the slug of what a value points to."""
    kind, _dot, rest = value.partition(".")
    if step == "fact":
        return LISTS_OF_FACTS.get(kind, ""), rest.partition(".")[0]
    return ("" if step == "area" else "police"), value


def _others_of_circle(document: Document, path: Path) -> list[Path]:
    """The other places that close the same circle of forces."""
    wholes = {force.slug: force.part_of for force in document.police}
    found, slug = [path[1]], wholes[path[1]]
    while slug and slug not in found:
        found.append(slug)
        slug = wholes.get(slug)
    return [("police", slug, "part_of") for slug in found[1:]]


def _stated_topic(stated: Stated, document: Document, path: Path) -> Path:
    """The section in the file that has the topic of one that is there already."""
    topics = {section.slug: section.topic for section in document.sections}
    same = [("sections", slug, "topic") for slug in topics if topics[slug] == topics[path[1]]]
    return next((other for other in same if other in stated.lines), path)


def blame_unready(said: Statements, stated: Stated, document: Document) -> None:
    """English is missing where another language has text."""
    for problem in rules.unready(document):
        blame_path(said, stated, problem.path, str(problem), document)


def blame_source(said: Statements, stated: Stated, citation: str, slug: str) -> None:
    """A citation of a source that does not exist."""
    files = [key for model, key in said.references if model == "countries.source"]
    names = {*Source.objects.values_list("slug", flat=True), *files}
    message = unknown(slug, names, _("There is no such source."))
    path = ("citations", citation, "source")
    if said.is_lost(slug):
        said.blamed.add((stated.code, path))
    blame_path(said, stated, path, message)


def blame_no_country(said: Statements, stated: Stated) -> None:
    """Records of a country that is neither in the files nor in the database."""
    codes = {*Country.objects.values_list("code", flat=True), *said.countries} - {stated.code}
    message = unknown(stated.code, codes, _("There is no such country."))
    said.lost |= {path[1] for path in stated.flat if path[0] in LISTS_OF_FACTS.values()} - {ORDER}
    if not said.is_lost(stated.code):
        said.blame(stated.place.at(stated.place.line, "country"), message, stated.code)


def blame_scheduled(said: Statements, stated: Stated, waiting: Edition) -> None:
    """A person scheduled an edition, which this publication would overtake."""
    message = _("Edition {} is scheduled and would never go live: load with --draft.")
    said.blame(stated.place, message.format(waiting.number))


def blame_taken(said: Statements, stated: Stated, field: str, value: str, code: str) -> None:
    """A code or address that another country of the same run takes."""
    message = _("“{}” belongs to another country ({}).").format(value, code)
    blame_path(said, stated, (field,), message)


def blame_address(said: Statements, stated: Stated, other: Edition) -> None:
    """An address that another country's page has."""
    message = _("“{}” is the address of a live page of another country ({}).")
    blame_path(said, stated, ("slug",), message.format(other.slug, other.country_id))


def blame_conflict(
    said: Statements, stated: Stated, conflict: Conflict, ours: Document | None
) -> None:
    """A place of our document that a person changed and the file changes too."""
    part, path = part_of(conflict.path), conflict.path
    was, now, new = (
        labels.value_words(path, value) for value in (conflict.base, conflict.ours, conflict.theirs)
    )
    message = changed_by_person(labels.label(path, ours), was, now, new)
    if not conflict.known:
        message = already_there(labels.label(path, ours), now, new)
    elif part and ours and not any(part_of(there) == part for there in flatten(ours.plain())):
        path, message = part, removed_by_person(labels.label(part, ours))
    if (stated.code, path) not in said.blamed:
        said.blamed.add((stated.code, path))
        said.blame(stated.place_of(conflict.path), message)
