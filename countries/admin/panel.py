"""What stands beside the country form: how far the draft is from readers, and what it lacks."""

from dataclasses import dataclass

from django.urls import reverse

from countries import editions
from countries.admin.desk import Desk
from countries.admin.publish import Parts, Proposal
from countries.admin.states import CHIPS, State
from countries.completeness import behind, completeness
from countries.document import Document
from countries.facts import Label, has_value
from countries.languages import LANGUAGES, NATIVE_NAMES
from countries.models import Edition

Facts = list[tuple[str, Label]]
"""Names of facts, and what they are called."""
MOST_CHANGES = 6
MOST_EDITIONS = 10


@dataclass(frozen=True)
class Panel:
    """Of a saved draft. `parts` holds the first few of its `changes` since the live edition."""

    state: State
    live: Edition | None
    changes: int
    parts: Parts
    hindrances: list[str]
    untranslated: list[tuple[str, str, int]]
    """The languages with texts to translate, or to translate anew: code, own name, how many."""
    unsourced: Facts
    """The facts that say something and cite nobody."""
    hollow: Facts
    """The facts that cite somebody and say nothing."""
    waiting: list[Edition]
    """The proposals that wait for a decision."""
    returned: Edition | None
    """The last proposal, where it was returned."""
    scheduled: Edition | None

    @property
    def chip(self) -> str:
        """The kind of mark that the state has in every list."""
        return CHIPS.get(self.state, "changed")

    @property
    def public(self) -> str:
        """Where readers find the page; '' where there is none."""
        shown = self.live and self.state != State.WITHDRAWN
        return reverse("country", args=[self.live.slug]) if self.live and shown else ""


def panel(desk: Desk) -> Panel | None:
    """What is said of the draft as it was last saved; None where nothing is saved yet."""
    if desk.country is None or desk.document is None:
        return None
    proposal = Proposal.of(desk.request, desk.country, desk.document)
    parts, waiting = proposal.parts, editions.proposed(desk.country.code)
    return Panel(
        _state(proposal, waiting),
        proposal.live,
        sum(len(changes) for _part, changes in parts),
        _first(parts),
        [desk.told(problem) for problem in proposal.hindrances],
        untranslated(desk.document, proposal.live),
        *doubtful(desk),
        waiting,
        proposal.returned,
        proposal.scheduled,
    )


def untranslated(document: Document, live: Edition | None) -> list[tuple[str, str, int]]:
    """What a language lacks, and what English changed since readers last had both."""
    counts, late = completeness(document), behind(document, live.document) if live else {}
    found = ((each, counts[each].missing + late.get(each, 0)) for each in LANGUAGES)
    return [(language, NATIVE_NAMES[language], missing) for language, missing in found if missing]


def doubtful(desk: Desk) -> tuple[Facts, Facts]:
    """The facts of the saved profile with a value and no source, and those with only a source."""
    document = desk.document
    cited = {each.fact for each in document.citations if each.source} if document else set()
    unsourced: Facts = []
    hollow: Facts = []
    for fact, (label, value) in desk.facts.items():
        if has_value(value) != (fact in cited):
            (unsourced if has_value(value) else hollow).append((fact, label))
    return unsourced, hollow


def past(desk: Desk) -> list[Edition]:
    """The latest editions of the country, newest first, without their documents."""
    kept = Edition.objects.filter(country=desk.country, number__isnull=False)
    listed = kept.order_by("-number").with_overtaker()
    listed = listed.only("number", "kind", "state", "publish_at", "reviewed", "country_id")
    return list(listed[:MOST_EDITIONS])


def _state(proposal: Proposal, waiting: list[Edition]) -> State:
    if waiting:
        return State.PROPOSED
    if proposal.returned:
        return State.RETURNED
    if proposal.scheduled:
        return State.SCHEDULED
    if proposal.live is None:
        return State.DRAFT
    if proposal.withdrawn:
        return State.WITHDRAWN
    return State.PUBLISHED if proposal.unchanged else State.CHANGED


def _first(parts: Parts) -> Parts:
    """As many changes as have room, each under its part."""
    left, shown = MOST_CHANGES, []
    for part, changes in parts:
        if left > 0:
            shown.append((part, changes[:left]))
        left -= len(changes)
    return shown
