"""The audit list: only added to, filtered, and taken along as CSV."""

import csv
import datetime as dt
import io
from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from django.utils.translation import override

from countries import (
    bringing_back,
    confirming,
    notes_corrected,
    publishing,
    restoring,
    reviewing,
    revisions,
    scheduling,
)
from countries.admin.audit_list import cell
from countries.audit_trail import Action, record
from countries.models import AuditEntry, Country, Edition
from countries.roles import called
from countries.rules import RefusedError
from tests.desk import a_profile, published
from tests.drafts import day, writes
from tests.pages import SeenPage

LIST = "/admin/countries/auditentry/"


@pytest.fixture
def ada(person: Callable[..., User], signed_in: Callable[[User], Client]) -> Client:
    """Ada's browser; she administers."""
    return signed_in(person("ada", "administrator"))


def actions() -> list[tuple[str, str]]:
    return list(AuditEntry.objects.order_by("pk").values_list("action", "object"))


def test_an_entry_is_never_changed_or_deleted(eva: User) -> None:
    entry = record(eva, Action.INVITED, "omar")
    for change in (
        lambda: entry.save(),
        lambda: entry.delete(),
        lambda: AuditEntry.objects.update(name="omar"),
        lambda: AuditEntry.objects.all().delete(),
        lambda: AuditEntry.objects.bulk_update([entry], ["name"]),
    ):
        with pytest.raises(TypeError, match="never"):
            change()


def test_it_outlives_the_person(eva: User) -> None:
    record(eva, Action.INVITED, "omar")
    eva.delete()
    entry = AuditEntry.objects.get()
    assert (entry.who, entry.name) == (None, "eva")


def test_editions_that_go_out_or_are_withdrawn_are_entered(petra: User) -> None:
    country = a_profile()
    published(country)
    Country.objects.filter(pk="BE").update(strapline_en="Changed")
    publishing.publish(country, petra, {"en": "Note."})
    publishing.withdraw(country, petra, {"en": "Why."})
    assert actions() == [
        ("forced", "BE, edition 1"),
        ("approved", "BE, edition 2"),
        ("withdrawn", "BE, edition 3"),
    ]


def test_a_refused_act_leaves_no_entry(petra: User) -> None:
    country = a_profile()
    published(country)
    before = actions()
    with pytest.raises(RefusedError):
        publishing.publish(country, petra, {"en": "Nothing changed."})
    assert actions() == before


def test_a_command_is_entered_when_it_changes_something(db: None) -> None:
    for _time in range(2):
        call_command("loaddata", "crime_areas", "belgium", verbosity=0)
    assert Edition.objects.count() == 1
    assert actions() == [("forced", "BE, edition 1"), ("command", "loaddata")]


def test_it_is_filtered_by_action_person_and_time(ada: Client, eva: User, vera: User) -> None:
    record(eva, Action.INVITED, "first", at=day(1))
    record(vera, Action.RESTORED, "second", at=day(2))

    def objects(**filters: str) -> list[str]:
        page = SeenPage(ada.get(LIST, filters))
        return [it.text for it in page.all("td", class_="field-what")]

    assert objects() == ["second", "first"]
    assert objects(action="invited") == ["first"]
    assert objects(who__id__exact=str(vera.pk)) == ["second"]
    assert objects(at__year="2026", at__month="1", at__day="1") == ["first"]
    assert objects(q="eva") == ["first"]


def exported(ada: Client, **filters: str) -> list[list[str]]:
    answer = ada.get(f"{LIST}export/", filters)
    assert answer.headers["Content-Type"] == "text/csv"
    text = b"".join(answer.streaming_content).decode("utf-8-sig")  # type: ignore[attr-defined]
    return list(csv.reader(io.StringIO(text)))


def test_the_export_holds_what_the_filters_leave_and_is_itself_entered(
    ada: Client, eva: User
) -> None:
    record(eva, Action.INVITED, "omar", at=day(1))
    record(eva, Action.RESTORED, "BE", 'a, "b"\nc', at=day(2))
    rows = exported(ada, action="restored")
    assert rows[0] == ["at", "name", "action", "object", "detail"]
    assert [row[1:] for row in rows[1:]] == [["eva", "restored", "BE", 'a, "b"\nc']]
    assert AuditEntry.objects.latest("pk").action == "exported"


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "  =1", "＝1"])
def test_no_cell_is_taken_for_a_formula(text: str) -> None:
    assert cell(text) == f"'{text}"
    assert cell(f"a{text}") == f"a{text}"


def test_each_act_of_a_review_and_of_going_back_is_entered(
    eva: User, petra: User, published_belgium: Edition
) -> None:
    country = published_belgium.country
    reviewing.review_afterwards(published_belgium, petra)
    writes(eva, country, strapline_en="One")
    reviewing.take_back(publishing.propose(country, eva, {"en": "x"}), eva)
    publishing.reject(publishing.propose(country, eva, {"en": "x"}), petra, "Say more.")
    soon = timezone.now() + dt.timedelta(days=1)
    waiting = publishing.approve(
        publishing.propose(country, eva, {"en": "x"}), petra, publish_at=soon
    )
    scheduling.move(waiting, petra, soon + dt.timedelta(days=1))
    scheduling.cancel(waiting, petra, "No.")
    confirming.still_true(country, eva)
    restoring.restore(country, published_belgium, petra, discard=True)
    notes_corrected.correct(published_belgium, petra, {"en": "The first."})
    publishing.withdraw(country, petra, {"en": "Gone."})
    bringing_back.bring_back(country, petra, {"en": "Back."})
    acts = list(AuditEntry.objects.order_by("pk").values_list("action", flat=True))
    assert acts[-15:] == [
        *("reviewed", "proposed", "taken-back", "proposed", "returned", "proposed", "scheduled"),
        *("schedule-changed", "schedule-cancelled", "checked", "restored", "note-corrected"),
        *("withdrawn", "brought-back", "approved"),
    ]


def test_the_editors_with_whom_a_country_comes_back_are_entered(
    eva: User, petra: User, belgium: Country
) -> None:
    revisions.record(belgium, petra, "form")
    belgium.delete()
    restoring.recover("BE", petra)
    assert AuditEntry.objects.get(action="assigned").detail == "+eva"
    assert actions()[0] == ("recovered", "BE")


def test_a_proposal_that_a_newer_one_of_hers_replaces_is_entered(eva: User) -> None:
    country = a_profile()
    older = publishing.propose(country, eva, {"en": "Note."})
    newer = publishing.propose(country, eva, {"en": "Note."})
    assert actions() == [
        ("proposed", f"BE, proposal {older.pk}"),
        ("taken-back", f"BE, proposal {older.pk}"),
        ("proposed", f"BE, proposal {newer.pk}"),
    ]


def test_a_publication_at_once_is_one_act_with_one_entry(petra: User) -> None:
    publishing.publish(a_profile(), petra, {"en": "Note."})
    assert actions() == [("approved", "BE, edition 1")]


def test_a_superuser_and_a_password_from_the_command_line_are_entered(
    db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DJANGO_SUPERUSER_PASSWORD", "a-long-password")
    call_command("createsuperuser", username="root", email="", interactive=False, verbosity=0)
    monkeypatch.setattr("getpass.getpass", lambda prompt: "quite-another-long-word")
    call_command("changepassword", "root", stdout=io.StringIO())
    found = AuditEntry.objects.order_by("pk").values_list("action", "object", "detail")
    assert list(found) == [
        ("command", "createsuperuser", "root"),
        ("command", "changepassword", "root"),
    ]


def test_roles_are_shown_in_the_language_of_the_reader(ada: Client, eva: User) -> None:
    record(None, Action.ROLES_CHANGED, "eva", "+editor, -viewer, +guest")
    with override("fr"):
        page = SeenPage(ada.get(LIST, headers={"accept-language": "fr"}))
        assert page.one("td", class_="field-details").text == ", ".join(
            [f"+{called('editor')}", f"-{called('viewer')}", "+guest"]
        )
    assert exported(ada, action="roles-changed")[1][-1] == "'+editor, -viewer, +guest"


def test_an_edition_is_named_in_the_person_s_language_and_lines_stand_apart(ada: Client) -> None:
    record(None, Action.COMMAND, "BE, edition 2", "belgium.yaml\nBelgium: changed")
    ada.cookies["django_language"] = "fr"
    page = SeenPage(ada.get(LIST))
    assert page.all("td", class_="field-what")[0].text == "BE, édition 2"
    assert [it.text for it in page.all("span", class_="line")] == [
        "belgium.yaml",
        "Belgium: changed",
    ]


def test_a_long_detail_is_cut_in_the_list_and_whole_on_its_page(ada: Client) -> None:
    told = [f"file-{number}.yaml" for number in range(1, 201)]
    entry = record(None, Action.COMMAND, "loaddata", "\n".join(told))
    page = SeenPage(ada.get(LIST))
    cell = page.one("td", class_="field-details").text
    assert cell.split()[:5] == told[:5]
    assert cell.endswith("and 195 more lines")
    assert f"{LIST}{entry.pk}/change/" in page.links
    assert told[-1] in SeenPage(ada.get(f"{LIST}{entry.pk}/change/")).text
    assert any(told[-1] in row[-1] for row in exported(ada))
