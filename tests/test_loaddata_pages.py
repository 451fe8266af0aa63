"""Fixtures of pages: they publish first texts, and never touch what a person wrote."""

from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command

from countries import page_publishing
from countries.models import AuditEntry, Page, PageEdition
from countries.past_values import keep_past
from tests.importing import load, refusal, write

pytestmark = pytest.mark.django_db
PAGE = """\
- model: countries.page
  fields:
    slug: about
    title_en: About
    body_en: <p>First text.</p>
"""


def said() -> list[tuple[int, str, str]]:
    return [
        (e.number, e.texts["body"]["en"], e.published_by_name) for e in PageEdition.objects.all()
    ]


def test_a_page_is_published_as_it_is_loaded(tmp_path: Path) -> None:
    assert load(write(tmp_path, PAGE)) == "Installed 1 object(s) from 1 fixture(s)\n"
    assert said() == [(1, "<p>First text.</p>", "")]
    assert Page.objects.get().history.get().history_change_reason == "fixture"


def test_loading_twice_changes_nothing(tmp_path: Path) -> None:
    load(write(tmp_path, PAGE))
    assert load(write(tmp_path, PAGE)) == "Installed 0 object(s) (of 1) from 1 fixture(s)\n"
    assert len(said()) == 1
    assert Page.objects.get().history.count() == 1


def test_a_newer_file_replaces_what_no_person_touched(tmp_path: Path) -> None:
    load(write(tmp_path, PAGE))
    load(write(tmp_path, PAGE.replace("First", "Second")))
    assert said()[0] == (2, "<p>Second text.</p>", "")


def test_a_draft_of_a_person_is_left_alone(tmp_path: Path, petra: User) -> None:
    load(write(tmp_path, PAGE))
    page = Page.objects.get()
    page.title_en = "Hers"  # type: ignore[attr-defined]
    keep_past(page, petra)
    assert "Installed 0 object(s)" in load(write(tmp_path, PAGE.replace("First", "Second")))
    assert Page.objects.get().texts["title"] == {"en": "Hers"}
    assert len(said()) == 1


def test_what_a_person_published_is_left_alone(tmp_path: Path, petra: User) -> None:
    load(write(tmp_path, PAGE.replace("body_en: <p>First text.</p>", "body_en: ''")))
    assert said() == []
    Page.objects.update(body_en="<p>Hers.</p>")
    page_publishing.publish(Page.objects.get(), petra)
    load(write(tmp_path, PAGE))
    assert said() == [(1, "<p>Hers.</p>", "petra")]


def test_what_is_loaded_is_made_safe(tmp_path: Path) -> None:
    load(write(tmp_path, PAGE.replace("First", "<script>x</script>First")))
    assert said() == [(1, "<p>First text.</p>", "")]


def test_a_page_that_does_not_exist_is_refused(tmp_path: Path) -> None:
    words = refusal(write(tmp_path, PAGE.replace("slug: about", "slug: imprint")))
    assert words.startswith("Nothing was changed. imprint: ")
    assert not Page.objects.exists()


def test_pages_among_profiles_are_sent_to_a_file_of_their_own(tmp_path: Path) -> None:
    country = "- model: countries.source\n  fields:\n    slug: law\n    title_en: Law\n"
    assert "put its records into a file of their own" in refusal(write(tmp_path, PAGE + country))


def test_a_dump_with_pages_is_restored_as_it_was(tmp_path: Path) -> None:
    load(write(tmp_path, PAGE))
    load(write(tmp_path, PAGE.replace("First", "Second")))
    before, past = said(), list(Page.history.values())
    file = str(tmp_path / "dump.yaml")
    call_command("dumpdata", "countries", format="yaml", output=file)
    load(file)
    assert (said(), list(Page.history.values())) == (before, past)
    assert AuditEntry.objects.filter(action="page-published").count() == 2


def test_a_dump_never_puts_an_edition_of_a_page_in_the_place_of_another(tmp_path: Path) -> None:
    load(write(tmp_path, PAGE))
    file = tmp_path / "dump.json"
    call_command("dumpdata", "countries", format="json", output=str(file))
    file.write_text(file.read_text().replace("First text", "Another text"))
    assert "is another one than in the fixture" in refusal(str(file))
    assert said() == [(1, "<p>First text.</p>", "")]
