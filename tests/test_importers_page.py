"""What docs/importers.md shows is what happens."""

import io
import re
import shlex
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command, load_command_class
from django.core.management.base import CommandError

from countries.facts import facts
from countries.languages import LANGUAGES
from countries.loading.vocabulary import KEYS, fields_of
from tests.editions import a_bare_document
from tests.importing import edit

ROOT = Path(settings.BASE_DIR)
PAGE = (ROOT / "docs" / "importers.md").read_text(encoding="utf-8")
BLOCK = re.compile(r"```(\w+)\n(.*?)```", re.DOTALL)
BLOCKS = BLOCK.findall(PAGE)


def run(command: str) -> str:
    """What a terminal would show."""
    name, *arguments = shlex.split(command.partition("manage.py ")[2])
    out = io.StringIO()
    try:
        call_command(name, *arguments, stdout=out)
    except CommandError as error:
        return f"CommandError: {error}\n"
    return out.getvalue()


def change(file: Path, diff: str) -> None:
    """Do to the file what a block of differences says."""
    lines = diff.splitlines()
    old = [line[1:] for line in lines if line.startswith("-")]
    new = [line[1:] for line in lines if line.startswith("+")]
    text = file.read_text(encoding="utf-8")
    for before, after in zip(old, new, strict=True):
        assert before in text
        text = text.replace(before, after)
    file.write_text(text, encoding="utf-8")


@pytest.mark.django_db
def test_its_commands_print_what_it_shows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "fixtures"
    folder.mkdir()
    for name in ("crime_areas.yaml", "belgium.yaml"):
        (folder / name).write_bytes((ROOT / "fixtures" / name).read_bytes())
    monkeypatch.setattr(settings, "FIXTURE_DIRS", [folder])
    monkeypatch.chdir(tmp_path)
    for kind, text in BLOCKS:
        if kind == "diff":
            change(folder / "belgium.yaml", text)
        if kind != "console":
            continue
        command, _end, shown = text.removeprefix("$ ").partition("\n")
        if "a person changed it" in shown:
            edit(lambda belgium: belgium.forces.filter(slug="local-police").update(units=190))
            change(folder / "belgium.yaml", "-    units: 186\n+    units: 187\n")
        assert run(command) == shown
    assert "    units: 187\n" in (folder / "belgium.yaml").read_text(encoding="utf-8")


def test_its_records_are_those_of_the_fixture_and_of_the_broken_file() -> None:
    files = [
        ROOT / "fixtures" / "belgium.yaml",
        *(ROOT / "tests" / "broken_fixtures").glob("names_that_do_not_exist.*"),
    ]
    written = "\n".join(file.read_text(encoding="utf-8") for file in files)
    shown = [text for kind, text in BLOCKS if kind in ("yaml", "text")]
    assert len(shown) == 4
    assert all(text in written for text in shown)


def test_its_table_names_every_field_of_every_record() -> None:
    for model, key in KEYS.items():
        (row,) = (line for line in PAGE.splitlines() if line.startswith(f"| `{model}`"))
        told = re.sub(r"\(.*?\)|\*\*", "", row.replace("\\*", "*").partition("` |")[2])
        named = set(re.findall(r"[a-z0-9_]+\*?", told)) - {"and"}
        fields = {re.sub(rf"_({'|'.join(LANGUAGES)})$", "_*", name) for name in fields_of(model)}
        named = {re.sub(r"_en$", "_*", name) for name in named}
        assert named == fields, model
        assert set(key) <= fields


def test_it_lists_every_fact() -> None:
    section = {"slug": "x", "topic": "other"}
    document = a_bare_document(police=[{"slug": "x"}], sections=[section])
    listed = PAGE.partition("### Facts")[2].partition("\n## ")[0]
    named = {name.replace("<slug>", "x") for name in re.findall("`([a-z_.<>]+)`", listed)}
    assert named - {"x"} == set(facts(document))


def test_it_tells_every_option_of_ours_and_no_other() -> None:
    options = PAGE.partition("## Options")[2].partition("\n## ")[0]
    told = set(re.findall(r"^\| `(--[a-z-]+)`", options, re.MULTILINE))
    parser = load_command_class("countries", "loaddata").create_parser("manage.py", "loaddata")
    theirs = load_command_class("django.core", "loaddata").create_parser("manage.py", "loaddata")
    assert told == set(parser._option_string_actions) - set(theirs._option_string_actions)
    dump = load_command_class("countries", "dumpprofile").create_parser("manage.py", "dumpprofile")
    assert {"--draft", "--output"} <= set(dump._option_string_actions)
