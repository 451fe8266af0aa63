"""The page of the facts that are still true, and the list of the countries that are due."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from countries import due, publishing
from countries.models import Country, Edition
from tests.desk import a_profile, published
from tests.drafts import writes
from tests.editions import a_document, an_edition
from tests.pages import SeenPage

CHECK, DUE = "/admin/countries/country/BE/check/", "/admin/countries/country/due/"


@pytest.fixture
def desk(eva: User, signed_in: Callable[[User], Client]) -> Client:
    """Eva's, with a live profile."""
    Country.objects.all().delete()
    country = a_profile()
    country.editors.add(eva)
    published(country)
    return signed_in(eva)


def text_of(response: Any) -> str:
    return " ".join(response.content.decode().split())


def live() -> Edition:
    return Edition.objects.live().get(country="BE")


def test_one_click_says_that_a_fact_is_still_true(desk: Client) -> None:
    page = text_of(desk.get(CHECK))
    assert 'aria-label="Still true: City of the bureau"' in page
    assert "Brussels" in page
    assert "not yet checked" in page
    answer = text_of(desk.post(CHECK, {"fact": "ncb.city", "seen": live().sha256}, follow=True))
    assert "Belgium: still true, as of today. Readers see the new date in edition 2." in answer
    assert [c.fact for c in live().document.citations if c.checked_on] == ["ncb.city"]


def test_one_click_does_for_a_part_and_one_for_all_of_it(desk: Client) -> None:
    desk.post(CHECK, {"part": "police", "seen": live().sha256})
    checked = [c.fact for c in live().document.citations if c.checked_on]
    assert checked == ["police.local-police.units"]
    desk.post(CHECK, {"all": "1", "seen": live().sha256})
    assert all(c.checked_on for c in live().document.citations)


@pytest.mark.parametrize(("name", "key"), [("fact", "ncb.city"), ("part", "police")])
@pytest.mark.parametrize("seen", ["", "0" * 64])
def test_the_answer_opens_where_the_button_stands(
    desk: Client, name: str, key: str, seen: str
) -> None:
    answer = desk.post(CHECK, {name: key, "seen": seen})
    assert answer.headers["Location"] == f"{CHECK}#{name}-{key}"
    page = SeenPage(desk.get(CHECK))
    assert page.one(id=f"{name}-{key}").attributes["tabindex"] == "-1"
    assert page.one("ul", class_="messagelist").text


def test_while_an_edition_is_scheduled_there_is_no_button_but_the_reason(
    desk: Client, petra: User
) -> None:
    country = Country.objects.get(pk="BE")
    writes(None, country, strapline_en="Later")
    later = timezone.now() + dt.timedelta(days=2)
    publishing.approve(publishing.propose(country, None, {"en": "x"}), petra, publish_at=later)
    page = SeenPage(desk.get(CHECK))
    assert "Edition 2 goes live on" in page.text
    assert "(UTC) and would bring the old dates back" in page.text
    assert not {"fact", "part", "all"} & {it.attributes.get("name") for it in page.all("button")}
    form = SeenPage(desk.get("/admin/countries/country/BE/change/"))
    assert "(UTC)" in form.one("ul", class_="underway").text


def test_what_went_live_meanwhile_is_looked_at_first(desk: Client) -> None:
    answer = text_of(desk.post(CHECK, {"all": "1", "seen": "0" * 64}))
    assert "A newer edition went live meanwhile" in answer
    assert live().number == 1


def test_desk_and_form_lead_there(desk: Client) -> None:
    assert f'href="{DUE}"' in text_of(desk.get("/admin/"))
    assert f'href="{CHECK}"' in text_of(desk.get("/admin/countries/country/BE/change/"))
    desk.post(CHECK, {"all": "1", "seen": live().sha256})
    assert f'href="{DUE}"' not in text_of(desk.get("/admin/")), "nothing is due any more"


def test_a_click_on_nothing_says_so(desk: Client) -> None:
    assert "Nothing was chosen." in text_of(desk.post(CHECK, {"seen": live().sha256}))
    assert "Nothing was chosen." in text_of(desk.post(DUE, follow=True))


def test_many_countries_are_still_true_at_once(desk: Client, eva: User, france: Country) -> None:
    assert "due-BE" in text_of(desk.get(DUE))
    assert "due-FR" not in text_of(desk.get(DUE)), "France has no edition"
    answer = text_of(desk.post(DUE, {"country": ["BE", "FR"]}, follow=True))
    assert "1 country is still true, as of today." in answer
    assert "Nothing is due" in answer


def test_a_country_out_of_reach_is_not_checked(
    desk: Client, omar: User, signed_in: Callable[[User], Client]
) -> None:
    other = signed_in(omar)
    assert "due-BE" not in text_of(other.get(DUE))
    assert "Nothing was chosen." in text_of(other.post(DUE, {"country": ["BE"]}, follow=True))
    assert live().number == 1


def test_the_list_of_what_is_due_takes_as_many_queries_for_many(desk: Client, eva: User) -> None:
    with CaptureQueriesContext(connection) as few:
        desk.get(DUE)
    for code in ("QA", "QB", "QC"):
        own = {"code": code, "alpha3": f"{code}X", "slug": code.lower()}
        edition = an_edition(a_document(**own), due_on=due.NEVER)
        edition.country.editors.add(eva)
    with CaptureQueriesContext(connection) as many:
        page = text_of(desk.get(DUE))
    assert page.count('name="country"') == 4
    assert len(many) == len(few)
