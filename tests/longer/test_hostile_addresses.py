"""Five thousand addresses and query strings that no honest reader sends: never an error of ours."""

import random
from collections.abc import Iterator

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import URLResolver, get_resolver
from django.urls.resolvers import LocalePrefixPattern

SEED = 20261126
COUNT = 5000
PIECES = (
    *("%00", "%FF%FE", "%C3%28", "%ED%A0%80", "%E2%80%AE", "%F0%9F%87%A7", "%2F", "%25", "%", "+"),
    *("..%2f..%2fetc%2fpasswd", "//", "%0d%0aSet-Cookie:a=b", "'%20OR%201=1--", "%E0%A4%A", "*"),
    *("%22%3E%3Cscript%3E", "{{7*7}}", "[]", "[0][0]", "-1", "0", "1", "1e309", "NaN", "null"),
    *("99999999999999999999", "%D8%A8%D9%84%D8%AC%D9%8A%D9%83%D8%A7", "BE", "be", "BEL", "Belgium"),
    *("belgium", "europe", "drug-crime", "a" * 300, "true", "\\", "\u00e9", "\u0661\u0662"),
)
NAMES = ("q", "c", "page", "region", "crime", "full", "letter", "lang", "next", "q[]", "c[0]", "")
PATHS = (
    *("", "countries/", "countries/{}/", "countries/{}", "countries/{}/editions/{}/", "about/"),
    *("countries/{}/picture.png", "countries/{}/feed.xml", "regions/", "regions/{}/", "{}/"),
    *("regions/{}/feed.xml", "crime-areas/", "crime-areas/{}/", "search/", "search/suggest/"),
    *("compare/", "glossary/", "feed.xml", "opensearch.xml", "{}", "{}/{}/{}/{}/"),
    *("accessibility/", "privacy/", "contact/", "manifest.webmanifest"),
)
TOP = (
    "/robots.txt",
    "/sitemap.xml",
    "/.well-known/security.txt",
    "/healthz",
    "/",
    "/{}",
    "/static/{}",
)


@pytest.fixture
def profiles(db: None) -> None:
    call_command("loaddata", "crime_areas", "belgium", "pages", verbosity=0)


def addresses() -> Iterator[str]:
    """Made of the pieces by chance, and the same ones each time."""
    chance = random.Random(SEED)  # noqa: S311
    for _ in range(COUNT):
        language = chance.choice(("en", "fr", "es", "ar", "de", "%00", "EN"))
        path = chance.choice(PATHS) if chance.random() < 0.9 else chance.choice(TOP)
        whole = path if path.startswith("/") else f"/{language}/{path}"
        while "{}" in whole:
            whole = whole.replace("{}", chance.choice(PIECES), 1)
        yield f"{whole}?{_query(chance)}" if chance.random() < 0.8 else whole


def _query(chance: random.Random) -> str:
    given = []
    for _ in range(chance.choice((1, 1, 2, 3, 5, 40))):
        value = "".join(chance.choices(PIECES, k=chance.choice((1, 1, 2, 5, 60))))
        given.append(f"{chance.choice(NAMES)}={value}" if chance.random() < 0.95 else value)
    return chance.choice(("&", "&", ";")).join(given)


@pytest.mark.usefixtures("profiles")
def test_none_of_them_is_an_error_of_the_server() -> None:
    client = Client(raise_request_exception=False)
    answers: dict[int, int] = {}
    wrong = []
    for address in addresses():
        path, _, query = address.partition("?")
        response = client.get(path, QUERY_STRING=query.encode("utf-8").decode("latin-1"))
        answers[response.status_code] = answers.get(response.status_code, 0) + 1
        if response.status_code >= 500 or response.cookies:
            wrong.append(f"{response.status_code} {address[:200]}")
        elif not response.streaming:
            response.content  # noqa: B018
    print(f"\nhostile addresses: {answers}")
    assert wrong == []
    assert {200, 404} <= answers.keys()


def test_they_reach_every_kind_of_public_address() -> None:
    """An address that is added to the portal is added here."""
    known = {path.split("/")[0] for path in PATHS}
    prefixed = [each for each in get_resolver().url_patterns if isinstance(each, URLResolver)]
    public = [each for each in prefixed if isinstance(each.pattern, LocalePrefixPattern)]
    routes = [str(each.pattern) for tree in public for each in tree.url_patterns]
    assert {route.split("/")[0] for route in routes if route[:1] not in "<^"} <= known
