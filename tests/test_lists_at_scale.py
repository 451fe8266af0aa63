"""Pages ask the same questions and stay light and quick, however many countries there are.

Of `invented` countries the first is Baland in Africa, and each has the same crime areas and texts.
"""

import gzip

import pytest
from django.conf import LazySettings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from countries.vacuuming import vacuumed_if_many
from tests.many import publish_many
from tests.pace import best

MOST = 0.1  # seconds of a page
SEVERAL = "/ar/compare/?c=land-0&c=land-1&c=land-2&c=land-3"
SITEMAP = "/sitemap.xml"  # which holds every country four times
ASKED = {
    "/en/": 4,
    "/ar/": 4,
    "/en/countries/": 2,
    "/fr/countries/?region=africa&crime=violence&full=1": 3,
    "/en/countries/?page=10": 2,
    "/en/countries/land-0/": 5,
    "/es/countries/land-0/editions/1/": 4,
    "/en/regions/": 1,
    "/ar/regions/africa/": 1,
    "/en/crime-areas/": 2,
    "/en/crime-areas/violence/": 4,
    "/en/search/": 0,
    "/en/search/?q=baland": 5,
    "/en/search/?q=police": 5,
    "/en/search/?q=zzzzz": 3,
    "/en/search/suggest/?q=balan": 6,
    "/fr/search/suggest/?q=police": 5,
    "/en/compare/": 1,
    "/en/compare/?c=land-0": 3,
    SEVERAL: 3,
    "/en/feed.xml": 3,
    "/en/regions/africa/feed.xml": 3,
    "/en/countries/land-0/feed.xml": 4,
    SITEMAP: 4,
}
NARROWED = {
    "/en/search/?q=police+brussels": 5,
    "/ar/search/?q=baland&region=africa&full=1": 5,
    "/fr/search/?q=police&region=africa&crime=violence&full=1": 4,
}
"""Where a word or a facet is that of so many that not all are read, the database is asked once more
which of them have the others: of 1,500, and of no more than that."""


def asks(client: Client, address: str) -> tuple[int, bytes]:
    with CaptureQueriesContext(connection) as queries:
        answer = client.get(address)
    assert answer.status_code in (200, 404)
    return len(queries), answer.content


@pytest.mark.django_db
@pytest.mark.parametrize("count", [1, 196, pytest.param(2000, marks=pytest.mark.slow)])
def test_queries_are_constant_and_pages_light(client: Client, count: int) -> None:
    publish_many(count)
    asked = dict(ASKED)
    if count == 1:
        asked[SEVERAL] += 1  # three of the four are unknown, and old names are looked through
    asked |= {address: wanted + (count > 1500) for address, wanted in NARROWED.items()}
    found = {address: asks(client, address) for address in asked}
    assert {address: number for address, (number, _) in found.items()} == asked
    heavy = {
        address for address, (_, body) in found.items() if len(gzip.compress(body, 6)) > 60_000
    }
    assert heavy <= {SITEMAP}


@pytest.mark.alone
@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_each_is_made_in_a_tenth_of_a_second(client: Client, settings: LazySettings) -> None:
    settings.MIDDLEWARE = [each for each in settings.MIDDLEWARE if "zeal" not in each]
    with vacuumed_if_many():  # as after an import
        publish_many(2000)
    slow = {}
    for address in (*ASKED, *NARROWED):
        client.get(address)
        took = best(lambda address=address: client.get(address))  # type: ignore[misc]
        print(f"{address:58} {took * 1000:6.1f} ms")  # noqa: T201
        if took > MOST:
            slow[address] = round(took * 1000)
    assert slow == {}
