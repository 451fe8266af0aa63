"""Three-way merge of documents: what somebody else said last, what we have, what they say now."""

from dataclasses import dataclass
from typing import Any

from countries.diff import NOTHING, differ
from countries.paths import ORDER, Flat, Path, part_of


@dataclass(frozen=True)
class Conflict:
    """A place that a person changed and that the other side changes too.

    `known` says whether the other side spoke of the place before; else it meets it for the first
    time.
    """

    path: Path
    base: Any
    ours: Any
    theirs: Any
    known: bool = True


@dataclass(frozen=True)
class Merged:
    """The outcome: the merged values, what was taken from the other side, and what collides.

    At a conflict `flat` has the other side's value: it is what would be written if told to.
    """

    flat: Flat
    taken: tuple[Path, ...]
    conflicts: tuple[Conflict, ...]


def merge(base: Flat, ours: Flat, theirs: Flat) -> Merged:
    """Take what `theirs` changed since `base`; keep all else of `ours`.

    `base` and `theirs` may state only a part: what they do not state stays as it is. All three
    are flat documents (`paths.flatten`). A part that we deleted stays away until `theirs` changes
    it: that collides, and what they state of it comes back whole. A part that nobody had comes
    whole too, even one that says nothing.
    """
    deleted = _parts(base) - _parts(ours)
    flat = dict(ours)
    taken: list[Path] = []
    conflicts: list[Conflict] = []
    for path, value in theirs.items():
        if path[-1] == ORDER or not differ(ours, theirs, path) or _unchanged(base, theirs, path):
            continue
        flat[path] = value
        taken.append(path)
        met = path in base or ours.get(path) not in NOTHING
        if part_of(path) in deleted or (met and not _unchanged(base, ours, path)):
            conflicts.append(Conflict(path, base.get(path), ours.get(path), value, path in base))
    back = deleted & {part_of(conflict.path) for conflict in conflicts}
    back |= _parts(theirs) - _parts(ours) - _parts(base)
    flat |= {path: value for path, value in theirs.items() if part_of(path) in back}
    for path in [path for path in theirs if path[-1] == ORDER]:
        _merge_order(path, (base, ours, theirs), flat, taken, conflicts)
    return Merged(flat, tuple(taken), tuple(conflicts))


def _parts(flat: Flat) -> set[Path]:
    return {part_of(path) for path in flat} - {()}


def _unchanged(base: Flat, other: Flat, path: Path) -> bool:
    return path in base and not differ(base, other, path)


def _merge_order(
    path: Path,
    sides: tuple[Flat, Flat, Flat],
    flat: Flat,
    taken: list[Path],
    conflicts: list[Conflict],
) -> None:
    base, ours, theirs = sides
    items = {part[1] for part in _parts(flat) if part[0] == path[0]}
    mine = [key for key in ours.get(path, ()) if key in items]
    wanted = [key for key in theirs[path] if key in items]
    flat[path] = tuple(woven(mine, wanted))
    if differ(ours, theirs, path) and not _unchanged(base, theirs, path):
        flat[path] = tuple(woven(wanted, mine))
        taken.append(path)
        if not _unchanged(base, ours, path):
            known = path in base
            conflicts.append(Conflict(path, base.get(path), ours.get(path), theirs[path], known))


def woven(first: list[str], second: list[str]) -> list[str]:
    """`first` in its own order, with what only `second` has after what stands before it there."""
    result = list(first)
    previous = None
    for key in second:
        if key not in result:
            result.insert(result.index(previous) + 1 if previous is not None else 0, key)
        previous = key
    return result
