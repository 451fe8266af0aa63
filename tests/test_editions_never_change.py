"""What an edition says never changes after it was made, by no road that the code offers."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db.models import ProtectedError

from countries import publishing
from countries.models import Country, Edition, Revision
from countries.models.edition import FrozenError
from tests.drafts import day, writes
from tests.editions import an_edition

pytestmark = pytest.mark.django_db
FROZEN: dict[str, Any] = {
    "body": '{"schema":1}',
    "sha256": "0" * 64,
    "schema": 2,
    "kind": "withdrawal",
    "revision": 7,
    "country_id": "FR",
}
MAY_CHANGE: dict[str, Any] = {
    "notes": {"en": "A better note."},
    "publish_at": day(9),
    "reviewed": True,
    "reason": "Reviewed in the meeting.",
}


@pytest.fixture
def edition(belgium: Country, france: Country) -> Edition:
    """An edition, as the database gives it."""
    return Edition.objects.get(pk=an_edition().pk)


def stored(edition: Edition, field: str) -> Any:
    return Edition.objects.values_list(field, flat=True).get(pk=edition.pk)


@pytest.mark.parametrize(("field", "value"), [*FROZEN.items(), ("number", 5)])
def test_save_refuses(edition: Edition, field: str, value: Any) -> None:
    was = stored(edition, field)
    setattr(edition, field, value)
    with pytest.raises(FrozenError, match="An edition never changes"):
        edition.save()
    with pytest.raises(FrozenError, match="An edition never changes"):
        edition.save(update_fields=[field.removesuffix("_id")])
    assert stored(edition, field) == was


@pytest.mark.parametrize(("field", "value"), FROZEN.items())
def test_so_it_does_for_the_instance_that_made_it(
    belgium: Country, france: Country, field: str, value: Any
) -> None:
    made = an_edition()
    setattr(made, field, value)
    with pytest.raises(FrozenError):
        made.save()


@pytest.mark.parametrize(
    ("field", "value"),
    [*FROZEN.items(), ("number", 5)],
)
def test_update_and_bulk_update_refuse(edition: Edition, field: str, value: Any) -> None:
    was = stored(edition, field)
    with pytest.raises(FrozenError):
        Edition.objects.update(**{field: value})
    setattr(edition, field, value)
    with pytest.raises(FrozenError):
        Edition.objects.bulk_update([edition], [field.removesuffix("_id")])
    assert stored(edition, field) == was


@pytest.mark.parametrize(("field", "value"), FROZEN.items())
def test_update_or_create_refuses(edition: Edition, field: str, value: Any) -> None:
    was = stored(edition, field)
    with pytest.raises(FrozenError):
        Edition.objects.update_or_create(pk=edition.pk, defaults={field: value})
    assert stored(edition, field) == was


def test_bulk_create_does_not_replace(edition: Edition) -> None:
    edition.body = "{}"
    with pytest.raises(FrozenError):
        Edition.objects.bulk_create(
            [edition], update_conflicts=True, update_fields=["body"], unique_fields=["id"]
        )
    assert stored(edition, "body") != "{}"


def test_nor_does_it_with_its_arguments_by_position(edition: Edition) -> None:
    edition.body = "{}"
    with pytest.raises(FrozenError):
        Edition.objects.bulk_create([edition], None, False, True, ["body"], ["id"])


def test_an_edition_made_anew_under_an_old_key_does_not_replace_it(edition: Edition) -> None:
    values = Edition.objects.values().get()
    with pytest.raises(FrozenError):
        Edition(**{**values, "body": "{}"}).save()


@pytest.mark.parametrize("few", [("only", "notes"), ("defer", "body")])
def test_a_field_that_was_not_read_cannot_be_written_either(
    edition: Edition, few: tuple[str, str]
) -> None:
    verb, field = few
    read: Edition = getattr(Edition.objects, verb)(field).get()
    read.body = "{}"
    with pytest.raises(FrozenError):
        read.save()


def test_a_field_that_is_read_late_is_no_change(edition: Edition) -> None:
    read = Edition.objects.defer("body", "notes").get()
    assert read.body == edition.body
    read.reviewed = True
    read.save()
    assert stored(edition, "reviewed") is True


@pytest.mark.parametrize(("field", "value"), MAY_CHANGE.items())
def test_notes_schedule_and_review_may_change(edition: Edition, field: str, value: Any) -> None:
    setattr(edition, field, value)
    edition.save()
    assert stored(edition, field) == value
    Edition.objects.update(**{field: value})


def test_a_proposal_gets_its_number_once(belgium: Country, petra: User) -> None:
    edition = publishing.publish(belgium, petra, {"en": "News."}, at=day(1))
    edition.number = None
    edition.state = Edition.State.PROPOSED
    with pytest.raises(FrozenError, match="number"):
        edition.save()


def test_no_edition_is_deleted(edition: Edition, belgium: Country) -> None:
    with pytest.raises(FrozenError):
        edition.delete()
    with pytest.raises(FrozenError):
        Edition.objects.all().delete()
    with pytest.raises(FrozenError):
        belgium.editions.all().delete()
    assert Edition.objects.count() == 1


def test_a_country_that_had_an_edition_is_not_deleted(edition: Edition, belgium: Country) -> None:
    with pytest.raises(ProtectedError):
        belgium.delete()
    with pytest.raises(ProtectedError):
        Country.objects.filter(code="BE").delete()
    assert Country.objects.filter(code="BE").exists()


def test_editions_outlive_the_people_who_made_them(
    belgium: Country, eva: User, petra: User
) -> None:
    proposal = publishing.propose(belgium, eva, {"en": "News."}, at=day(1))
    publishing.approve(proposal, petra, at=day(2))
    User.objects.all().delete()
    edition = Edition.objects.get()
    assert (edition.number, edition.proposed_by, edition.decided_by) == (1, None, None)
    assert edition.sha256 == proposal.sha256


def test_revisions_outlive_their_country_and_their_author(belgium: Country, eva: User) -> None:
    writes(eva, belgium, strapline_en="By Eva")
    belgium.delete()
    eva.delete()
    revision = Revision.objects.get(country_code="BE")
    assert (revision.author, revision.author_name) == (None, "eva")
    assert revision.document.strapline["en"] == "By Eva"


def test_a_country_that_comes_back_goes_on_counting(belgium: Country, eva: User) -> None:
    writes(eva, belgium, strapline_en="By Eva")
    belgium.delete()
    again = Country(code="BE", alpha3="BEL", slug="belgium", region="europe", name_en="Belgium")
    again.save()
    second = writes(eva, again, strapline_en="Anew")
    assert second
    assert second.number == 2


def test_a_revision_is_never_changed_and_never_deleted(belgium: Country, eva: User) -> None:
    revision = writes(eva, belgium, strapline_en="By Eva")
    assert revision
    revision.body = "{}"
    copy = Revision(**{**Revision.objects.values().get(), "body": a_body(revision)})
    acts: list[Callable[[], object]] = [
        revision.save,
        revision.delete,
        lambda: Revision.objects.update(body="{}"),
        lambda: Revision.objects.bulk_update([revision], ["body"]),
        lambda: Revision.objects.bulk_create([copy]),
        lambda: Revision.objects.all().delete(),
        lambda: Revision.objects.update_or_create(pk=revision.pk, defaults={"body": "{}"}),
    ]
    for act in acts:
        with pytest.raises(TypeError, match="A revision is"):
            act()
    assert Revision.objects.get().document.strapline["en"] == "By Eva"


def a_body(revision: Revision) -> str:
    """The same document with another word in it."""
    return Revision.objects.get(pk=revision.pk).body.replace("By Eva", "By nobody")
