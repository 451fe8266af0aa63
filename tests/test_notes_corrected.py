"""A published note is corrected, and what it said stays in the record."""

import pytest
from django.contrib.auth.models import User
from django.test import Client

from countries import publishing
from countries.models import Edition, NoteCorrection
from countries.notes_corrected import correct
from countries.rules import RefusedError
from tests.desk import a_profile, published

RIGHT = {"en": "First edition, of 2026.", "fr": "Première édition."}


@pytest.fixture
def edition(db: None) -> Edition:
    return published(a_profile())


def test_readers_see_the_corrected_note_alone(edition: Edition, petra: User) -> None:
    correct(edition, petra, RIGHT)
    page = Client().get("/en/countries/belgium/").content.decode()
    assert RIGHT["en"] in page
    assert "First edition.<" not in page


def test_the_record_says_who_when_before_and_after(edition: Edition, petra: User) -> None:
    correct(edition, petra, RIGHT)
    correct(edition, petra, {"en": "First."})
    petra.delete()
    kept = NoteCorrection.objects.order_by("at")
    assert [(each.author_name, each.before, each.after) for each in kept] == [
        ("petra", {"en": "First edition."}, RIGHT),
        ("petra", RIGHT, {"en": "First."}),
    ]


def test_the_document_of_the_edition_stays(edition: Edition, petra: User) -> None:
    correct(edition, petra, RIGHT)
    after = Edition.objects.get(pk=edition.pk)
    assert (after.sha256, after.number) == (edition.sha256, 1)


@pytest.mark.parametrize(
    ("notes", "message"),
    [
        ({"en": " ", "fr": "Première"}, "in English at least"),
        ({"en": "First edition."}, "says this already"),
    ],
)
def test_what_is_no_correction_is_refused(
    edition: Edition, petra: User, notes: dict[str, str], message: str
) -> None:
    with pytest.raises(RefusedError, match=message):
        correct(edition, petra, notes)
    assert not NoteCorrection.objects.exists()


def test_a_note_that_somebody_else_corrected_meanwhile_is_refused(
    edition: Edition, petra: User
) -> None:
    correct(edition, None, {"en": "By somebody else."})
    with pytest.raises(RefusedError, match="Somebody else corrected"):
        correct(edition, petra, RIGHT, seen={"en": "First edition."})


def test_a_proposal_has_no_published_note(petra: User) -> None:
    proposal = publishing.propose(a_profile(), petra, {"en": "Not public."})
    with pytest.raises(RefusedError, match="no published note"):
        correct(proposal, petra, RIGHT)


def test_a_correction_is_never_changed(edition: Edition, petra: User) -> None:
    correction = correct(edition, petra, RIGHT)
    for change in (
        correction.save,
        correction.delete,
        NoteCorrection.objects.all().delete,
        lambda: NoteCorrection.objects.update(author_name="eva"),
    ):
        with pytest.raises(TypeError, match="never"):
            change()
