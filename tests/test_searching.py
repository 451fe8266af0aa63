"""Every road to a country: what readers type, in four languages, and what they find."""

import datetime as dt
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from countries import publishing
from countries.languages import LANGUAGES
from countries.models import Country, CrimeArea, Edition, Section
from tests.editions import a_bare_document, a_document, an_edition, the_crime_areas
from tests.pages import SeenPage

pytestmark = pytest.mark.django_db


def found(client: Client, text: str, language: str = "en", **more: str) -> list[str]:
    """The slugs of the countries among the results, in order."""
    page = SeenPage(client.get(f"/{language}/search/", {"q": text, **more}))
    if not page.all("ol", class_="results"):
        return []
    start = f"/{language}/countries/"
    led = [link[len(start) : -1] for link in page.links if link.startswith(start)]
    return [slug for slug in led if slug]


def published(code: str, english: str, **parts: Any) -> Edition:
    slug = english.lower().replace(" ", "-")
    whole = {"code": code, "alpha3": f"{code}X", "slug": slug, "name": {"en": english}}
    return an_edition(a_bare_document(**{**whole, **parts}))


ROADS = (
    *("Belgium", "BELGIQUE", "bélgica", "بلجيكا", "بـلـجـيـكـا", "Bel", "BE", "be", "BEL"),
    *("Bruxelles", "Bruselas", "بروكسل", "belgum", "blegium"),
    *("Kingdom of Belgium", "royaume belgique", "drug", "drogue crime", "مخدرات", "europa"),
    *("Federal Police", "police federale", "الشرطة الاتحادية", "شرطة"),
    *("North Sea", "البلجيكية", "belgium drug police"),
)
NO_ROADS = (
    *("France", "FR", "belgm", "belgium zzz", "elg", "lgium"),
    *("%", "_", "*", "belgium*x", "' OR 1=1 --", 'x" OR "1', "NOT zzz"),
)


@pytest.mark.parametrize("language", LANGUAGES)
def test_belgium_is_found(client: Client, published_belgium: Edition, language: str) -> None:
    lost = [text for text in ROADS if found(client, text, language) != ["belgium"]]
    assert lost == []


def test_what_is_not_there_is_not_found(client: Client, published_belgium: Edition) -> None:
    assert [text for text in NO_ROADS if found(client, text)] == []


def test_a_former_name_of_a_crime_area_finds_it_at_once(client: Client) -> None:
    the_crime_areas()
    an_edition()
    assert found(client, "narcotics") == []
    CrimeArea.objects.filter(slug="drug-crime").update(also_called_en="Narcotics\nDope")
    assert found(client, "narcotics") == found(client, "dope") == ["belgium"]
    CrimeArea.objects.filter(slug="drug-crime").update(name_fr="Stupéfiants")
    assert found(client, "stupefiants") == ["belgium"]


def test_the_best_comes_first(client: Client) -> None:
    text = {"slug": "crime", "topic": "crime", "body": {"en": "<p>Near Guinea.</p>"}}
    published("AA", "Textland", sections=[text])
    published("AB", "Cityland", ncb={"city": {"en": "Guinea City"}})
    published("AC", "Officialand", official_name={"en": "State of Guinea"})
    published("AD", "Guinia")
    published("AE", "Equatorial Guinea")
    published("AG", "Guineabissau")
    published("AH", "Guinea")
    assert found(client, "guinea") == [
        "guinea",
        "guineabissau",
        "equatorial-guinea",
        "officialand",
        "cityland",
        "textland",
    ]


def test_a_code_goes_before_names_that_begin_with_it(client: Client) -> None:
    published("BE", "Zedland")
    published("BJ", "Benin")
    assert found(client, "be") == ["zedland", "benin"]
    assert found(client, "bex") == ["zedland"]


def test_equals_stand_by_name_in_the_language_of_the_page(client: Client) -> None:
    for code, english, french in (("AA", "Aland", "Zland"), ("AB", "Bland", "Eland")):
        city = {"city": {"en": "Sametown"}}
        published(code, english, name={"en": english, "fr": french}, ncb=city)
    assert found(client, "sametown", "en") == ["aland", "bland"]
    assert found(client, "sametown", "fr") == ["bland", "aland"]


def test_a_slip_counts_only_where_no_name_has_the_word_as_it_stands(client: Client) -> None:
    published("IR", "Iran")
    published("IQ", "Iraq")
    assert found(client, "iran") == ["iran"]
    assert found(client, "iras") == ["iran", "iraq"]


def test_apostrophes_and_hyphens_may_be_left_out(client: Client) -> None:
    published("CI", "Cote", name={"en": "Côte d’Ivoire"})
    for text in ("cote d'ivoire", "Côte d’Ivoire", "cote divoire", "cote d ivoire", "ivoire"):
        assert found(client, text) == ["cote"], text


def test_a_word_of_one_letter_need_not_be_in_the_text_to_find_names(client: Client) -> None:
    published("AA", "Xanland")
    published("AB", "Other", strapline={"en": "xylophones x"})
    assert found(client, "x") == ["xanland", "other"]
    assert found(client, "xy") == []
    assert found(client, "xyl") == ["other"]


def test_tags_and_addresses_in_rich_text_are_no_words(client: Client) -> None:
    body = {"en": '<p>Half<strong>way</strong> &amp; on<br><a href="https://hidden.org">x</a></p>'}
    published("AA", "Aland", sections=[{"slug": "crime", "topic": "crime", "body": body}])
    assert found(client, "halfway") == ["aland"]
    for text in ("strong", "hidden", "href", "amp"):
        assert found(client, text) == []


@pytest.mark.parametrize("state", ["proposed", "rejected", "taken_back", "cancelled"])
def test_what_is_not_approved_is_not_found(client: Client, state: str) -> None:
    number: dict[str, Any] = {"number": None, "publish_at": None}
    an_edition(state=state, reason="Why.", **({} if state == "cancelled" else number))
    assert found(client, "belgium") == []


def test_a_scheduled_edition_is_found_when_its_time_has_come_and_not_before(
    client: Client,
) -> None:
    soon = timezone.now() + dt.timedelta(hours=1)
    an_edition(a_document(strapline={"en": "oldword"}))
    later = an_edition(a_document(strapline={"en": "newword"}), publish_at=soon)
    assert found(client, "oldword") == ["belgium"]
    assert found(client, "newword") == found(client, "newwrod") == []
    assert "Belgium" not in client.get("/en/newword/").content.decode()
    later.publish_at = timezone.now() - dt.timedelta(seconds=1)
    later.save()
    assert found(client, "newword") == ["belgium"]
    assert found(client, "oldword") == []


def test_the_name_of_a_scheduled_country_is_suggested_to_nobody(client: Client) -> None:
    soon = timezone.now() + dt.timedelta(hours=1)
    an_edition(a_bare_document(name={"en": "Futuria"}), publish_at=soon)
    for text in ("futuria", "futura", "futu", "xfuturiax"):
        for path in ("search/", "search/suggest/"):
            answer = client.get(f"/en/{path}", {"q": text}).content.decode()
            assert "Futuria" not in answer, text
    assert "Futuria" not in client.get("/en/countries/futuria/").content.decode()


def test_a_withdrawn_country_is_not_found(client: Client) -> None:
    an_edition()
    an_edition(kind=Edition.Kind.WITHDRAWAL)
    assert found(client, "belgium") == []


def test_a_draft_is_not_found_before_it_is_published(
    client: Client, published_belgium: Edition, petra: User
) -> None:
    country = Country.objects.get(pk="BE")
    Section.objects.filter(country=country, topic="crime").update(body_en="<p>Draftword.</p>")
    assert found(client, "draftword") == []
    proposal = publishing.propose(country, petra, {"en": "News."})
    assert found(client, "draftword") == []
    publishing.approve(proposal, None, force="Test")
    assert found(client, "draftword") == ["belgium"]
    assert found(client, "north sea") == []
