"""One run of loaddata over profile fixtures: read, plan, and carry out or refuse."""

from collections.abc import Iterable
from typing import NamedTuple

from countries.audit_trail import Action, record
from countries.loading.carry_out import carry_out
from countries.loading.interpret import interpret
from countries.loading.mistakes import Mistake, UnreadableError
from countries.loading.plan import Planner
from countries.loading.progress import Progress
from countries.loading.reading import compose
from countries.loading.records import records_of
from countries.loading.statements import Statements
from countries.loading.words import report


class FixtureFile(NamedTuple):
    """A file as messages name it, the name of its fixture, `yaml` or `json`, and its bytes."""

    name: str
    fixture: str
    form: str
    data: bytes


class RefusedFixturesError(Exception):
    """The files hold mistakes; nothing was changed."""

    def __init__(self, mistakes: Iterable[Mistake]) -> None:
        self.mistakes = sorted(set(mistakes))
        super().__init__("\n".join(str(mistake) for mistake in self.mistakes))


def load(
    files: list[FixtureFile],
    *,
    draft: bool,
    overwrite: bool,
    dry: bool,
    progress: Progress | None = None,
) -> list[str]:
    """Load the files and say what was done.

    The caller holds a transaction. Raises RefusedFixturesError with every mistake of every file.
    """
    said = Statements()
    for file in files:
        try:
            records = records_of(file.name, compose(file.name, file.data, json=file.form == "json"))
        except UnreadableError as error:
            said.mistakes.append(error.mistake)
            said.lost.add("")
            continue
        interpret(said, file.fixture, records)
    progress = progress or Progress()
    plan = Planner(said, draft=draft, overwrite=overwrite).plan(progress)
    if said.mistakes:
        raise RefusedFixturesError(said.mistakes)
    lines = list(report(plan, None if dry else carry_out(plan, progress)))
    if plan.changes_something and not dry:
        names = ", ".join(file.name for file in files)
        record(None, Action.COMMAND, "loaddata", "\n".join([names, *lines]))
    return lines
