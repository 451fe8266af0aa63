"""`manage.py demo`: invented countries in every state, so that every screen shows something."""

import datetime as dt
from collections.abc import Iterator
from io import StringIO
from typing import Any

import pytest
from django.apps import apps
from django.contrib.auth.models import User
from django.core import serializers
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from countries import accounts, profile
from countries.demo import adding
from countries.demo.stories import stories
from countries.geography import flag
from countries.models import Country, Edition
from tests.pages import SeenPage
from tests.test_admin_permissions import CAST, TABLE, address
from tests.test_drafts_never_leak import crawl

CODES = {story.code for story in stories()}
LIVE = ("examplia", "minoria", "returnia", "calendaria", "fastonia", "oldovia")
FIRST = ("/change/", "/history/", "/changes/", "/proposals/<int:number>/", "/check/")
# Of drafts, proposals and what is scheduled.
DRAFT = (
    "pigeon",
    "River Watch",
    "very small indeed",
    "Calendar City",
    "Draft Police",
    "a long time",
)


@pytest.fixture
def development(settings: Settings, published_belgium: Edition) -> None:
    """An installation after `make serve`: Belgium, and an account a role."""
    settings.DEBUG = True
    accounts.renew()


@pytest.fixture
def added(development: None) -> None:
    adding.add(timezone.now())


def demo() -> str:
    """What the command prints."""
    printed = StringIO()
    call_command("demo", stdout=printed)
    return printed.getvalue()


def everything() -> dict[str, Any]:
    """Every row of every table of ours, by its table and key."""
    models: list[Any] = [*apps.get_app_config("countries").get_models(), User]
    rows = [row for model in models for row in model._base_manager.order_by("pk")]
    return {f"{row._meta.label} {row.pk}": serializers.serialize("json", [row]) for row in rows}


def test_it_is_refused_where_debug_is_off(published_belgium: Edition) -> None:
    with pytest.raises(CommandError, match=r"DEBUG is off here\. Nothing was added\."):
        demo()
    assert list(Country.objects.values_list("code", flat=True)) == ["BE"]


@pytest.mark.slow
def test_it_touches_nothing_that_was_there_and_a_second_run_nothing_at_all(
    development: None,
) -> None:
    before = everything()
    said = demo()
    once = everything()
    assert once.items() >= before.items()
    assert "Added invented countries" in said
    assert all(f"  {code}  " in said for code in CODES)
    assert "nothing was changed" in demo()
    assert everything() == once


def test_it_adds_nothing_where_one_of_its_names_is_taken(development: None) -> None:
    Country.objects.create(code="ZZ", alpha3="ZZZ", slug="returnia", region="europe", name_en="R")
    before = everything()
    with pytest.raises(CommandError, match=r"other rows under its names: ZZ\. Nothing was added"):
        demo()
    assert everything() == before


def test_it_adds_nothing_without_the_accounts(development: None) -> None:
    User.objects.get(username="publisher").delete()
    with pytest.raises(CommandError, match=r"publisher\. Run `make login`\. Nothing was added"):
        demo()
    assert not Country.objects.filter(code__in=CODES).exists()


def test_nothing_of_it_could_be_taken_for_a_real_country() -> None:
    for story in stories():
        codes = (story.code, story.document["alpha3"])
        assert all(code[0] == "X" for code in codes), "ISO 3166-1 leaves XA to XZ to users"
        assert not flag(story.code)
        for source in story.document.get("sources", ()):
            assert source.get("address", "https://example.org/").startswith("https://example.org/")


@pytest.mark.slow
def test_people_did_it_before_now_and_in_its_order(added: None) -> None:
    for edition in Edition.objects.filter(country__in=CODES):
        assert edition.proposed_at < timezone.now() - dt.timedelta(hours=1)
        assert edition.decided_at is None or edition.proposed_at <= edition.decided_at
    call_command("audit_editions", stdout=StringIO())


def heaps(name: str) -> set[str]:
    """The heaps of the desk on which this account finds something."""
    client = Client()
    client.force_login(User.objects.get(username=name))
    return {heap.key for heap in client.get("/admin/").context["heaps"] if heap.found}


@pytest.mark.slow
def test_every_heap_of_the_desk_has_something_for_its_person(added: None) -> None:
    assert heaps("editor") >= {"returned", "proposed", "decided", "scheduled", "others"}
    assert heaps("reviewer") >= {"review", "returned-others", "unreviewed"}
    assert heaps("publisher") >= {"review", "scheduled", "returned-others", "unreviewed"}
    assert desk("editor")["due"]
    assert {country.code for country in desk("editor")["mine"].found} >= {"XO", "XD"}
    piles = desk("publisher")["piles"]
    assert {pile.key for pile in piles if pile.found} >= {"changed", "draft", "withdrawn"}


def desk(name: str) -> Any:
    """What the desk of that person shows."""
    client = Client()
    client.force_login(User.objects.get(username=name))
    return client.get("/admin/").context


def screens() -> Iterator[str]:
    """What answers a publisher: all of Examplia's, all lists, and the first screens of the rest."""
    newest = dict(Edition.objects.order_by("pk").values_list("country", "pk"))
    for route, (answers, _post) in TABLE.items():
        if answers.split()[CAST.index("petra")] != "200":
            continue
        if "country/<path:object_id>/" in route:
            codes = CODES & newest.keys() if route.endswith(FIRST) else {"XA"}
            keys: list[dict[str, Any]] = [{"country": it, "proposal": newest[it]} for it in codes]
        else:
            keys = [{"proposal": 0}] if "object_id" not in route else []
        yield from (address(route, each).replace("deleted/DE/", "deleted/XL/") for each in keys)


@pytest.mark.slow
def test_every_screen_of_the_desk_answers(added: None) -> None:
    client = Client()
    client.force_login(User.objects.get(username="publisher"))
    found = {where: client.get(where).status_code for where in screens()}
    assert len(found) > 60
    assert [where for where, status in found.items() if status != 200] == []


@pytest.mark.slow
def test_readers_see_its_live_editions_and_no_draft(added: None, client: Client) -> None:
    pages = crawl(client, "/en/")
    for slug in LIVE:
        assert f"/en/countries/{slug}/" in pages
    pages |= crawl(client, "/en/countries/exitania/")
    assert client.get("/en/countries/draftonia/").status_code == 404
    assert client.get("/en/countries/lostonia/").status_code == 404
    assert client.get("/en/countries/exitania/").status_code == 410
    said = "".join(pages.values())
    assert [words for words in DRAFT if words in said] == []
    drafts = "".join(profile.build(it).canonical() for it in Country.objects.all())
    assert [words for words in DRAFT if words not in drafts] == []


@pytest.mark.slow
def test_the_erased_name_is_nowhere_and_the_edition_says_so(added: None, client: Client) -> None:
    assert "Zebulon" not in "".join(everything().values())
    assert "Erased in part on" in SeenPage(client.get("/en/countries/examplia/editions/1/")).text


@pytest.mark.slow
def test_a_live_update_is_told_in_four_languages(added: None, client: Client) -> None:
    words = {"en": "harbour posts", "fr": "portuaires", "es": "portuarios", "ar": "الموانئ"}
    for language, word in words.items():
        page = client.get(f"/{language}/countries/examplia/")
        assert word in SeenPage(page).one("section", **{"aria-labelledby": "updates"}).text
