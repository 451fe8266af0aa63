"""The tables. Working rows: country, police, section, source, page.
Public: edition, listed_area, search_word, crime_area, page_edition.
Kept: revision, note_correction, erasure.

Of people: region_assignment, audit_entry. Of review: comment, schedule.
"""

from countries.models.audit_entry import AuditEntry
from countries.models.comment import Comment
from countries.models.country import NCB, Country
from countries.models.crime_area import CrimeArea
from countries.models.edition import Edition
from countries.models.erasure import ErasedDocument, Erasure
from countries.models.listed_area import ListedArea
from countries.models.note_correction import NoteCorrection
from countries.models.page import Page
from countries.models.page_edition import PageEdition
from countries.models.police import PoliceForce
from countries.models.receipt import Receipt
from countries.models.region_assignment import RegionAssignment
from countries.models.revision import FixtureState, Revision
from countries.models.schedule import ScheduleChange
from countries.models.search_word import SearchWord
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
    "ListedArea",
    "NoteCorrection",
    "Page",
    "PageEdition",
    "PoliceForce",
    "Receipt",
    "RegionAssignment",
    "Revision",
    "ScheduleChange",
    "SearchWord",
    "Section",
    "Source",
]
