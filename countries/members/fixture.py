"""The fixture `members.yaml`: every member that has no fixture of its own."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from countries.loading.dump import record, scalar
from countries.loading.reading import compose
from countries.loading.records import records_of
from countries.members.notes import notes
from countries.members.rows import FOLDER, Member, members
from countries.members.sources import Cites, data_sets, sources
from countries.members.support import CHOSEN, CLDR, CONTINENTS, ISO, Support, supports

NAME = "members.yaml"
ELSEWHERE = (ISO, CLDR)  # `belgium.yaml` holds these two sources
HEADER = """\
# The facts of every member without a fixture of its own, made from the tables in fixtures/members/.
# Change those, and make it again with
#   manage.py make_members
# Two of its sources stand in belgium.yaml, so load both:
#   manage.py loaddata crime_areas belgium members
"""


def made(fixtures: Path) -> str:
    """The text of the fixture, from the tables in that folder of fixtures."""
    folder = fixtures / FOLDER.name
    own = _codes_elsewhere(fixtures)
    found = [member for member in members(folder) if member.code not in own]
    backing = {member.code: supports(member) for member in found}
    pages = sources(_cites(found, backing), folder)
    slugs = {address: page["slug"] for address, page in pages.items()}
    records = [record("source", page) for page in (*data_sets(folder), *pages.values())]
    for member in found:
        told = [s._replace(source=slugs.get(s.source, s.source)) for s in backing[member.code]]
        records += _told(member, told)
    return HEADER + "\n".join(records)


def _codes_elsewhere(fixtures: Path) -> set[str]:
    """The codes of countries that stand in another fixture of the folder."""
    codes = set()
    for path in sorted(fixtures.glob("*.yaml")):
        if path.name != NAME:
            for each in records_of(path.name, compose(path.name, path.read_bytes())):
                if each.model == "countries.country":
                    codes.add(str(each.fields["code"]))
    return codes


def _cites(found: list[Member], backing: dict[str, list[Support]]) -> Iterator[Cites]:
    """Every page in the order in which it is first cited."""
    cited: dict[str, dict[str, Member]] = {}
    for member in found:
        for support in backing[member.code]:
            if support.source not in (*ELSEWHERE, CHOSEN, CONTINENTS):
                cited.setdefault(support.source, {})[member.code] = member
    for address, by in cited.items():
        yield Cites(address, list(by.values()))


def _told(member: Member, told: list[Support]) -> Iterator[str]:
    """A member's records as text; citations without a note are lines that stand together."""
    lines: list[str] = []
    for model, fields in _records(member, told):
        if model == "citation" and not fields["note"]:
            lines.append(_line(fields))
            continue
        if lines:
            yield "".join(lines)
            lines = []
        yield record(model, fields)
    yield "".join(lines)


def _line(fields: dict[str, Any]) -> str:
    given = {name: "true" if value is True else value for name, value in fields.items() if value}
    inside = ", ".join(
        f"{name}: {value if name == 'derived' else scalar(value)}" for name, value in given.items()
    )
    return f"- {{model: countries.citation, fields: {{{inside}}}}}\n"


def _records(member: Member, told: list[Support]) -> Iterator[tuple[str, dict[str, Any]]]:
    facts = {support.fact for support in told}
    country = {"country": member.code}
    yield (
        "country",
        {
            "code": member.code,
            "alpha3": member.alpha3,
            "slug": member.slug,
            "region": member.region,
            "status": "published",
            "name": member.names,
            "official_name": {"en": member.official_name},
            "member_since": member.member_since if "member_since" in facts else None,
        },
    )
    if member.city:
        yield "ncb", {**country, "city": {"en": member.city}}
    note = notes(member)
    for support in told:
        fields = {"fact": support.fact, "source": support.source, "derived": support.derived}
        yield "citation", {**country, **fields, "note": note.pop(support.fact, None)}
    for fact in ("member_since", "ncb.city"):
        if fact not in facts:
            fields = {"fact": fact, "reason": "not_recorded"}
            yield "citation", {**country, **fields, "note": note.pop(fact, None)}
    if note:
        raise ValueError(f"{member.code}: a note on {', '.join(note)}, which nothing cites")
