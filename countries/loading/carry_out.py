"""Write what was planned: rows, revisions, editions. The caller holds the transaction."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import override

from countries import labels, profile, publishing, revisions
from countries.editions import frozen
from countries.languages import LANGUAGES, columns
from countries.loading.memory import remember, remember_values
from countries.loading.plan import CountryPlan, Plan
from countries.loading.progress import Progress
from countries.loading.references import ReferencePlan
from countries.loading.vocabulary import MODELS
from countries.models import Country, CrimeArea, Edition, Revision
from countries.models.translated import translated_fields
from countries.past_values import keep_past


@dataclass(frozen=True)
class Outcome:
    """What became of one country: its edition, and the revision that keeps what people wrote."""

    plan: CountryPlan
    edition: Edition | None
    kept: int


def carry_out(plan: Plan, progress: Progress) -> list[Outcome]:
    """Write everything; reference data first, because profiles point to it."""
    for reference in plan.references:
        _write_reference(reference)
    for reference in plan.references:
        _link_reference(reference)
        remember_values(reference.reference)
    _keep_past(plan.references)
    return [_write_country(country) for country in progress.over(plan.countries)]


def _write_reference(plan: ReferencePlan) -> None:
    if not plan.taken:
        return
    model = MODELS[plan.model]
    row: Any = model._default_manager.filter(pk=plan.key).first() or model(pk=plan.key)
    for name, value in plan.after.items():
        if name not in ("see_also", "slug"):
            setattr(row, name, value)
    for field in translated_fields(model):
        english = columns(field)[LANGUAGES.index("en")]
        row.__dict__[field] = getattr(row, english)
    if model is CrimeArea:
        row.save_without_historical_record()  # its links come yet
    else:
        keep_past(row, None, _fixture(plan))


def _link_reference(plan: ReferencePlan) -> None:
    """Both sides of a link may be stated, so only what changes is touched."""
    if "see_also" in plan.taken:
        before = set((plan.before or {}).get("see_also", ()))
        after = set(plan.after["see_also"])
        row = CrimeArea.objects.get(pk=plan.key)
        row.see_also.add(*(after - before))
        row.see_also.remove(*(before - after))


def _keep_past(references: list[ReferencePlan]) -> None:
    """One past state a crime area, after its links; those at their other ends have changed too."""
    fixtures: dict[str, str] = {}
    for plan in references:
        if plan.model == "countries.crimearea" and plan.taken:
            links = {*(plan.before or {}).get("see_also", ())} ^ {*plan.after["see_also"]}
            fixtures |= dict.fromkeys([plan.key, *links], _fixture(plan))
    for area in CrimeArea.objects.filter(slug__in=fixtures).order_by("slug"):
        keep_past(area, None, fixtures[area.slug])


def _fixture(plan: ReferencePlan) -> str:
    return f"fixture {plan.reference.fixture}"


def _write_country(plan: CountryPlan) -> Outcome:
    stated = plan.stated
    row = Country.objects.filter(code=stated.code).first()
    writes = plan.rows_before != plan.rows_after
    if row is not None and (writes or plan.live_after is not None):
        revisions.record_found(row)
    kept = revisions.latest_number(stated.code) if plan.conflicts else 0
    if writes:
        row = profile.apply(plan.rows_after)
        revisions.record(row, None, Revision.Origin.FIXTURE, ", ".join(stated.fixtures))
    if stated.status:
        changed = Country.objects.filter(code=stated.code).exclude(status=stated.status)
        changed.update(status=stated.status)
    edition = None
    if plan.live_after is not None:
        edition = publishing.publish_loaded(plan.live_after, _revision(plan), notes(plan))
    remember(stated, live=not plan.held_back)
    return Outcome(plan, edition, kept)


def _revision(plan: CountryPlan) -> int:
    """Up to which revision the new edition speaks: a person's unpublished words are not in it."""
    if plan.live_after and frozen(plan.rows_after) == frozen(plan.live_after):
        return revisions.latest_number(plan.stated.code)
    return plan.live_before.revision if plan.live_before else 0


def notes(plan: CountryPlan) -> dict[str, str]:
    """The note that readers find among the updates, in each language."""
    written = {}
    changes = plan.live_changes if plan.live_before else []
    parts = dict.fromkeys(change.part for change in changes)
    for language in LANGUAGES:
        with override(language):
            if plan.live_before is None:
                written[language] = _("First edition.")
            else:
                names = labels.listed(str(labels.PARTS[part]) for part in parts)
                written[language] = _("Changed: {}.").format(names)
    return written
