"""Which countries an address asks to compare: `?c=belgium&c=france`, and what it may mean."""

import re
from collections.abc import Sequence
from typing import NamedTuple
from urllib.parse import urlencode

from django.db.models import Q
from django.http import QueryDict

from countries.languages import LANGUAGES, columns
from countries.models.edition import Edition

MOST = 4  # countries beside one another
ASKED = 8  # names of which an address is believed to mean something
LONGEST = 80
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_ALPHA3 = re.compile(r"[a-z]{3}")


class Listed(NamedTuple):
    """What is in force of a country, without its document: so many are read for each page."""

    pk: int
    code: str
    slug: str
    withdrawn: bool
    sha256: str
    number: int
    texts: tuple[str, ...]

    @property
    def names(self) -> dict[str, str]:
        return {
            language: name for language, name in zip(LANGUAGES, self.texts, strict=True) if name
        }


class Choice(NamedTuple):
    """The countries that an address asks for.

    `asked` is the same wish in the one tidy way. `chosen` are at most MOST published ones, `beyond`
    those that were too many, `withdrawn` such as are gone, `unknown` words that mean no country.
    """

    asked: tuple[str, ...]
    chosen: tuple[Listed, ...]
    beyond: tuple[Listed, ...]
    withdrawn: tuple[Listed, ...]
    unknown: tuple[str, ...]

    @property
    def whole(self) -> bool:
        """Whether each country that is asked for is shown."""
        return not (self.beyond or self.withdrawn or self.unknown)


def every_country() -> list[Listed]:
    """Each country that is published or was withdrawn. One query, of columns only."""
    listed = ("pk", "country_id", "slug", "kind", "sha256", "number", *columns("name"))
    rows = Edition.objects.live().order_by("slug", "-publish_at").values_list(*listed)
    gone = Edition.Kind.WITHDRAWAL
    return [
        Listed(pk, code, slug, kind == gone, sha256, number, tuple(texts))
        for pk, code, slug, kind, sha256, number, *texts in rows
    ]


def choice(query: QueryDict, countries: Sequence[Listed]) -> Choice:
    """What the query asks for. One query more where a word is no country's slug or code."""
    asked = _asked(query)
    meant = _meant(asked, countries)
    found = [each for each in dict.fromkeys(meant.get(word) for word in asked) if each]
    here = [each for each in found if not each.withdrawn]
    tidy = dict.fromkeys(meant[word].slug if word in meant else word for word in asked)
    return Choice(
        asked=tuple(tidy),
        chosen=tuple(here[:MOST]),
        beyond=tuple(here[MOST:]),
        withdrawn=tuple(each for each in found if each.withdrawn),
        unknown=tuple(word for word in asked if word not in meant),
    )


def in_words(slugs: Sequence[str]) -> str:
    """The query that asks for them; '' for none."""
    return f"?{urlencode([('c', slug) for slug in slugs])}" if slugs else ""


def is_tidy(query: QueryDict, choice: Choice) -> bool:
    return "instead" not in query and tuple(query.getlist("c")) == choice.asked


def _asked(query: QueryDict) -> list[str]:
    """The words without those that are empty or said before; the last may take another's place."""
    words = [word.strip()[:LONGEST].strip() for word in query.getlist("c")]
    last, instead = words[-1] if words else "", query.get("instead", "")
    words = list(dict.fromkeys(word for word in words if word))[:ASKED]
    if last in words and instead in words and instead != last:
        words.remove(last)
        words[words.index(instead)] = last
    return words


def _meant(asked: Sequence[str], countries: Sequence[Listed]) -> dict[str, Listed]:
    """The country that each word means: its slug, its code, a name, or a slug that it once had."""
    newest_last = countries[::-1]
    names = {each.code.lower(): each for each in newest_last}
    names |= {each.slug: each for each in newest_last}
    if not all(word.lower() in names for word in asked):
        called = {name.lower(): each for each in newest_last for name in each.names.values()}
        names = called | names
    left = [word for word in asked if word.lower() not in names and _SLUG.fullmatch(word.lower())]
    if left:
        codes = {each.code: each for each in countries}
        names |= {word: codes[code] for word, code in _once(left).items() if code in codes}
    return {word: names[word.lower()] for word in asked if word.lower() in names}


def _once(words: Sequence[str]) -> dict[str, str]:
    """The codes of countries that had those slugs in an edition, or have that three-letter code."""
    three = {word.upper() for word in words if _ALPHA3.fullmatch(word.lower())}
    wanted = Q(slug__in=[word.lower() for word in words])
    for code in three:
        wanted |= Q(body__contains=f'"alpha3":"{code}"')
    rows = Edition.objects.once_live().filter(wanted).order_by("number")
    found = {}
    for edition in rows.only("country_id", "slug", "body"):
        found[edition.slug] = edition.country_id
        if three:
            found[edition.document.alpha3.lower()] = edition.country_id
    return {word.lower(): found[word.lower()] for word in words if word.lower() in found}
