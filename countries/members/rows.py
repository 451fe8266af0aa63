"""What do the tables say of each member, and what is it called in each language?"""

import csv
import re
from pathlib import Path
from typing import NamedTuple

from django.utils.text import slugify

FOLDER = Path("fixtures", "members")
REGIONS = {
    "Africa": "africa",
    "Americas": "americas",
    "Asia / South Pacific": "asia-south-pacific",
    "Europe": "europe",
}
_SOURCES = re.compile(r" ; ")


class Member(NamedTuple):
    """A member as the tables have it; `sources` are addresses, that of its date first."""

    code: str
    alpha3: str
    slug: str
    names: dict[str, str]
    official_name: str
    region: str
    city: str
    member_since: str
    sources: tuple[str, ...]
    note: str
    overridden: bool


def members(folder: Path = FOLDER) -> list[Member]:
    """Every member, in the order of the table."""
    names = {row["iso2"]: row for row in table(folder / "country_names.csv")}
    overrides = {row["iso2"]: row for row in table(folder / "name_overrides.csv")}
    return [_member(row, names, overrides) for row in table(folder / "members.csv")]


def table(path: Path) -> list[dict[str, str]]:
    """The rows of a CSV file, each by the names of its columns."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _member(
    row: dict[str, str], names: dict[str, dict[str, str]], overrides: dict[str, dict[str, str]]
) -> Member:
    code, english = row["iso2"], row["name_en"]
    if (names[code]["name_en"] != english) != (code in overrides):
        raise ValueError(f"{code}: name_overrides.csv holds the names that differ in English")
    other = overrides.get(code, names[code])
    official = row["official_name_en"]
    return Member(
        code=code,
        alpha3=row["iso3"],
        slug=slugify(english.replace("'", "-")),
        names={"en": english} | {each: other[f"name_{each}"] for each in ("fr", "es", "ar")},
        official_name="" if official == english else official,  # the table repeats a missing one
        region=REGIONS[row["region"]],
        city=row["ncb_city"],
        member_since=row["member_since"],
        sources=tuple(_SOURCES.split(row["source"])),
        note=row["note"],
        overridden=code in overrides,
    )
