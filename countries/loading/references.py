"""Crime areas and sources of a fixture: merged field by field, like a country's document."""

from dataclasses import dataclass, field
from typing import Any

from django.db import models
from django.utils.translation import gettext as _

from countries import labels
from countries.languages import LANGUAGES
from countries.loading.memory import base_values
from countries.loading.mistakes import already_there, changed_by_person, unknown
from countries.loading.statements import Reference, Stated, Statements
from countries.loading.vocabulary import MODELS, fields_of
from countries.models import CrimeArea

ENGLISH = {"countries.source": "title_en", "countries.crimearea": "name_en"}
Collision = tuple[str, Any, Any, Any]


@dataclass
class ReferencePlan:
    """What becomes of one crime area or source.

    `left_out` is one that a person deleted, and of which the file says what it said before.
    """

    reference: Reference
    before: dict[str, Any] | None
    after: dict[str, Any]
    left_out: bool = False
    taken: list[str] = field(default_factory=list)
    conflicts: list[Collision] = field(default_factory=list)

    @property
    def model(self) -> str:
        return self.reference.model

    @property
    def key(self) -> str:
        return self.reference.key

    def source(self) -> dict[str, Any]:
        """A source as a document copies it."""
        title = {lang: self.after[f"title_{lang}"] for lang in LANGUAGES}
        plain = {name: self.after[name] for name in ("publisher", "address", "read_on")}
        return {"slug": self.key, "title": title, **plain}

    def blame_conflicts(self, said: Statements) -> None:
        """Note every field that a person changed and the file changes too."""
        for name, was, now, new in self.conflicts:
            words = [labels.value_words((name,), value) for value in (was, now, new)]
            place = self.reference.lines.get(name, self.reference.place)
            message = changed_by_person(name, words[0], words[1], words[2])
            if name not in base_values(self.reference):
                message = already_there(name, words[1], words[2])
            said.blame(place, message)


def plan_reference(said: Statements, reference: Reference) -> ReferencePlan:
    """Merge what the file says of a crime area or source with its row."""
    row = MODELS[reference.model]._default_manager.filter(pk=reference.key).first()
    before = _values(reference.model, row) if row is not None else None
    base = base_values(reference)
    blank = _values(reference.model, MODELS[reference.model]())
    plan = ReferencePlan(reference, before, {**blank, **(before or {})})
    if before is None:
        plan.after |= reference.values
        plan.left_out = base == {**base, **reference.values} != {}
        plan.taken = [] if plan.left_out else list(reference.values)
    for name, new in reference.values.items() if before is not None else ():
        if isinstance(new, list):
            _merge_set(plan, name, base.get(name) or [], new)
        else:
            _merge_value(plan, name, base, new)
    _check(said, plan)
    return plan


def _merge_value(plan: ReferencePlan, name: str, base: dict[str, Any], new: Any) -> None:
    was, now = base.get(name) or None, plan.after[name] or None
    if (new or None) == now or (name in base and (new or None) == was):
        return
    plan.after[name] = new
    plan.taken.append(name)
    if was != now and (name in base or now):
        plan.conflicts.append((name, was, now, new))


def _merge_set(plan: ReferencePlan, name: str, old: list[str], new: list[str]) -> None:
    """Add what the file adds, remove what it removes: two sides that do so never collide."""
    now = set(plan.after[name])
    after = (now | (set(new) - set(old))) - (set(old) - set(new))
    plan.after[name] = sorted(after)
    if after != now:
        plan.taken.append(name)


def _check(said: Statements, plan: ReferencePlan) -> None:
    english, reference = ENGLISH[plan.model], plan.reference
    place = reference.lines.get(english, reference.place.at(reference.place.line, english))
    if not plan.after[english] and place.spot not in said.broken:
        said.blame_broken(place, _("This is missing: the record needs it."))
    if plan.model == "countries.crimearea":
        stated = {key for model, key in said.references if model == plan.model}
        known = {*CrimeArea.objects.values_list("slug", flat=True), *stated}
        for slug in reference.values.get("see_also") or []:
            if slug not in known and not said.is_lost(slug):
                message = unknown(slug, known, _("There is no such crime area."))
                said.blame(reference.lines["see_also"], message, slug)


def _values(model: str, row: models.Model) -> dict[str, Any]:
    """A row's fields as a fixture would state them."""
    return {name: _value(field, row) for name, field in fields_of(model).items()}


def _value(field: models.Field, row: models.Model) -> Any:
    if isinstance(field, models.ManyToManyField):
        saved = not row._state.adding
        return sorted(getattr(row, field.name).values_list("pk", flat=True)) if saved else []
    value = getattr(row, field.name)
    if isinstance(field, models.DateField):
        return value.isoformat() if value else None
    return "" if value is None else value


def areas_after(references: list[ReferencePlan]) -> dict[str, bool]:
    """Every crime area that there will be, and whether it is retired."""
    areas = dict(CrimeArea.objects.values_list("slug", "retired"))
    areas |= {r.key: r.after["retired"] for r in references if r.model == "countries.crimearea"}
    return areas


def state_sources(said: Statements, stated: Stated) -> None:
    """Make the sources that a country's citations name part of what is stated of the country."""
    cited = {v for p, v in stated.flat.items() if p[0] == "citations" and p[-1] == "source"}
    for slug in sorted(filter(None, cited)):
        reference = said.references.get(("countries.source", slug))
        if reference is not None:
            stated.lines["sources", slug] = reference.place
            for name, value in reference.values.items():
                stem, _bar, language = name.rpartition("_")
                path = (stem, language) if language in LANGUAGES else (name,)
                place = reference.lines.get(name, reference.place)
                stated.add(("sources", slug, *path), value, place, reference.fixture)
