"""Other addresses of a profile lead to the one of today, and never to what is not public."""

import datetime as dt

import pytest
from django.conf import LazySettings
from django.http import Http404
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from countries.models import Country, Edition
from countries.views.moved import in_force
from tests.editions import a_bare_document, a_document, an_edition, the_crime_areas

pytestmark = pytest.mark.django_db
BELGIUM = "/en/countries/belgium/"


def ago(**span: float) -> dt.datetime:
    return timezone.now() - dt.timedelta(**span)


def hops(client: Client, path: str, method: str = "get") -> list[tuple[str, int]]:
    """The redirects that a browser follows from a path."""
    response = getattr(client, method)(path, follow=True)
    assert response.status_code == 200
    return response.redirect_chain


@pytest.mark.parametrize("asked", ["be", "BE", "bE", "BEL", "bel", "Belgium", "BELGIUM"])
@pytest.mark.parametrize("language", ["en", "fr", "es", "ar"])
@pytest.mark.parametrize("below", ["", "editions/1/", "picture.png", "feed.xml"])
def test_codes_and_other_cases_lead_to_the_slug(
    client: Client, asked: str, language: str, below: str
) -> None:
    an_edition()
    response = client.get(f"/{language}/countries/{asked}/{below}?next=//example.org")
    assert response.status_code == 301
    assert response["Location"] == f"/{language}/countries/belgium/{below}"
    assert response["Cache-Control"] == "public, no-cache"


@pytest.mark.parametrize(
    ("asked", "leads_to"),
    [
        ("/en/regions/Europe/", "/en/regions/europe/"),
        ("/ar/Crime-Areas/Drug-Crime/", "/ar/crime-areas/drug-crime/"),
        ("/fr/Countries/belgium/", "/fr/countries/belgium/"),
        ("/es/Glossary/?a=B%20C", "/es/glossary/?a=B%20C"),
    ],
)
def test_another_case_leads_to_the_page(client: Client, asked: str, leads_to: str) -> None:
    the_crime_areas()
    an_edition()
    response = client.get(asked)
    assert (response.status_code, response["Location"]) == (301, leads_to)
    assert client.get(leads_to).status_code == 200


@pytest.mark.parametrize("asked", ["/en/Nowhere/", "/en/regions/Ünland/", "/en/regions/\u0130/"])
def test_another_case_of_nothing_is_nothing(client: Client, asked: str) -> None:
    last = client.get(asked, follow=True)
    assert last.status_code == 404
    assert len(last.redirect_chain) < 2


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_what_is_sent_without_a_slash_finds_no_page(
    client: Client, settings: LazySettings, method: str
) -> None:
    for debug in (False, True):
        settings.DEBUG = debug
        assert getattr(client, method)("/en/countries").status_code == 404


@pytest.mark.parametrize("method", ["get", "head"])
@pytest.mark.parametrize("below", ["", "/editions/1"])
def test_a_missing_slash_is_put_right(client: Client, method: str, below: str) -> None:
    an_edition()
    path = f"/en/countries/belgium{below}"
    assert hops(client, path, method) == [(f"{path}/", 301)]


@pytest.mark.parametrize("asked", ["BEL", "old-name"])
def test_a_missing_slash_at_another_address_is_put_right_too(client: Client, asked: str) -> None:
    an_edition(a_document(slug="old-name"), publish_at=ago(days=1))
    an_edition()
    first = f"/en/countries/{asked}"
    assert hops(client, first) == [(f"{first}/", 301), (BELGIUM, 301)]


@pytest.mark.parametrize("asked", ["old-name", "Old-Name"])
def test_a_slug_of_before_leads_to_the_one_of_today(client: Client, asked: str) -> None:
    an_edition(a_document(slug="old-name"), publish_at=ago(days=1))
    an_edition()
    assert hops(client, f"/en/countries/{asked}/") == [(BELGIUM, 301)]


def test_a_slug_that_another_country_took_over_is_that_ones(client: Client) -> None:
    an_edition(a_document(slug="low-land"), publish_at=ago(days=2))
    an_edition(publish_at=ago(days=1))
    Country.objects.update(slug="belgium")
    an_edition(
        a_bare_document(code="NL", alpha3="NLD", slug="low-land", name={"en": "Netherlands"})
    )
    assert "Netherlands" in client.get("/en/countries/low-land/").content.decode()


def test_a_slug_that_two_countries_had_leads_to_the_last(client: Client) -> None:
    an_edition(a_document(slug="low-land"), publish_at=ago(days=4))
    an_edition(publish_at=ago(days=3))
    Country.objects.update(slug="belgium")
    for days, slug in ((2, "low-land"), (1, "netherlands")):
        document = a_bare_document(code="NL", alpha3="NLD", slug=slug, name={"en": "Netherlands"})
        an_edition(document, publish_at=ago(days=days))
    assert hops(client, "/en/countries/low-land/") == [("/en/countries/netherlands/", 301)]


def test_a_slug_comes_before_a_code(client: Client) -> None:
    an_edition()
    an_edition(a_bare_document(code="NL", alpha3="NLD", slug="be", name={"en": "Netherlands"}))
    assert "Netherlands" in client.get("/en/countries/be/").content.decode()


@pytest.mark.parametrize("asked", ["be", "BEL", "belgium", "old-name"])
def test_a_withdrawn_profile_is_gone_at_every_address(client: Client, asked: str) -> None:
    an_edition(a_document(slug="old-name"), publish_at=ago(days=2))
    an_edition(publish_at=ago(days=1))
    an_edition(kind=Edition.Kind.WITHDRAWAL)
    assert client.get(f"/en/countries/{asked}/", follow=True).status_code == 410


@pytest.mark.parametrize("asked", ["be", "BEL", "Belgium", "belgium", "secret-name"])
def test_what_was_never_public_is_found_by_no_road(
    client: Client, belgium: Country, asked: str
) -> None:
    nowhere = client.get("/en/countries/nowhere/")
    assert client.get(f"/en/countries/{asked}/").status_code == nowhere.status_code == 404
    for fields in (
        {"state": Edition.State.PROPOSED, "number": None, "publish_at": None},
        {"state": Edition.State.REJECTED, "number": None, "publish_at": None, "reason": "No."},
        {"number": 1, "publish_at": ago(days=-1)},
    ):
        an_edition(a_document(slug="secret-name"), **fields)
    for below in ("", "editions/1/", "picture.png", "feed.xml"):
        assert client.get(f"/en/countries/{asked}/{below}").status_code == 404


def test_the_slug_of_a_draft_leads_nowhere_though_the_country_is_public(
    client: Client,
) -> None:
    an_edition()
    Country.objects.update(slug="secret-name")
    an_edition(
        a_document(slug="secret-name"),
        state=Edition.State.PROPOSED,
        number=None,
        publish_at=None,
    )
    assert client.get("/en/countries/secret-name/").status_code == 404


def test_a_code_that_stands_in_a_text_is_not_the_countrys(client: Client) -> None:
    an_edition(a_document(strapline={"en": 'x "alpha3":"XYZ"'}))
    assert client.get("/en/countries/xyz/").status_code == 404


@pytest.mark.parametrize(
    "path",
    [
        "//example.org/en/countries/be/",
        "/en//example.org/countries/be",
        "/en/countries//example.org/",
        "/en/countries/be%0d%0aX: y/",
        "/en/countries/be/..//example.org",
        "/en/countries/be/editions/99999999999999999999/",
    ],
)
def test_no_address_leads_away_from_the_site(client: Client, path: str) -> None:
    an_edition()
    response = client.get(path)
    assert response.status_code in (301, 404)
    assert not response.get("Location", "/en/").startswith(("//", "http"))


@pytest.mark.parametrize("asked", ["be", "old-name"])
def test_other_methods_are_refused_there_too(client: Client, asked: str) -> None:
    an_edition(a_document(slug="old-name"), publish_at=ago(days=1))
    an_edition()
    assert client.post(f"/en/countries/{asked}/").status_code == 405


@pytest.mark.parametrize("asked", ["nowhere", "xyz", "xy"])
def test_that_nobody_has_an_address_is_known_after_four_questions(
    django_assert_max_num_queries: DjangoAssertNumQueries, asked: str
) -> None:
    an_edition()
    with django_assert_max_num_queries(4), pytest.raises(Http404):
        in_force(asked)
