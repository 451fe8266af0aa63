"""One run of loaddata over profile fixtures: read, plan, and carry out or refuse."""

from collections.abc import Iterable
from pathlib import Path

from countries.loading.carry_out import carry_out
from countries.loading.mistakes import Mistake
from countries.loading.plan import Planner
from countries.loading.records import UnreadableError, compose, records_of
from countries.loading.statements import Statements
from countries.loading.words import report


class RefusedFixturesError(Exception):
    """The files hold mistakes; nothing was changed."""

    def __init__(self, mistakes: Iterable[Mistake]) -> None:
        self.mistakes = sorted(set(mistakes))
        super().__init__("\n".join(str(mistake) for mistake in self.mistakes))


def load(files: list[tuple[Path, str]], *, draft: bool, overwrite: bool, dry: bool) -> list[str]:
    """Load the files, each with the name of its fixture, and say what was done.

    The caller holds a transaction. Raises RefusedFixturesError with every mistake of every file.
    """
    said = Statements()
    for path, fixture in files:
        try:
            records, mistakes = records_of(str(path), compose(str(path), path.read_bytes()))
        except UnreadableError as error:
            said.mistakes.append(error.mistake)
            continue
        said.mistakes += mistakes
        said.add_records(fixture, records)
    plan = Planner(said, draft=draft, overwrite=overwrite).plan()
    if said.mistakes:
        raise RefusedFixturesError(said.mistakes)
    return list(report(plan, None if dry else carry_out(plan)))
