"""A country's revisions and editions in one timeline, the newest first."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from countries.document import Document, load
from countries.edition_steps import Step, fate, steps
from countries.models import Edition, NoteCorrection, Revision
from countries.moment import key_of, name_of
from countries.touched import Touched, by_editions, by_revisions

PAGE = 25
HOW: dict[str, str | Promise] = {
    "form": _("Saved in the form"),
    "action": _("Changed by an action"),
    "import": _("Imported"),
    "fixture": _("Loaded from a fixture"),
    "command": _("Changed by a command"),
    "restore": _("Restored"),
    "found": _("Found changed, by an unknown hand"),
}


@dataclass
class Entry:
    """A revision, or an edition with the steps of its life. `before` is what it is compared to."""

    row: Revision | Edition
    before: Revision | Edition | None
    at: dt.datetime
    how: str | Promise
    chip: str
    people: tuple[str, ...]
    steps: list[Step] = field(default_factory=list)
    corrections: list[NoteCorrection] = field(default_factory=list)
    touched: Touched = frozenset()

    @property
    def key(self) -> str:
        return key_of(self.row)

    @property
    def name(self) -> str:
        return name_of(self.row)

    @property
    def edition(self) -> Edition | None:
        return self.row if isinstance(self.row, Edition) else None


class Filter(NamedTuple):
    """What an address asks for; '' is all."""

    person: str = ""
    part: str = ""
    language: str = ""

    def lets(self, touched: Touched) -> bool:
        return any(
            self.part in ("", part) and self.language in ("", language)
            for part, language in touched
        )


def timeline(code: str) -> list[Entry]:
    """Every entry, without any document: six queries however long the history is."""
    entries = [*_of_revisions(code), *_of_editions(code)]
    return sorted(entries, key=lambda entry: (entry.at, entry.edition is not None), reverse=True)


def filtered(code: str, entries: list[Entry], wanted: Filter) -> list[Entry]:
    """Those by the person, on the part, in the language. Only the latter two read documents."""
    if wanted.person:
        entries = [entry for entry in entries if wanted.person in entry.people]
    if wanted.part or wanted.language:
        look(code, entries)
        entries = [entry for entry in entries if wanted.lets(entry.touched)]
    return entries


def look(code: str, entries: Iterable[Entry]) -> None:
    """Fill in what the entries changed, where it is not known yet; two queries."""
    unknown = [entry for entry in entries if not entry.touched]
    numbers = [entry.row.number for entry in unknown if isinstance(entry.row, Revision)]
    revisions = by_revisions(code, numbers)
    pairs = [(entry.before, entry.row) for entry in unknown if entry.edition]
    editions = by_editions(pairs)  # type: ignore[arg-type]  # before an edition comes an edition
    for entry in unknown:
        of_edition = editions.get(entry.row.pk, frozenset())
        of_revision = revisions.get(entry.row.number or 0, frozenset())
        entry.touched = of_edition if entry.edition else of_revision


def documents(entry: Entry) -> tuple[Document | None, Document]:
    """What an entry is compared to, and what it says, in one query."""
    rows = type(entry.row)._default_manager.filter(
        pk__in=[each.pk for each in (entry.before, entry.row) if each]
    )
    found = {pk: load(body) for pk, body in rows.values_list("pk", "body")}
    return found[entry.before.pk] if entry.before else None, found[entry.row.pk]


def _of_revisions(code: str) -> list[Entry]:
    kept = Revision.objects.filter(country_code=code).defer("body").order_by("number")
    entries: list[Entry] = []
    for row in kept:
        before = entries[-1].row if entries else None
        how = HOW.get(row.origin, row.get_origin_display())
        entries.append(Entry(row, before, row.at, how, "draft", (row.author_name,)))
    return entries


def _of_editions(code: str) -> list[Entry]:
    people = ("proposed_by", "decided_by", "reviewed_by")
    kept = Edition.objects.filter(country=code).select_related(*people).defer("body")
    lists = ("corrections", "schedule_changes__by", "receipts")
    rows = list(kept.prefetch_related(*lists).order_by("number", "pk"))
    return [_of_edition(row, _before(row, rows)) for row in rows]


def _before(edition: Edition, rows: list[Edition]) -> Edition | None:
    """The edition of the number before; for a proposal the last one when it was proposed."""
    if edition.number:
        earlier = [row for row in rows if row.number and row.number < edition.number]
    else:
        then = edition.proposed_at
        earlier = [row for row in rows if row.number and row.decided_at and row.decided_at <= then]
    return max(earlier, key=lambda row: row.number or 0, default=None)


def _of_edition(edition: Edition, before: Edition | None) -> Entry:
    how, chip = fate(edition)
    done, corrections = steps(edition), list(edition.corrections.all())
    people = (*(step.who for step in done), *(each.author_name for each in corrections))
    at = edition.decided_at or edition.proposed_at
    return Entry(edition, before, at, how, chip, people, done, corrections)
