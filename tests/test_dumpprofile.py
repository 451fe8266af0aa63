"""dumpprofile writes the fixture that would load what is live."""

import io
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.management import call_command
from django.core.management.base import CommandError

from countries import publishing
from countries.models import Country, Edition
from tests.importing import (
    NOTHING_NEW,
    SMALL,
    changed,
    edit,
    empty,
    everything,
    live,
    load,
    publish,
    say_units,
    units,
    write,
)

pytestmark = pytest.mark.django_db
COUNTRY = "- model: countries.country\n"
FIXTURE = Path(settings.BASE_DIR) / "fixtures" / "belgium.yaml"


@pytest.fixture
def loaded(tmp_path: Path) -> Path:
    """A folder whose belgium.yaml is loaded and published."""
    load(write(tmp_path, SMALL))
    return tmp_path


def dump(name: str = "belgium", **options: Any) -> str:
    out = io.StringIO()
    call_command("dumpprofile", name, stdout=out, **options)
    return out.getvalue()


@pytest.mark.usefixtures("published_belgium")
def test_the_committed_fixture_is_its_own_dump_to_the_byte() -> None:
    assert dump() == FIXTURE.read_text(encoding="utf-8")
    assert dump(draft=True) == dump()


@pytest.mark.usefixtures("loaded")
@pytest.mark.parametrize("name", ["belgium", "Belgium", "BE", "be", "BEL", "bel"])
def test_a_country_is_found_by_its_address_and_by_its_codes(name: str) -> None:
    assert "    code: BE\n" in dump(name)


def test_load_dump_load_changes_nothing(loaded: Path) -> None:
    text = dump()
    load(write(loaded, text))
    before = everything()
    areas = "Crime areas: nothing changed.\n"
    assert areas + load(write(loaded, text)) == NOTHING_NEW
    assert everything() == before
    assert dump() == text


def test_a_dump_of_what_a_person_published_loads_without_a_change(loaded: Path) -> None:
    edit(say_units(190))
    publish()
    text = dump()
    assert "units: 190" in text
    assert load(write(loaded, text)).endswith("Belgium (BE): nothing changed.\n")
    assert dump() == text


def test_a_draft_is_dumped_on_demand_only_and_is_not_published_by_loading_it(
    loaded: Path,
) -> None:
    edit(say_units(190))
    assert "units: 185" in dump()
    draft = dump(draft=True)
    assert "units: 190" in draft
    assert "status: draft" in draft
    load(write(loaded, draft, "elsewhere.yaml"))
    assert Edition.objects.count() == 1
    publish()
    assert "status: published" in dump(draft=True)


def test_staff_notes_are_in_the_draft_and_people_in_neither(loaded: Path) -> None:
    load(write(loaded, SMALL + "    note: |-\n      Ask again.\n      In May.\n"))
    assert "note" not in dump()
    assert "    note: |-\n      Ask again.\n      In May.\n" in dump(draft=True)
    for text in (dump(), dump(draft=True)):
        assert "editors" not in text
        assert "checked_by" not in text


def test_a_dump_builds_the_same_edition_in_an_empty_database(loaded: Path) -> None:
    edit(say_units(190))
    publish()
    text, body = dump(), live().body
    empty()
    areas = SMALL[SMALL.index("- model: countries.crimearea\n") : SMALL.index(COUNTRY)]
    load(write(loaded, areas, "areas.yaml"), write(loaded, text))
    assert (live().body, live().number) == (body, 1)
    assert dump() == text


def test_a_country_that_was_never_published_has_only_a_draft(tmp_path: Path) -> None:
    load(write(tmp_path, SMALL), draft=True)
    with pytest.raises(CommandError, match="BE has no live edition; --draft writes the working"):
        dump()
    assert "status: draft" in dump(draft=True)


@pytest.mark.usefixtures("loaded")
def test_a_withdrawn_country_is_dumped_as_a_draft() -> None:
    publishing.withdraw(Country.objects.get(), None, {"en": "Under review"})
    assert "status: draft" in dump()
    assert "status: draft" in dump(draft=True)


@pytest.mark.usefixtures("loaded")
@pytest.mark.parametrize("name", ["belgum", "BG", ""])
def test_a_country_that_does_not_exist_is_said_with_the_nearest(name: str) -> None:
    with pytest.raises(CommandError, match=r"There is no such country.*belgium"):
        dump(name)


def test_it_writes_a_file_or_says_why_not(loaded: Path) -> None:
    file = loaded / "dumped.yaml"
    dump(output=file)
    assert file.read_bytes() == dump().encode()
    with pytest.raises(CommandError, match=r"x\.yaml cannot be written: No such file"):
        dump(output=loaded / "nowhere" / "x.yaml")
    with pytest.raises(CommandError, match="cannot be written: Is a directory"):
        dump(output=loaded)


def test_a_name_cannot_break_out_of_the_header(loaded: Path) -> None:
    load(write(loaded, changed(("name_en: Belgium", r'name_en: "Bel\n- model: x\u2028gium"'))))
    assert dump().startswith("# The profile of Bel - model: x gium, as a fixture. Edit it")
    load(write(loaded, dump()))
    assert units() == 185
