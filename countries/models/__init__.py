"""The tables. Working rows: country, police, section, source. Public: edition, crime_area.
Kept: revision, note_correction, erasure.

Of people: region_assignment, audit_entry. Of review: comment, schedule.
"""

from countries.models.audit_entry import AuditEntry
from countries.models.comment import Comment
from countries.models.country import NCB, Country
from countries.models.crime_area import CrimeArea
from countries.models.edition import Edition
from countries.models.erasure import ErasedDocument, Erasure
from countries.models.note_correction import NoteCorrection
from countries.models.police import PoliceForce
from countries.models.region_assignment import RegionAssignment
from countries.models.revision import FixtureState, Revision
from countries.models.schedule import ScheduleChange
from countries.models.section import CrimeAreaLink, Section
from countries.models.source import Citation, Source

__all__ = [
    "NCB",
    "AuditEntry",
    "Citation",
    "Comment",
    "Country",
    "CrimeArea",
    "CrimeAreaLink",
    "Edition",
    "ErasedDocument",
    "Erasure",
    "FixtureState",
    "NoteCorrection",
    "PoliceForce",
    "RegionAssignment",
    "Revision",
    "ScheduleChange",
    "Section",
    "Source",
]
