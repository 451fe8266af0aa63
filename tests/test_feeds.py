"""The Atom feeds of the site, a region and a country: what they tell, and how they answer."""

import datetime as dt
from typing import Any

import pytest
from django.conf import LazySettings
from django.test import Client
from django.utils import timezone

from countries.document import Document
from countries.models import Edition
from countries.models.edition import Edition as Frozen
from tests.editions import a_bare_document, a_document, an_edition, the_crime_areas
from tests.feeds import ATOM, LANG, SeenFeed
from tests.many import publish_many
from tests.pages import SeenPage

pytestmark = pytest.mark.django_db
FEED = "/en/feed.xml"
BELGIUM = "/en/countries/belgium/feed.xml"
EVERY_FEED = (FEED, "/en/regions/europe/feed.xml", BELGIUM)


def ago(**time: float) -> dt.datetime:
    return timezone.now() - dt.timedelta(**time)


def monaco(**fields: Any) -> Edition:
    document = a_bare_document(
        code="MC", alpha3="MCO", slug="monaco", region="europe", name={"en": "Monaco"}
    )
    return an_edition(document, **fields)


def egypt(**fields: Any) -> Edition:
    document = a_bare_document(
        code="EG", alpha3="EGY", slug="egypt", region="africa", name={"en": "Egypt"}
    )
    return an_edition(document, **fields)


def changed_twice() -> None:
    """Belgium with three editions: the second changes a date, the third a standing."""
    an_edition(publish_at=ago(days=9), notes={"en": "First.", "fr": "Première."})
    an_edition(a_document(member_since="1923"), publish_at=ago(days=5), notes={"en": "A date."})
    areas = [{"area": "violence", "standing": "principal"}]
    document = a_document(member_since="1923", crime_areas=areas)
    an_edition(document, publish_at=ago(days=1), notes={"en": "Violence."})


@pytest.mark.parametrize("path", EVERY_FEED)
def test_a_feed_has_all_that_atom_demands(client: Client, path: str) -> None:
    changed_twice()
    seen = SeenFeed(client.get(path))
    root = seen.root
    assert root.attrib[LANG] == "en"
    assert root.findtext(f"{ATOM}id", "").startswith("tag:localhost,2026:feed/")
    assert root.findtext(f"{ATOM}title")
    assert root.findtext(f"{ATOM}author/{ATOM}name") == "INTERPOL"
    links = {each.attrib["rel"]: each.attrib["href"] for each in root.findall(f"{ATOM}link")}
    assert links["self"] == f"http://testserver{path}"
    assert links["alternate"].startswith("http://testserver/en/")
    stamps = [dt.datetime.fromisoformat(root.findtext(f"{ATOM}updated", ""))]
    for entry in seen.entries:
        assert entry.text("id")
        assert entry.text("title")
        assert entry.one("link").attrib["href"].startswith("http://testserver/en/countries/")
        stamps.append(dt.datetime.fromisoformat(entry.text("updated")))
    assert all(stamp.tzinfo for stamp in stamps)
    assert stamps[0] == max(stamps)
    assert len({entry.text("id") for entry in seen.entries}) == len(seen.entries) == 3


def test_an_entry_tells_the_note_and_the_parts_that_changed(client: Client) -> None:
    changed_twice()
    newest, second, first = SeenFeed(client.get(BELGIUM)).entries
    assert (newest.text("title"), newest.text("summary")) == ("Belgium, edition 3", "Violence.")
    assert (newest.parts, second.parts, first.parts) == (["Crime areas"], ["Facts"], [])
    assert newest.text("content") == (
        '<p lang="en" dir="ltr">Violence.</p><p>Changed: Crime areas</p>'
    )
    assert newest.one("link").attrib["href"].endswith("/en/countries/belgium/editions/3/")


def test_a_note_stands_in_the_feeds_language_else_in_english_and_says_so(client: Client) -> None:
    changed_twice()
    newest, _, first = SeenFeed(client.get("/fr/countries/belgium/feed.xml")).entries
    assert (first.text("summary"), first.one("summary").attrib[LANG]) == ("Première.", "fr")
    assert (newest.text("summary"), newest.one("summary").attrib[LANG]) == ("Violence.", "en")
    assert newest.parts == ["Domaines de criminalité"]


def test_a_text_that_changed_in_another_language_is_no_change_in_this_one(client: Client) -> None:
    an_edition(a_document(strapline={"en": "One", "fr": "Un"}), publish_at=ago(days=2))
    an_edition(a_document(strapline={"en": "One", "fr": "Deux"}))
    assert SeenFeed(client.get(BELGIUM)).entries[0].parts == []
    french = SeenFeed(client.get("/fr/countries/belgium/feed.xml"))
    assert french.entries[0].parts == ["Données"]


def test_minor_changes_checks_and_what_is_not_live_are_not_told(client: Client) -> None:
    an_edition(publish_at=ago(days=9))
    an_edition(a_document(member_since="1924"), minor=True, publish_at=ago(days=8))
    an_edition(a_document(member_since="1924"), kind="checked", publish_at=ago(days=7))
    an_edition(a_document(member_since="1925"), publish_at=ago(days=-7))
    an_edition(a_document(member_since="1926"), state=Edition.State.PROPOSED, number=None)
    assert SeenFeed(client.get(FEED)).titles == ["Belgium, edition 1"]


def test_of_who_is_withdrawn_only_that_is_told(client: Client) -> None:
    an_edition(publish_at=ago(days=9), notes={"en": "Not to be read any more."})
    an_edition(kind="withdrawal", notes={"en": "At its own request."})
    for path in EVERY_FEED:
        response = client.get(path)
        assert SeenFeed(response).titles == ["Belgium: This profile was withdrawn."]
        assert b"Not to be read any more." not in response.content
        assert response.status_code == (410 if "belgium" in path else 200)
    entry = SeenFeed(client.get(FEED)).entries[0]
    assert entry.text("summary") == "At its own request."
    assert entry.one("link").attrib["href"] == "http://testserver/en/countries/belgium/"


def test_who_came_back_has_its_past_again(client: Client) -> None:
    an_edition(publish_at=ago(days=9))
    an_edition(kind="withdrawal", publish_at=ago(days=5))
    an_edition(publish_at=ago(days=1))
    assert SeenFeed(client.get(FEED)).titles == [
        "Belgium, edition 3",
        "Belgium: This profile was withdrawn.",
        "Belgium, edition 1",
    ]


def test_a_region_tells_of_its_own_countries_and_a_country_of_itself(client: Client) -> None:
    an_edition(publish_at=ago(days=3))
    monaco(publish_at=ago(days=2))
    egypt(publish_at=ago(days=1))
    titles = {path: SeenFeed(client.get(path)).titles for path in EVERY_FEED}
    assert titles[FEED] == ["Egypt, edition 1", "Monaco, edition 1", "Belgium, edition 1"]
    assert titles["/en/regions/europe/feed.xml"] == ["Monaco, edition 1", "Belgium, edition 1"]
    assert titles[BELGIUM] == ["Belgium, edition 1"]


@pytest.mark.parametrize(
    "path", ["/en/regions/atlantis/feed.xml", "/en/countries/nowhere/feed.xml"]
)
def test_what_is_nowhere_has_no_feed(client: Client, path: str) -> None:
    assert client.get(path).status_code == 404


def test_an_older_address_of_a_country_leads_to_its_feed(client: Client) -> None:
    an_edition(a_document(slug="old"), publish_at=ago(days=3))
    an_edition()
    for asked in ("old", "BE", "bel"):
        response = client.get(f"/en/countries/{asked}/feed.xml")
        assert (response.status_code, response.headers["Location"]) == (301, BELGIUM)


def test_an_empty_portal_has_an_empty_feed_that_stays_as_it_is(client: Client) -> None:
    first, second = client.get(FEED), client.get(FEED)
    assert SeenFeed(first).entries == []
    assert first.content == second.content


def test_a_character_that_xml_cannot_hold_is_left_out(client: Client) -> None:
    name = {"en": "Bel\x07gium\ufffe", "fr": "Belgique"}
    document = Document.model_validate({**a_document().plain(), "name": name})
    an_edition(document, notes={"en": "A bell\x07 & <b>\x0b, twice\x1f"})
    entry = SeenFeed(client.get(FEED)).entries[0]
    assert entry.text("title") == "Belgium, edition 1"
    assert entry.text("summary") == "A bell & <b>, twice"
    assert "&amp; &lt;b&gt;" in entry.text("content")


def test_ids_stay_whatever_becomes_of_the_address_or_the_name(
    client: Client, settings: LazySettings
) -> None:
    settings.ALLOWED_HOSTS = [".example.org", "testserver"]
    an_edition(a_document(slug="old"), publish_at=ago(days=3))
    before = SeenFeed(client.get(FEED)).entries[0].text("id")
    an_edition(a_document(slug="new", name={"en": "New"}))
    entries = SeenFeed(client.get(FEED)).entries
    assert entries[-1].text("id") == before == "tag:example.org,2026:BE/1/en"
    assert entries[-1].one("link").attrib["href"].endswith("/countries/new/editions/1/")


@pytest.mark.parametrize("path", EVERY_FEED)
def test_a_feed_answers_as_public_pages_do(client: Client, path: str) -> None:
    changed_twice()
    response = client.get(path)
    assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
    assert (response["Cache-Control"], response["Content-Language"]) == ("public, no-cache", "en")
    assert "Vary" not in response
    assert not response.cookies
    assert client.head(path)["ETag"] == response["ETag"]
    known = {"If-None-Match": response["ETag"]}
    assert client.get(path, headers=known).status_code == 304
    assert client.post(path).status_code == 405
    Frozen.objects.filter(number=3).update(notes={"en": "Corrected."})
    assert client.get(path, headers=known).status_code == 200


@pytest.mark.parametrize("path", [FEED, EVERY_FEED[1]])
def test_of_many_it_tells_the_newest_fifty(client: Client, path: str) -> None:
    publish_many(240)
    assert len(SeenFeed(client.get(path)).entries) == 50


def test_pages_tell_of_their_feeds(client: Client) -> None:
    the_crime_areas()
    an_edition()
    page = client.get("/ar/countries/belgium/").content.decode()
    assert 'href="/ar/feed.xml"' in page
    assert 'href="/ar/countries/belgium/feed.xml"' in page


def test_readers_see_the_way_to_the_feed_of_a_country_and_of_a_region(client: Client) -> None:
    the_crime_areas()
    an_edition()
    for path, text in (("countries/belgium", "Feed: Belgium"), ("regions/europe", "Feed: Europe")):
        page = SeenPage(client.get(f"/en/{path}/"))
        led = {
            each.text: each.attributes["href"]
            for each in page.all("a", type="application/atom+xml")
        }
        assert led[text] == f"/en/{path}/feed.xml"
