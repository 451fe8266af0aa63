"""A page that comes back refused says so in its title and in a region that is read aloud."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.test import Client

from countries import publishing
from countries.models import Country, Edition
from tests.desk import fields_of
from tests.drafts import writes
from tests.pages import SeenPage
from tests.proposals import does, live_belgium, proposed

BELGIUM = "/admin/countries/country/BE/"
EMPTY = {"en": "", "fr": "", "es": "", "ar": ""}


@pytest.fixture
def country(db: None, eva: User) -> Country:
    """Belgium, live; since then Eva changed its strapline."""
    country = live_belgium()
    writes(eva, country, strapline_en="How the bureau helps")
    return country


@pytest.fixture
def desk(country: Country, petra: User, signed_in: Callable[[User], Client]) -> Client:
    """Petra's browser."""
    return signed_in(petra)


def live_strapline() -> str:
    return str(Edition.objects.get(number=1).document.strapline["en"])


def heard(page: SeenPage) -> str:
    return " ".join(each.text for each in page.all(role="alert"))


@pytest.mark.parametrize("address", ["publish/", "propose/", "withdraw/", "history/note/1/"])
def test_a_note_that_is_missing(desk: Client, address: str) -> None:
    page = SeenPage(desk.post(BELGIUM + address, fields_of(desk.get(BELGIUM + address)) | EMPTY))
    assert "(English)" in heard(page)
    assert page.one("title").text.startswith("Error:")


def test_a_way_back_that_is_not_chosen(desk: Client, country: Country, petra: User) -> None:
    publishing.withdraw(country, petra, {"en": "Under review."})
    address = f"{BELGIUM}bring-back/"
    page = SeenPage(desk.post(address, fields_of(desk.get(address)) | {"what": "nothing"}))
    assert "Nothing was done" in heard(page)
    assert page.one("title").text.startswith("Error:")


def test_the_only_way_back_is_no_choice(desk: Client, country: Country, petra: User) -> None:
    address = f"{BELGIUM}bring-back/"
    publishing.withdraw(country, petra, {"en": "Under review."})
    assert "Choose what they get now" in SeenPage(desk.get(address)).text
    writes(petra, country, strapline_en=live_strapline())
    page = SeenPage(desk.get(address)).text
    assert "get it again now, as a new edition" in page
    assert "either is a new edition" not in page


def test_a_note_that_somebody_else_corrected(desk: Client) -> None:
    address = f"{BELGIUM}history/note/1/"
    data = fields_of(desk.get(address)) | {"en": "Mine."}
    desk.post(address, data | {"en": "Theirs."})
    assert "Somebody else corrected this note" in heard(SeenPage(desk.post(address, data)))


@pytest.mark.parametrize(
    ("act", "field"), [("return", {"reason": ""}), ("schedule", {"when": "tomorrow"})]
)
def test_a_decision_that_lacks_something(
    desk: Client, eva: User, act: str, field: dict[str, str]
) -> None:
    page = SeenPage(does(desk, proposed(eva, "How it helps"), act, **field))
    assert heard(page)


def test_nothing_is_heard_where_nothing_was_refused(desk: Client) -> None:
    page = SeenPage(desk.get(f"{BELGIUM}publish/"))
    assert not heard(page)
    assert not page.one("title").text.startswith("Error:")
