"""Signing in: one way, throttled, with a second factor where it is demanded."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal import auth as totp
from django.contrib.auth.models import User
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import NoReverseMatch, reverse

from countries.models import AuditEntry
from countries.signin import keys
from countries.signin.urls import urlpatterns
from tests.pages import SeenPage

LOGIN = "/account/login/"
WORD = "a-long-password"
SECRET = "JBSWY3DPEHPK3PXP"


@pytest.fixture(autouse=True)
def nobody_tried_before(settings: Any) -> Iterator[None]:
    """allauth reads the user of each session by its own `get()`; they are a person's few."""
    settings.ZEAL_ALLOWLIST = [*settings.ZEAL_ALLOWLIST, {"model": "auth.User", "field": "get()"}]
    cache.clear()
    yield
    cache.clear()


def signs_in(client: Client, name: str = "eva", word: str = WORD, **more: str) -> Any:
    return client.post(LOGIN, {"login": name, "password": word, **more})


def code(secret: str = SECRET) -> str:
    """What the app shows now."""
    return totp.format_hotp_value(
        totp.hotp_value(secret, next(totp.yield_hotp_counters_from_time()))
    )


@pytest.fixture
def with_app(eva: User) -> User:
    totp.TOTP.activate(eva, SECRET)
    return eva


def test_the_admin_sends_to_the_one_way_in_and_back_to_where_one_wanted(
    client: Client, eva: User
) -> None:
    wanted = "/admin/countries/country/BE/change/?part=text"
    first = client.get(wanted, follow=True)
    assert first.redirect_chain[-1][0].startswith(LOGIN)
    hidden = SeenPage(first).all("input", name="next")
    assert [box.attributes["value"] for box in hidden].count(wanted) == 2  # password and passkey
    assert signs_in(client, next=wanted).headers["Location"] == wanted


def test_a_password_posted_to_the_admin_opens_nothing(client: Client, eva: User) -> None:
    client.post("/admin/login/", {"username": "eva", "password": WORD})
    assert client.get("/admin/").status_code == 302


def test_nobody_is_sent_elsewhere(client: Client, eva: User) -> None:
    answer = signs_in(client, next="https://evil.example/")
    assert answer.headers["Location"] == "/admin/"
    assert client.get("/admin/login/?next=//evil.example/").headers["Location"] == "/admin/"


@pytest.mark.parametrize("name", ["account_signup", "account_email", "account_reset_password"])
def test_nobody_signs_up_and_pages_that_are_not_needed_have_no_address(name: str) -> None:
    with pytest.raises(NoReverseMatch):
        reverse(name)


def test_the_sixth_wrong_password_is_refused_even_if_it_is_right(client: Client, eva: User) -> None:
    for _attempt in range(5):
        assert "is wrong" in SeenPage(signs_in(client, word="wrong")).text
    assert "Too many attempts" in SeenPage(signs_in(client)).text
    assert client.get("/admin/").status_code == 302


def test_who_goes_on_after_too_many_attempts_is_entered_once(client: Client, eva: User) -> None:
    for _attempt in range(8):
        signs_in(client, word="wrong")
    found = AuditEntry.objects.order_by("pk").values_list("action", "object", "detail")
    assert list(found) == [
        *[("sign-in-failed", "eva", "password")] * 5,
        ("sign-in-failed", "eva", "throttled"),
    ]


def test_too_many_attempts_at_names_that_nobody_has_are_entered_once_an_address(
    client: Client, eva: User
) -> None:
    for attempt in range(14):
        signs_in(client, name=f"nobody-{attempt}")
    found = AuditEntry.objects.order_by("pk").values_list("object", "detail")
    assert list(found) == [*[("", "")] * 10, ("", "throttled")]
    signs_in(client)
    assert AuditEntry.objects.latest("pk").object == "eva"


def test_too_many_requests_are_told_so(client: Client, db: None) -> None:
    statuses = {client.post(LOGIN, {}).status_code for _attempt in range(31)}
    assert statuses == {200, 429}
    assert SeenPage(client.post(LOGIN, {})).one("h1").text == "Too many attempts"


def test_who_signs_in_and_who_fails_stands_in_the_audit_list(client: Client, eva: User) -> None:
    signs_in(client, word="wrong")
    signs_in(client, name="my-secret-in-the-wrong-box")
    signs_in(client)
    found = AuditEntry.objects.order_by("pk").values_list("name", "action", "object", "detail")
    assert list(found) == [
        ("", "sign-in-failed", "eva", "password"),
        ("", "sign-in-failed", "", ""),
        ("eva", "signed-in", "", "password"),
    ]


def test_a_closed_account_cannot_sign_in(client: Client, eva: User) -> None:
    User.objects.update(is_active=False)
    assert "is wrong" in SeenPage(signs_in(client)).text


def test_without_a_second_factor_the_desk_stays_closed_where_one_is_demanded(
    client: Client, eva: User, settings: Any
) -> None:
    settings.SECOND_FACTOR = True
    signs_in(client)
    for address in ("", "countries/country/", "countries/country/BE/change/", "jsi18n/"):
        answer = client.get(f"/admin/{address}", follow=True)
        assert answer.redirect_chain[-1][0] == "/account/", address
    assert "then the desk opens" in SeenPage(client.get("/account/")).text
    totp.TOTP.activate(eva, SECRET)
    assert client.get("/admin/").status_code == 200


def test_recovery_codes_alone_are_no_second_factor(
    eva: User, signed_in: Callable[[User], Client], settings: Any
) -> None:
    settings.SECOND_FACTOR = True
    RecoveryCodes.activate(eva)
    assert signed_in(eva).get("/admin/").status_code == 302


def test_a_code_of_the_app_is_asked_for_after_the_password(client: Client, with_app: User) -> None:
    assert signs_in(client).headers["Location"] == "/account/login/code/"
    assert client.get("/admin/").status_code == 302
    page = SeenPage(client.post("/account/login/code/", {"code": "000000"}))
    assert "not the right one" in page.text
    assert not page.all("button", id="passkey")  # she has none
    assert client.post("/account/login/code/", {"code": code()}).headers["Location"] == "/admin/"
    assert AuditEntry.objects.latest("pk").detail == "password, totp"


def test_a_recovery_code_opens_the_account_once(client: Client, with_app: User) -> None:
    first = RecoveryCodes.activate(with_app).generate_codes()[0]
    for opens in (True, False):
        client.logout()
        signs_in(client)
        client.post("/account/login/code/", {"code": first})
        assert (client.get("/admin/").status_code == 200) is opens


def test_who_adds_an_app_is_asked_for_her_password_and_signed_out_elsewhere(
    client: Client,
    eva: User,
    signed_in: Callable[[User], Client],
    django_capture_on_commit_callbacks: Any,
) -> None:
    elsewhere = signed_in(eva)
    signs_in(client)
    assert client.get("/account/app/").headers["Location"].startswith("/account/confirm/")
    client.post("/account/confirm/?next=/account/app/", {"password": WORD})
    client.get("/account/app/")
    kept = client.session["mfa.totp.secret"]
    secret = keys.decrypt(kept)
    assert secret not in kept
    wrong = client.post("/account/app/", {"code": "000000"})  # the key stays the same after it
    assert secret in SeenPage(wrong).text
    with django_capture_on_commit_callbacks(execute=True):
        answer = client.post("/account/app/", {"code": code(secret)})
    assert answer.headers["Location"] == "/account/codes/"
    assert secret not in str(Authenticator.objects.values_list("data", flat=True))
    assert elsewhere.get("/admin/").status_code == 302
    assert client.get("/admin/").status_code == 200
    actions = AuditEntry.objects.values_list("action", flat=True)
    assert "factor-added" in actions


def test_signing_out_everywhere_else_ends_other_sessions_at_once(
    client: Client, eva: User, signed_in: Callable[[User], Client]
) -> None:
    elsewhere = signed_in(eva)
    signs_in(client)
    assert len(SeenPage(client.get("/account/sessions/")).all("ul", class_="keys")) == 1
    client.post("/account/sessions/")
    assert client.get("/admin/").status_code == 200
    assert elsewhere.get("/admin/").status_code == 302
    assert AuditEntry.objects.latest("pk").action == "sessions-ended"


def test_a_passkey_is_renamed_by_its_owner_alone(
    eva: User, vera: User, signed_in: Callable[[User], Client]
) -> None:
    data = {"name": "Telephone", "credential": {}}
    key = Authenticator.objects.create(user=eva, type="webauthn", data=data)
    for person, status in ((vera, 404), (eva, 302)):
        client = signed_in(person)
        client.post("/account/confirm/", {"password": WORD})
        answer = client.post(f"/account/passkeys/{key.pk}/", {"name": "Old telephone"})
        assert answer.status_code == status
    assert "Old telephone" in SeenPage(client.get("/account/")).text
    assert Authenticator.objects.get().data["name"] == "Old telephone"


def test_a_passkey_that_is_refused_stands_in_the_audit_list(client: Client, db: None) -> None:
    client.post("/account/login/passkey/", {"credential": '{"id": "nobody\'s"}'})
    entry = AuditEntry.objects.get()
    assert (entry.name, entry.action, entry.object, entry.detail) == (
        *("", "sign-in-failed", "", "webauthn"),
    )


def test_the_kind_of_a_factor_is_kept_and_no_words_of_a_language(
    eva: User, signed_in: Callable[[User], Client], django_capture_on_commit_callbacks: Any
) -> None:
    client = signed_in(eva)
    client.cookies["django_language"] = "fr"
    client.post("/account/confirm/", {"password": WORD})
    secret = client.get("/account/app/").context["form"].secret
    with django_capture_on_commit_callbacks(execute=True):
        client.post("/account/app/", {"code": code(secret)})
        client.post("/account/app/remove/", {})
    kept = AuditEntry.objects.filter(action__startswith="factor-")
    assert set(kept.values_list("action", "detail")) == {
        ("factor-added", "totp"),
        ("factor-removed", "totp"),
        ("factor-added", "recovery_codes"),
        ("factor-removed", "recovery_codes"),
    }


def test_the_second_factor_is_read_with_the_person(
    with_app: User, signed_in: Callable[[User], Client], settings: Any
) -> None:
    client = signed_in(with_app)
    counts = []
    for settings.SECOND_FACTOR in (False, True):
        with CaptureQueriesContext(connection) as asked:
            assert client.get("/admin/password_change/").status_code == 200
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_a_factor_that_is_taken_away_closes_the_desk_at_once(
    with_app: User, signed_in: Callable[[User], Client], settings: Any
) -> None:
    settings.SECOND_FACTOR = True
    client = signed_in(with_app)
    assert client.get("/admin/").status_code == 200
    Authenticator.objects.all().delete()
    assert client.get("/admin/").status_code == 302


def test_a_changed_password_ends_other_sessions_and_is_entered(
    client: Client, eva: User, signed_in: Callable[[User], Client]
) -> None:
    elsewhere = signed_in(eva)
    signs_in(client)
    new = "quite another long word"
    data = {"old_password": WORD, "new_password1": new, "new_password2": new}
    assert client.post("/admin/password_change/", data).status_code == 302
    assert elsewhere.get("/admin/").status_code == 302
    assert "this one" in SeenPage(client.get("/account/sessions/")).text
    assert AuditEntry.objects.latest("pk").action == "password-chosen"


# Each page of signing in: the answers to nobody, and to staff that is signed in.
PAGES = {
    "account_login": (200, 302),
    "mfa_login_webauthn": (302, 302),
    "mfa_authenticate": (302, 302),
    "account_logout": (405, 405),
    "account_inactive": (200, 200),
    "account_reauthenticate": (302, 200),
    "mfa_reauthenticate": (302, 302),
    "mfa_reauthenticate_webauthn": (302, 302),
    "mfa_index": (302, 200),
    "usersessions_list": (302, 200),
    "mfa_activate_totp": (302, 302),
    "mfa_deactivate_totp": (302, 404),
    "mfa_add_webauthn": (302, 302),
    "mfa_edit_webauthn": (302, 302),
    "mfa_remove_webauthn": (302, 302),
    "mfa_view_recovery_codes": (302, 404),
    "mfa_generate_recovery_codes": (302, 302),
    "mfa_download_recovery_codes": (302, 404),
    "invitation": (410, 410),
}
OF_ONE = ("mfa_edit_webauthn", "mfa_remove_webauthn")


def test_every_page_is_in_the_table() -> None:
    assert {pattern.name for pattern in urlpatterns} == PAGES.keys()


@pytest.mark.parametrize("name", PAGES)
def test_each_page_answers_nobody_and_staff_as_it_should(
    name: str, client: Client, eva: User, signed_in: Callable[[User], Client]
) -> None:
    values = ["MQ", "no-token"] if name == "invitation" else ["1"] if name in OF_ONE else []
    address = reverse(name, args=values)
    answers = [each.get(address) for each in (client, signed_in(eva))]
    assert tuple(answer.status_code for answer in answers) == PAGES[name]
    for answer in answers:
        if answer.status_code in (200, 410):
            assert len(SeenPage(answer).all("h1")) == 1
            assert "no-store" in answer.headers["Cache-Control"]
            assert "unsafe" not in answer.headers["Content-Security-Policy"]
            assert " style=" not in answer.content.decode()
