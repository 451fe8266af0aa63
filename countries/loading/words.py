"""What loading did, or would do, in words for the person who loads."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from countries.diff import Change
from countries.languages import read
from countries.loading.carry_out import Outcome
from countries.loading.plan import CountryPlan, Plan
from countries.loading.references import ReferencePlan

KEPT = 4  # words shown before and after each change in prose


def report(plan: Plan, outcomes: list[Outcome] | None) -> Iterator[str]:
    """The lines to print. `outcomes` is None for a dry run, which promises and does nothing."""
    names = {"countries.crimearea": _("Crime areas"), "countries.source": _("Sources")}
    for model, name in names.items():
        found = [reference for reference in plan.references if reference.model == model]
        if found:
            yield from _references(name, found, dry=outcomes is None)
    if outcomes is None:
        for country in plan.countries:
            yield from _country(country, None)
    else:
        for outcome in outcomes:
            yield from _country(outcome.plan, outcome)


def _references(name: str, found: list[ReferencePlan], *, dry: bool) -> Iterator[str]:
    new = [plan for plan in found if plan.before is None]
    changed = [plan for plan in found if plan.before is not None and plan.taken]
    if not new and not changed:
        yield _("{}: nothing changed.").format(name)
        return
    verb = _("{}: {} would be added, {} changed.") if dry else _("{}: {} added, {} changed.")
    yield verb.format(name, len(new), len(changed))
    for plan in changed:
        for field in plan.taken:
            before, after = (plan.before or {}).get(field), plan.after[field]
            yield f"  {plan.key}, {field}: {before or '—'} → {after or '—'}"


def _country(plan: CountryPlan, outcome: Outcome | None) -> Iterator[str]:
    names = plan.rows_after.name
    name = f"{read(names, 'en').text} ({plan.stated.code})"
    yield f"{name}: {_headline(plan, outcome)}"
    if plan.rows_before is None and plan.live_before is None:
        return
    shown = plan.live_changes or plan.row_changes
    for change in shown:
        yield f"  {_change(change)}"
    drafted = [c for c in plan.row_changes if plan.live_after and c not in shown]
    if drafted:
        yield "  " + _("In the draft as well:")
        for change in drafted:
            yield f"    {_change(change)}"


def _headline(plan: CountryPlan, outcome: Outcome | None) -> str:
    if plan.live_after is not None:
        if outcome is not None and outcome.edition is not None:
            return _("published as edition {}.").format(outcome.edition.number)
        number = (plan.live_before.number or 0) + 1 if plan.live_before else 1
        return _("would be published as edition {}.").format(number)
    if plan.held_back == "withdrawn":
        return _("withdrawn, so nothing is published; only a person brings it back.")
    count = len(plan.row_changes)
    if not count:
        return _("nothing changed.")
    if outcome is None:
        message = ngettext(
            "the draft would change in {} place; nothing would be published.",
            "the draft would change in {} places; nothing would be published.",
            count,
        )
    else:
        message = ngettext(
            "the draft changed in {} place; nothing was published.",
            "the draft changed in {} places; nothing was published.",
            count,
        )
    return message.format(count)


def _change(change: Change) -> str:
    if change.words and change.before and change.after:
        return f"{change.label}: {_marked(change)}"
    return f"{change.label}: {_short(change.before_words)} → {_short(change.after_words)}"


def _short(text: str) -> str:
    folded = " ".join(text.split())
    return folded if len(folded) <= 120 else folded[:119] + "…"


def _marked(change: Change) -> str:
    """Prose with its changes between [- -] and {+ +}, and a few words around each."""
    parts = []
    for word in change.words:
        if word.kind == "removed":
            parts.append(f"[-{word.text.strip()}-]")
        elif word.kind == "added":
            parts.append(f"{{+{word.text.strip()}+}}")
        else:
            words = word.text.split()
            if len(words) > 2 * KEPT:
                words = [*words[:KEPT], "…", *words[-KEPT:]]
            parts.append(" ".join(words))
    return " ".join(part for part in parts if part)
