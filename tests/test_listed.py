"""What lists read beside editions is written with their approval, and goes with their time."""

import datetime as dt
from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.utils import timezone

from countries import audit, publishing
from countries.document import Document
from countries.models import Country, CrimeAreaLink, Edition, ListedArea
from tests.editions import a_bare_document, a_document, an_edition

pytestmark = pytest.mark.django_db
LATER = timezone.now() + dt.timedelta(days=1)


def areas(number: int) -> set[tuple[str, str]]:
    """Of that edition of Belgium."""
    rows = ListedArea.objects.filter(edition__country="BE", edition__number=number)
    return set(rows.values_list("area", "standing"))


def links(country: Country) -> set[tuple[str, str]]:
    return set(CrimeAreaLink.objects.filter(country=country).values_list("area", "standing"))


def test_an_approved_edition_is_found_by_its_crime_areas(published_belgium: Edition) -> None:
    assert areas(1) == links(published_belgium.country) != set()


def test_a_newer_edition_takes_the_place_of_the_older(
    published_belgium: Edition, petra: User
) -> None:
    country = Country.objects.get(pk="BE")
    CrimeAreaLink.objects.filter(country=country, standing="focus").delete()
    publishing.publish(country, petra, {"en": "Less."})
    assert areas(2) == links(country)
    assert areas(1) == set()


def test_both_are_kept_until_the_scheduled_one_goes_live(
    published_belgium: Edition, petra: User, person: Callable[..., User]
) -> None:
    country = Country.objects.get(pk="BE")
    CrimeAreaLink.objects.filter(country=country, standing="focus").delete()
    proposal = publishing.propose(country, petra, {"en": "Less."})
    publishing.approve(proposal, person("ruth", "reviewer"), publish_at=LATER)
    assert areas(2) == links(country) < areas(1)


def test_a_withdrawn_country_is_in_no_list(published_belgium: Edition, petra: User) -> None:
    publishing.withdraw(published_belgium.country, petra, {"en": "Wrong."})
    assert not ListedArea.objects.exists()


@pytest.mark.parametrize(
    ("document", "full"), [(a_document(), True), (a_bare_document(), False)], ids=["text", "facts"]
)
def test_a_profile_with_a_text_is_a_full_one(
    belgium: Country, document: Document, full: bool
) -> None:
    assert an_edition(document).full is full


def test_it_is_checked_since_its_oldest_check(belgium: Country) -> None:
    cited = [
        {"fact": "name", "source": "supplied-text"},
        {"fact": "codes", "source": "supplied-text"},
    ]
    days = ({"checked_on": "2026-03-02"}, {"checked_on": "2025-12-31"})
    both = [{**fact, **day} for fact, day in zip(cited, days, strict=True)]
    assert an_edition(a_document(citations=both)).checked_on == dt.date(2025, 12, 31)
    assert an_edition(a_document(citations=[both[0], cited[1]])).checked_on is None


def test_an_audit_finds_rows_that_somebody_changed_and_rebuilds_them(belgium: Country) -> None:
    edition = an_edition()
    right = areas(1)
    ListedArea.objects.filter(edition=edition).first().delete()  # type: ignore[union-attr]
    (finding,) = audit.audit(rebuild=True)
    assert "rows that lists read" in str(finding)
    assert areas(1) == right
    assert audit.audit() == []
