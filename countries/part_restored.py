"""A draft with some of its parts as they were, as a document. Nothing is written here."""

from collections.abc import Collection, Iterator
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import get_language

from countries.document import Cited, Document
from countries.labels import PARTS
from countries.languages import FALLBACK, read
from countries.merge import woven

SECTION = "section."
LISTED = ("facts", "crime_areas", "ncb", "police")
_FACTS = ("alpha3", "slug", "region", "name", "official_name", "strapline", "member_since")
_OWN = {"facts": _FACTS, "crime_areas": ("crime_areas",), "ncb": ("ncb",), "police": ("police",)}


def parts(draft: Document, past: Document) -> dict[str, str | Promise]:
    """What can be restored by itself, and what it is called: parts, and each section of either.

    The sources of a fact go with the part that says the fact.
    """
    language = get_language() or FALLBACK
    named: dict[str, str | Promise] = {part: PARTS[part] for part in LISTED}
    for section in [*draft.sections, *past.sections]:
        heading = read(section.heading, language).text or section.slug
        named.setdefault(SECTION + section.slug, heading)
    return named


def differing(draft: Document, past: Document) -> list[str]:
    """The parts that would not stay as they are."""
    found = parts(draft, past)
    return [part for part in found if _said(draft, part) != _said(past, part)]


def with_parts(draft: Document, past: Document, chosen: Collection[str]) -> Document:
    """The draft, with these parts as the past document has them; all of them is the past itself.

    Who checked a fact, and staff's note on it, stay where the fact is cited now, and come back
    where only the past cites it. Who edits the profile stays.
    """
    if set(chosen) >= parts(draft, past).keys():
        whole = past.model_copy(update={"editors": draft.editors})
        return whole.model_copy(update={"citations": _as_staff_has_it(draft, past.citations)})
    values: dict[str, Any] = {"editors": draft.editors}
    for part in LISTED:
        for field in _OWN[part]:
            values[field] = getattr(past if part in chosen else draft, field)
    values["sections"] = _pick(draft.sections, past.sections, "slug", SECTION, chosen)
    citations = list(_citations(draft, past, chosen))
    values["citations"] = _as_staff_has_it(draft, citations)
    cited = {each.source for each in citations}
    sources = {source.slug: source for source in [*past.sources, *draft.sources]}
    values["sources"] = [source for slug, source in sources.items() if slug in cited]
    made = draft.model_copy(update=values)
    return Document.model_validate(made.model_dump(by_alias=True))


def _pick(
    draft: list[Any], past: list[Any], key: str, prefix: str, chosen: Collection[str]
) -> list[Any]:
    """Items of both lists in the draft's order; one that comes back stands where it stood."""
    now = {getattr(item, key): item for item in draft}
    then = {getattr(item, key): item for item in past}
    wanted = {name: then if prefix + name in chosen else now for name in {**now, **then}}
    order = woven(
        [name for name in now if name in wanted[name]],
        [name for name in then if name in wanted[name]],
    )
    return [wanted[name][name] for name in order]


def _citations(draft: Document, past: Document, chosen: Collection[str]) -> Iterator[Cited]:
    """Fact by fact, each from the document that its part is taken from."""
    for fact in woven(_facts(draft), _facts(past)):
        side = past if part_of_fact(fact) in chosen else draft
        yield from (cited for cited in side.citations if cited.fact == fact)


def _facts(document: Document) -> list[str]:
    return list(dict.fromkeys(cited.fact for cited in document.citations))


def part_of_fact(fact: str) -> str:
    """The part that says a fact: `police` for `police.local-police.units`."""
    if fact.startswith(SECTION):
        return fact
    stem = fact.partition(".")[0]
    return {"crime": "crime_areas", "ncb": "ncb", "police": "police"}.get(stem, "facts")


def _as_staff_has_it(draft: Document, citations: list[Cited]) -> list[Cited]:
    """The name of who checked a fact belongs to the day of checking, and goes with it."""
    now = {(cited.fact, cited.source): cited for cited in draft.citations}
    kept = []
    for cited in citations:
        here = now.get((cited.fact, cited.source))
        staff = {"note": here.note} if here else {}
        if here and here.checked_on == cited.checked_on:
            staff["checked_by"] = here.checked_by
        elif cited.checked_by is None:
            staff["checked_by"] = ""
        kept.append(cited.model_copy(update=staff))
    return kept


def _said(document: Document, part: str) -> list[Any]:
    """All that readers get of a part, its sources with it."""
    public = document.public()
    own: list[Any] = [getattr(public, field) for field in _OWN.get(part, ())]
    own += [each for each in public.sections if SECTION + each.slug == part]
    return [own, [each for each in public.citations if part_of_fact(each.fact) == part]]
