"""What a reader asked of the list of countries, read from the address; it trusts nothing there."""

from collections.abc import Collection, Mapping
from typing import NamedTuple
from urllib.parse import urlencode

from countries.regions import Region

FILTERS = ("region", "crime", "full")


class Asked(NamedTuple):
    """The filters and the page. `ignored` names those whose values mean nothing here."""

    region: str = ""
    crime: str = ""
    full: bool = False
    page: int = 1
    ignored: tuple[str, ...] = ()

    @property
    def filtered(self) -> bool:
        return bool(self.region or self.crime or self.full)

    def query(self, page: int = 1, without: str = "") -> str:
        """The address of the same list: at another page, or without one of the filters."""
        kept = {name: getattr(self, name) for name in FILTERS if name != without}
        said = {name: "1" if value is True else value for name, value in kept.items() if value}
        return urlencode({**said, "page": page} if page > 1 else said)


def asked(query: Mapping[str, str], areas: Collection[str]) -> Asked:
    """The filters of an address: of each the last value, where it is one that exists."""
    region, crime, full = (query.get(name, "") for name in FILTERS)
    page = query.get("page", "")
    wrong = {
        "region": region not in ("", *Region.values),
        "crime": crime != "" and crime not in areas,
        "full": full not in ("", "1"),
        "page": page != "" and not _is_number(page),
    }
    return Asked(
        region="" if wrong["region"] else region,
        crime="" if wrong["crime"] else crime,
        full=full == "1",
        page=int(page) if page and not wrong["page"] else 1,
        ignored=tuple(name for name, is_wrong in wrong.items() if is_wrong),
    )


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) < 5 and int(text) > 0
