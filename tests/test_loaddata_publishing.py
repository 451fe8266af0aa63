"""Loading a fixture publishes it, says what changed, and does it once."""

import datetime as dt
from pathlib import Path

import pytest
from django.utils import timezone
from django.utils.translation import override

from countries import labels, publishing
from countries.models import Country, Edition, Revision
from tests.importing import (
    NOTHING_NEW,
    SMALL,
    changed,
    edit,
    everything,
    live,
    load,
    publish,
    refusal,
    units,
    write,
)

pytestmark = pytest.mark.django_db
MORE = changed(("units: 185", "units: 186"), ("A small country", "A tiny country"))
WORDS = """\
  Police, The local police: number of units: 185 → 186
  Text, Crime: text (English): A [-small-] {+tiny+} country.
"""


def test_an_empty_database_gets_edition_1(tmp_path: Path) -> None:
    said = load(write(tmp_path, SMALL))
    assert said == (
        "Crime areas: 2 added, 0 changed.\n"
        "Sources: 1 added, 0 changed.\n"
        "Belgium (BE): published as edition 1.\n"
    )
    assert live().number == 1
    assert live().notes["en"] == "First edition."


def test_the_second_time_nothing_changes(tmp_path: Path) -> None:
    file = write(tmp_path, SMALL)
    load(file)
    before = everything()
    assert load(file) == NOTHING_NEW
    assert everything() == before


def test_an_edited_file_is_the_next_edition_and_its_changes_are_told_in_words(
    tmp_path: Path,
) -> None:
    load(write(tmp_path, SMALL))
    said = load(write(tmp_path, MORE))
    assert said.endswith("Belgium (BE): published as edition 2.\n" + WORDS)
    assert (live().number, units(live().document), units()) == (2, 186, 186)
    assert live().notes["en"] == "Changed: Police, Text."


def test_a_dry_run_says_the_same_and_writes_nothing(tmp_path: Path) -> None:
    file = write(tmp_path, SMALL)
    before = everything()
    said = load(file, dry_run=True)
    assert said == (
        "Crime areas: 2 to be added, 0 to be changed.\n"
        "Sources: 1 to be added, 0 to be changed.\n"
        "Belgium (BE): would be published as edition 1.\n"
    )
    assert everything() == before
    load(file)
    before = everything()
    said = load(write(tmp_path, MORE), dry_run=True)
    assert said.endswith("Belgium (BE): would be published as edition 2.\n" + WORDS)
    assert everything() == before


def test_a_draft_changes_the_rows_and_nothing_public(tmp_path: Path) -> None:
    load(write(tmp_path, SMALL))
    file = write(tmp_path, MORE)
    told = "Belgium (BE): the draft would change in 2 places; nothing would be published.\n"
    assert load(file, draft=True, dry_run=True).endswith(told + WORDS)
    told = "Belgium (BE): the draft changed in 2 places; nothing was published.\n"
    assert load(file, draft=True).endswith(told + WORDS)
    assert (live().number, units(live().document), units()) == (1, 185, 186)
    assert load(file, draft=True) == NOTHING_NEW


def test_what_was_loaded_as_a_draft_is_published_by_the_next_plain_load(tmp_path: Path) -> None:
    load(write(tmp_path, SMALL))
    file = write(tmp_path, MORE)
    load(file, draft=True)
    assert load(file).endswith("Belgium (BE): published as edition 2.\n" + WORDS)
    assert load(file) == NOTHING_NEW


def test_a_first_load_as_a_draft_says_that_it_is_new(tmp_path: Path) -> None:
    file = write(tmp_path, SMALL)
    assert "Belgium (BE): would be new, as a draft.\n" in load(file, draft=True, dry_run=True)
    assert load(file, draft=True).endswith("Belgium (BE): new, as a draft.\n")
    assert not Edition.objects.exists()
    assert load(file).endswith("Belgium (BE): published as edition 1.\n")


@pytest.mark.parametrize("status", ["    status: draft\n", ""])
def test_a_file_that_does_not_say_published_publishes_nothing(status: str, tmp_path: Path) -> None:
    text = changed(("    status: published\n", status))
    said = load(write(tmp_path, text))
    assert said.endswith(
        "Belgium (BE): new, as a draft.\n  The file does not say “status: published”.\n"
    )
    assert not Edition.objects.exists()
    load(write(tmp_path, SMALL))
    load(write(tmp_path, changed(("units: 185", "units: 186"), text=text)))
    assert (live().number, units()) == (1, 186), "draft never withdraws"


def test_a_withdrawn_country_stays_withdrawn(tmp_path: Path) -> None:
    load(write(tmp_path, SMALL))
    publishing.withdraw(Country.objects.get(), None, {"en": "Under review"})
    said = load(write(tmp_path, MORE))
    assert "withdrawn, so nothing is published; only a person brings it back.\n" + WORDS in said
    assert (live().kind, units()) == (Edition.Kind.WITHDRAWAL, 186)


def test_an_edition_that_waits_for_its_day_is_not_overtaken(tmp_path: Path) -> None:
    load(write(tmp_path, SMALL))
    edit(lambda country: country.forces.filter(slug="police").update(summary_en="Soon"))
    waiting = publishing.propose(Country.objects.get(), None, {"en": "Soon"})
    publishing.approve(waiting, None, publish_at=timezone.now() + dt.timedelta(days=2))
    load(write(tmp_path, SMALL))
    file = write(tmp_path, MORE)
    said = refusal(file, overwrite_edits=True)
    assert "country BE\n    Edition 2 is scheduled and would never go live" in said
    load(file, draft=True)
    assert (live().number, units()) == (1, 186)


def test_an_edition_from_a_fixture_is_marked_as_reviewed_by_nobody(tmp_path: Path) -> None:
    load(write(tmp_path, SMALL))
    edition, revision = live(), Revision.objects.get()
    assert (edition.origin, edition.reviewed, edition.decided_by) == ("fixture", False, None)
    assert (revision.origin, revision.detail, revision.number) == ("fixture", "belgium", 1)
    assert edition.revision == 1


def test_a_persons_unpublished_words_are_not_counted_into_the_edition(tmp_path: Path) -> None:
    load(write(tmp_path, SMALL))
    edit(strapline_fr="Un brouillon")
    load(write(tmp_path, MORE))
    assert (live().revision, Revision.objects.count()) == (1, 3)
    publish()
    assert (live().revision, live().document.strapline["fr"]) == (3, "Un brouillon")


def test_changes_are_told_in_one_language(tmp_path: Path) -> None:
    load(write(tmp_path, SMALL))
    with override("fr"):
        said = load(write(tmp_path, MORE))
        assert labels.label(("police", "local", "units"), live().document) in said
    assert live().notes == {
        "en": "Changed: Police, Text.",
        "fr": "Modifications\u00a0: Police, Texte.",
        "es": "Cambios: Policía, Texto.",
        "ar": "التغييرات: الشرطة، النص.",
    }


def test_a_quiet_load_prints_nothing(tmp_path: Path) -> None:
    assert load(write(tmp_path, SMALL), verbosity=0) == ""
