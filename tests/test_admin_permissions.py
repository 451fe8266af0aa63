"""Who gets what from every address of the admin: none is without a line here."""

from collections.abc import Callable, Iterator
from http.cookies import SimpleCookie
from typing import Any

import pytest
from django.contrib import admin
from django.contrib.auth.models import Group, User
from django.db import transaction
from django.template.response import TemplateResponse
from django.test import Client
from django.urls import URLPattern, URLResolver

from countries import publishing
from countries.audit_trail import Action, record
from countries.models import Country, Edition, Revision
from tests.desk import a_deleted_country, a_profile, published
from tests.drafts import writes
from tests.portal_pages import a_page
from tests.portal_pages import published as publish_page

# Vera views. Omar edits another country, Eva edits Belgium and has proposed it, Ruth reviews
# Belgium, Petra publishes, Ada administers.
CAST = ("nobody", "vera", "omar", "eva", "petra", "ada", "ruth")
EVERYBODY = "302 200 200 200 200 200 200"
NOBODY = "302 403 403 403 403 403 403"
WITHIN_REACH = "302 200 302 200 200 200 200"
TO_ANOTHER_ADDRESS = "302 302 302 302 302 302 302"
WRITES_SOURCES = "302 403 200 200 200 403 403"
PUBLISHES = "302 403 403 403 200 403 403"
PROPOSES = "302 403 302 200 200 403 403"
REVIEWS = "302 403 403 403 200 403 200"
ONLY_READ = "302 405 405 405 405 405 405"
RESTORES = "302 403 302 200 200 403 403"
ADMINISTERS = "302 403 403 403 403 200 403"

# Each address of Belgium, or of one of each, and the answers to GET and to POST.
TABLE = {
    "": (EVERYBODY, EVERYBODY),
    "login/": (TO_ANOTHER_ADDRESS, TO_ANOTHER_ADDRESS),
    "logout/": (ONLY_READ, EVERYBODY),
    "password_change/": (EVERYBODY, EVERYBODY),
    "password_change/done/": (EVERYBODY, ONLY_READ),
    "autocomplete/": (NOBODY, ONLY_READ),
    "jsi18n/": (EVERYBODY, ONLY_READ),
    "r/<path:content_type_id>/<path:object_id>/": ("302 404 404 404 404 404 404",) * 2,
    "^(?P<app_label>countries|auth)/$": (EVERYBODY, EVERYBODY),
    "(?P<url>.*)$": ("302 404 404 404 404 404 404",) * 2,
    "countries/country/": (EVERYBODY, EVERYBODY),
    "countries/country/add/": (PUBLISHES, PUBLISHES),
    "countries/country/answering/": (EVERYBODY, ONLY_READ),
    "countries/country/coverage/": (EVERYBODY, ONLY_READ),
    "countries/country/<path:object_id>/": (TO_ANOTHER_ADDRESS, TO_ANOTHER_ADDRESS),
    "countries/country/<path:object_id>/change/": (WITHIN_REACH, "302 403 302 200 200 403 403"),
    "countries/country/<path:object_id>/history/": (WITHIN_REACH, ONLY_READ),
    "countries/country/<path:object_id>/history/compare/": (WITHIN_REACH, ONLY_READ),
    "countries/country/<path:object_id>/history/restore/<key>/": (RESTORES, RESTORES),
    "countries/country/<path:object_id>/history/note/<int:edition>/": (PUBLISHES, PUBLISHES),
    # Who writes or reviews has the server ask again.
    "countries/country/<path:object_id>/history/receipt/<int:edition>/": (
        WITHIN_REACH,
        "302 403 302 302 302 403 302",
    ),
    "countries/country/<path:object_id>/bring-back/": (PUBLISHES, PUBLISHES),
    "countries/country/deleted/": (PUBLISHES, ONLY_READ),
    "countries/country/deleted/<code>/": (PUBLISHES, "302 403 403 403 302 403 403"),
    # It had an edition, so Petra is told to withdraw it.
    "countries/country/<path:object_id>/delete/": ("302 403 403 403 302 403 403",) * 2,
    "countries/country/<path:object_id>/changes/": (WITHIN_REACH, ONLY_READ),
    "countries/country/<path:object_id>/check/": ("302 403 302 200 200 403 403",) * 2,
    "countries/country/due/": ("302 403 200 200 200 403 403", "302 403 302 302 302 403 403"),
    "countries/country/<path:object_id>/preview/": (TO_ANOTHER_ADDRESS, ONLY_READ),
    "countries/country/<path:object_id>/preview/<language>/": (WITHIN_REACH, ONLY_READ),
    "countries/country/<path:object_id>/propose/": (PROPOSES, PROPOSES),
    "countries/country/proposals/": (REVIEWS, REVIEWS),
    # Who neither proposes nor reviews may read it, and do nothing.
    "countries/country/<path:object_id>/proposals/<int:number>/": (
        WITHIN_REACH,
        "302 403 302 200 200 403 200",
    ),
    "countries/country/<path:object_id>/proposals/<int:number>/preview/<language>/": (
        WITHIN_REACH,
        ONLY_READ,
    ),
    "countries/country/<path:object_id>/publish/": (PUBLISHES, PUBLISHES),
    "countries/country/<path:object_id>/withdraw/": (PUBLISHES, PUBLISHES),
    "countries/source/": (EVERYBODY, EVERYBODY),
    "countries/source/add/": (WRITES_SOURCES, WRITES_SOURCES),
    "countries/source/<path:object_id>/": (TO_ANOTHER_ADDRESS, TO_ANOTHER_ADDRESS),
    "countries/source/<path:object_id>/change/": (EVERYBODY, WRITES_SOURCES),
    "countries/source/<path:object_id>/history/": (EVERYBODY, ONLY_READ),
    "countries/source/<path:object_id>/delete/": (PUBLISHES, PUBLISHES),
    "countries/crimearea/": (EVERYBODY, EVERYBODY),
    "countries/crimearea/add/": (PUBLISHES, PUBLISHES),
    "countries/crimearea/<path:object_id>/": (TO_ANOTHER_ADDRESS, TO_ANOTHER_ADDRESS),
    "countries/crimearea/<path:object_id>/change/": (EVERYBODY, PUBLISHES),
    "countries/crimearea/<path:object_id>/history/": (EVERYBODY, ONLY_READ),
    "countries/crimearea/<path:object_id>/delete/": (NOBODY, NOBODY),
    "auth/user/": (ADMINISTERS, ADMINISTERS),
    "auth/user/add/": (ADMINISTERS, ADMINISTERS),
    "auth/user/<path:object_id>/": (TO_ANOTHER_ADDRESS, TO_ANOTHER_ADDRESS),
    "auth/user/<path:object_id>/change/": (ADMINISTERS, ADMINISTERS),
    "auth/user/<path:object_id>/history/": (ADMINISTERS, ADMINISTERS),
    "auth/user/<path:object_id>/delete/": (ADMINISTERS, "302 403 403 403 403 302 403"),
    "auth/user/<path:object_id>/access/": (ADMINISTERS, "302 403 403 403 403 302 403"),
    "auth/group/": (ADMINISTERS, ADMINISTERS),
    "auth/group/add/": (NOBODY, NOBODY),
    "auth/group/<path:object_id>/": (TO_ANOTHER_ADDRESS, TO_ANOTHER_ADDRESS),
    "auth/group/<path:object_id>/change/": (ADMINISTERS, NOBODY),
    "auth/group/<path:object_id>/history/": (ADMINISTERS, ADMINISTERS),
    "auth/group/<path:object_id>/delete/": (NOBODY, NOBODY),
}
TABLE |= {
    "countries/auditentry/": (ADMINISTERS, ADMINISTERS),
    "countries/auditentry/export/": (ADMINISTERS, ONLY_READ),
    "countries/auditentry/add/": (NOBODY, NOBODY),
    "countries/auditentry/<path:object_id>/": (TO_ANOTHER_ADDRESS, TO_ANOTHER_ADDRESS),
    "countries/auditentry/<path:object_id>/change/": (ADMINISTERS, NOBODY),
    "countries/auditentry/<path:object_id>/history/": (ADMINISTERS, ADMINISTERS),
    "countries/auditentry/<path:object_id>/delete/": (NOBODY, NOBODY),
}
TABLE |= {
    "countries/page/": (PUBLISHES, PUBLISHES),
    "countries/page/add/": (PUBLISHES, PUBLISHES),
    "countries/page/<path:object_id>/": (TO_ANOTHER_ADDRESS, TO_ANOTHER_ADDRESS),
    "countries/page/<path:object_id>/change/": (PUBLISHES, PUBLISHES),
    "countries/page/<path:object_id>/history/": (PUBLISHES, ONLY_READ),
    "countries/page/<path:object_id>/delete/": (NOBODY, NOBODY),
    "countries/page/<path:object_id>/preview/": ("302 403 403 403 302 403 403", ONLY_READ),
    "countries/page/<path:object_id>/preview/<language>/": (PUBLISHES, ONLY_READ),
    "countries/page/<path:object_id>/publish/": (PUBLISHES, PUBLISHES),
    # It shows once more what would change, and does nothing yet.
    "countries/page/<path:object_id>/restore/<int:number>/": (PUBLISHES, PUBLISHES),
}
for kept in ("revision", "edition"):
    place = f"countries/{kept}/<path:object_id>/"
    TABLE |= {
        f"countries/{kept}/": (EVERYBODY, EVERYBODY),
        f"countries/{kept}/add/": (NOBODY, NOBODY),
        place: (TO_ANOTHER_ADDRESS, TO_ANOTHER_ADDRESS),
        f"{place}change/": (TO_ANOTHER_ADDRESS, NOBODY),
        f"{place}history/": (WITHIN_REACH, WITHIN_REACH),
        f"{place}delete/": (NOBODY, NOBODY),
    }


def routes(patterns: list[Any], prefix: str = "") -> Iterator[str]:
    for pattern in patterns:
        route = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from routes(pattern.url_patterns, route)
        elif isinstance(pattern, URLPattern):
            yield route


def test_every_address_of_the_admin_is_in_the_table() -> None:
    assert set(routes(admin.site.urls[0])) == set(TABLE)


@pytest.fixture
def people(person: Callable[..., User], france: Country) -> dict[str, User]:
    country = a_profile()
    published(country)
    a_deleted_country()
    publish_page(a_page())
    return {
        "vera": person("vera", "viewer"),
        "omar": person("omar", "editor", france),
        "eva": person("eva", "editor", country),
        "petra": person("petra", "publisher"),
        "ada": person("ada", "administrator"),
        "ruth": person("ruth", "reviewer", country),
    }


@pytest.fixture
def keys(people: dict[str, User]) -> dict[str, Any]:
    """One of each: what stands in the place of `<path:object_id>`."""
    return {
        "country": "BE",
        "revision": Revision.objects.filter(country_code="BE").latest("number").pk,
        "edition": Edition.objects.get().pk,
        "proposal": proposal_of(people["eva"]),
        "source": "iso-3166-1",
        "crimearea": "violence",
        "user": people["vera"].pk,
        "group": Group.objects.get(name="viewer").pk,
        "page": "about",
        "auditentry": record(people["ada"], Action.INVITED, "vera").pk,
    }


def proposal_of(eva: User) -> int:
    """A proposal of hers, which is to be asked for where `<int:number>` stands."""
    country = Country.objects.get(pk="BE")
    writes(eva, country, strapline_en="By Eva")
    return publishing.propose(country, eva, {"en": "News."}).pk


def address(route: str, keys: dict[str, Any]) -> str:
    place = {"^(?P<app_label>countries|auth)/$": "countries/", "(?P<url>.*)$": "nothing/"}
    key = str(keys.get(route.split("/")[1], "x")) if "/" in route else ""
    route = route.replace("<path:object_id>", key)
    values = {"language": "ar", "key": "e1", "int:edition": "1", "code": "DE"}
    number = 1 if route.startswith("countries/page/") else keys["proposal"]
    for name, value in {**values, "int:number": str(number)}.items():
        route = route.replace(f"<{name}>", value)
    route += "?from=r1&to=live" if route.endswith("/compare/") else ""
    return "/admin/" + place.get(route, route).replace("<path:content_type_id>", "1")


def cookies_of(person: User) -> SimpleCookie:
    client = Client()
    client.force_login(person)
    return client.cookies


def answer(cookies: SimpleCookie, method: str, where: str) -> int:
    """The status that whoever has these cookies gets there; whatever it did is undone."""
    client = Client()
    client.cookies.update(cookies)
    with transaction.atomic():
        # What confirms a deletion; a whole form would be too much to send to every address.
        response = client.post(where, {"post": "yes"}) if method == "POST" else client.get(where)
        transaction.set_rollback(True)
    return response.status_code


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_everybody_gets_what_the_table_says(
    method: str,
    people: dict[str, User],
    keys: dict[str, Any],
    settings: Any,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    if method == "POST":  # the pages themselves are drawn for each of them when they are got
        monkeypatch.setattr(TemplateResponse, "rendered_content", "")
    # Who administers a person reads two users, each by its own `get()`.
    settings.ZEAL_ALLOWLIST = [*settings.ZEAL_ALLOWLIST, {"model": "auth.User", "field": "get()"}]
    wrong, cast = [], {"nobody": SimpleCookie()}
    cast |= {name: cookies_of(person) for name, person in people.items()}
    for route, answers in TABLE.items():
        where = address(route, keys)
        expected = answers[method == "POST"].split()
        for name, status in zip(CAST, expected, strict=True):
            if (got := answer(cast[name], method, where)) != int(status):
                wrong.append(f"{name}: {method} {where} is {got}, not {status}")
    assert not wrong, "\n".join(wrong)
