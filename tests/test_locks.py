"""The locked requirements: `make lock` makes them from pyproject.toml."""

import re
import tomllib

import pytest

from tests.environment import ROOT

LOCKS = ("requirements.txt", "requirements-scale.txt", "requirements-dev.txt")


def text(lock: str) -> str:
    return (ROOT / lock).read_text("utf-8")


def pins(lock: str) -> dict[str, str]:
    """Each package of a lock with its one version."""
    return dict(re.findall(r"^([\w.-]+)==(\S+)", text(lock), re.MULTILINE))


@pytest.mark.parametrize(("smaller", "larger"), [LOCKS[:2], LOCKS[1:]])
def test_each_lock_holds_the_smaller_one(smaller: str, larger: str) -> None:
    assert pins(smaller)
    assert pins(smaller).items() < pins(larger).items()


@pytest.mark.parametrize("lock", LOCKS)
def test_every_pin_has_a_hash_and_no_address_stands_there(lock: str) -> None:
    assert len(re.findall(r"^\S+==.*\\\n    --hash=", text(lock), re.MULTILINE)) == len(pins(lock))
    assert "://" not in text(lock)


def test_everything_that_is_declared_is_locked() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    extras = project["optional-dependencies"]
    declared = [project["dependencies"], extras["scale"], extras["dev"]]
    for lock, requirements in zip(LOCKS, declared, strict=True):
        names = {re.split(r"[^\w.-]", line)[0].lower() for line in requirements}
        assert names <= pins(lock).keys()
