"""The tables.

Working rows: country, police, section, source. Kept: revision, erasure.
Public: edition, crime_area.
"""

from countries.models.country import NCB, Country
from countries.models.crime_area import CrimeArea
from countries.models.edition import Edition
from countries.models.erasure import ErasedDocument, Erasure
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
    "ErasedDocument",
    "Erasure",
    "FixtureState",
    "PoliceForce",
    "Revision",
    "Section",
    "Source",
]
