"""Mistakes that show only once the file meets what is there, in the file's own places."""

from typing import Any

from django.utils.translation import gettext as _

from countries import labels, rules
from countries.document import Document
from countries.facts import facts
from countries.loading.mistakes import already_there, changed_by_person, unknown
from countries.loading.statements import Stated, Statements
from countries.merge import Conflict
from countries.models import Country, Edition, Source
from countries.paths import Path


def blame_path(
    said: Statements, stated: Stated, path: Path, message: str, *documents: Document | None
) -> None:
    """Note a mistake where the file states the value, unless that place is blamed already."""
    place = stated.place_of(path)
    if place.spot in said.broken:
        return
    if path and path not in stated.lines:
        message = f"{labels.label(path, *documents)}. {message}"
    said.blame(place, message, stated.flat.get(path))


def blame_shape(said: Statements, stated: Stated, path: Path, detail: Any) -> None:
    """A document that is none: something is missing, or does not fit."""
    if path in (("code",), ("alpha3",)) and detail["type"] != "missing":
        message = _("A code is capital letters, two or three: BE, BEL.")
    elif detail["type"] == "missing":
        message = _("This is missing.")
    else:
        message = str(detail["msg"])
    blame_path(said, stated, path, message)


def blame_problem(
    said: Statements,
    stated: Stated,
    document: Document,
    problem: rules.Problem,
    areas: dict[str, bool],
) -> None:
    """A rule that the document breaks, with the nearest right name where one helps."""
    slugs = [force.slug for force in document.police]
    names = {"part_of": slugs, "host": slugs, "area": areas, "fact": facts(document)}
    value = stated.flat.get(problem.path)
    message = str(problem)
    step = problem.path[-1] if problem.path else ""
    if step in names and isinstance(value, str) and value not in names[step]:
        message = unknown(value, names[step], message)
    blame_path(said, stated, problem.path, message, document)


def blame_unready(said: Statements, stated: Stated, document: Document) -> None:
    """English is missing where another language has text."""
    for problem in rules.unready(document):
        blame_path(said, stated, problem.path, str(problem), document)


def blame_source(said: Statements, stated: Stated, citation: str, slug: str) -> None:
    """A citation of a source that does not exist."""
    files = [key for model, key in said.references if model == "countries.source"]
    names = {*Source.objects.values_list("slug", flat=True), *files}
    message = unknown(slug, names, _("There is no such source."))
    blame_path(said, stated, ("citations", citation, "source"), message)


def blame_no_country(said: Statements, stated: Stated) -> None:
    """Records of a country that is neither in the files nor in the database."""
    codes = {*Country.objects.values_list("code", flat=True), *said.countries} - {stated.code}
    message = unknown(stated.code, codes, _("There is no such country."))
    said.blame(stated.place.at(stated.place.line, "country"), message, stated.code)


def blame_scheduled(said: Statements, stated: Stated, waiting: Edition) -> None:
    """A person scheduled an edition, which this publication would overtake."""
    message = _("Edition {} is scheduled and would never go live: load with --draft.")
    said.blame(stated.place, message.format(waiting.number))


def blame_conflict(
    said: Statements, stated: Stated, conflict: Conflict, before: Document | None
) -> None:
    """A place that a person changed and the file changes too."""
    name = labels.label(conflict.path, before)
    was, now, new = (
        labels.value_words(conflict.path, value)
        for value in (conflict.base, conflict.ours, conflict.theirs)
    )
    message = changed_by_person(name, was, now, new)
    if not conflict.known:
        message = already_there(name, now, new)
    said.blame(stated.place_of(conflict.path), message)
