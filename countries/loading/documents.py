"""From merged values to a checked document."""

from typing import Any

from pydantic import ValidationError

from countries import paths, profile, rules
from countries.document import Document, Json
from countries.loading.blame import blame_problem, blame_shape, blame_source
from countries.loading.references import ReferencePlan
from countries.loading.statements import Stated, Statements
from countries.models import Source
from countries.paths import Flat

STAFF_FIELDS = ("note",)
# Stand in for values that are blamed already, so that the rules can look at all the others.
STAND_INS: Json = {"alpha3": "XXX", "slug": "x", "region": "europe", "topic": "other"}


def flat_of(document: Document | None) -> Flat:
    """A document as a flat table; empty where there is none."""
    return paths.flatten(document.plain()) if document else {}


def public(flat: Flat) -> Flat:
    """Without what only staff may see."""
    return {path: value for path, value in flat.items() if path[-1] not in STAFF_FIELDS}


def without_sources(flat: Flat) -> Flat:
    """Without the sources, which are rows of their own."""
    return {path: value for path, value in flat.items() if path[0] != "sources"}


def document_of(
    said: Statements,
    stated: Stated,
    merged: Flat,
    before: Document | None,
    references: list[ReferencePlan],
    areas: dict[str, bool],
) -> Document | None:
    """The merged document; None where it is none. What is wrong with it is added to `said`."""
    data = paths.unflatten({**merged, ("code",): stated.code})
    data.setdefault("name", {})
    data["sources"] = _cited(said, stated, data, references)
    try:
        document, whole = Document.model_validate(data), True
    except ValidationError as error:
        whole = False
        for detail in error.errors():
            blame_shape(said, stated, paths.path_of(detail["loc"], data), detail)
            _stand_in(data, detail["loc"])
        try:
            document = Document.model_validate(data)
        except ValidationError:
            return None
    for problem in rules.problems(document, before, areas=areas):
        blame_problem(said, stated, document, problem, areas)
    return document if whole else None


def _stand_in(data: Any, location: tuple[int | str, ...]) -> None:
    """Put something harmless in the place of a value that does not fit."""
    *steps, last = location
    for step in steps:
        data = data[step]
    data.pop(last, None)
    if last in STAND_INS:
        data[last] = STAND_INS[str(last)]


def _cited(
    said: Statements, stated: Stated, data: Json, references: list[ReferencePlan]
) -> list[Any]:
    """The cited sources: as the file states them, as the live edition has them, as they are."""
    citations = {c["source"]: c for c in reversed(data["citations"]) if c.get("source")}
    wanted = dict.fromkeys(c["source"] for c in data["citations"] if c.get("source"))
    rows = Source.objects.in_bulk(wanted)
    known = {slug: profile.build_source(row).model_dump() for slug, row in rows.items()}
    known |= {r.key: r.source() for r in references if r.model == "countries.source"}
    for source in data["sources"]:
        if slug := source.get("slug"):
            known[slug] = {**known.get(slug, {}), **source}
    for slug in wanted:
        if slug not in known:
            blame_source(said, stated, paths.item_key("citations", citations[slug]), slug)
    return [known[slug] for slug in wanted if slug in known]
