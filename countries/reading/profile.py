"""A whole profile as its page prints it, in the order in which the page prints it."""

from typing import NamedTuple

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from countries.document import Document, SectionText
from countries.languages import Reading, read
from countries.reading.bureau import Chain, chain
from countries.reading.checking import Checking, checking
from countries.reading.crime import Areas, Names, areas
from countries.reading.fact import Fact, day
from countries.reading.forces import ForceShown, Police, at_a_glance, forces
from countries.reading.notes import Note, Notes
from countries.regions import Region
from countries.standings import Standing

TOPICS = {  # each is on every page, written or not
    "crime": _("Organized crime"),
    "interpol": _("The bureau"),
    "police": _("Law enforcement"),
}
MISSING = {  # what a profile of facts only has nothing of, where it has nothing
    "crime": TOPICS["crime"],
    "interpol": _("The unit and the hours of the bureau"),
    "police": TOPICS["police"],
}
OTHER = pgettext_lazy("heading of a part of the text", "More")


class Glance(NamedTuple):
    """The facts at the head of the page."""

    name: Fact
    official_name: Fact | None
    strapline: Fact | None
    region: Fact
    city: Fact
    member_since: Fact
    police: Police
    codes: Fact


class Part(NamedTuple):
    """A part of the page. Where nobody wrote a heading, `heading` is the interface's own."""

    anchor: str
    topic: str
    heading: Reading
    text: Fact | None
    areas: tuple[Areas, ...] = ()
    chain: Chain | None = None
    forces: tuple[ForceShown, ...] = ()


class Profile(NamedTuple):
    """Everything that the page of a country says of it.

    A full profile has all parts. One of facts only has those that say something, and `missing`
    names the others.
    """

    code: str
    region: str
    full: bool
    glance: Glance
    parts: tuple[Part, ...]
    missing: tuple[str, ...]
    notes: tuple[Note, ...]
    checking: Checking


def profile(document: Document, language: str, names: Names) -> Profile:
    """The profile in a language that is also the active one. `names` are of its crime areas."""
    notes = Notes(document, language)
    glance, parts, missing = _glance(document, notes), _parts(document, notes, names), []
    if not document.full:
        missing = [str(MISSING[part.topic]) for part in parts if _is_empty(part, notes)]
        parts = tuple(part for part in parts if not _is_empty(part, notes))
    return Profile(
        code=document.code,
        region=document.region,
        full=document.full,
        glance=glance,
        parts=parts,
        missing=tuple(missing),
        notes=notes.listed(document),
        checking=checking(document.citations, language),
    )


def _glance(document: Document, notes: Notes) -> Glance:
    language = notes.language
    return Glance(
        name=notes.fact("name", read(document.name, language)),
        official_name=notes.if_told("official_name", read(document.official_name, language)),
        strapline=notes.if_told("strapline", read(document.strapline, language)),
        region=notes.fact("region", str(Region(document.region).label)),
        city=notes.fact("ncb.city", read(document.ncb.city if document.ncb else {}, language)),
        member_since=notes.fact("member_since", day(document.member_since, language)),
        police=at_a_glance(document, notes),
        codes=notes.fact("codes", document.code, document.alpha3),
    )


def _parts(document: Document, notes: Notes, names: Names) -> tuple[Part, ...]:
    """The three topics, then every other section in the document's order."""
    by_topic = {section.topic: section for section in reversed(document.sections)}
    first = [by_topic.get(topic) for topic in TOPICS]
    parts = []
    for topic, section in zip(TOPICS, first, strict=True):
        part = _text(section, topic, notes)
        if topic == "crime":
            standings = (Standing.PRINCIPAL, Standing.ASSOCIATED)
            part = part._replace(areas=areas(document, notes, names, standings))
        elif topic == "interpol":
            part = part._replace(chain=chain(document, notes))
            part = part._replace(areas=areas(document, notes, names, (Standing.FOCUS,)))
        else:
            part = part._replace(forces=forces(document, notes))
        parts.append(part)
    others = [section for section in document.sections if section not in first]
    return (*parts, *(_text(section, section.topic, notes) for section in others))


def _is_empty(part: Part, notes: Notes) -> bool:
    """Whether a part says nothing that the head of the page does not say."""
    facts: list[Fact | None] = [part.text, *(areas.fact for areas in part.areas)]
    if part.chain:
        facts += [part.chain.force, part.chain.unit, part.chain.hours, part.chain.website]
    said = any(fact and (fact.values or notes.told(fact.path)) for fact in facts)
    return part.topic in MISSING and not (said or part.forces)


def _text(section: SectionText | None, topic: str, notes: Notes) -> Part:
    own = Reading(str(TOPICS.get(topic, OTHER)), notes.language, False)
    if section is None:
        return Part(f"part-{topic}", topic, own, None)
    path = f"section.{section.slug}"
    return Part(
        anchor=f"section-{section.slug}",
        topic=topic,
        heading=read(section.heading, notes.language) or own,
        text=notes.if_told(path, read(section.body, notes.language)),
    )
