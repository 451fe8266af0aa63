"""The tables. Working rows: country, police, section, source. Public: edition, crime_area."""

from countries.models.comment import Comment
from countries.models.country import NCB, Country
from countries.models.crime_area import CrimeArea
from countries.models.edition import Edition
from countries.models.police import PoliceForce
from countries.models.revision import FixtureState, Revision
from countries.models.schedule import ScheduleChange
from countries.models.section import CrimeAreaLink, Section
from countries.models.source import Citation, Source

__all__ = [
    "NCB",
    "Citation",
    "Comment",
    "Country",
    "CrimeArea",
    "CrimeAreaLink",
    "Edition",
    "FixtureState",
    "PoliceForce",
    "Revision",
    "ScheduleChange",
    "Section",
    "Source",
]
