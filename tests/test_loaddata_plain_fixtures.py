"""Fixtures of other apps, and dumps of this one, load as Django loads them."""

import gzip
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import Group, User
from django.core.management import call_command

from countries import publishing
from countries.models import Country, Edition, Revision
from tests.importing import (
    NOTHING_NEW,
    SMALL,
    changed,
    edit,
    empty,
    everything,
    load,
    publish,
    refusal,
    say_units,
    write,
)

pytestmark = pytest.mark.django_db
GROUP = "- model: auth.group\n  fields:\n    name: guests\n    permissions: []\n"


def test_a_group_loads_as_django_loads_it(tmp_path: Path) -> None:
    assert (
        load(write(tmp_path, GROUP, "groups.yaml")) == "Installed 1 object(s) from 1 fixture(s)\n"
    )
    assert Group.objects.filter(name="guests").exists()


def test_groups_and_profiles_load_in_one_run_and_are_refused_as_one(tmp_path: Path) -> None:
    groups = write(tmp_path, GROUP, "groups.yaml")
    said = refusal(write(tmp_path, changed(("region: europe", "region: x"))), groups)
    assert "country BE, region “x”" in said
    assert "Installed 1 object(s)" in load(write(tmp_path, SMALL), groups)
    assert Group.objects.filter(name="guests").exists()


@pytest.mark.parametrize("option", ["dry_run", "draft"])
def test_what_django_cannot_do_is_not_pretended(option: str, tmp_path: Path) -> None:
    groups = write(tmp_path, GROUP, "groups.yaml")
    said = refusal(write(tmp_path, SMALL), groups, **{option: True})
    assert said == f"--{option.replace('_', '-')} is for profile fixtures only, not {groups}."


def test_a_user_among_profiles_is_sent_to_a_file_of_its_own(tmp_path: Path) -> None:
    user = "- model: auth.user\n  fields:\n    username: zoe\n"
    said = refusal(write(tmp_path, user + SMALL))
    assert "line 1: model “auth.user”\n    Profile fixtures do not have this model: put" in said
    assert said.startswith("Nothing was changed. Mistakes found: 1.")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (GROUP.replace("name:", "nam:"), "Group has no field named 'nam'"),
        (GROUP.replace("fields:", "pk: x\n  fields:", 1), "must be an integer"),
        (GROUP.replace("[]", "[[no, such, one]]"), "does not exist"),
        (GROUP.replace("group", "grup"), "model “auth.grup”\n    There is no such model."),
        (GROUP + "- [", "line 6, column 1"),
        ("".join(GROUP.replace("fields", f"pk: {n}\n  fields") for n in (91, 92)), "pk=92"),
    ],
)
def test_what_django_refuses_is_said_without_a_traceback(
    text: str, words: str, tmp_path: Path
) -> None:
    said = refusal(write(tmp_path, text, "groups.yaml"))
    assert said.startswith("Nothing was changed. ")
    assert words in said


@pytest.fixture
def busy(tmp_path: Path, person: Callable[..., User]) -> None:
    """A database in which much has happened."""
    load(write(tmp_path, SMALL))
    eva = person("eva", "editor", Country.objects.get())
    edit(say_units(190), by=eva)
    publish()
    edit(say_units(195), by=eva)
    publishing.propose(Country.objects.get(), eva, {"en": "More"})


def frozen() -> tuple[list[Any], list[Any]]:
    bodies = ("number", "sha256", "body", "notes")
    return (
        list(Edition.objects.order_by("pk").values_list(*bodies)),
        list(Revision.objects.order_by("pk").values_list("number", "sha256", "body")),
    )


@pytest.mark.slow
@pytest.mark.parametrize("name", ["dump.json", "dump.yaml", "dump.xml", "dump.json.gz"])
@pytest.mark.usefixtures("busy")
def test_a_dump_of_this_app_is_restored_to_the_byte(name: str, tmp_path: Path) -> None:
    file, before = str(tmp_path / name), frozen()
    call_command("dumpdata", "countries", format=name.split(".")[1], output=file)
    assert "Installed" in load(file), "over itself"
    assert frozen() == before
    empty()
    load(file)
    assert frozen() == before
    assert load(write(tmp_path, SMALL)) == NOTHING_NEW, "and remembers what the fixture said"


@pytest.mark.usefixtures("busy")
def test_a_dump_with_exact_times_over_itself_changes_nothing_at_all(tmp_path: Path) -> None:
    file, before = str(tmp_path / "dump.yaml"), everything()
    call_command("dumpdata", "countries", format="yaml", output=file)
    load(file)
    assert everything() == before


def test_a_dump_never_puts_an_edition_in_the_place_of_another(tmp_path: Path) -> None:
    load(write(tmp_path, SMALL))
    file = tmp_path / "dump.json.gz"
    call_command("dumpdata", "countries", format="json", output=str(file))
    text = gzip.decompress(file.read_bytes()).replace(b"A small", b"Another")
    file.write_bytes(gzip.compress(text))
    said = refusal(str(file))
    assert said == "Edition BE 1 of this database is another one than in the fixture."
