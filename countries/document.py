"""The profile document: a country and all that belongs to it, in all languages, as one JSON value.

This is the only declaration of its shape. `SCHEMA` counts its versions; `upgrade` lifts an older
document, and stored bytes are never rewritten. A public document leaves out what only staff may
see: `editors`, and `note` and `checked_by` of citations.
"""

import hashlib
import json
import re
from collections.abc import Callable, Mapping
from typing import Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    model_validator,
)
from pydantic_core import core_schema

from countries import dates
from countries.languages import LANGUAGES
from countries.levels import Level
from countries.reasons import Reason
from countries.regions import Region
from countries.standings import Standing

SCHEMA = 1
STAFF_ONLY = frozenset({"editors", "note", "checked_by"})
SLUG = r"^[a-z0-9]+(-[a-z0-9]+)*$"
MOST_UNITS = 2_147_483_647  # what its column holds
Json = dict[str, Any]
_NO_CHARACTER = re.compile("[\x00\ud800-\udfff]")


def _storable(text: str) -> str:
    """Neither PostgreSQL nor UTF-8 holds these: NUL, and halves of characters."""
    if _NO_CHARACTER.search(text):
        raise ValueError("a text cannot hold the character NUL, or half a character")
    return text


def _only_written(value: Any) -> Any:
    """The texts in the order of the languages; a language without a text is absent, never ''."""
    if not isinstance(value, Mapping):
        return value
    known = [language for language in LANGUAGES if value.get(language) not in ("", None)]
    unknown = [language for language in value if language not in LANGUAGES]
    return {language: value[language] for language in [*known, *unknown]}


def at_most(limit: int) -> AfterValidator:
    """No text is longer than `limit` characters, which is what its column holds."""

    def check(texts: dict[str, str]) -> dict[str, str]:
        for language, text in texts.items():
            if len(text) > limit:
                raise ValueError(f"{language}: {len(text)} characters, and {limit} at most fit")
        return texts

    return AfterValidator(check)


def _real(partial: str) -> str:
    if not partial:
        raise ValueError("a date that is not known is null, not an empty text")
    dates.parse(partial)
    return partial


def web_address(limit: int) -> StringConstraints:
    """Empty, or an http(s) address of at most `limit` characters; white space as Python has it."""
    return StringConstraints(pattern=r"^(https?://[^\s\x1c-\x1f]+)?$", max_length=limit)


class OneOf:
    """A text that is one of a list of choices; its schema is their enumeration."""

    def __init__(self, *values: str) -> None:
        self.values = list(values)

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> core_schema.CoreSchema:
        return core_schema.literal_schema(self.values)


Text = Annotated[str, AfterValidator(_storable)]
Texts = Annotated[dict[Annotated[str, OneOf(*LANGUAGES)], Text], BeforeValidator(_only_written)]
Slug = Annotated[str, StringConstraints(pattern=SLUG, max_length=64)]
Date = Annotated[
    str, StringConstraints(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"), AfterValidator(_real)
]
PartialDate = Annotated[str, AfterValidator(_real)]
Website = Annotated[Text, web_address(300)]
Line = Annotated[Text, StringConstraints(max_length=200)]


class Shape(BaseModel):
    """A part of the document. Unknown keys are errors, and values are never coerced."""

    model_config = ConfigDict(extra="forbid", strict=True)


class Bureau(Shape):
    """The National Central Bureau. `host` is the slug of a force of the same document."""

    city: Annotated[Texts, at_most(120)] = {}
    unit: Annotated[Texts, at_most(200)] = {}
    host: Slug | None = None
    around_the_clock: bool | None = None
    website: Website = ""


class Force(Shape):
    """A police force, or the whole that forces belong to. `part_of` is another force's slug."""

    slug: Slug
    part_of: Slug | None = None
    level: Annotated[str, OneOf("", *Level.values)] = ""
    name: Annotated[Texts, at_most(200)] = {}
    summary: Texts = {}
    units: Annotated[int, Field(gt=0, le=MOST_UNITS)] | None = None
    unit_name: Annotated[Texts, at_most(120)] = {}
    district_name: Annotated[Texts, at_most(120)] = {}
    website: Website = ""


class SectionText(Shape):
    """A section of the text; `body` is sanitised HTML."""

    slug: Slug
    topic: Annotated[str, OneOf("crime", "interpol", "police", "other")]
    heading: Annotated[Texts, at_most(200)] = {}
    body: Texts = {}


class AreaStanding(Shape):
    """A crime area by its slug, in one of its standings."""

    area: Slug
    standing: Annotated[str, OneOf(*Standing.values)]


class Cited(Shape):
    """Who says a fact, or why it has no value. Dates are ISO text, `as_of` as far as known."""

    fact: Annotated[str, StringConstraints(pattern=r"^[a-z0-9_.-]+$", max_length=150)]
    source: Slug | None = None
    reason: Annotated[str, OneOf("", *Reason.values)] = ""
    as_of: PartialDate | None = None
    checked_on: Date | None = None
    derived: bool = False
    checked_by: Text | None = None
    note: Text | None = None


class SourceText(Shape):
    """A source as it read when the document was made."""

    slug: Slug
    title: Annotated[Texts, at_most(300)] = {}
    publisher: Line = ""
    address: Annotated[Text, web_address(500)] = ""
    read_on: Date | None = None


class Document(Shape):
    """A country's profile. Lists keep the order in which they are shown.

    Sources stand in the order in which they are first cited, and editors in that of the alphabet,
    whatever order they were given in: no row says another.
    """

    schema_: Annotated[Literal[1], Field(alias="schema")] = 1
    code: Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")]
    alpha3: Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")]
    slug: Slug
    region: Annotated[str, OneOf(*Region.values)]
    name: Annotated[Texts, at_most(120)]
    official_name: Annotated[Texts, at_most(200)] = {}
    strapline: Annotated[Texts, at_most(240)] = {}
    member_since: PartialDate | None = None
    ncb: Bureau | None = None
    police: list[Force] = []
    sections: list[SectionText] = []
    crime_areas: list[AreaStanding] = []
    citations: list[Cited] = []
    sources: list[SourceText] = []
    editors: Annotated[list[Text], AfterValidator(lambda names: sorted(set(names)))] | None = None

    @model_validator(mode="after")
    def _sources_as_cited(self) -> "Document":
        first = dict.fromkeys(cited.source for cited in self.citations)
        places = {slug: place for place, slug in enumerate(first)}
        self.sources = sorted(self.sources, key=lambda s: places.get(s.slug, len(places)))
        return self

    @property
    def full(self) -> bool:
        """Whether somebody wrote a text about the country; else the profile is facts only."""
        return any(section.body for section in self.sections)

    def plain(self) -> Json:
        """The document as plain JSON values; staff's own keys only where they are known."""
        data = self.model_dump(mode="json", by_alias=True)
        if self.editors is None:
            del data["editors"]
        for citation in data["citations"]:
            for key in STAFF_ONLY & citation.keys():
                if citation[key] is None:
                    del citation[key]
        return data

    def canonical(self) -> str:
        """The one text that stands for this document: sorted keys, no spaces, real characters."""
        return canonical(self.plain())

    def public(self) -> "Document":
        """The document without what only staff may see."""
        citations = [
            cited.model_copy(update={"note": None, "checked_by": None}) for cited in self.citations
        ]
        return self.model_copy(update={"editors": None, "citations": citations})


def canonical(data: Json) -> str:
    """JSON with sorted keys, without spaces, in UTF-8: equal data is equal text."""
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def digest(body: str) -> str:
    """The SHA-256 of a text's UTF-8 bytes, in hexadecimal."""
    return hashlib.sha256(body.encode()).hexdigest()


# Lifts a document of schema n to n + 1: {1: lift_1_to_2, ...}. Pure and small; never edited later.
LIFTS: dict[int, Callable[[Json], Json]] = {}


def upgrade(data: Json) -> Json:
    """A document of any version as one of today's. Raises ValueError for one from the future."""
    version = data.get("schema") if isinstance(data, dict) else None
    if type(version) is not int or not 1 <= version <= SCHEMA:
        raise ValueError(f"a document of schema {version!r} cannot be read by this release")
    while version < SCHEMA:
        data = LIFTS[version](data)
        version = data["schema"]
    return data


def load(body: str) -> Document:
    """The document that a stored text holds, lifted to today's schema."""
    return Document.model_validate(upgrade(json.loads(body)))
