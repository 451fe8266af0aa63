"""What are the sources called, in each language, and under which short name are they kept?"""

import re
from collections.abc import Iterable
from itertools import count
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from django.utils.text import slugify

from countries.languages import LANGUAGES
from countries.members.rows import Member, table
from countries.members.support import is_country_page

READ_ON = "2026-11-23"  # the day on which the tables were compiled, from archived copies
COUNTRY = {"kind": "country", "detail": "", "publisher": "INTERPOL"}
COLONS = {"en": ": ", "fr": "\N{NO-BREAK SPACE}: ", "es": ": ", "ar": ": "}
COMMAS = {"en": ", ", "fr": ", ", "es": ", ", "ar": "، "}
QUOTES = {
    "en": "“{}”",
    "fr": "«\N{NO-BREAK SPACE}{}\N{NO-BREAK SPACE}»",
    "es": "«{}»",
    "ar": "«{}»",
}


class Cites(NamedTuple):
    """A page, and the members that cite it."""

    address: str
    members: list[Member]

    @property
    def kept(self) -> bool:
        """Whether the table kept the address of the page, and not only that of its site."""
        return self.address.startswith("http")


def data_sets(folder: Path) -> list[dict[str, Any]]:
    """The sources that are no pages: what is derived, and what was chosen."""
    return [
        {
            "slug": row["slug"],
            "title": {each: row[f"title_{each}"] for each in LANGUAGES},
            **{name: row[name] for name in ("publisher", "address", "read_on")},
        }
        for row in table(folder / "data_sets.csv")
    ]


def sources(cites: Iterable[Cites], folder: Path) -> dict[str, dict[str, Any]]:
    """A source for each page that is cited, by its address."""
    pages = {row["address"]: row for row in table(folder / "pages.csv")}
    words = {row["kind"]: row for row in table(folder / "kinds.csv")}
    found: dict[str, dict[str, Any]] = {}
    for each in cites:
        if each.address not in pages and not is_country_page(each.address):
            raise ValueError(f"pages.csv does not say what {each.address} is")
        page = pages.get(each.address, COUNTRY)
        found[each.address] = {
            "slug": _free(_slug(each, page), {source["slug"] for source in found.values()}),
            "title": {language: _title(each, page, words, language) for language in LANGUAGES},
            "publisher": page["publisher"],
            "address": each.address if each.kept else "",
            "read_on": READ_ON,
        }
    return found


def _title(
    cites: Cites, page: dict[str, str], words: dict[str, dict[str, str]], language: str
) -> str:
    """Its kind, its own name or number, else whom it is about, and that a copy was read."""
    detail = page["detail"]
    if page["kind"] == "wikipedia" or " " in detail:
        detail = QUOTES[language].format(detail)
    elif page["kind"] != "founders":
        names = COMMAS[language].join(member.names[language] for member in cites.members)
        detail = f"{detail}{COLONS[language]}{names}"
    kind = words[page["kind"]][language]
    joint = "" if detail.startswith(COLONS[language]) else " "
    how = words["copy" if cites.kept else "lost"][language]
    return f"{kind}{joint}{detail}".rstrip() + f" ({how})"


def _free(slug: str, taken: set[str]) -> str:
    """The short name, or for a second page of that kind one with a number."""
    if slug not in taken:
        return slug
    return next(each for number in count(2) if (each := f"{slug}-{number}") not in taken)


def _slug(cites: Cites, page: dict[str, str]) -> str:
    """A short name that the page keeps whatever else is cited."""
    kind = page["kind"]
    if kind == "country":
        return f"interpol-{cites.members[0].slug}"
    if kind == "founders":
        return "interpol-founding-states"
    if kind == "wikipedia":
        return slugify(f"wikipedia-{page['detail']}")
    if kind == "news":
        last = cites.address.rstrip("/").rpartition("/")[2]
        return slugify(f"interpol-news-{last}")[:64].rstrip("-")
    host = urlsplit(cites.address).hostname or cites.address.partition(" ")[0]
    return re.sub(r"[^a-z0-9]+", "-", host.removeprefix("www.")).strip("-")
