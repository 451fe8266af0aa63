"""The stories of the invented countries: what each says, and what was done to it, by whom, when.

A story is a YAML file: the country's `code`, a line on what it is there to `show`, and its `steps`
in their order. A step `does` one of `acts.ACTS`, `by` an account (nobody: a command), so many
`days_ago`; the other keys are for the act.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).parent / "stories"
PEOPLE = Path(__file__).parent / "people.yaml"
Step = dict[str, Any]


@dataclass(frozen=True)
class Story:
    """One country's."""

    code: str
    show: str
    steps: list[Step]

    @property
    def document(self) -> dict[str, Any]:
        """What it says first."""
        found: dict[str, Any] = self.steps[0]["document"]
        return found


def stories() -> list[Story]:
    """In the order of their files' names."""
    return [Story(**_read(file)) for file in sorted(FOLDER.glob("*.yaml"))]


def people() -> list[Step]:
    """Who is invited beside the accounts of a development installation."""
    found: list[Step] = _read(PEOPLE)
    return found


def _read(file: Path) -> Any:
    return yaml.safe_load(file.read_text(encoding="utf-8"))
