"""What the places of a document are called, in an editor's words and language."""

from collections import Counter
from collections.abc import Iterable, Mapping

from django.utils.text import capfirst
from django.utils.translation import get_language, gettext_lazy, pgettext_lazy
from django.utils.translation import gettext as _

from countries import dates
from countries.document import Document, Json
from countries.facts import LABELLED, facts
from countries.languages import FALLBACK, NATIVE_NAMES, read
from countries.levels import Level
from countries.models.section import Topic
from countries.paths import ORDER, Path, language_of
from countries.reasons import Reason
from countries.regions import Region
from countries.standings import Standing

PARTS = {
    "facts": gettext_lazy("Facts"),
    "crime_areas": gettext_lazy("Crime areas"),
    "ncb": gettext_lazy("Bureau"),
    "police": gettext_lazy("Police"),
    "sections": gettext_lazy("Text"),
    "citations": gettext_lazy("Sources of facts"),
    "sources": gettext_lazy("Sources"),
}
FIELDS = {
    "schema": gettext_lazy("form of the document"),
    "code": gettext_lazy("ISO code, two letters"),
    "alpha3": gettext_lazy("ISO code, three letters"),
    "slug": gettext_lazy("short name"),
    "region": gettext_lazy("region"),
    "name": gettext_lazy("name"),
    "official_name": gettext_lazy("official name"),
    "strapline": gettext_lazy("strapline"),
    "member_since": gettext_lazy("member since"),
    "editors": gettext_lazy("editors"),
    "city": gettext_lazy("city"),
    "unit": gettext_lazy("unit"),
    "host": gettext_lazy("force that hosts it"),
    "around_the_clock": gettext_lazy("works around the clock"),
    "website": gettext_lazy("website"),
    "part_of": gettext_lazy("part of"),
    "level": gettext_lazy("level"),
    "summary": gettext_lazy("what it does"),
    "units": gettext_lazy("number of units"),
    "unit_name": gettext_lazy("name of the units"),
    "district_name": gettext_lazy("name of a unit's district"),
    "topic": gettext_lazy("topic"),
    "heading": gettext_lazy("heading"),
    "body": gettext_lazy("text"),
    "area": gettext_lazy("crime area"),
    "standing": gettext_lazy("standing"),
    "fact": gettext_lazy("fact"),
    "source": gettext_lazy("source"),
    "reason": gettext_lazy("why it has no value"),
    "as_of": gettext_lazy("as of"),
    "checked_on": gettext_lazy("checked on"),
    "checked_by": gettext_lazy("checked by"),
    "derived": gettext_lazy("derived"),
    "note": gettext_lazy("note for staff"),
    "title": gettext_lazy("title"),
    "publisher": gettext_lazy("publisher"),
    "address": gettext_lazy("address"),
    "read_on": gettext_lazy("read on"),
    ORDER: pgettext_lazy("of a list", "order"),
}
Names = dict[str, dict[str, str]]
"""Kinds of codes (`force`, `fact`, `source`, `area`), and what each code is called."""
CODES = {"part_of": "force", "host": "force", "fact": "fact", "source": "source", "area": "area"}
DATES = ("member_since", "as_of", "checked_on", "read_on")
CHOICES = {
    "standing": Standing,
    "level": Level,
    "reason": Reason,
    "region": Region,
    "topic": Topic,
}


def part(path: Path) -> str:
    """The part of the profile that a place belongs to: a key of PARTS."""
    return path[0] if path and path[0] in PARTS else "facts"


def label(
    path: Path,
    *documents: Document | None,
    within: bool = False,
    areas: Mapping[str, str] | None = None,
) -> str:
    """A place in words: `Police, Local Police: number of units`. Names come from the documents,
    and those of crime areas, by their slugs, from `areas`.

    `within` its part the part is not named: `Local Police: number of units`.
    """
    words = [] if within else [str(PARTS[part(path)])]
    steps = list(path)
    if language := language_of(path):
        steps.pop()
    if steps and steps[0] in PARTS:
        steps.pop(0)
    if len(path) > 1 and path[0] in PARTS and path[0] != "ncb" and path[1:] != (ORDER,):
        words.append(_item_name(path[0], steps.pop(0), documents, areas or {}))
    text = listed(words)
    if steps:
        field = FIELDS.get(steps[-1], steps[-1])
        text = str(LABELLED).format(text, field) if text else str(capfirst(field))
    text = text or str(PARTS[part(path)])
    return f"{text} ({NATIVE_NAMES[language]})" if language else text


def listed(words: Iterable[str]) -> str:
    """Words in a row, with the comma of the active language."""
    # Translators: between the items of a list.
    return _(", ").join(words)


def _item_name(
    field: str, key: str, documents: tuple[Document | None, ...], areas: Mapping[str, str]
) -> str:
    if field == "crime_areas" and key.partition("|")[0] in areas:
        return areas[key.partition("|")[0]]
    for document in filter(None, documents):
        if name := _name_in(document, field, key):
            return name
    return key.replace("|", " · ").strip(" ·")


def _name_in(document: Document, field: str, key: str) -> str:
    language = get_language() or FALLBACK
    if field == "police":
        found = [force.name for force in document.police if force.slug == key]
        return read(found[0], language).text if found else ""
    if field == "sections":
        headings = [s.heading for s in document.sections if s.slug == key]
        return read(headings[0], language).text if headings else ""
    if field == "citations":
        fact, _bar, source = key.partition("|")
        words, titles = facts(document).get(fact), _titles(document)
        return f"{words[0]} · {titles.get(source, source)}".strip(" ·") if words else ""
    return ""


def _titles(document: Document) -> dict[str, str]:
    language = get_language() or FALLBACK
    return {source.slug: read(source.title, language).text for source in document.sources}


def names(*documents: Document | None, areas: Mapping[str, str] | None = None) -> Names:
    """What the codes in these documents stand for; the first that knows one has the say."""
    found: Names = {"force": {}, "fact": {}, "source": {}, "area": dict(areas or {})}
    for document in reversed([each for each in documents if each]):
        language = get_language() or FALLBACK
        forces = {f.slug: read(f.name, language).text or f.slug for f in document.police}
        found["force"] |= forces
        found["fact"] |= {fact: str(label) for fact, (label, _value) in facts(document).items()}
        found["source"] |= _titles(document)
    return {kind: _told_apart(words) for kind, words in found.items()}


def _told_apart(words: dict[str, str]) -> dict[str, str]:
    """The same words, with the code after those that more than one code has."""
    count = Counter(words.values())
    return {code: f"{text} ({code})" if count[text] > 1 else text for code, text in words.items()}


def value_words(path: Path, value: object, known: Names | None = None) -> str:
    """A value as an editor would read it: `yes`, `185`, `—` for nothing."""
    if value in (None, "", (), [], {}):
        return "—"
    if path[-1] in DATES:
        return dates.spell(str(value), get_language() or FALLBACK)
    if path[-1] in CODES or path == ("police", ORDER):
        kind = (known or {}).get(CODES.get(path[-1], "force"), {})
        codes = value if isinstance(value, tuple | list) else [value]
        return listed(kind.get(str(code), str(code)) for code in codes)
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, tuple | list):
        return listed(_spelled(str(item), known or {}) for item in value)
    if path[-1] in CHOICES:
        labels = dict(CHOICES[path[-1]].choices)
        return str(labels.get(str(value), value))
    return str(value)


def _spelled(key: str, known: Names) -> str:
    """An item's key in words: `Drug crime · principal`."""
    first, *rest = filter(None, key.split("|"))
    standings = dict(Standing.choices)
    words = [known.get("area", {}).get(first, first), *(standings.get(it, it) for it in rest)]
    return " · ".join(map(str, words))


def record_label(item: Json) -> str:
    """An item of a list in words, by its English name or its key."""
    texts = item.get("name") or item.get("heading") or item.get("title") or {}
    return texts.get("en") or item.get("slug") or ""
