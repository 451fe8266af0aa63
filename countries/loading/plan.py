"""What loading would do: compared, merged and checked, with nothing written."""

from dataclasses import dataclass, field
from functools import cached_property

from countries import profile
from countries.diff import Change, changes, differ
from countries.document import Document
from countries.editions import frozen, holder, live, scheduled
from countries.loading.blame import (
    blame_address,
    blame_conflict,
    blame_no_country,
    blame_scheduled,
    blame_taken,
    blame_unready,
)
from countries.loading.documents import document_of, flat_of, public, without_sources
from countries.loading.memory import bases
from countries.loading.progress import Progress
from countries.loading.references import ReferencePlan, areas_after, plan_reference, state_sources
from countries.loading.statements import Stated, Statements
from countries.merge import Conflict, Merged, merge
from countries.models import Country, Edition
from countries.paths import Flat, Path, part_of


@dataclass
class CountryPlan:
    """What becomes of one country: its rows, and its live edition."""

    stated: Stated
    rows_before: Document | None
    rows_after: Document
    live_before: Edition | None
    live_after: Document | None = None
    held_back: str = ""
    conflicts: list[tuple[Conflict, Document | None]] = field(default_factory=list)

    @cached_property
    def live_document(self) -> Document | None:
        """What readers see now."""
        return self.live_before.document if self.live_before else None

    @cached_property
    def row_changes(self) -> list[Change]:
        """What changes in the working rows."""
        return changes(self.rows_before, self.rows_after)

    @cached_property
    def live_changes(self) -> list[Change]:
        """What changes for readers; empty where nothing is published."""
        return changes(self.live_document, frozen(self.live_after)) if self.live_after else []


@dataclass
class Plan:
    """What becomes of everything that was stated."""

    countries: list[CountryPlan] = field(default_factory=list)
    references: list[ReferencePlan] = field(default_factory=list)

    @property
    def changes_something(self) -> bool:
        """Whether carrying it out leaves rows or editions other than they were."""
        written = any(plan.taken or plan.before is None for plan in self.references)
        return written or any(it.row_changes or it.live_after for it in self.countries)


class Planner:
    """Compares what is stated with what is there. Mistakes are added to the statements."""

    def __init__(self, said: Statements, *, draft: bool, overwrite: bool) -> None:
        self.said, self.draft, self.overwrite = said, draft, overwrite
        self.references = [plan_reference(said, ref) for ref in said.references.values()]
        self.areas = areas_after(self.references)

    def plan(self, progress: Progress) -> Plan:
        """The plan for everything; to be carried out only if no mistake was found."""
        stated = self.said.countries
        locked = Country.objects.select_for_update().filter(code__in=stated)
        rows = {row.code: row for row in locked}
        known = {code for code in stated if code in rows or ("code",) in stated[code].flat}
        for code in stated.keys() - known:
            blame_no_country(self.said, stated[code])
        told = [stated[code] for code in stated if code in known]
        planned = [self._country(each, rows.get(each.code)) for each in progress.over(told)]
        plan = Plan([country for country in planned if country], self.references)
        self._compare_names(plan)
        if not self.overwrite:
            self._blame_conflicts(plan)
        return plan

    def _country(self, stated: Stated, row: Country | None) -> CountryPlan | None:
        state_sources(self.said, stated)
        # An edition has a country, so where there is no row nothing of it is live or waits.
        before, current = (profile.build(row), live(stated.code)) if row else (None, None)
        draft_base, live_base = bases(stated) if row else ({}, {})
        merged = self._merge_rows(stated, draft_base, before, current)
        after = document_of(self.said, stated, merged.flat, before, self.references, self.areas)
        if after is None:
            return None
        country = CountryPlan(stated, before, after, current)
        country.conflicts += [(conflict, before) for conflict in merged.conflicts]
        country.held_back = self._held_back(country)
        if not country.held_back:
            self._publication(country, draft_base, live_base)
        return country

    def _merge_rows(
        self, stated: Stated, base: Flat, before: Document | None, current: Edition | None
    ) -> Merged:
        base, ours, theirs = (
            without_sources(flat) for flat in (base, flat_of(before), stated.flat)
        )
        merged = merge(base, ours, theirs)
        if merged.conflicts and current and not self.overwrite:
            known = _restated(merged, theirs, ours, flat_of(current.document))
            theirs = {path: value for path, value in theirs.items() if path not in known}
            merged = merge(base, ours, theirs)
        return merged

    def _held_back(self, country: CountryPlan) -> str:
        """Why nothing is published, or ''."""
        if self.draft:
            return "draft"
        if country.stated.status != Country.Status.PUBLISHED:
            return "status"
        current = country.live_before
        if current is not None and current.kind == Edition.Kind.WITHDRAWAL:
            return "withdrawn"
        return ""

    def _publication(self, country: CountryPlan, draft_base: Flat, live_base: Flat) -> None:
        """The live document with the file's changes; no person's draft."""
        stated, before = country.stated, country.live_document
        if country.rows_before is None:
            self._first_publication(country)
            return
        ours, base = flat_of(before), public(live_base)
        theirs = _undecided(public(stated.flat), draft_base, base, ours) if before else stated.flat
        merged = merge(base if before else {}, ours, public(theirs))
        after = document_of(self.said, stated, merged.flat, before, self.references, self.areas)
        if after is None:
            return
        blame_unready(self.said, stated, after)
        country.conflicts += [(conflict, before) for conflict in merged.conflicts]
        if before is not None and frozen(after) == before:
            return
        if waiting := scheduled(stated.code):
            blame_scheduled(self.said, stated, waiting)
        if other := holder(after.slug, after.code):
            blame_address(self.said, stated, other)
        country.live_after = after

    def _first_publication(self, country: CountryPlan) -> None:
        """Of a country that nobody has yet, readers see what the rows will say."""
        after = country.rows_after.public()
        blame_unready(self.said, country.stated, after)
        if after.slug in self.taken and (other := holder(after.slug, after.code)):
            blame_address(self.said, country.stated, other)
        country.live_after = after

    @cached_property
    def taken(self) -> set[str]:
        """Every address that an approved edition has or had."""
        approved = Edition.objects.filter(state=Edition.State.APPROVED).order_by()
        return set(approved.values_list("slug", flat=True).distinct())

    def _compare_names(self, plan: Plan) -> None:
        """No two countries of one run may take the same code or address."""
        taken: dict[tuple[str, str], str] = {}
        for country in plan.countries:
            for name in ("alpha3", "slug"):
                value = getattr(country.rows_after, name)
                other = taken.setdefault((name, value), country.stated.code)
                if other != country.stated.code:
                    blame_taken(self.said, country.stated, name, value, other)

    def _blame_conflicts(self, plan: Plan) -> None:
        for country in plan.countries:
            for conflict, ours in country.conflicts:
                blame_conflict(self.said, country.stated, conflict, ours)
        for reference in plan.references:
            reference.blame_conflicts(self.said)


def _restated(merged: Merged, theirs: Flat, ours: Flat, live: Flat) -> set[Path]:
    """Where the file only says what readers see already: no reason to undo a draft."""
    same = {c.path for c in merged.conflicts if not differ(theirs, live, c.path)}
    there = {part_of(path) for path in ours}
    changed = {part_of(c.path) for c in merged.conflicts if c.path not in same} - there
    gone = {part_of(path) for path in same} - there - changed
    return {p for p in theirs if part_of(p) in gone or (p in same and part_of(p) not in changed)}


def _undecided(theirs: Flat, draft_base: Flat, live_base: Flat, ours: Flat) -> Flat:
    """What the file says, but for what it said to the draft and a person published otherwise."""
    new = {p for p in theirs if p not in draft_base or differ(draft_base, theirs, p)}
    gone = {part_of(path) for path in new} - {part_of(path) for path in ours}
    return {
        path: value
        for path, value in theirs.items()
        if path in new or part_of(path) in gone or not differ(live_base, ours, path)
    }
