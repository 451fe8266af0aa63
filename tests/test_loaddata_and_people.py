"""Loading never undoes a person: it refuses, in words, or keeps what it was told to overwrite."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.contrib.auth.models import User

from countries.models import Country, PoliceForce, Revision, Section
from tests.importing import (
    NOTHING_NEW,
    SMALL,
    changed,
    edit,
    live,
    load,
    publish,
    refusal,
    say_units,
    the,
    units,
    write,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def loaded(tmp_path: Path) -> Path:
    """A folder whose belgium.yaml is loaded and published."""
    load(write(tmp_path, SMALL))
    return tmp_path


def with_units(number: int) -> str:
    return changed(("units: 185", f"units: {number}"))


CONFLICT = (
    ", units\n    Police, The local police: number of units: a person changed it from “185” to"
    " “190” since the fixture was last loaded, and the file changes it to “186”. Write the"
    " person's words into the file, or load with --overwrite-edits."
)


def test_a_persons_draft_elsewhere_stays_and_stays_unpublished(loaded: Path) -> None:
    edit(strapline_en="A person's line")
    said = load(write(loaded, with_units(186)))
    assert said.endswith("edition 2.\n  Police, The local police: number of units: 185 → 186\n")
    assert live().document.strapline["en"] == "One line"
    assert the(Country).strapline_en == "A person's line"
    assert load(write(loaded, with_units(186))) == NOTHING_NEW


def test_what_a_person_published_survives_an_unchanged_file(loaded: Path) -> None:
    edit(say_units(190))
    publish()
    assert load(write(loaded, SMALL)) == NOTHING_NEW
    assert (live().number, units(live().document), units()) == (2, 190, 190)


def test_the_same_change_by_a_person_and_in_the_file_is_no_collision(loaded: Path) -> None:
    edit(say_units(186))
    publish()
    assert load(write(loaded, with_units(186))) == NOTHING_NEW
    load(write(loaded, with_units(187)))
    assert units(live().document) == 187, "from here on the file may change it"


@pytest.mark.parametrize("published", [False, True])
def test_a_change_of_what_a_person_changed_is_refused_by_name(
    published: bool, loaded: Path
) -> None:
    edit(say_units(190))
    if published:
        publish()
    file = write(loaded, with_units(186))
    for dry in (False, True):
        said = refusal(file, dry_run=dry)
        assert said.startswith(f"Nothing was changed. Mistakes found: 1.\n{file}, line 41: ")
        assert said.endswith(f"policeforce BE local{CONFLICT}")


def test_a_change_of_what_a_person_reverted_is_refused(loaded: Path) -> None:
    load(write(loaded, with_units(186)))
    edit(say_units(185))
    publish()
    assert load(write(loaded, with_units(186))) == NOTHING_NEW
    said = refusal(write(loaded, with_units(187)))
    assert "a person changed it from “186” to “185”" in said


def test_every_collision_is_told_in_one_run(loaded: Path) -> None:
    edit(say_units(190), strapline_fr="Moi")
    text = changed(("units: 185", "units: 186"), ("Une ligne", "Autre ligne"))
    said = refusal(write(loaded, text))
    assert said.startswith("Nothing was changed. Mistakes found: 2.")
    assert "country BE, strapline_fr\n    Facts: strapline (Français): a person" in said


def test_long_texts_are_shown_where_they_differ(loaded: Path) -> None:
    long = "Words that are the same. " * 30
    load(write(loaded, changed(("A small", long + "A small"))))
    section = the(Section)
    section.body_en = section.body_en.replace("A small", "A person's small")
    edit(lambda country: section.save())
    said = refusal(write(loaded, changed(("A small", long + "A tiny"))))
    assert "from “…that are the same. A small country.</p>” to “…that are the same. A pers" in said


def test_told_to_overwrite_it_takes_the_file_and_keeps_what_was_there(loaded: Path) -> None:
    PoliceForce.objects.filter(slug="local").update(units=190)  # by an unknown hand
    file = write(loaded, with_units(186))
    said = load(file, overwrite_edits=True)
    assert said.endswith(
        "published as edition 2.\n"
        "  What it replaced is kept as revision 2.\n"
        "  Police, The local police: number of units: 185 → 186\n"
        "  In the draft as well:\n"
        "    Police, The local police: number of units: 190 → 186\n"
    )
    assert (units(), units(live().document)) == (186, 186)
    kept = Revision.objects.get(number=2)
    assert (units(kept.document), kept.origin) == (190, "found")


def test_overwriting_touches_only_what_collides(loaded: Path, person: Callable[..., User]) -> None:
    eva = person("eva", "editor", Country.objects.get())
    edit(strapline_en="A person's line", by=eva)
    edit(say_units(190), by=eva)
    load(write(loaded, with_units(186)), overwrite_edits=True)
    country = the(Country)
    assert (country.strapline_en, units()) == ("A person's line", 186)
    assert list(country.editors.all()) == [eva]


def test_a_person_who_published_otherwise_after_a_draft_load_is_not_asked_again(
    loaded: Path,
) -> None:
    file = write(loaded, with_units(186))
    load(file, draft=True)
    edit(say_units(190))
    publish()
    assert load(file) == NOTHING_NEW
    assert units(live().document) == 190
    assert "from “186” to “190”" in refusal(write(loaded, with_units(187)))


def test_a_fixture_that_never_spoke_of_it_does_not_speak_of_last_time(loaded: Path) -> None:
    said = refusal(write(loaded, with_units(186), "other.yaml"))
    assert said.endswith(
        "number of units: it says “185” already, which this fixture never wrote, and the file says"
        " “186”. Write the words that are there into the file, or load with --overwrite-edits."
    )


def test_a_file_that_only_says_what_readers_see_undoes_no_draft(loaded: Path) -> None:
    edit(say_units(190))
    publish()
    edit(say_units(195))
    assert load(write(loaded, with_units(190))) == NOTHING_NEW
    assert (units(live().document), units()) == (190, 195)
    load(write(loaded, with_units(190), "other.yaml"), overwrite_edits=True)
    assert units() == 190


def test_a_value_that_a_person_emptied_is_not_filled_again(loaded: Path) -> None:
    edit(strapline_fr="")
    assert load(write(loaded, SMALL)) == NOTHING_NEW
    said = refusal(write(loaded, changed(("Une ligne", "Autre ligne"))))
    assert "from “Une ligne” to “—”" in said


def test_staff_notes_and_editors_stay(loaded: Path, person: Callable[..., User]) -> None:
    eva = person("eva", "editor", Country.objects.get())
    citation = Country.objects.get().citations.get()
    citation.note, citation.checked_by = "Ask again", eva
    edit(lambda country: citation.save())
    load(write(loaded, with_units(186)))
    citation.refresh_from_db()
    assert (citation.note, citation.checked_by) == ("Ask again", eva)
    assert list(Country.objects.get().editors.all()) == [eva]
