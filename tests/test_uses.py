"""Where a crime area or a source is used: in drafts, in what is live, in both."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from countries.models import Citation, Country, CrimeArea, CrimeAreaLink, Edition, Source
from countries.uses import uses
from tests.desk import a_profile, published
from tests.editions import a_document, an_edition

Told = list[tuple[str, bool, int | None]]


def told(row: CrimeArea | Source) -> Told:
    return [(use.country.pk, use.draft, use.live.number if use.live else None) for use in uses(row)]


@pytest.fixture
def belgium_live(db: None) -> Country:
    country = a_profile()
    published(country)
    return country


def test_a_crime_area_is_used_in_the_draft_and_in_what_is_live(belgium_live: Country) -> None:
    assert told(CrimeArea.objects.get(slug="violence")) == [("BE", True, 1)]
    CrimeAreaLink.objects.filter(area="violence").delete()
    assert told(CrimeArea.objects.get(slug="violence")) == [("BE", False, 1)]


def test_a_source_is_used_where_a_fact_cites_it(belgium_live: Country, france: Country) -> None:
    source = Source.objects.get(slug="iso-3166-1")
    Citation.objects.create(country=france, fact="codes", source=source)
    assert told(source) == [("BE", True, 1), ("FR", True, None)]


def test_what_only_mentions_a_slug_does_not_use_it(belgium_live: Country) -> None:
    slug = CrimeArea.objects.create(slug="belgium", name_en="Same word")
    assert told(slug) == []


def test_a_withdrawn_profile_is_not_live(db: None) -> None:
    area = CrimeArea.objects.create(slug="violence", name_en="Violence")
    an_edition()
    an_edition(a_document(), kind=Edition.Kind.WITHDRAWAL)
    assert told(area) == []


def test_it_takes_three_queries(belgium_live: Country, django_assert_num_queries: Any) -> None:
    area = CrimeArea.objects.get(slug="violence")
    with django_assert_num_queries(3):
        uses(area)


def test_drafts_beyond_a_person_s_reach_are_only_counted(
    belgium_live: Country, omar: User, signed_in: Callable[[User], Client]
) -> None:
    Source.objects.create(slug="law", title_en="Law")
    Citation.objects.create(country=belgium_live, fact="name", source_id="law")
    page = signed_in(omar).get("/admin/countries/source/law/change/").content.decode()
    assert "And in the draft of 1 country that you do not edit." in page
    assert "/admin/countries/country/BE/change/" not in page
    page = signed_in(omar).get("/admin/countries/source/iso-3166-1/change/").content.decode()
    assert "live in edition 1" in page
