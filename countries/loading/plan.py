"""What loading would do: compared, merged and checked, with nothing written."""

from dataclasses import dataclass, field

from countries import profile
from countries.diff import Change, changes
from countries.document import Document
from countries.editions import frozen, live, scheduled
from countries.loading.blame import blame_conflict, blame_no_country, blame_scheduled, blame_unready
from countries.loading.documents import document_of, flat_of, public, without_sources
from countries.loading.memory import bases
from countries.loading.references import ReferencePlan, areas_after, plan_reference, state_sources
from countries.loading.statements import Stated, Statements
from countries.merge import Conflict, merge
from countries.models import Country, Edition
from countries.paths import Flat


@dataclass
class CountryPlan:
    """What becomes of one country: its rows, and its live edition."""

    stated: Stated
    rows_before: Document | None
    rows_after: Document
    live_before: Edition | None
    live_after: Document | None = None
    held_back: str = ""
    conflicts: list[Conflict] = field(default_factory=list)

    @property
    def row_changes(self) -> list[Change]:
        """What changes in the working rows."""
        return changes(self.rows_before, self.rows_after)

    @property
    def live_changes(self) -> list[Change]:
        """What changes for readers; empty where nothing is published."""
        if self.live_after is None:
            return []
        before = self.live_before.document if self.live_before else None
        return changes(before, frozen(self.live_after))


@dataclass
class Plan:
    """What becomes of everything that was stated."""

    countries: list[CountryPlan] = field(default_factory=list)
    references: list[ReferencePlan] = field(default_factory=list)


class Planner:
    """Compares what is stated with what is there. Mistakes are added to the statements."""

    def __init__(self, said: Statements, *, draft: bool, overwrite: bool) -> None:
        self.said, self.draft, self.overwrite = said, draft, overwrite
        self.references = [plan_reference(said, ref) for ref in said.references.values()]
        self.areas = areas_after(self.references)

    def plan(self) -> Plan:
        """The plan for everything; to be carried out only if no mistake was found."""
        list(Country.objects.select_for_update().filter(code__in=self.said.countries))
        planned = [self._country(stated) for stated in self.said.countries.values()]
        plan = Plan([country for country in planned if country], self.references)
        if not self.overwrite:
            for country in plan.countries:
                for conflict in country.conflicts:
                    blame_conflict(self.said, country.stated, conflict, country.rows_before)
            for reference in plan.references:
                reference.blame_conflicts(self.said)
        return plan

    def _country(self, stated: Stated) -> CountryPlan | None:
        row = Country.objects.filter(code=stated.code).first()
        if row is None and ("code",) not in stated.flat:
            blame_no_country(self.said, stated)
            return None
        state_sources(self.said, stated)
        before = profile.build(row) if row else None
        base, live_base = bases(stated)
        merged = merge(
            without_sources(base),
            without_sources(flat_of(before)),
            without_sources(stated.flat),
        )
        after = document_of(self.said, stated, merged.flat, before, self.references, self.areas)
        if after is None:
            return None
        country = CountryPlan(stated, before, after, live(stated.code))
        country.conflicts += merged.conflicts
        country.held_back = self._held_back(country)
        if not country.held_back:
            self._publication(country, public(live_base))
        return country

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

    def _publication(self, country: CountryPlan, base: Flat) -> None:
        """The live document with the file's changes; no person's draft."""
        stated, current = country.stated, country.live_before
        before = current.document if current else None
        merged = merge(base, flat_of(before), public(stated.flat))
        after = document_of(self.said, stated, merged.flat, before, self.references, self.areas)
        if after is None:
            return
        blame_unready(self.said, stated, after)
        known = {conflict.path for conflict in country.conflicts}
        country.conflicts += [c for c in merged.conflicts if c.path not in known]
        if before is not None and frozen(after) == before:
            return
        if waiting := scheduled(stated.code):
            blame_scheduled(self.said, stated, waiting)
        country.live_after = after
