"""`sitemap.xml`, `robots.txt` and `security.txt`: what machines are told of the portal."""

import datetime as dt
import re
from typing import Any
from xml.etree.ElementTree import fromstring

import pytest
from django.conf import LazySettings
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from countries.views import sitemap
from countries.views.robots import security_text
from tests.editions import a_bare_document, a_document, an_edition, the_crime_areas
from tests.many import publish_many

pytestmark = pytest.mark.django_db
SITEMAP = "/sitemap.xml"
ROOT = "http://testserver"
NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


def entries(response: Any) -> dict[str, Any]:
    """The addresses of the map, each with its element."""
    root = fromstring(response.content)  # noqa: S314 (our own)
    return {each.findtext("s:loc", "", NAMES): each for each in root.findall("s:url", NAMES)}


def test_each_page_stands_there_in_each_language_with_all_others(client: Client) -> None:
    an_edition()
    found = entries(client.get(SITEMAP))
    for language in ("en", "fr", "es", "ar"):
        for rest in ("", "compare/", "countries/belgium/", "regions/europe/", "glossary/"):
            links = found[f"{ROOT}/{language}/{rest}"].findall("x:link", NAMES)
            others = {each.attrib["hreflang"]: each.attrib["href"] for each in links}
            assert set(others) == {"en", "fr", "es", "ar", "x-default"}
            assert others["ar"] == f"{ROOT}/ar/{rest}"
            assert set(others.values()) <= set(found), "each tells of each"


def test_every_address_of_it_answers_and_is_its_own_canonical(client: Client) -> None:
    the_crime_areas()
    call_command("loaddata", "pages", verbosity=0)
    an_edition()
    for address in entries(client.get(SITEMAP)):
        response = client.get(address)
        assert response.status_code == 200, address
        assert f'<link rel="canonical" href="{address}">' in response.content.decode()
        assert "noindex" not in response.content.decode()


def test_a_page_changed_when_its_edition_went_live_and_lists_with_the_newest(
    client: Client,
) -> None:
    day = dt.datetime(2026, 3, 1, 12, tzinfo=dt.UTC)
    an_edition(publish_at=day)
    newer = day + dt.timedelta(days=30)
    an_edition(a_bare_document(code="MC", alpha3="MCO", slug="monaco"), publish_at=newer)
    found = entries(client.get(SITEMAP))
    told = {address: each.findtext("s:lastmod", "", NAMES) for address, each in found.items()}
    assert told[f"{ROOT}/fr/countries/belgium/"] == "2026-03-01T12:00:00+00:00"
    assert told[f"{ROOT}/fr/"] == "2026-03-31T12:00:00+00:00"


def test_a_region_changed_when_a_country_left_it(client: Client) -> None:
    first, then = (dt.datetime(2026, 3, day, 12, tzinfo=dt.UTC) for day in (1, 8))
    an_edition(publish_at=first)
    an_edition(a_document(region="africa"), number=2, publish_at=then)
    found = entries(client.get(SITEMAP))
    for region in ("europe", "africa"):
        page = found[f"{ROOT}/en/regions/{region}/"]
        assert page.findtext("s:lastmod", "", NAMES) == then.isoformat(timespec="seconds")


def test_who_is_withdrawn_or_not_yet_live_is_not_on_it(client: Client) -> None:
    an_edition()
    an_edition(kind="withdrawal")
    later = timezone.now() + dt.timedelta(days=1)
    an_edition(a_bare_document(code="MC", alpha3="MCO", slug="monaco"), publish_at=later)
    assert not [each for each in entries(client.get(SITEMAP)) if re.search("/countries/.", each)]


def test_an_empty_portal_has_a_map_too(client: Client) -> None:
    assert f"{ROOT}/en/" in entries(client.get(SITEMAP))


def test_too_many_pages_stand_in_several_files(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish_many(5)
    monkeypatch.setattr(sitemap, "PAGES", 8)
    index = fromstring(client.get(SITEMAP).content)  # noqa: S314 (our own)
    assert index.tag.endswith("sitemapindex")
    files = [each.findtext("s:loc", "", NAMES) for each in index]
    assert files == [f"{ROOT}/sitemap-1.xml", f"{ROOT}/sitemap-2.xml", f"{ROOT}/sitemap-3.xml"]
    found = [address for file in files for address in entries(client.get(file))]
    assert len(found) == len(set(found)) == 18 * 4
    assert client.get("/sitemap-4.xml").status_code == 404
    assert client.get("/sitemap-0.xml").status_code == 404


@pytest.mark.parametrize("path", [SITEMAP, "/robots.txt", "/.well-known/security.txt"])
def test_it_answers_as_public_pages_do(client: Client, settings: LazySettings, path: str) -> None:
    settings.SECURITY_CONTACT = ["mailto:security@example.org"]
    an_edition()
    response = client.get(path)
    assert response["Cache-Control"] == "public, no-cache"
    assert not response.cookies
    assert "Cookie" not in response.get("Vary", "")
    assert response["Content-Language"]
    assert client.head(path)["ETag"] == response["ETag"]
    french = {"Accept-Language": "fr", "If-None-Match": response["ETag"]}
    assert client.get(path, headers=french).status_code == 304
    assert (client.post(path).status_code, client.post(path)["Allow"]) == (405, "GET, HEAD")


def test_robots_may_read_what_is_public_and_learn_where_the_map_is(client: Client) -> None:
    lines = client.get("/robots.txt").content.decode().splitlines()
    assert lines == [
        "User-agent: *",
        "Disallow: /admin/",
        "Disallow: /account/",
        "",
        f"Sitemap: {ROOT}/sitemap.xml",
    ]


def test_without_a_contact_there_is_no_security_txt(client: Client) -> None:
    assert client.get("/.well-known/security.txt").status_code == 404


def test_security_txt_names_whom_to_tell_and_expires_within_half_a_year(
    client: Client, settings: LazySettings
) -> None:
    settings.SECURITY_CONTACT = ["mailto:security@example.org", "https://example.org/report"]
    response = client.get("/.well-known/security.txt")
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    lines = response.content.decode().splitlines()
    assert lines[:2] == [f"Contact: {each}" for each in settings.SECURITY_CONTACT]
    assert f"Canonical: {ROOT}/.well-known/security.txt" in lines
    stamp = next(line for line in lines if line.startswith("Expires: ")).removeprefix("Expires: ")
    left = dt.datetime.fromisoformat(stamp) - timezone.now()
    assert dt.timedelta(days=140) < left < dt.timedelta(days=190)


@pytest.mark.parametrize(
    ("month", "expires"), [(1, "2026-07-01"), (6, "2026-12-01"), (7, "2027-01-01")]
)
def test_the_day_on_which_it_expires_is_right_in_every_month(month: int, expires: str) -> None:
    lines = security_text([], "", dt.datetime(2026, month, 28, tzinfo=dt.UTC))
    assert f"Expires: {expires}T00:00:00Z" in lines
