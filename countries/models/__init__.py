"""The tables. Working rows: country, police, section, source. Public: edition, crime_area."""

from countries.models.country import NCB, Country
from countries.models.crime_area import CrimeArea
from countries.models.edition import Edition
from countries.models.note_correction import NoteCorrection
from countries.models.police import PoliceForce
from countries.models.revision import FixtureState, Revision
from countries.models.section import CrimeAreaLink, Section
from countries.models.source import Citation, Source

__all__ = [
    "NCB",
    "Citation",
    "Country",
    "CrimeArea",
    "CrimeAreaLink",
    "Edition",
    "FixtureState",
    "NoteCorrection",
    "PoliceForce",
    "Revision",
    "Section",
    "Source",
]
