"""Which sources stand behind which fact of a member?

The table names the source of the date first, then others without saying for what. A country page
of the organisation gives region, city and date; any other page was read for the bureau's city.
What the rows and their notes say otherwise stands here, country by country.
"""

import re
from typing import NamedTuple

from countries.members.rows import Member

ISO, CLDR, CHOSEN = "iso-3166-1", "cldr-47", "portal-country-names"
CONTINENTS = "world-countries-5-1-0"
# Written out by hand in the table, because ISO's own short name is another.
BY_HAND = frozenset({"CD", "CG", "FM", "PS", "RU", "SX", "VA"})
OFFICIAL_BY_HAND = frozenset({"KR", "VA"})
# A conflict of dates that touches statehood or succession: an editor decides, not a table.
DISPUTED = frozenset({"CN", "IL", "RS"})

_COUNTRY_PAGE = re.compile(
    r"interpol\.int/.*(?:member-countries/(?!news)|paises-miembros|pa%c3%adses-miembros"
    r"|pays-membres)|interpol\.int/ar/3/10/4/37",
    re.IGNORECASE,
)
_REGION = {
    "IL": "https://www.jpost.com/Israel/Israel-admitted-to-Interpol-Europe",
    "RU": "https://www.interpol.int/en/Member-countries/News/N201506/",
    "TR": "http://www.trt.net.tr/italiano/turkiye-4/2021/11/26/istanbul-conclusi-i-lavori-dell"
    "-assemblea-generale-dell-interpol-1739137",
}
_CITY = {
    "GN": "https://bcmedia.org/2019/08/27/guinee-securite-linterpol-installe-17-bases-de-donnees",
    "JM": "https://test.imapal.ca/sections/politics/jamaica-customs-granted-access-to-interpol-s"
    "-database",
    "MC": "https://news.mc/2023/12/21/monaco-present-at-91st-interpol-general-assembly-in-vienna/",
    "NL": "https://www.interpol.int/Who-we-are/Member-countries/Europe/NETHERLANDS",
    "RS": "https://serbia.news-pravda.com/world/2024/04/05/2637.html",
    "SK": "https://www.interpol.int/en/News-and-media/News/2013/PR138",
    "TR": "cyprusembassy.net (2005)",
    "ZA": "https://sanews.gov.za/south-africa/sa-serve-executive-committee-interpol",
}


class Support(NamedTuple):
    """A source of a fact: the short name of one, or the address of a page."""

    fact: str
    source: str
    derived: bool = False


def is_country_page(address: str) -> bool:
    """Whether the address is that of a member's own page on the organisation's site."""
    return bool(_COUNTRY_PAGE.search(address))


def supports(member: Member) -> list[Support]:
    """What supports the facts of a member, in the order of the facts."""
    found = [Support("codes", ISO), Support("name", ISO, member.code in BY_HAND)]
    found.append(Support("name", CHOSEN if member.overridden else CLDR))
    if member.official_name:
        found.append(Support("official_name", ISO, member.code in OFFICIAL_BY_HAND))
    region, city = _region(member), _city(member)
    found.append(Support("region", region or CONTINENTS, not region))
    found += [Support("member_since", address) for address in _since(member, region, city)]
    if member.city:
        found.append(Support("ncb.city", city))
    return found


def _region(member: Member) -> str:
    """The page that states the region; '' where it follows from the continent."""
    if "region derived from continent" in member.note:
        return ""
    pages = [address for address in member.sources if is_country_page(address)]
    return _REGION.get(member.code) or pages[-1]


def _city(member: Member) -> str:
    return _CITY.get(member.code, member.sources[-1]) if member.city else ""


def _since(member: Member, region: str, city: str) -> list[str]:
    """The first source is that of the date; so are others that were read for nothing else."""
    if member.code in DISPUTED:
        return []
    first, *others = member.sources
    return [first, *(each for each in others if each not in (region, city))]
