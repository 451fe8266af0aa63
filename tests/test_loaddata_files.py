"""Which files loaddata reads as profiles, from where, and several of them at once."""

import bz2
import gzip
import io
import json
import sys
from pathlib import Path

import pytest
import yaml
from django.core.management.base import CommandError

from countries.models import Country, Edition
from tests.importing import (
    NOTHING_NEW,
    SMALL,
    changed,
    edit,
    live,
    load,
    refusal,
    say_units,
    the,
    units,
    without,
    write,
)

pytestmark = pytest.mark.django_db
HEAD, TAIL = SMALL.split("- model: countries.section", 1)
TAIL = "- model: countries.section" + TAIL


def as_json(text: str) -> str:
    return json.dumps(yaml.safe_load(text), indent="\t", default=str)


def test_two_files_state_one_country_together(tmp_path: Path) -> None:
    one, two = write(tmp_path, HEAD, "one.yaml"), write(tmp_path, TAIL, "two.yaml")
    assert load(two, one).endswith("Belgium (BE): published as edition 1.\n")
    assert load(one, two) == NOTHING_NEW


def test_each_of_two_files_remembers_its_own_words(tmp_path: Path) -> None:
    one, two = write(tmp_path, HEAD, "one.yaml"), write(tmp_path, TAIL, "two.yaml")
    load(one, two)
    edit(say_units(190))
    assert load(one) == NOTHING_NEW
    assert load(two).startswith("Belgium (BE): nothing changed.\n")
    two = write(tmp_path, changed(("A small", "A tiny"), text=TAIL), "two.yaml")
    load(one, two)
    assert "A tiny" in live().document.sections[0].body["en"]


def test_a_record_in_two_files_is_refused_with_both_places(tmp_path: Path) -> None:
    one, two = write(tmp_path, SMALL, "one.yaml"), write(tmp_path, TAIL, "two.yaml")
    said = refusal(one, two)
    assert said.startswith("Nothing was changed. Mistakes found: 4.\n")
    assert (
        f"{two}, line 1: section BE crime\n    This record is written twice: keep one of them."
        f" The other is in {one}, line 50." in said
    )


def test_a_file_that_is_named_twice_is_read_once(tmp_path: Path) -> None:
    file = write(tmp_path, SMALL)
    assert load(file, file, f"{tmp_path}/belgium").count("published") == 1


def test_two_countries_cannot_take_the_same_code_or_address(tmp_path: Path) -> None:
    country = SMALL[SMALL.index("- model: countries.country") :].split("\n\n")[0]
    second = country.replace("code: BE", "code: FR")
    said = refusal(write(tmp_path, SMALL + "\n" + second + "\n"))
    assert "country FR, alpha3 “BEL”\n    “BEL” belongs to another country (BE)." in said
    assert "country FR, slug “belgium”\n    “belgium” belongs to another country (BE)." in said


def test_an_address_whose_page_is_live_is_not_taken(tmp_path: Path) -> None:
    load(write(tmp_path, SMALL))
    edit(slug="somewhere-else")
    country = SMALL[SMALL.index("- model: countries.country") :].split("\n\n")[0]
    text = country.replace("code: BE", "code: FR").replace("BEL", "FRA")
    said = refusal(write(tmp_path, text + "\n", "france.yaml"))
    assert "“belgium” is the address of a live page of another country (BE)." in said


def test_json_says_the_same_as_yaml(tmp_path: Path) -> None:
    load(write(tmp_path, SMALL))
    assert load(write(tmp_path / "j", as_json(SMALL), "belgium.json")) == NOTHING_NEW


def test_json_is_exact_and_may_escape_what_it_likes(tmp_path: Path) -> None:
    text = as_json(changed(("Une ligne", "Une  ligne 😀"), ("One line", r"a\\ud83d\/\t")))
    assert r"\ud83d\ude00" in text
    load(write(tmp_path, text, "belgium.json"))
    assert the(Country).strapline_fr == "Une  ligne 😀"
    assert the(Country).strapline_en == r"a\\ud83d\/\t"


def test_a_mistake_in_json_has_its_line(tmp_path: Path) -> None:
    text = as_json(changed(("region: europe", "region: europa")))
    line = text[: text.index("europa")].count("\n") + 1
    said = refusal(write(tmp_path, text, "belgium.json"))
    assert f"belgium.json, line {line}: country BE, region “europa”" in said
    said = refusal(write(tmp_path, text.replace("]", ""), "belgium.json"))
    assert "This is not JSON: " in said


@pytest.mark.parametrize(("ending", "pack"), [("gz", gzip.compress), ("bz2", bz2.compress)])
def test_a_packed_file_is_read_like_any_other(ending: str, pack: object, tmp_path: Path) -> None:
    assert callable(pack)
    file = write(tmp_path, pack(SMALL.encode()), f"belgium.yaml.{ending}")
    assert load(file).endswith("Belgium (BE): published as edition 1.\n")
    broken = write(tmp_path, b"not packed", f"broken.yaml.{ending}")
    assert f"broken.yaml.{ending} cannot be read: " in refusal(broken)


def test_a_profile_may_come_through_a_pipe(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(SMALL))
    assert load("-", format="yaml").endswith("Belgium (BE): published as edition 1.\n")
    monkeypatch.setattr(sys, "stdin", io.StringIO(changed(("region: europe", "region: x"))))
    assert "\n-, line 22: country BE, region “x”" in refusal("-", format="yaml")


def test_a_file_is_found_by_its_folder_and_named_as_one_would_write_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, SMALL, "sub/belgium.yaml")
    monkeypatch.chdir(tmp_path)
    load("sub/belgium")
    assert load("./sub/belgium.yaml") == NOTHING_NEW
    write(tmp_path, changed(("region: europe", "region: x")), "sub/belgium.yaml")
    assert "\nsub/belgium.yaml, line 22: country" in refusal("sub/belgium")


def test_another_name_is_another_fixture_with_a_memory_of_its_own(tmp_path: Path) -> None:
    load(write(tmp_path, SMALL))
    assert load(write(tmp_path, SMALL, "be.v2.yaml")) == NOTHING_NEW
    load(write(tmp_path, changed(("units: 185", "units: 186")), "be.v2.yaml"))
    assert load(write(tmp_path, SMALL)) == NOTHING_NEW, "what belgium said did not change"
    assert units() == 186


def test_a_name_of_two_files_is_not_guessed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = write(tmp_path, SMALL)
    monkeypatch.chdir(tmp_path)
    said = refusal("crime_areas", "belgium")
    assert said.startswith("Several fixtures are named “belgium”: give the whole path of one: ")
    assert said.endswith(f"fixtures/belgium.yaml, {file}.")
    assert load(file).endswith("published as edition 1.\n")


def test_a_profile_before_any_crime_area_is_told_what_to_load_first(tmp_path: Path) -> None:
    text = SMALL[SMALL.index("- model: countries.country\n") :].replace("source: law", "source:")
    said = refusal(write(tmp_path, without("fact:", text)))
    assert said.endswith(
        "line 1: country BE, crime_areas\n"
        "    There are no crime areas yet: load crime_areas first, or in the same run."
    )
    assert said.startswith("Nothing was changed. Mistakes found: 1.")


def test_a_form_in_which_lines_have_no_meaning_is_refused(tmp_path: Path) -> None:
    lines = "\n".join(json.dumps(each, default=str) for each in yaml.safe_load(SMALL))
    file = write(tmp_path, lines, "belgium.jsonl")
    assert refusal(file).endswith("belgium.jsonl: profile fixtures are YAML or JSON.")


@pytest.mark.parametrize("option", [{"exclude": ["countries.section"]}, {"ignore": True}])
def test_options_that_would_do_nothing_are_refused(
    option: dict[str, object], tmp_path: Path
) -> None:
    said = refusal(write(tmp_path, SMALL), **option)
    assert said == "--exclude and --ignorenonexistent are not for profile fixtures."


def test_a_name_that_is_no_fixture_is_said_by_django(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="No fixture named 'belgum' found"):
        load("belgum")
    assert not Edition.objects.exists()
