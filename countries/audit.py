"""Whether every edition still is what it was when it was made."""

import json
from collections.abc import Iterator
from dataclasses import dataclass

from django.db import transaction

from countries import listed
from countries.document import Document, digest, load
from countries.editions import columns
from countries.models import Edition


@dataclass(frozen=True)
class Finding:
    """Something that is not as it was made. Columns can be rebuilt from the document."""

    edition: str
    what: str
    rebuilt: bool = False

    def __str__(self) -> str:
        return f"{self.edition}: {self.what}{' Rebuilt.' if self.rebuilt else ''}"


@transaction.atomic
def audit(*, rebuild: bool = False) -> list[Finding]:
    """Look at every edition. `rebuild` writes what lists read anew, and never a document."""
    findings = list(_missing())
    rows = Edition.objects.select_related("country").order_by("country_id", "number", "pk")
    for edition in rows.iterator(chunk_size=200):
        findings += _findings(edition, rebuild)
    return findings


def _findings(edition: Edition, rebuild: bool) -> Iterator[Finding]:
    name = _name(edition)
    broken = False
    for what in _document(edition):
        broken = True
        yield Finding(name, what)
    document = _read(edition)
    if document is None:
        yield Finding(name, "its document cannot be read.")
    elif document.code != edition.country_id:
        yield Finding(name, f"its document is that of another country, {document.code}.")
    elif broken:
        yield Finding(name, "its columns were not compared: the document is not to be trusted.")
    else:
        yield from _columns(edition, name, document, rebuild)
        yield from _rows(edition, name, document, rebuild)


def _document(edition: Edition) -> Iterator[str]:
    now = digest(edition.body)
    if now != edition.sha256:
        yield (
            "its document, or the SHA-256 kept of it, was changed after it was made:"
            f" {edition.sha256[:12]}… was kept, {now[:12]}… is there."
        )
    try:
        schema = json.loads(edition.body)["schema"]
    except (ValueError, KeyError, TypeError):
        return
    if schema != edition.schema:
        yield f"its schema was changed: it says {edition.schema}, its document {schema}."


def _read(edition: Edition) -> Document | None:
    try:
        return load(edition.body)
    except ValueError:
        return None


def _columns(edition: Edition, name: str, document: Document, rebuild: bool) -> Iterator[Finding]:
    right = columns(document)
    wrong = {column for column, value in right.items() if getattr(edition, column) != value}
    if wrong and rebuild:
        Edition.objects.filter(pk=edition.pk).update(**right)
    for column in sorted(wrong):
        what = f"{column} is “{getattr(edition, column)}”, its document says “{right[column]}”."
        yield Finding(name, what, rebuilt=rebuild)


def _rows(edition: Edition, name: str, document: Document, rebuild: bool) -> Iterator[Finding]:
    """Of an edition that lists show, or may show later."""
    shown = Edition.objects.to_be_listed().filter(pk=edition.pk).exists()
    if not shown or listed.is_right(edition, document):
        return
    if rebuild:
        listed.write(edition, document)
    yield Finding(name, "the rows that lists read are not those of its document.", rebuilt=rebuild)


def _missing() -> Iterator[Finding]:
    """Numbers are given without gaps, so a gap is an edition that somebody deleted."""
    last: dict[str, int] = {}
    numbered = Edition.objects.filter(number__isnull=False).select_related("country")
    for edition in numbered.order_by("country_id", "number").defer("body").iterator():
        number = edition.number or 0
        for gone in range(last.get(edition.country_id, 0) + 1, number):
            yield Finding(f"{_country(edition)}, edition {gone}", "it is missing.")
        last[edition.country_id] = number


def _country(edition: Edition) -> str:
    return f"{edition.country} ({edition.country_id})"


def _name(edition: Edition) -> str:
    if edition.number is None:
        return f"{_country(edition)}, {edition.state} edition without number (id {edition.pk})"
    return f"{_country(edition)}, edition {edition.number}"
