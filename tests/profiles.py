"""Profiles that nobody would think of: whole, valid documents, made by hypothesis."""

import datetime as dt
import html
from typing import Any

from hypothesis import strategies as st

from countries import dates, richtext
from countries.document import Document
from countries.facts import facts, has_value
from countries.languages import LANGUAGES
from countries.levels import Level
from countries.reasons import Reason
from countries.regions import Region
from countries.standings import Standing

AREAS = ("drug-crime", "violence", "financial-crime")
PEOPLE = ("eva", "petra")
WEBSITES = ("", "https://police.example/", "http://пример.example/ب?q=1&r=😀")
FIRST, LAST = dt.date(1, 1, 1), dt.date(2020, 12, 31)

# Words of characters that go wrong more often than others; few draws make a document fast.
WORDS = (
    *("a", "Belgium", "Côte d’Ivoire", "بلجيكا", "\u200fعربي\u200e", "中文", "😀", "𝔅", "e\u0301"),
    *("<p>&amp;</p>", "a|b", "order", "0", " two  spaces ", "line\nline", "\u2067x\u2069", "'\"\\"),
)
HTMLS = tuple(richtext.sanitise(f"<p>a <em>b</em> {html.escape(word)}</p>") for word in WORDS)


def _texts(number: int, words: tuple[str, ...] = WORDS) -> dict[str, str]:
    """One of the ways to have a text in each of some languages."""
    first, mask = divmod(number, 16)
    spoken = [language for bit, language in enumerate(LANGUAGES) if mask >> bit & 1]
    return {lang: words[(first + place) % len(words)] for place, lang in enumerate(spoken)}


numbers = st.integers(0, 16 * len(WORDS) - 1)
texts = numbers.map(_texts)
htmls = numbers.map(lambda number: _texts(number, HTMLS))
english = numbers.map(lambda number: _texts(number | 1))
characters = st.characters(exclude_categories=["Cs"], exclude_characters="\0")
words = st.sampled_from(WORDS) | st.text(characters, min_size=1, max_size=6)
days = st.dates(FIRST, LAST)
partial_dates = st.builds(dates.cut, days, st.sampled_from(dates.PRECISIONS))
slugs = st.sampled_from(("a", "local-police", "order", "en", "name", "9"))


def maybe(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """That, or nothing."""
    return st.none() | strategy


@st.composite
def forces(draw: st.DrawFn) -> list[dict[str, Any]]:
    """Forces of which each is part of nothing, or of one that was drawn before it; shuffled."""
    made: list[dict[str, Any]] = []
    for slug in draw(st.lists(slugs, max_size=4, unique=True)):
        units = draw(maybe(st.integers(1, 2_147_483_647)))
        wholes = [force["slug"] for force in made]
        made.append(
            {
                "slug": slug,
                "part_of": draw(maybe(st.sampled_from(wholes))) if wholes else None,
                "level": draw(st.sampled_from(("", *Level.values))),
                "name": draw(english),
                "summary": draw(texts),
                "units": units,
                "unit_name": draw(texts if units is None else english),
                "district_name": draw(texts),
                "website": draw(st.sampled_from(WEBSITES)),
            }
        )
    return draw(st.permutations(made))


@st.composite
def sections(draw: st.DrawFn) -> list[dict[str, Any]]:
    """Sections with one a topic, but for “other”."""
    topics = ["crime", "interpol", "police"]
    made = []
    for slug in draw(st.lists(slugs, max_size=4, unique=True)):
        topic = draw(st.sampled_from(["other", *topics]))
        if topic in topics:
            topics.remove(topic)
        body = draw(htmls)
        made.append({"slug": slug, "topic": topic, "heading": draw(english), "body": body})
    return made


@st.composite
def bureaus(draw: st.DrawFn, hosts: list[str]) -> dict[str, Any]:
    """A bureau, hosted by one of the forces or by none."""
    return {
        "city": draw(texts),
        "unit": draw(texts),
        "host": draw(maybe(st.sampled_from(hosts))) if hosts else None,
        "around_the_clock": draw(maybe(st.booleans())),
        "website": draw(st.sampled_from(WEBSITES)),
    }


@st.composite
def citations(draw: st.DrawFn, document: Document) -> list[dict[str, Any]]:
    """Citations of facts of this document, with sources, or with reasons where nothing is said."""
    known = facts(document)
    key = st.tuples(st.sampled_from(sorted(known)), maybe(st.sampled_from(("law", "un", "a"))))
    made = []
    for fact, source in draw(st.lists(key, max_size=4, unique=True)):
        if source is None and has_value(known[fact][1]):
            continue
        made.append(
            {
                "fact": fact,
                "source": source,
                "reason": "" if source else draw(st.sampled_from(Reason.values)),
                "as_of": draw(maybe(partial_dates)),
                "checked_on": draw(maybe(days.map(dt.date.isoformat))),
                "derived": draw(st.booleans()),
                "checked_by": draw(st.sampled_from(("", *PEOPLE))),
                "note": draw(st.just("") | words),
            }
        )
    return made


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """A whole profile with staff's keys, as rows can hold it, in which `rules` find no problem."""
    police = draw(forces())
    link = st.tuples(st.sampled_from(AREAS), st.sampled_from(Standing.values))
    plain: dict[str, Any] = {
        "code": "BE",
        "alpha3": "BEL",
        "slug": draw(slugs),
        "region": draw(st.sampled_from(Region.values)),
        "name": {**draw(texts), "en": draw(words)},
        "official_name": draw(texts),
        "strapline": draw(texts),
        "member_since": draw(maybe(partial_dates)),
        "ncb": draw(maybe(bureaus([force["slug"] for force in police]))),
        "police": police,
        "sections": draw(sections()),
        "crime_areas": [
            {"area": area, "standing": standing}
            for area, standing in draw(st.lists(link, max_size=4, unique=True))
        ],
        "editors": draw(st.lists(st.sampled_from(PEOPLE), unique=True)),
    }
    cited = draw(citations(Document.model_validate(plain)))
    used = {citation["source"] for citation in cited} - {None}
    read = {slug: draw(maybe(days.map(dt.date.isoformat))) for slug in used}
    sources = [
        {"slug": slug, "title": draw(english), "publisher": draw(words), "read_on": read[slug]}
        for slug in sorted(used)
    ]
    return Document.model_validate({**plain, "citations": cited, "sources": sources})
