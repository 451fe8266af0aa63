"""Inviting people, ending their sessions and accounts, and what of it stands in the audit list."""

from collections.abc import Callable
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP
from allauth.usersessions.models import UserSession
from django.contrib.auth.models import Group, User
from django.core import mail
from django.test import Client
from django.utils.translation import override

from countries.models import AuditEntry, Country, RegionAssignment, Revision
from countries.roles import CALLED, GROUPS, called
from tests.desk import fields_of
from tests.pages import SeenPage

PEOPLE = "/admin/auth/user/"
WORD = "correct horse battery staple"


@pytest.fixture(autouse=True)
def two_users_are_read(settings: Any) -> None:
    """Who administers a person reads two users, each by its own `get()`."""
    settings.ZEAL_ALLOWLIST = [*settings.ZEAL_ALLOWLIST, {"model": "auth.User", "field": "get()"}]


@pytest.fixture
def ada(person: Callable[..., User], signed_in: Callable[[User], Client]) -> Client:
    """Ada's browser; she administers."""
    return signed_in(person("ada", "administrator"))


def invites(ada: Client, name: str = "eva", **more: Any) -> tuple[Any, str]:
    """Ada's page after she invited, and the link on it."""
    group = Group.objects.get(name="editor")
    data = fields_of(ada.get(f"{PEOPLE}add/"))
    page = ada.post(f"{PEOPLE}add/", data | {"username": name, "groups": [group.pk], **more})
    return page, link_of(page)


def link_of(page: Any) -> str:
    return SeenPage(page).one("input", id="link").attributes["value"]


def chooses(link: str, word: str = WORD) -> tuple[Client, Any]:
    client = Client()
    return client, client.post(link, {"new_password1": word, "new_password2": word})


def presses(ada: Client, person: User, button: str) -> Any:
    return ada.post(f"{PEOPLE}{person.pk}/access/", {button: ""})


def audited() -> list[tuple[str, str, str, str]]:
    rows = AuditEntry.objects.order_by("pk")
    return list(rows.values_list("name", "action", "object", "detail"))


def test_an_invited_person_chooses_her_password_and_is_in(ada: Client, belgium: Country) -> None:
    _page, link = invites(ada, regions=["europe"])
    eva = User.objects.get(username="eva")
    assert (eva.is_staff, eva.has_usable_password()) == (True, False)
    assert "eva" in SeenPage(Client().get(link)).text
    client, answer = chooses(link)
    assert answer.headers["Location"] == "/admin/"
    assert "Belgium" in client.get("/admin/countries/country/").content.decode()
    assert audited() == [
        ("ada", "roles-changed", "eva", "+editor"),
        ("ada", "assigned", "eva", "+europe"),
        ("ada", "invited", "eva", ""),
        ("eva", "password-chosen", "eva", ""),
        ("eva", "signed-in", "", "password"),
    ]


@pytest.mark.parametrize(
    ("role", "regions", "said"),
    [
        ("", [], "No role yet: eva can do nothing. Choose one."),
        ("editor", [], "No country yet: eva answers for none and sees none."),
        ("reviewer", [], "No country yet: eva answers for none and sees none."),
        ("editor", ["europe"], ""),
        ("publisher", [], ""),
    ],
)
def test_what_an_invited_person_still_lacks_is_said_at_once(
    ada: Client, role: str, regions: list[str], said: str
) -> None:
    groups = [group.pk for group in Group.objects.filter(name=role)]
    page = SeenPage(invites(ada, groups=groups, regions=regions)[0])
    form = f"{PEOPLE}{User.objects.get(username='eva').pk}/change/"
    warned = page.all("li", class_="warning")
    assert [said in each.text for each in warned] == ([True] if said else []), warned
    assert page.links.count(form) == 1 + bool(said)


def test_every_role_has_a_name_for_people_and_keeps_its_own(ada: Client, eva: User) -> None:
    assert CALLED.keys() == GROUPS.keys()
    group = Group.objects.get(name="editor")
    with override("fr"):
        name = called("editor")
        addresses = [PEOPLE, f"{PEOPLE}{eva.pk}/change/", f"{PEOPLE}?groups__id__exact={group.pk}"]
        addresses += ["/admin/auth/group/", f"/admin/auth/group/{group.pk}/change/"]
        for address in addresses:
            page = SeenPage(ada.get(address, headers={"accept-language": "fr"}))
            assert name in page.text, address
    assert Group.objects.get(pk=group.pk).name == "editor"


def test_the_link_works_once(ada: Client) -> None:
    _page, link = invites(ada)
    chooses(link)
    _client, answer = chooses(link, "another good long password")
    assert answer.status_code == 410
    assert "does not work any more" in SeenPage(answer).text
    assert User.objects.get(username="eva").check_password(WORD)


def test_the_link_works_for_some_days_only(ada: Client, settings: Any) -> None:
    _page, link = invites(ada)
    settings.PASSWORD_RESET_TIMEOUT = -1
    assert Client().get(link).status_code == 410


def test_a_newer_link_ends_the_older_the_password_and_the_sessions(
    ada: Client, eva: User, signed_in: Callable[[User], Client]
) -> None:
    hers = signed_in(eva)
    first = link_of(presses(ada, eva, "link"))
    assert hers.get("/admin/").status_code == 302
    second = link_of(presses(ada, eva, "link"))
    assert Client().get(first).status_code == 410
    assert Client().get(second).status_code == 200
    assert not User.objects.get(pk=eva.pk).has_usable_password()


@pytest.mark.parametrize("link", ["MQ/abc-def", "x/y", "%FF/a", "OTk5OTk5OTk5OTk5OTk5OTk5OTk5/a"])
def test_a_link_that_nobody_made_is_refused(db: None, link: str) -> None:
    assert Client().get(f"/account/invitation/{link}/").status_code == 410


def test_a_weak_password_is_refused_and_the_link_stays(ada: Client) -> None:
    _page, link = invites(ada)
    _client, answer = chooses(link, "password")
    assert "too common" in SeenPage(answer).text
    assert chooses(link)[1].status_code == 302


def test_a_link_does_not_go_past_the_second_factor(ada: Client, eva: User) -> None:
    TOTP.activate(eva, "JBSWY3DPEHPK3PXP")
    client, answer = chooses(link_of(presses(ada, eva, "link")))
    assert answer.headers["Location"] == "/account/login/code/"
    assert client.get("/admin/").status_code == 302


def test_the_link_is_mailed_only_where_mail_is_configured(ada: Client, settings: Any) -> None:
    page, _link = invites(ada, email="eva@example.org")
    assert "also sent" not in SeenPage(page).text
    settings.EMAIL_URL = "smtp://mail.example.org"
    page, link = invites(ada, "omar", email="omar@example.org")
    assert "also sent to omar@example.org" in SeenPage(page).text
    assert [(it.to, link in it.body) for it in mail.outbox] == [(["omar@example.org"], True)]


def test_no_administrator_types_a_password(ada: Client, eva: User) -> None:
    for address in ("add/", f"{eva.pk}/change/", f"{eva.pk}/access/"):
        assert "password" not in {
            box.attributes.get("type") for box in SeenPage(ada.get(PEOPLE + address)).all("input")
        }
    assert ada.get(f"{PEOPLE}{eva.pk}/password/").status_code == 302  # no such page
    data = fields_of(ada.get(f"{PEOPLE}{eva.pk}/change/")) | {"password": "x", "password1": "x"}
    ada.post(f"{PEOPLE}{eva.pk}/change/", data)
    assert User.objects.get(pk=eva.pk).check_password("a-long-password")


def test_sessions_end_at_once(ada: Client, eva: User, signed_in: Callable[[User], Client]) -> None:
    hers = [signed_in(eva), signed_in(eva)]
    assert "in 2 browsers" in SeenPage(ada.get(f"{PEOPLE}{eva.pk}/access/")).text
    presses(ada, eva, "sessions")
    assert {client.get("/admin/").status_code for client in hers} == {302}
    assert ada.get("/admin/").status_code == 200
    assert audited() == [("ada", "sessions-ended", "eva", "2")]


def test_one_session_ends_at_once_and_the_others_stay(
    ada: Client, eva: User, signed_in: Callable[[User], Client]
) -> None:
    hers = [signed_in(eva), signed_in(eva)]
    rows = [
        UserSession.objects.create(
            user=eva, session_key=client.session.session_key, ip="192.0.2.1", user_agent="Firefox/1"
        )
        for client in hers
    ]
    page = SeenPage(ada.get(f"{PEOPLE}{eva.pk}/access/"))
    assert [it.attributes["value"] for it in page.all("button", name="session")] == [
        str(row.pk) for row in reversed(rows)
    ]
    keys = [str(client.session.session_key) for client in hers]
    assert not any(key in page.text for key in keys)
    ada.post(f"{PEOPLE}{eva.pk}/access/", {"session": rows[0].pk})
    assert [client.get("/admin/").status_code for client in hers] == [302, 200]
    assert audited() == [("ada", "sessions-ended", "eva", "1")]
    for other in (
        "x",
        "999999999",
        UserSession.objects.create(
            user=User.objects.get(username="ada"), session_key="k", ip="192.0.2.2", user_agent=""
        ).pk,
    ):
        ada.post(f"{PEOPLE}{eva.pk}/access/", {"session": other})
    assert (len(audited()), UserSession.objects.filter(session_key="k").count()) == (1, 1)


def test_a_closed_account_ends_at_once_and_opens_again(
    ada: Client, eva: User, signed_in: Callable[[User], Client]
) -> None:
    hers = signed_in(eva)
    presses(ada, eva, "close")
    assert hers.get("/admin/").status_code == 302
    presses(ada, eva, "open")
    assert hers.get("/admin/").status_code == 302  # the old session does not come back
    assert User.objects.get(pk=eva.pk).is_active
    assert [row[1] for row in audited()] == ["deactivated", "activated"]


def test_nobody_closes_her_own_account(ada: Client) -> None:
    herself = User.objects.get(username="ada")
    presses(ada, herself, "close")
    assert User.objects.get(username="ada").is_active


def test_lost_devices_are_taken_off_the_account(ada: Client, eva: User) -> None:
    TOTP.activate(eva, "JBSWY3DPEHPK3PXP")
    presses(ada, eva, "factors")
    assert not Authenticator.objects.exists()
    assert audited() == [("ada", "factor-removed", "eva", "totp")]


def test_an_administrator_does_not_reach_the_access_of_a_superuser(ada: Client) -> None:
    root = User.objects.create_superuser("root")
    for button in ("link", "sessions", "factors", "close"):
        assert presses(ada, root, button).status_code == 403
    assert User.objects.get(pk=root.pk).is_active


def test_assigned_countries_name_their_editor_and_the_list_says_who_did_it(
    ada: Client, vera: User, belgium: Country
) -> None:
    page = ada.get(f"{PEOPLE}{vera.pk}/change/")
    ada.post(
        f"{PEOPLE}{vera.pk}/change/", fields_of(page) | {"countries": ["BE"], "regions": ["africa"]}
    )
    assert [it.code for it in vera.countries.all()] == ["BE"]
    assert RegionAssignment.objects.get(person=vera).region == "africa"
    last = Revision.objects.filter(country_code="BE").latest("number")
    assert (last.document.editors, last.author_name) == (["vera"], "ada")
    ada.post(f"{PEOPLE}{vera.pk}/change/", {**fields_of(page), "countries": [], "regions": []})
    assert not RegionAssignment.objects.exists()
    assert [row[3] for row in audited()] == ["+BE, +africa", "-BE, -africa"]


def test_before_a_person_is_deleted_no_row_of_a_table_is_named(ada: Client, vera: User) -> None:
    RegionAssignment.objects.create(person=vera, region="africa")
    page = ada.get(f"{PEOPLE}{vera.pk}/delete/").content.decode()
    assert "Assignment to a region: Africa" in page
    assert "relationship" not in page


def test_a_new_user_name_and_a_deleted_person_stand_in_the_list(ada: Client, vera: User) -> None:
    page = ada.get(f"{PEOPLE}{vera.pk}/change/")
    ada.post(f"{PEOPLE}{vera.pk}/change/", fields_of(page) | {"username": "vera.new"})
    ada.post(f"{PEOPLE}{vera.pk}/delete/", {"post": "yes"})
    assert audited() == [
        ("ada", "person-changed", "vera.new", "username"),
        ("ada", "person-deleted", "vera.new", ""),
    ]
