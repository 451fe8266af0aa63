"""A role that is taken away while a form stands open: nothing is done, and it is said kindly."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.test import Client

from countries.models import AuditEntry, Country, Edition, Revision
from tests.desk import fields_of, opened, send
from tests.drafts import writes
from tests.pages import SeenPage
from tests.proposals import PROPOSE, live_belgium, loses

KIND = "your role does not allow it, or not any more"
PUBLISH = "/admin/countries/country/BE/publish/"
WITHDRAW = "/admin/countries/country/BE/withdraw/"
SignedIn = Callable[[User], Client]


@pytest.fixture
def country(db: None) -> Country:
    return live_belgium()


@pytest.fixture
def eva(country: Country, person: Callable[..., User]) -> User:
    """Eva edits Belgium, and has changed it."""
    eva = person("eva", "editor", country)
    writes(eva, country, strapline_en="Eva's words")
    return eva


def test_an_editor_s_save_changes_nothing(eva: User, signed_in: SignedIn) -> None:
    desk = signed_in(eva)
    form, before = opened(desk), Revision.objects.count()
    loses(eva, "editor")
    response = send(desk, {**form, "strapline_en": "Too late"})
    assert response.status_code == 403
    assert KIND in SeenPage(response).text
    assert Country.objects.get(pk="BE").strapline == "Eva's words"
    assert Revision.objects.count() == before


def test_an_editor_s_proposal_is_none(eva: User, signed_in: SignedIn) -> None:
    desk = signed_in(eva)
    form = fields_of(desk.get(PROPOSE))
    loses(eva, "editor")
    response = desk.post(PROPOSE, {**form, "en": "Note."})
    assert response.status_code == 403
    assert KIND in SeenPage(response).text
    assert not Edition.objects.filter(state="proposed").exists()


@pytest.mark.parametrize("address", [PUBLISH, WITHDRAW])
def test_a_publisher_publishes_and_withdraws_nothing(
    address: str, eva: User, petra: User, signed_in: SignedIn
) -> None:
    desk = signed_in(petra)
    form = fields_of(desk.get(address))
    loses(petra, "publisher")
    response = desk.post(address, {**form, "en": "Note."})
    assert response.status_code == 403
    assert KIND in SeenPage(response).text
    assert Edition.objects.live().get().number == 1


def test_an_administrator_gives_no_role_any_more(
    eva: User, person: Callable[..., User], signed_in: SignedIn
) -> None:
    ada = person("ada", "administrator")
    desk, address = signed_in(ada), f"/admin/auth/user/{eva.pk}/change/"
    form = fields_of(desk.get(address))
    loses(ada, "administrator")
    before = AuditEntry.objects.count()
    response = desk.post(address, {**form, "groups": []})
    assert response.status_code == 403
    assert KIND in SeenPage(response).text
    assert eva.groups.exists()
    assert AuditEntry.objects.count() == before


def test_one_who_only_asks_for_a_page_is_told_the_shorter_words(
    eva: User, signed_in: SignedIn
) -> None:
    desk = signed_in(eva)
    loses(eva, "editor")
    page = SeenPage(desk.get(PROPOSE)).text
    assert "You may not open this page." in page
    assert KIND not in page
