"""What is staff told of a member's facts? The table's notes, each at the fact that it is about."""

import re

from countries.members.rows import Member
from countries.members.support import BY_HAND, DISPUTED, OFFICIAL_BY_HAND

# A piece that goes on with what the one before it spoke of stays with it.
_PIECES = re.compile(r"; (?!it says|the same report|says membership)")
_OF_REGION = re.compile(r"region|press 2006: moved")
_OF_DATE = re.compile(
    r"\b(?:joined|gave|it says|the same report|says membership|Wikipedia says|rejoined)\b"
)
_OF_CITY = re.compile(r"NCB|N\.C\.B\.|bureau name|\bnames\b|Konedobu")
_DERIVED = "region derived from continent"  # the citation itself says so
_WRITTEN_BY_HAND = "written out by hand in members.csv: the source has another form"


def notes(member: Member) -> dict[str, str]:
    """The note of each fact that has one, in the table's own words."""
    found: dict[str, list[str]] = {}
    for piece in _PIECES.split(member.note):
        if piece in ("", _DERIVED):
            continue
        found.setdefault(_fact(piece), []).append(piece)
    if member.code in BY_HAND:
        found["name"] = [f"English name {_WRITTEN_BY_HAND}"]
    if member.code in OFFICIAL_BY_HAND:
        found["official_name"] = [_WRITTEN_BY_HAND]
    if member.code in DISPUTED:
        pieces = found.get("member_since", [])
        found["member_since"] = [_disputed(member), *pieces]
    return {fact: "; ".join(pieces) for fact, pieces in found.items()}


def _fact(piece: str) -> str:
    if _OF_REGION.match(piece) or piece.startswith("derived region"):
        return "region"
    if _OF_CITY.search(piece) and not _OF_DATE.search(piece):
        return "ncb.city"
    return "member_since"


def _disputed(member: Member) -> str:
    return (
        "the dates in the sources differ, so none is recorded until an editor decides: "
        f"{member.member_since} ({member.sources[0]})"
    )
