"""A process that publishes Belgium until it is killed: `python -m tests.longer.publisher BELGIUM`.

It tells a line of JSON before and after each act, and begins by telling what the one before it
left behind. BELGIUM is a copy of the fixture, which it rewrites before it loads it.
"""

import json
import re
import sys
import time
from collections.abc import Callable, Iterator
from itertools import chain, repeat
from pathlib import Path
from typing import Any

import django

django.setup()

from django.contrib.auth.models import User  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import transaction  # noqa: E402

from countries import bringing_back, confirming, publishing  # noqa: E402
from countries.models import Citation, Country  # noqa: E402
from tests.drafts import writes  # noqa: E402
from tests.longer.left_behind import findings, live_now  # noqa: E402

FIXTURE = Path(sys.argv[-1])
NOTE = {"en": "Written by a process that may be killed."}
SPANISH = re.compile(r"(    strapline_es: ).*?(?=\n    strapline_ar:)", re.DOTALL)


def tell(**words: Any) -> None:
    print(json.dumps({**words, "at": time.monotonic()}), flush=True)


def belgium() -> Country:
    return Country.objects.get(pk="BE")


def person(name: str) -> User:
    return User.objects.get(username=name)


def write(line: str) -> None:
    """Eva's save, as the form does it: the rows and their revision in one transaction."""
    with transaction.atomic():
        Citation.objects.filter(country="BE").update(checked_on=None, checked_by=None)
        writes(person("eva"), belgium(), strapline_en=line)


def approve() -> None:
    edition = publishing.propose(belgium(), person("eva"), NOTE)
    publishing.approve(edition, person("petra"))


def force() -> None:
    publishing.publish(belgium(), person("eva"), NOTE, force="Nobody else is here.")


def withdraw() -> None:
    number = live_now().number + 1
    notice = dict.fromkeys(("en", "fr", "es", "ar"), f"Withdrawn in edition {number}.")
    publishing.withdraw(belgium(), person("petra"), notice)


def bring_back() -> None:
    bringing_back.bring_back(belgium(), person("petra"), NOTE)


def load() -> None:
    call_command("loaddata", FIXTURE, verbosity=0)


def check() -> None:
    confirming.still_true(belgium(), person("petra"))


ACTS: dict[str, Callable[[], None]] = {
    act.__name__: act for act in (approve, force, withdraw, bring_back, load, check)
}


def do(name: str) -> None:
    """One act, with what readers see before it and what they are to see after it."""
    line = f"Line {time.monotonic_ns()}"
    old = new = live_now()
    if name == "bring_back" and old.kind != "withdrawal":
        withdraw()
        old = new = live_now()
    new = new._replace(number=old.number + 1, kind="publication")
    if name in ("approve", "force"):
        write(line)
        new = new._replace(english=line)
    elif name == "load":
        FIXTURE.write_text(SPANISH.sub(rf"\g<1>{line}", FIXTURE.read_text("utf-8")), "utf-8")
        new = new._replace(spanish=line)
    elif name in ("withdraw", "check"):
        new = new._replace(kind={"withdraw": "withdrawal", "check": "checked"}[name])
    tell(begun=name, old=old, new=new)
    ACTS[name]()
    tell(done=name, live=new)
    if live_now() != new:
        tell(trouble=f"After {name} readers see {live_now()}, and not {new}.")


def prepare() -> None:
    """The database as an operator makes it, and three people."""
    call_command("migrate", verbosity=0)
    call_command("loaddata", "crime_areas", FIXTURE, verbosity=0)
    for name in ("eva", "petra"):
        User.objects.create_user(name, is_staff=True)


def asked() -> Iterator[str]:
    """Which acts to do, as they are asked for; after the last one, without an end."""
    return chain(sys.stdin.readline().split(), repeat("force"))


def main() -> None:
    if "prepare" in sys.argv:
        prepare()
    names = asked()  # waits: until then the database is not opened
    tell(found=findings(), live=live_now())
    for name in names:
        do(name)


if __name__ == "__main__":
    main()
