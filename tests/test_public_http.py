"""How public pages answer: methods, caching, redirects, and no cookie ever."""

import pytest
from django.conf import LazySettings
from django.contrib.auth.models import User
from django.test import Client

from countries.models import CrimeArea
from portal.release import release
from tests.editions import an_edition, the_crime_areas
from tests.pages import SEARCH_ONLY, SeenPage
from tests.portal_pages import a_page, published

pytestmark = pytest.mark.django_db
BELGIUM = "/en/countries/belgium/"


def test_a_page_may_be_kept_but_is_asked_for_again(client: Client) -> None:
    an_edition()
    response = client.get(BELGIUM)
    assert response["Cache-Control"] == "public, no-cache"
    assert response["Content-Language"] == "en"
    assert response["ETag"].startswith('"')


@pytest.mark.parametrize("method", ["get", "head"])
def test_who_has_the_page_is_told_so_before_anything_is_rendered(
    client: Client, method: str
) -> None:
    an_edition()
    tag = client.get(BELGIUM)["ETag"]
    response = getattr(client, method)(BELGIUM, headers={"If-None-Match": f'"x", {tag}'})
    assert response.status_code == 304
    assert response.templates == []
    assert (response["ETag"], response["Cache-Control"]) == (tag, "public, no-cache")


def test_head_answers_as_get_does_without_a_body(client: Client) -> None:
    an_edition()
    got, head = client.get(BELGIUM), client.head(BELGIUM)
    assert (head.status_code, head.content, head["ETag"]) == (200, b"", got["ETag"])


def test_each_language_has_its_own_etag(client: Client) -> None:
    an_edition()
    tags = {client.get(f"/{each}/countries/belgium/")["ETag"] for each in ("en", "fr", "es", "ar")}
    assert len(tags) == 4


def test_the_name_of_a_crime_area_changes_the_etag(client: Client) -> None:
    the_crime_areas()
    an_edition()
    tag = client.get(BELGIUM)["ETag"]
    CrimeArea.objects.filter(slug="drug-crime").update(name_en="Narcotics")
    response = client.get(BELGIUM, headers={"If-None-Match": tag})
    assert "Narcotics" in SeenPage(response).text


def test_a_corrected_note_changes_the_etag(client: Client) -> None:
    edition = an_edition(notes={"en": "Mistaek."})
    tag = client.get(BELGIUM)["ETag"]
    edition.notes = {"en": "Mistake."}
    edition.save()
    assert client.get(BELGIUM, headers={"If-None-Match": tag}).status_code == 200


def test_another_name_of_the_site_is_another_release(settings: LazySettings) -> None:
    settings.DEBUG = True  # works the release out each time
    before = release()
    assert release() == before
    settings.SITE_NAMES = {**settings.SITE_NAMES, "en": "Another name"}
    assert release() != before


PAGES = ["/en/glossary/", "/en/about/"]


@pytest.mark.parametrize(
    "path", ["/", "/en/", BELGIUM, "/en/countries/nowhere/", "/healthz", *PAGES]
)
@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "options"])
def test_other_methods_are_refused_by_name(path: str, method: str) -> None:
    client = Client(enforce_csrf_checks=True)
    response = getattr(client, method)(path)
    assert (response.status_code, response["Allow"]) == (405, "GET, HEAD")


@pytest.mark.parametrize("path", ["/", "/en/", BELGIUM, "/en/nothing/", "/healthz", *PAGES])
def test_no_public_page_sets_or_varies_by_a_cookie(
    client: Client, path: str, django_user_model: type[User]
) -> None:
    an_edition()
    published(a_page())
    client.force_login(django_user_model.objects.create_user("somebody"))
    response = client.get(path)
    assert not response.cookies
    assert "Cookie" not in response.get("Vary", "")


def test_a_page_at_its_language_varies_by_nothing(client: Client) -> None:
    an_edition()
    assert "Vary" not in client.get(BELGIUM)


@pytest.mark.parametrize(
    ("accepted", "language"),
    [
        ("", "en"),
        ("fr", "fr"),
        ("fr-CA,fr;q=0.9,en;q=0.8", "fr"),
        ("de,ar;q=0.5,es;q=0.4", "ar"),
        ("de", "en"),
        ("*", "en"),
        ("es;q=0,fr;q=0.1", "fr"),
        ("not a header at all; q=x", "en"),
    ],
)
def test_the_root_leads_to_the_language_that_the_browser_asks_for(
    client: Client, accepted: str, language: str
) -> None:
    response = client.get("/", headers={"Accept-Language": accepted})
    assert (response.status_code, response["Location"]) == (302, f"/{language}/")
    assert response["Vary"] == "Accept-Language"


def test_the_root_falls_back_to_the_default_language(
    client: Client, settings: LazySettings
) -> None:
    settings.LANGUAGE_CODE = "es"
    assert client.get("/", headers={"Accept-Language": "de"})["Location"] == "/es/"


def test_a_missing_slash_is_added(client: Client) -> None:
    an_edition()
    assert client.get("/en/countries/belgium")["Location"] == BELGIUM


def test_public_pages_carry_a_strict_policy_without_nonce_script_or_inline_style(
    client: Client,
) -> None:
    an_edition()
    response = client.get(BELGIUM)
    policy = response["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert "nonce" not in policy
    page = SeenPage(response)
    assert page.scripts == SEARCH_ONLY
    assert not page.all("style")
    assert not [e for e in page.elements if "style" in e.attributes]


@pytest.mark.parametrize("path", PAGES)
def test_the_other_pages_answer_in_the_same_way(client: Client, path: str) -> None:
    published(a_page())
    got, head = client.get(path), client.head(path)
    assert (head.status_code, head.content, head["ETag"]) == (200, b"", got["ETag"])
    assert (got["Cache-Control"], got["Content-Language"]) == ("public, no-cache", "en")
    again = client.get(path, headers={"If-None-Match": got["ETag"]})
    assert (again.status_code, again.templates) == (304, [])


@pytest.mark.parametrize("path", ["/feed.xml", "/countries/be/", "/search/?q=x", "/regions"])
def test_an_address_without_a_language_asks_the_browser_and_no_cookie(
    client: Client, path: str
) -> None:
    client.cookies["django_language"] = "fr"
    response = client.get(path, headers={"Accept-Language": "ar"})
    assert response.status_code == 302
    assert response["Location"].startswith("/ar/")
    assert (response["Vary"], response["Cache-Control"]) == ("Accept-Language", "public, no-cache")
    assert not response.cookies
