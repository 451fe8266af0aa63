"""The pages about the portal: readers get what was published, and nothing else."""

import datetime as dt

import pytest
from django.conf import LazySettings
from django.contrib.auth.models import User
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from countries import page_publishing
from countries.languages import LANGUAGES
from countries.models import Page, PageEdition
from countries.models.edition import FrozenError
from countries.models.page_edition import PageSlug
from countries.page_publishing import CannotPublishError
from tests.pages import SeenPage
from tests.portal_pages import a_page, published

pytestmark = pytest.mark.django_db
ABOUT = "/en/about/"


def test_a_page_that_was_never_published_is_not_there(client: Client) -> None:
    a_page()
    assert client.get(ABOUT).status_code == 404


def test_what_is_published_is_read_in_the_next_request_and_a_draft_never(client: Client) -> None:
    page = a_page()
    published(page)
    tag = client.get(ABOUT)["ETag"]
    page.body_en = "<p>A draft.</p>"  # type: ignore[attr-defined]
    page.save()
    assert client.get(ABOUT, headers={"If-None-Match": tag}).status_code == 304
    page_publishing.publish(page, None)
    again = client.get(ABOUT, headers={"If-None-Match": tag})
    assert "A draft." in SeenPage(again).text
    assert "Edition 2" in SeenPage(again).one("footer", class_="edition").text


def test_an_edition_waits_for_its_time(client: Client) -> None:
    page = a_page(body_en="<p>Now.</p>")
    published(page)
    page.body_en = "<p>Later.</p>"  # type: ignore[attr-defined]
    page.save()
    tomorrow = timezone.now() + dt.timedelta(days=1)
    page_publishing.publish(page, None, at=tomorrow)
    assert "Now." in SeenPage(client.get(ABOUT)).text
    live = PageEdition.objects.live("about", at=tomorrow)
    assert live
    assert live.number == 2


def test_a_published_state_never_changes(client: Client) -> None:
    edition = published(a_page())
    edition.texts = {}
    with pytest.raises(FrozenError):
        edition.save()
    with pytest.raises(FrozenError):
        edition.delete()
    with pytest.raises(FrozenError):
        PageEdition.objects.update(texts={})
    with pytest.raises(FrozenError):
        PageEdition.objects.all().delete()


@pytest.mark.parametrize(
    ("texts", "words"),
    [
        ({"body_en": ""}, "no text yet"),
        ({"body_en": "", "body_ar": "<p>نص</p>"}, "needed in English too"),
        ({"summary_en": "", "summary_fr": "En bref."}, "needed in English too"),
    ],
)
def test_readers_get_english_at_least(texts: dict[str, str], words: str) -> None:
    with pytest.raises(CannotPublishError, match=words):
        page_publishing.publish(a_page(**texts), None)


def test_the_same_is_not_published_twice() -> None:
    page = a_page()
    published(page)
    with pytest.raises(CannotPublishError, match="Nothing has changed"):
        page_publishing.publish(page, None)


def test_a_text_without_a_translation_stands_in_english_and_says_so(client: Client) -> None:
    published(a_page(title_ar="عن الموقع"))
    page = SeenPage(client.get("/ar/about/"))
    text = page.one("div", class_="prose", lang="en")
    assert (text.text, text.attributes["dir"]) == ("A text.", "ltr")
    assert page.one("h1").text == "عن الموقع"
    assert page.one("p", class_="marked").text


def test_headings_leave_no_level_out(client: Client) -> None:
    body = "<p>First.</p><h3>One &amp; two</h3><p>a</p><h4>Below</h4><p>b</p>"
    body += "<blockquote><h3>Said</h3></blockquote><h3>Three</h3><p>c</p>"
    published(a_page(body_en=body))
    page = SeenPage(client.get(ABOUT))
    levels = [(e.tag, e.text) for e in page.elements if e.tag in ("h1", "h2", "h3", "h4")]
    assert levels == [
        ("h1", "About"),
        ("h2", "One & two"),
        ("h3", "Below"),
        ("h3", "Said"),
        ("h2", "Three"),
    ]
    assert len(page.ids) == len(set(page.ids))


def test_what_is_stored_is_made_safe_once_more(client: Client) -> None:
    texts = {"title": {"en": "<b>T</b>"}, "body": {"en": "<script>x</script><p onclick=y>z</p>"}}
    now = timezone.now()
    PageEdition.objects.create(slug="about", number=1, published_at=now, texts=texts)
    html = client.get(ABOUT).content.decode()
    assert "<script>" not in html
    assert "onclick" not in html
    assert "<h1>&lt;b&gt;T&lt;/b&gt;</h1>" in html


def test_it_asks_one_question_of_the_database(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    page = a_page()
    for number in range(12):
        published(page, body_en=f"<p>State {number}.</p>")
    with django_assert_num_queries(1):
        client.get(ABOUT)


def test_each_language_says_where_the_others_are(client: Client) -> None:
    published(a_page())
    page = SeenPage(client.get("/fr/about/"))
    assert page.one("link", rel="canonical").attributes["href"].endswith("/fr/about/")
    links = [each.attributes for each in page.all("link", rel="alternate")]
    alternates = {each["hreflang"] for each in links if "hreflang" in each}
    assert alternates == {*LANGUAGES, "x-default"}


@pytest.mark.parametrize("slug", ["about", "accessibility", "privacy", "contact"])
def test_the_page_marks_itself_among_the_others(client: Client, slug: str) -> None:
    published(a_page(slug))
    page = SeenPage(client.get(f"/en/{slug}/"))
    current = page.all("a", **{"aria-current": "page"})
    assert {each.attributes["href"] for each in current} == {f"/en/{slug}/"}


def test_every_page_links_to_the_pages_about_the_portal(client: Client) -> None:
    links = SeenPage(client.get("/ar/")).links
    for name in ("about", "glossary", "accessibility", "privacy", "contact"):
        assert f"/ar/{name}/" in links


def test_contact_says_truthfully_that_no_address_is_recorded(client: Client) -> None:
    published(a_page("contact"))
    assert "No address is recorded" in SeenPage(client.get("/en/contact/")).text


def test_contact_shows_what_the_operator_set(client: Client, settings: LazySettings) -> None:
    published(a_page("contact"))
    before = client.get("/en/contact/")["ETag"]
    settings.CONTACT_URL, settings.CONTACT_EMAIL = "https://example.org/write", "us@example.org"
    response = client.get("/en/contact/", headers={"If-None-Match": before})
    assert {"https://example.org/write", "mailto:us@example.org"} <= set(SeenPage(response).links)
    assert "No address is recorded" not in SeenPage(response).text


def test_no_other_page_shows_an_address(client: Client, settings: LazySettings) -> None:
    settings.CONTACT_EMAIL = "us@example.org"
    published(a_page())
    assert "us@example.org" not in SeenPage(client.get(ABOUT)).text


def test_titles_and_descriptions_are_unique_and_of_good_length(client: Client) -> None:
    call_command("loaddata", "pages", verbosity=0)
    for language in LANGUAGES:
        found = []
        for path in [*PageSlug.values, "glossary"]:
            page = SeenPage(client.get(f"/{language}/{path}/"))
            found.append(page.one("meta", name="description").attributes["content"])
            found.append(page.one("title").text)
            assert 50 <= len(found[-2]) <= 170, found[-2]
        assert len(found) == len(set(found))


def test_the_first_texts_are_whole_in_every_language(client: Client) -> None:
    call_command("loaddata", "pages", verbosity=0)
    for language in LANGUAGES:
        for slug in PageSlug.values:
            page = SeenPage(client.get(f"/{language}/{slug}/"))
            assert not page.all(class_="stand-in"), f"{language} {slug}"


def test_who_published_is_kept_by_name_and_in_the_audit_list(petra: User) -> None:
    from countries.models import AuditEntry

    edition = page_publishing.publish(a_page(), petra)
    assert edition.published_by_name == "petra"
    entry = AuditEntry.objects.get(action="page-published")
    assert (entry.name, entry.object) == ("petra", "page about, edition 1")
    petra.delete()
    assert Page.objects.get().history.count() == 1
    assert PageEdition.objects.get().published_by_name == "petra"
