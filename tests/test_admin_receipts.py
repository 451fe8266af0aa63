"""The desk says what readers got of what went out, in red where they did not get it."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from countries import publishing, receipts
from countries.models import Country, Edition, Receipt
from countries.moment import spelled
from tests.desk import a_profile, fields_of
from tests.drafts import writes
from tests.editions import a_bare_document, an_edition
from tests.pages import Element, SeenPage
from tests.proposals import MANY
from tests.receipts import IN_ALL, broken

DESK = "/admin/"
BELGIUM = "/admin/countries/country/BE/"
PAGE = f"{BELGIUM}history/receipt/1/"
ALL_FOUND = "edition 1 is on 4 of 4 pages and in 4 of 4 lists."
MISSED = "edition 1 is on 0 of 4 pages and in 4 of 4 lists."
SignedIn = Callable[[User], Client]


@pytest.fixture
def edition(belgium: Country) -> Edition:
    """Belgium, live, and not asked for."""
    return publishing.publish(belgium, None, {"en": "First edition."})


@pytest.fixture
def missed(edition: Edition, settings: Any, tmp_path: Path) -> Edition:
    """It went out while the page could not say its edition; that is mended by now."""
    with broken(settings, tmp_path, "_edition.html", ""):
        receipts.make([edition])
    return edition


@pytest.fixture
def desk(petra: User, signed_in: SignedIn) -> Client:
    """Petra's browser."""
    return signed_in(petra)


def alerts(client: Client) -> list[Element]:
    return SeenPage(client.get(DESK)).all("section", role="alert")


def some(count: int) -> list[Edition]:
    letters = "ABCDEFGHIJKLMNOP"[:count]
    codes = [{"code": 2 * x, "alpha3": 3 * x, "slug": f"land-{x.lower()}"} for x in letters]
    return [an_edition(a_bare_document(name={"en": each["slug"]}, **each)) for each in codes]


@pytest.mark.django_db(transaction=True)
def test_who_publishes_is_told_at_once_what_readers_get(desk: Client) -> None:
    a_profile()
    publish = f"{BELGIUM}publish/"
    said = desk.post(publish, fields_of(desk.get(publish)) | {"en": "News."}, follow=True)
    message = SeenPage(said).one(class_="messages")
    assert "Belgium is published as edition 1." in message.text
    assert ALL_FOUND in message.text
    assert PAGE in SeenPage(said).links


@pytest.mark.django_db(transaction=True)
def test_of_many_approved_at_once_only_what_was_missed_is_said(
    desk: Client, settings: Any, tmp_path: Path
) -> None:
    country = a_profile()
    proposal = publishing.propose(country, None, {"en": "News."})
    with broken(settings, tmp_path, "_edition.html", ""):
        said = desk.post(MANY, {"shown": proposal.pk}, follow=True)
    assert f"Belgium: Asked at {when()}: {MISSED}" in SeenPage(said).text


def when() -> str:
    return spelled(Receipt.objects.latest("asked_at").asked_at)


def test_a_miss_is_a_red_line_with_its_words_until_it_is_mended(
    desk: Client, missed: Edition
) -> None:
    (alert,) = alerts(desk)
    assert "Readers do not get this 1" in alert.text
    assert f"Belgium: Edition 1 Asked at {when()}: {MISSED}" in alert.text
    again = desk.post(PAGE, follow=True)
    assert ALL_FOUND in SeenPage(again).one(role="status").text
    assert not alerts(desk)


def test_a_miss_of_what_is_not_in_force_any_more_is_no_line(
    desk: Client, missed: Edition, petra: User
) -> None:
    publishing.withdraw(missed.country, petra, {"en": "Gone."})
    assert not alerts(desk)
    assert "Another edition is live now." in SeenPage(desk.get(PAGE)).text


def test_who_does_not_reach_the_country_finds_no_line(
    missed: Edition, omar: User, eva: User, signed_in: SignedIn
) -> None:
    assert not alerts(signed_in(omar))
    assert alerts(signed_in(eva))


@pytest.mark.parametrize(("name", "asks"), [("vera", False), ("eva", True), ("ruth", True)])
def test_who_writes_or_reviews_can_have_it_asked_again(
    name: str, asks: bool, missed: Edition, request: Any, signed_in: SignedIn
) -> None:
    client = signed_in(request.getfixturevalue(name))
    on_desk = "Ask again" in alerts(client)[0].text
    on_page = bool(SeenPage(client.get(PAGE)).all("input", value="Ask again"))
    assert (on_desk, on_page) == (asks, asks)


def test_the_page_of_a_receipt_says_of_each_address_what_was_found(
    desk: Client, missed: Edition
) -> None:
    page = SeenPage(desk.get(PAGE))
    rows = [each.text for each in page.all("tr")][1:]
    assert len(rows) == IN_ALL
    assert rows[1].startswith("Country page: Français /fr/countries/belgium/ Wrong 200 It shows no")
    assert (
        "List of countries: العربية /ar/countries/ Right 200 It leads to the profile." in rows[-1]
    )
    assert {"/es/countries/belgium/", "/es/countries/"} <= set(page.links)


def test_the_history_says_it_too(desk: Client, missed: Edition) -> None:
    page = SeenPage(desk.get(f"{BELGIUM}history/"))
    assert MISSED in page.text
    assert PAGE in page.links


def test_an_edition_that_never_was_has_no_receipt(desk: Client, edition: Edition) -> None:
    writes(None, edition.country, strapline_en="DRAFT-LEAK")
    publishing.propose(edition.country, None, {"en": "News."})
    assert desk.get(f"{BELGIUM}history/receipt/2/").status_code == 404
    assert desk.get("/admin/countries/country/ZZ/history/receipt/1/").status_code == 302


def test_what_is_not_in_force_yet_is_not_asked_for(
    desk: Client, edition: Edition, petra: User
) -> None:
    writes(None, edition.country, strapline_en="Later")
    proposal = publishing.propose(edition.country, None, {"en": "News."})
    later = publishing.approve(proposal, petra, publish_at=timezone.now() + dt.timedelta(days=1))
    said = desk.post(f"{BELGIUM}history/receipt/2/", follow=True)
    assert "not live: there is nothing to ask" in SeenPage(said).text
    assert not later.receipts.exists()


def test_what_went_live_by_the_clock_is_asked_for_when_the_desk_opens(
    desk: Client, edition: Edition, petra: User, settings: Any, tmp_path: Path
) -> None:
    receipts.make([edition])
    writes(None, edition.country, strapline_en="Later")
    proposal = publishing.propose(edition.country, None, {"en": "News."})
    later = publishing.approve(proposal, petra, publish_at=timezone.now() + dt.timedelta(days=1))
    assert not alerts(desk)
    Edition.objects.filter(pk=later.pk).update(publish_at=timezone.now())
    with broken(settings, tmp_path, "_edition.html", ""):
        (alert,) = alerts(desk)
    assert "edition 2 is on 0 of 4 pages" in alert.text


def test_after_an_import_each_opening_asks_for_a_few(desk: Client) -> None:
    some(10)
    first = SeenPage(desk.get(DESK)).text
    assert Receipt.objects.count() == 8 * IN_ALL
    assert "2 live editions were not asked for" in first
    assert "not asked for" not in SeenPage(desk.get(DESK)).text
    assert Receipt.objects.count() == 10 * IN_ALL


def test_the_desk_takes_as_many_queries_for_many_misses_as_for_one(desk: Client) -> None:
    def queries() -> int:
        desk.get(DESK)
        with CaptureQueriesContext(connection) as found:
            desk.get(DESK)
        return len(found)

    first, *others = some(4)
    receipts.make([first, *others])
    settled = queries()
    Receipt.objects.filter(edition=first).update(good=False)
    one = queries()
    Receipt.objects.update(good=False)
    assert (queries(), one) == (one, settled + 1)


def test_the_command_asks_for_all_and_fails_where_one_is_missed(
    db: None, settings: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    some(9)
    call_command("receipts")
    assert "Asked for 9: readers get every one." in capsys.readouterr().out
    with (
        broken(settings, tmp_path, "_edition.html", ""),
        pytest.raises(CommandError, match=r"Asked for 9, and readers do not get 9\."),
    ):
        call_command("receipts", all=True)
    assert "AA 1: page en (200), page fr (200)" in capsys.readouterr().out


def test_the_page_of_an_edition_says_it_too(desk: Client, missed: Edition) -> None:
    page = SeenPage(desk.get(f"{BELGIUM}proposals/{missed.pk}/"))
    assert f"Receipt Asked at {when()}: {MISSED}" in page.text
    assert PAGE in page.links
