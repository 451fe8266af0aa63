"""The server asks its own public side for what went out, and keeps what it found."""

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.urls import set_script_prefix
from django.utils import timezone
from django.utils.translation import get_language, override

from countries import asking, bringing_back, publishing, receipts, scheduling
from countries.confirming import still_true
from countries.models import Country, Edition, Receipt
from tests.desk import a_profile
from tests.drafts import writes
from tests.editions import a_bare_document, a_document, an_edition
from tests.many import publish_many
from tests.receipts import IN_ALL, KEPT, broken, wrong

NOTE = {"en": "News."}
Commits = Callable[..., Any]


@pytest.fixture
def commits(django_capture_on_commit_callbacks: Any) -> Commits:
    """What is done within it is committed, as far as its callbacks can tell."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


@pytest.fixture
def anew() -> Iterator[None]:
    """The settings of middleware hold from the start of a process."""
    asking.portal.cache_clear()
    yield
    asking.portal.cache_clear()
    KEPT.clear()


def found(edition: Edition) -> list[tuple[str, int | None, bool]]:
    """What was asked, what it answered, and whether that was right; the same in each language."""
    rows = edition.receipts.values_list("what", "status", "good", "language")
    kinds = {row[:3]: [each[3] for each in rows if each[:3] == row[:3]] for row in rows}
    assert all(sorted(languages) == ["ar", "en", "es", "fr"] for languages in kinds.values())
    return sorted(kinds)


def publish(country: Country, by: User | None = None) -> Edition:
    return publishing.publish(country, by, NOTE)


def approve(country: Country, by: User) -> Edition:
    return publishing.approve(publishing.propose(country, None, NOTE), by)


def force(country: Country, by: User) -> Edition:
    writes(by, country, strapline_en="By Petra")
    return publishing.publish(country, by, NOTE, force="Nobody else is on duty.")


def check(country: Country, by: User) -> Edition:
    publish(country)
    return still_true(country, by)


def bring_back(country: Country, by: User) -> Edition:
    publish(country)
    publishing.withdraw(country, by, NOTE)
    return bringing_back.bring_back(country, by, NOTE)


@pytest.mark.parametrize("goes_out", [publish, approve, force, check, bring_back])
def test_whatever_goes_out_is_asked_for_on_its_page_and_in_the_list(
    goes_out: Callable[[Country, User], Edition], petra: User, commits: Commits
) -> None:
    country = a_profile()
    with commits():
        edition = goes_out(country, petra)
    assert found(edition) == [("list", 200, True), ("page", 200, True)]
    shown = set(edition.receipts.filter(what="page").values_list("shows", flat=True))
    assert shown == {edition.number}


def test_a_withdrawn_page_is_gone_and_no_list_leads_to_it(
    belgium: Country, petra: User, commits: Commits
) -> None:
    publish(belgium)
    with commits():
        edition = publishing.withdraw(belgium, petra, NOTE)
    assert found(edition) == [("list", 200, True), ("page", 410, True)]


def test_nothing_is_asked_before_it_is_committed(belgium: Country) -> None:
    publish(belgium)
    assert not Receipt.objects.exists()


def test_a_scheduled_edition_is_not_asked_for_before_its_time(
    belgium: Country, petra: User, commits: Commits
) -> None:
    publish(belgium)
    writes(None, belgium, strapline_en="Later")
    with commits():
        tomorrow = timezone.now() + dt.timedelta(days=1)
        proposal = publishing.propose(belgium, None, NOTE)
        edition = publishing.approve(proposal, petra, publish_at=tomorrow)
    with commits():
        scheduling.move(edition, petra, tomorrow + dt.timedelta(days=1))
    assert not Receipt.objects.exists()


def test_what_a_fixture_publishes_waits_for_the_desk(commits: Commits, db: None) -> None:
    with commits():
        call_command("loaddata", "crime_areas", "belgium", verbosity=0)
    assert not Receipt.objects.exists()
    assert [edition.country_id for edition in receipts.unsettled()] == ["BE"]


def test_of_many_that_go_out_together_a_few_are_asked_for(db: None, commits: Commits) -> None:
    with receipts.together():
        for letter in "ABCDEFGHIJ":
            with commits():
                receipts.once_committed(an_edition(a_land(letter)))
        assert not Receipt.objects.exists()
    assert Receipt.objects.count() == receipts.AT_ONCE * IN_ALL
    assert not Receipt.objects.filter(good=False).exists()
    assert receipts.unsettled().count() == 2


def a_land(letter: str) -> Any:
    name = {"en": f"Land {letter} & Isles", "fr": f"L’Île {letter}"}
    codes = {"code": letter * 2, "alpha3": letter * 3, "slug": f"land-{letter.lower()}"}
    return a_bare_document(name=name, **codes)


def test_a_country_is_asked_for_on_the_page_of_the_list_where_it_stands(db: None) -> None:
    """Two hundred stand on a page; it has no circle on the map either, and is not the newest."""
    publish_many(205)
    edition = an_edition(a_document(code="XZ", alpha3="XZZ", slug="zzz", name={"en": "Zzzland"}))
    Edition.objects.filter(pk=edition.pk).update(publish_at=timezone.now() - dt.timedelta(days=9))
    address = receipts.address_of(edition, Receipt.What.LIST, "en")
    assert address == "/en/countries/?page=2"
    receipts.make([edition])
    assert (edition.receipts.count(), wrong(edition)) == (IN_ALL, set())


def test_a_page_of_another_edition_is_a_miss(belgium: Country, settings: Any, anew: None) -> None:
    settings.MIDDLEWARE = ["tests.receipts.keeps_pages", *settings.MIDDLEWARE]
    receipts.make([publish(belgium)])
    writes(None, belgium, strapline_en="Second")
    second = publish(belgium)
    receipts.make([second])
    assert found(second) == [("list", 200, True), ("page", 200, False)]
    assert set(second.receipts.filter(what="page").values_list("shows", flat=True)) == {1}
    KEPT.clear()
    receipts.make([second])
    assert found(second) == [("list", 200, True), ("page", 200, True)]


def test_a_page_that_does_not_say_its_edition_is_a_miss(
    belgium: Country, settings: Any, tmp_path: Path
) -> None:
    edition = publish(belgium)
    with broken(settings, tmp_path, "_edition.html", "<p>Edition 1</p>"):
        receipts.make([edition])
    assert wrong(edition) == {("page", 200, None, "")}


@pytest.mark.parametrize("words", ["", "Belgium of old"])
def test_a_list_without_it_or_under_another_name_is_a_miss(
    words: str, belgium: Country, settings: Any, tmp_path: Path
) -> None:
    edition = publish(belgium)
    link = f'<a href="{{% url "country" slug="belgium" %}}">{words}</a>'
    with broken(settings, tmp_path, "countries.html", link):
        receipts.make([edition])
    assert wrong(edition) == {("list", 200, None, "")}


def test_a_list_that_still_leads_to_a_withdrawn_profile_is_a_miss(
    belgium: Country, settings: Any, tmp_path: Path
) -> None:
    publish(belgium)
    edition = publishing.withdraw(belgium, None, NOTE)
    link = '<a href="{% url "country" slug="belgium" %}">Belgium</a>'
    with broken(settings, tmp_path, "countries.html", link):
        receipts.make([edition])
    assert wrong(edition) == {("list", 200, None, "")}


def test_a_page_that_fails_is_a_miss_and_what_went_out_stands(
    belgium: Country, commits: Commits, settings: Any, tmp_path: Path
) -> None:
    with broken(settings, tmp_path, "_edition.html", "{% nothing %}"), commits():
        edition = publish(belgium)
    assert wrong(edition) == {("page", 500, None, "")}
    assert Edition.objects.live().get() == edition


def test_what_is_raised_is_named_and_what_went_out_stands(
    belgium: Country, commits: Commits, settings: Any, tmp_path: Path
) -> None:
    settings.DEBUG_PROPAGATE_EXCEPTIONS = True
    with broken(settings, tmp_path, "_edition.html", "{% nothing %}"), commits():
        edition = publish(belgium)
    assert wrong(edition) == {("page", None, None, "TemplateSyntaxError")}
    assert Edition.objects.live().get() == edition


def test_an_older_edition_is_not_asked_for(belgium: Country) -> None:
    first = publish(belgium)
    publishing.withdraw(belgium, None, NOTE)
    receipts.make([first])
    assert not Receipt.objects.exists()


def test_asked_again_the_new_answer_takes_the_place_of_the_old(
    belgium: Country, settings: Any, tmp_path: Path
) -> None:
    edition = publish(belgium)
    with broken(settings, tmp_path, "_edition.html", ""):
        receipts.make([edition])
    before = edition.receipts.order_by("asked_at")[0].asked_at
    receipts.make([edition])
    assert edition.receipts.count() == IN_ALL
    assert not wrong(edition)
    assert edition.receipts.order_by("asked_at")[0].asked_at > before
    assert not receipts.unsettled().exists()


def test_the_asker_keeps_her_language(belgium: Country) -> None:
    with override("es"):
        receipts.make([publish(belgium)])
        assert get_language() == "es"


def test_it_is_asked_under_the_name_and_the_scheme_that_the_portal_accepts(
    belgium: Country, settings: Any, anew: None
) -> None:
    settings.ALLOWED_HOSTS = ["*", ".example.org"]
    settings.SECURE_SSL_REDIRECT = True
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    edition = publish(belgium)
    receipts.make([edition])
    assert found(edition) == [("list", 200, True), ("page", 200, True)]


def test_it_is_asked_where_the_portal_stands_below_another_address(belgium: Country) -> None:
    edition = publish(belgium)
    set_script_prefix("/members/")
    try:
        receipts.make([edition])
    finally:
        set_script_prefix("/")
    assert found(edition) == [("list", 200, True), ("page", 200, True)]
