"""Who may see a draft sees it as its readers would, and nobody and nothing else does."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from countries import profile, publishing, revisions
from countries.languages import LANGUAGES
from countries.models import NCB, Country, CrimeArea, PoliceForce, Revision, Section
from tests.desk import a_profile, published
from tests.editions import a_document
from tests.pages import SEARCH_ONLY, SeenPage

PREVIEW = "/admin/countries/country/BE/preview/{}/"
FORM = "/admin/countries/country/BE/change/"
PUBLIC = "/en/countries/belgium/"
SCRIPT = "<script>alert('x')</script>"


@pytest.fixture
def country(db: None) -> Country:
    return a_profile()


@pytest.fixture
def desk(petra: User, signed_in: Callable[[User], Client]) -> Client:
    """Petra's browser."""
    return signed_in(petra)


def seen(desk: Client, language: str = "en", code: str = "BE") -> SeenPage:
    response = desk.get(PREVIEW.format(language).replace("BE", code))
    assert response.status_code == 200
    return SeenPage(response)


def content(page: SeenPage) -> list[tuple[str, dict[str, str], str]]:
    """What stands between banner and foot."""
    first = page.elements.index(page.one("header", class_="hero"))
    last = page.elements.index(page.one("footer", class_="edition"))
    return [(each.tag, each.attributes, each.text) for each in page.elements[first:last]]


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_the_page_that_would_be_published(
    desk: Client, country: Country, language: str
) -> None:
    published(country)
    draft = seen(desk, language)
    public = SeenPage(Client().get(f"/{language}/countries/belgium/"))
    assert content(draft) == content(public)
    assert draft.one("html").attributes == public.one("html").attributes


def test_it_shows_the_draft_and_readers_do_not_see_it(desk: Client, country: Country) -> None:
    published(country)
    Country.objects.filter(pk="BE").update(strapline_en="Nearly ready")
    assert seen(desk).one(id="fact-strapline").text == "Nearly ready"
    assert "Nearly ready" not in Client().get(PUBLIC).content.decode()


def test_its_banner_says_what_it_is_and_leads_back(desk: Client, country: Country) -> None:
    published(country)
    page = seen(desk)
    banner = page.one("div", class_="banner preview")
    assert banner.text.startswith("Preview of the draft. Readers do not see this.")
    assert {FORM, PUBLIC} <= set(page.links)
    assert page.one("title").text.startswith("Belgium, preview")


def test_its_banner_speaks_the_language_of_the_desk(desk: Client, country: Country) -> None:
    banner = seen(desk, "ar").one("div", class_="banner preview")
    assert (banner.attributes["lang"], banner.attributes["dir"]) == ("en", "ltr")
    desk.cookies["django_language"] = "ar"
    banner = seen(desk, "fr").one("div", class_="banner preview")
    assert (banner.attributes["lang"], banner.attributes["dir"]) == ("ar", "rtl")


def test_its_foot_claims_no_edition(desk: Client, country: Country) -> None:
    published(country)
    at = dt.datetime(2026, 11, 23, 21, 4, tzinfo=timezone.get_current_timezone())
    Revision.objects.create(
        country_code="BE", number=9, body=profile.build(country).canonical(), at=at
    )
    foot = seen(desk).one("footer", class_="edition").text.replace(" .", ".")
    assert foot == "Draft of 23 November 2026, 21:04. Not published. Checks none yet"


def test_a_draft_that_nobody_saved_has_no_time(desk: Client, belgium: Country) -> None:
    assert "Draft. Not published." in seen(desk).one("footer", class_="edition").text


def test_search_engines_and_other_sites_are_told_nothing(desk: Client, country: Country) -> None:
    published(country)
    page = seen(desk)
    assert page.one("meta", name="robots").attributes["content"] == "noindex"
    assert not page.all("link", rel="canonical")
    assert not page.all("link", rel="alternate")
    assert not [meta for meta in page.all("meta") if "property" in meta.attributes]


def test_nothing_keeps_it(desk: Client, country: Country) -> None:
    headers = desk.get(PREVIEW.format("fr")).headers
    assert {"no-store", "private"} <= set(headers["Cache-Control"].split(", "))
    assert headers["X-Robots-Tag"] == "noindex, nofollow"
    assert headers["Content-Language"] == "fr"
    assert "ETag" not in headers
    assert "Last-Modified" not in headers


def test_a_browser_may_do_on_it_what_it_may_on_the_public_page(
    desk: Client, country: Country
) -> None:
    published(country)
    answers = (desk.get(PREVIEW.format("en")), Client().get(PUBLIC))
    one, other = (answer.headers["Content-Security-Policy"].split("; ") for answer in answers)
    assert sorted(one) == sorted(other)


def test_the_language_switch_leads_to_the_other_previews(desk: Client, country: Country) -> None:
    switch = [e.attributes["href"] for e in seen(desk).all("a") if "hreflang" in e.attributes]
    assert switch == [PREVIEW.format(language) for language in LANGUAGES]


def test_without_a_language_it_is_that_of_the_desk(desk: Client, country: Country) -> None:
    desk.cookies["django_language"] = "es"
    response = desk.get("/admin/countries/country/BE/preview/")
    assert response.headers["Location"] == PREVIEW.format("es")


@pytest.mark.parametrize("language", ["de", "EN", "en-gb", "change", "%00"])
def test_there_is_none_in_a_language_that_readers_do_not_have(
    desk: Client, country: Country, language: str
) -> None:
    assert desk.get(PREVIEW.format(language)).status_code == 404


def test_a_text_that_is_not_translated_stands_in_english(desk: Client, country: Country) -> None:
    strapline = seen(desk, "ar").one(id="fact-strapline").text
    assert strapline.startswith("How the bureau supports Belgium")
    assert seen(desk, "ar").all(class_="stand-in")


def test_crime_areas_bear_their_names_of_today(desk: Client, country: Country) -> None:
    published(country)
    CrimeArea.objects.filter(slug="drug-crime").update(name_en="Narcotics")
    assert "Narcotics" in seen(desk).one(id="fact-crime.principal").text


def test_a_country_with_nothing_but_its_name_has_one(desk: Client, belgium: Country) -> None:
    for language in LANGUAGES:
        page = seen(desk, language)
        assert page.one("h1").text.startswith("Belgium")
        assert not page.all("ul", class_="updates")
    assert "never published" in seen(desk).text
    assert PUBLIC not in seen(desk).links


def test_what_cannot_go_out_yet_can_be_looked_at(desk: Client, country: Country) -> None:
    Section.objects.update(heading_en="", body_en="", heading_fr="Sans anglais")
    PoliceForce.objects.filter(slug="local-police").update(name_en="")
    NCB.objects.all().delete()
    assert "local-police" in seen(desk).text
    assert "Sans anglais" in seen(desk, "fr").text
    assert len(desk.get("/admin/countries/country/BE/publish/").context["hindrances"]) > 1


def test_a_withdrawn_country_is_seen_as_it_would_come_back(
    desk: Client, country: Country, petra: User
) -> None:
    published(country)
    publishing.withdraw(country, petra, {"en": "Under review."})
    page = seen(desk)
    assert "First edition." in page.text
    assert "Under review." not in page.text
    assert PUBLIC not in page.links


def test_a_draft_under_a_new_address_leads_to_the_page_of_today(
    desk: Client, country: Country
) -> None:
    published(country)
    Country.objects.filter(pk="BE").update(slug="royaume")
    page = seen(desk)
    assert {PUBLIC, f"{PUBLIC}editions/1/"} <= set(page.links)
    assert not [link for link in page.links if "royaume" in link]


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_that_was_typed_runs(desk: Client, country: Country, language: str) -> None:
    body = f'<p onclick="x()">Kept{SCRIPT}<a href="javascript:x()">y</a></p>'
    Section.objects.update(body_en=body, heading_en=SCRIPT)
    PoliceForce.objects.update(name_en=SCRIPT, summary_en=SCRIPT)
    Country.objects.update(name_en=f'"{SCRIPT}', strapline_en=SCRIPT, official_name_en=SCRIPT)
    page = seen(desk, language)
    assert "Kept" in page.text
    assert page.scripts == SEARCH_ONLY
    assert not [link for link in page.links if link.startswith("javascript")]
    assert not [e for e in page.elements if any(name.startswith("on") for name in e.attributes)]


def test_what_only_staff_may_see_is_not_on_it(desk: Client, country: Country) -> None:
    country.citations.update(note="Whispered by a colleague.", checked_on="2026-01-05")
    page = seen(desk)
    assert "5 January 2026" in page.text
    assert "Whispered" not in page.text


def questions(desk: Client) -> int:
    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert desk.get(PREVIEW.format("en")).status_code == 200
    return len(asked)


def test_it_asks_no_more_of_the_database_for_more_of_everything(
    desk: Client, country: Country
) -> None:
    published(country)
    before = questions(desk)
    forces: list[Any] = [{"slug": f"force-{n}", "name": {"en": f"Force {n}"}} for n in range(30)]
    others = [{"slug": f"more-{n}", "topic": "other", "heading": {"en": "x"}} for n in range(9)]
    document = a_document(police=[*profile.build(country).plain()["police"], *forces])
    profile.apply(document.model_copy(update={"sections": a_document(sections=others).sections}))
    for n in range(3):
        Country.objects.filter(pk="BE").update(strapline_en=f"Once more {n}")
        revisions.record(country, None, Revision.Origin.COMMAND)
    assert questions(desk) == before
    assert before <= 20
