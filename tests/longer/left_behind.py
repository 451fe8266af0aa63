"""What a killed process left in the database: whether all of it is whole."""

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from django.db import connection
from django.test import Client

from countries import profile
from countries.audit import audit
from countries.document import digest, load
from countries.languages import LANGUAGES
from countries.models import AuditEntry, Country, Edition, Revision

PUTS_IN_FORCE = ("approved", "forced", "checked", "withdrawn", "brought-back")


class Live(NamedTuple):
    """What readers see: the number, the kind, and the two lines that are written anew."""

    number: int
    kind: str
    english: str
    spanish: str


def live_now() -> Live:
    edition = Edition.objects.live().get(country="BE")
    lines = edition.document.strapline
    return Live(edition.number or 0, edition.kind, lines.get("en", ""), lines.get("es", ""))


def findings() -> list[str]:
    """All that is not whole, in words; nothing where nobody could tell that anybody was killed."""
    found = [str(finding) for finding in audit()]
    return [*found, *_database(), *_revisions(), *_entries(), *_pages()]


def _database() -> Iterator[str]:
    connection.check_constraints()
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA integrity_check")
            if (said := cursor.fetchall()) != [("ok",)]:
                yield f"the file: {said}"


def _revisions() -> Iterator[str]:
    """Numbered without gaps, each with its hashes, and the rows are the last one."""
    kept = list(Revision.objects.filter(country_code="BE").order_by("number"))
    if [each.number for each in kept] != list(range(1, len(kept) + 1)):
        yield f"revisions {[each.number for each in kept]}"
    for each in kept[-5:]:
        public = digest(load(each.body).public().canonical())
        if (each.sha256, each.public_sha256) != (digest(each.body), public):
            yield f"revision {each.number} has another hash"
    if profile.build(Country.objects.get(pk="BE")).canonical() != kept[-1].body:
        yield "the rows are not the last revision"
    known = Edition.objects.filter(country="BE").order_by("-revision").first()
    if known and known.revision > kept[-1].number:
        yield f"{known} speaks of revision {known.revision}, which is not there"


def _entries() -> Iterator[str]:
    """No edition without its one entry in the audit list, no entry without its edition."""
    put = AuditEntry.objects.filter(action__in=PUTS_IN_FORCE, object__startswith="BE, edition ")
    entered = Counter(put.values_list("object", flat=True))
    numbered = Edition.objects.filter(country="BE", number__isnull=False)
    there = Counter(f"BE, edition {edition.number}" for edition in numbered)
    if entered != there:
        yield f"editions and entries differ: {entered - there}, {there - entered}"
    proposals = AuditEntry.objects.filter(action="proposed").values_list("object", flat=True)
    for waiting in Edition.objects.filter(state=Edition.State.PROPOSED):
        if f"BE, proposal {waiting.pk}" not in proposals:
            yield f"proposal {waiting.pk} was never proposed: half a publication"


def _pages() -> Iterator[str]:
    """What readers get in each language names the edition in force, or says that it is gone."""
    edition = Edition.objects.live().get(country="BE")
    gone = edition.kind == Edition.Kind.WITHDRAWAL
    name = f"/countries/belgium/editions/{edition.number}/"
    for language in LANGUAGES:
        client = Client(headers={"host": "localhost"})
        page = client.get(f"/{language}/countries/belgium/")
        text = page.content.decode()
        sought = [edition.notes[language]] if gone else [f"/{language}{name}", edition.sha256]
        if page.status_code != (410 if gone else 200) or not all(it in text for it in sought):
            yield f"the page in {language}: {page.status_code}, not of edition {edition.number}"
