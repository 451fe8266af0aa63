"""What loading did, or would do, in words for the person who loads."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from countries import labels
from countries.diff import Change
from countries.document import Document
from countries.languages import read
from countries.loading.carry_out import Outcome
from countries.loading.mistakes import where_they_differ
from countries.loading.plan import CountryPlan, Plan
from countries.loading.references import ReferencePlan
from countries.paths import Path, flatten, part_of

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
    new = [plan for plan in found if plan.before is None and not plan.left_out]
    changed = [plan for plan in found if plan.before is not None and plan.taken]
    if not new and not changed:
        yield _("{}: nothing changed.").format(name)
        return
    verb = _("{}: {} to be added, {} to be changed.") if dry else _("{}: {} added, {} changed.")
    yield verb.format(name, len(new), len(changed))
    if len(new) < len(found):
        for plan in new:
            yield "  " + _("{}: new").format(plan.key)
    for plan in changed:
        for field in plan.taken:
            before, after = (plan.before or {}).get(field), plan.after[field]
            yield f"  {plan.key}, {field}: {_arrow((field,), before, after)}"


def _country(plan: CountryPlan, outcome: Outcome | None) -> Iterator[str]:
    names = plan.rows_after.name
    yield f"{read(names, 'en').text} ({plan.stated.code}): {_headline(plan, outcome)}"
    if plan.held_back == "status":
        yield "  " + _("The file does not say “status: published”.")
    if outcome is not None and plan.conflicts:
        yield "  " + _("What it replaced is kept as revision {}.").format(outcome.kept)
    shown = plan.live_changes if plan.live_before else []
    drafted = [c for c in plan.row_changes if c not in shown] if plan.rows_before else []
    if plan.live_before:
        yield from _lines("  ", shown, plan.live_document, plan.live_after)
    if drafted and plan.live_after:
        yield "  " + _("In the draft as well:")
    yield from _lines(
        "    " if plan.live_after else "  ", drafted, plan.rows_before, plan.rows_after
    )


def _headline(plan: CountryPlan, outcome: Outcome | None) -> str:
    done = outcome is not None
    if plan.live_after is not None:
        number = (plan.live_before.number or 0) + 1 if plan.live_before else 1
        if outcome is not None and outcome.edition is not None:
            return _("published as edition {}.").format(outcome.edition.number)
        return _("would be published as edition {}.").format(number)
    if plan.held_back == "withdrawn":
        return _("withdrawn, so nothing is published; only a person brings it back.")
    if plan.rows_before is None:
        return _("new, as a draft.") if done else _("would be new, as a draft.")
    count = len(plan.row_changes)
    if not count:
        return _("nothing changed.")
    if done:
        return ngettext(
            "the draft changed in {} place; nothing was published.",
            "the draft changed in {} places; nothing was published.",
            count,
        ).format(count)
    return ngettext(
        "the draft would change in {} place; nothing would be published.",
        "the draft would change in {} places; nothing would be published.",
        count,
    ).format(count)


def _lines(
    indent: str, found: list[Change], before: Document | None, after: Document | None
) -> Iterator[str]:
    """A line a change, but one for a whole part that is new."""
    there = {part_of(path) for path in flatten(before.plain())} if before else set()
    told = set()
    for change in found:
        part = part_of(change.path)
        if not part or part in there:
            yield indent + _change(change)
        elif part not in told:
            told.add(part)
            yield indent + _("{}: new").format(labels.label(part, after, before))


def _change(change: Change) -> str:
    if change.words and change.before and change.after:
        return f"{change.label}: {_marked(change)}"
    return f"{change.label}: {_arrow(change.path, change.before, change.after)}"


def _arrow(path: Path, before: object, after: object) -> str:
    words = [labels.value_words(path, value) for value in (before, after)]
    return " → ".join(where_they_differ(*words, limit=120))


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
