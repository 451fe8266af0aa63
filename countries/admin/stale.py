"""Whether a profile changed while somebody had its form open, what changed, and by whom."""

from dataclasses import dataclass

from countries import revisions
from countries.admin.differences import differences
from countries.diff import Change, changes
from countries.document import Document, digest
from countries.models import Country, Revision
from countries.paths import Path


@dataclass(frozen=True)
class ByWhom:
    """A change, and the revision that made it."""

    change: Change
    revision: Revision


@dataclass(frozen=True)
class Stale:
    """What changed since the form was opened; `now` stands for the profile as it is now."""

    changes: list[ByWhom]
    now: str


def token(saved: Document) -> str:
    """What a form carries to say which state of the profile it was opened at."""
    return f"{revisions.latest_number(saved.code)}:{digest(saved.canonical())}"


def find(country: Country, opened_at: str, overwrite: str = "") -> Stale | None:
    """What changed since; None where nothing did, or `overwrite` names the state of now.

    The caller holds the country's lock and has recorded what was found.
    """
    latest = revisions.latest(country.code)
    number, _, sha256 = opened_at.partition(":")
    if latest is None or latest.sha256 in (sha256, overwrite):
        return None
    base = _base(country.code, int(number) if number.isdecimal() else 0, sha256)
    told = differences(base.document if base else None, latest.document)
    if not told:
        return None
    makers = _makers(base, latest)
    return Stale(
        [ByWhom(change, makers.get(change.path, latest)) for change in told], latest.sha256
    )


def _base(code: str, number: int, sha256: str) -> Revision | None:
    """The revision that the form showed: a state that was found later has a later number."""
    kept = Revision.objects.filter(country_code=code)
    shown = kept.filter(number__gte=number, sha256=sha256).order_by("number").first()
    return shown or kept.filter(number=number).first()


def _makers(base: Revision | None, latest: Revision) -> dict[Path, Revision]:
    """For each place that changed since, the revision that changed it last."""
    since = Revision.objects.filter(country_code=latest.country_code, number__lte=latest.number)
    makers: dict[Path, Revision] = {}
    before = base.document if base else None
    for revision in since.filter(number__gt=base.number if base else 0).order_by("number"):
        after = revision.document
        makers |= {change.path: revision for change in changes(before, after)}
        before = after
    return makers
