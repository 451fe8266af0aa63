"""`make serve` and `make login`: what stands behind them."""

import re
from io import StringIO
from pathlib import Path
from tempfile import NamedTemporaryFile

import pytest
from django.contrib.auth.models import User
from django.core import serializers
from django.core.management import CommandError, call_command
from django.test import Client
from pytest_django import Settings

from countries.management.commands import prepare as preparing
from countries.management.commands import runserver
from countries.models import AuditEntry, Country, CrimeArea, Edition, FixtureState, Revision
from tests.environment import ROOT, manage

NAMES = {"editor", "reviewer", "publisher", "administrator"}


@pytest.fixture
def development(settings: Settings, db: None) -> None:
    """An installation with DEBUG on."""
    settings.DEBUG = True


def output(command: str) -> str:
    """What a command prints."""
    printed = StringIO()
    call_command(command, stdout=printed, stderr=printed)
    return printed.getvalue()


def prepare(*fixtures: str) -> str:
    """What `prepare` prints, with a few fixtures in place of all members."""
    printed = StringIO()
    fixtures = fixtures or ("crime_areas", "belgium")
    call_command("prepare", "--fixtures", *fixtures, stdout=printed, stderr=printed)
    return printed.getvalue()


def passwords(printed: str) -> dict[str, str]:
    """The passwords that stand in a command's output, by account."""
    return dict(
        re.findall(
            r"^  (editor|reviewer|publisher|administrator) +(\w{14})  ", printed, re.MULTILINE
        )
    )


def everything() -> str:
    """All rows that the commands could change."""
    models = (User, Country, CrimeArea, Edition, Revision, FixtureState, AuditEntry)
    rows = [row for model in models for row in model._base_manager.order_by("pk")]
    return serializers.serialize("json", rows)


def test_an_empty_database_gets_its_first_profile_and_an_account_a_role(development: None) -> None:
    printed = prepare()
    assert Edition.objects.live().get().country_id == "BE"
    found = passwords(printed)
    assert set(found) == NAMES
    for name, password in found.items():
        assert Client().login(username=name, password=password)
        assert [group.name for group in User.objects.get(username=name).groups.all()] == [name]
        assert User.objects.get(username=name).is_staff
        assert not User.objects.get(username=name).is_superuser
    assert [country.code for country in User.objects.get(username="editor").countries.all()] == [
        "BE"
    ]
    assert not User.objects.get(username="publisher").countries.exists()


def test_a_second_run_changes_nothing_and_prints_no_password(development: None) -> None:
    prepare()
    before = everything()
    assert prepare() == ""
    assert everything() == before


def test_the_editor_is_assigned_by_a_revision_that_no_person_answers_for(development: None) -> None:
    prepare()
    last = Revision.objects.filter(country_code="BE").latest("number")
    assert (last.origin, last.author, last.document.editors) == ("command", None, ["editor"])


def test_nothing_is_loaded_where_there_is_a_country_or_a_crime_area(development: None) -> None:
    CrimeArea.objects.create(slug="fraud", name_en="Fraud")
    prepare()
    assert not Country.objects.exists()
    assert CrimeArea.objects.count() == 1


def test_no_account_is_made_where_a_user_exists(development: None) -> None:
    User.objects.create_user("someone")
    assert passwords(prepare()) == {}
    assert User.objects.count() == 1


@pytest.mark.django_db
def test_no_account_is_made_where_debug_is_off() -> None:
    assert passwords(prepare()) == {}
    assert not User.objects.exists()


def test_login_sets_new_passwords_and_ends_the_old(development: None) -> None:
    old = passwords(prepare())
    new = passwords(output("login"))
    assert set(new) == NAMES
    for name in new:
        assert not Client().login(username=name, password=old[name])
        assert Client().login(username=name, password=new[name])
    assert User.objects.count() == 4


def test_login_opens_an_account_that_was_switched_off_or_is_missing(development: None) -> None:
    prepare()
    User.objects.filter(username="editor").update(is_active=False)
    User.objects.filter(username="publisher").delete()
    for name, password in passwords(output("login")).items():
        assert Client().login(username=name, password=password)


@pytest.mark.django_db
def test_login_refuses_where_debug_is_off() -> None:
    with pytest.raises(CommandError, match=r"DEBUG is off.*changepassword"):
        output("login")
    assert not User.objects.exists()


def test_login_before_the_first_serve_says_what_to_do(tmp_path: Path) -> None:
    done = manage("login", DATABASE_URL=f"sqlite:///{tmp_path}/empty.sqlite3")
    assert done.returncode == 1
    assert done.stderr == "CommandError: The database has no tables yet. Run `make serve` first.\n"


def test_the_server_greets_with_the_addresses_once_and_is_short_after_a_reload(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    printed = StringIO()
    command = runserver.Command(stdout=printed)
    command.addr = "127.0.0.1"
    with NamedTemporaryFile() as greeted:
        monkeypatch.setenv(runserver.GREETED, greeted.name)
        command.on_bind(8001)
        greeting = printed.getvalue()
        command.on_bind(8001)
    for address in ("en/countries/belgium/", "ar/countries/belgium/", "admin/"):
        assert f"http://localhost:8001/{address}\n" in greeting
    assert printed.getvalue().removeprefix(greeting) == "The code changed; reloaded.\n"


def test_the_documents_name_every_account_and_every_fixture() -> None:
    printed = (ROOT / "README.md").read_text("utf-8").split("`make serve` prints")[1]
    printed = printed.split("`make login`")[0]
    assert all(name in printed for name in NAMES)
    install = (ROOT / "docs" / "operators.md").read_text("utf-8").split("## Install")[1]
    loaded = re.findall(r"manage\.py loaddata (.+)", install)[0].split()
    assert set(loaded) == {*preparing.FIRST_FIXTURES, "pages"}


def test_the_guide_says_how_somebody_is_mentioned() -> None:
    guide = (ROOT / "docs" / "editors.md").read_text("utf-8")
    assert "@ruth" in guide
    assert "**You are mentioned**" in guide
