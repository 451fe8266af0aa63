"""Every fact shows its source and dates: numbered notes, and links both ways."""

import pytest
from django.test import Client

from countries.facts import facts
from countries.languages import LANGUAGES
from tests.editions import TEXT, a_bare_document, a_document, an_edition, cited
from tests.pages import Element, SeenPage

pytestmark = pytest.mark.django_db
BELGIUM = "/en/countries/belgium/"
SOURCES = [{"slug": TEXT, "title": {"en": "Supplied text"}}]


def page_with(client: Client, *citations: dict[str, object]) -> SeenPage:
    an_edition(a_document(citations=list(citations), sources=SOURCES))
    return SeenPage(client.get(BELGIUM))


def marks(page: SeenPage) -> list[Element]:
    return page.all("a", role="doc-noteref")


def test_a_fact_and_its_note_link_to_each_other(client: Client) -> None:
    page = page_with(client, cited("member_since"))
    (mark,) = marks(page)
    assert (mark.text, mark.attributes["href"]) == ("1", "#note-1")
    assert mark.attributes["aria-label"] == "Source 1"
    assert page.one("a", role="doc-backlink").attributes["href"] == "#fact-member_since"


def test_a_note_is_one_combination_of_source_and_dates(client: Client) -> None:
    page = page_with(
        client,
        cited("region"),
        cited("member_since"),
        cited("codes", checked_on="2026-11-23"),
        cited("strapline", as_of="2024"),
        cited("ncb.city", derived=True),
    )
    assert [mark.text for mark in marks(page)] == ["1", "2", "3", "2", "4", "3"]
    assert len(page.all("cite")) == 4


def test_notes_are_numbered_as_the_page_is_read(client: Client) -> None:
    every = [cited(fact) for fact in ("section.police", "crime.focus", "name", "police.whole")]
    page = page_with(client, *({**each, "as_of": f"200{n}"} for n, each in enumerate(every)))
    assert [mark.text for mark in marks(page)] == ["1", "2", "3", "4"]


def test_a_note_without_dates_says_so(client: Client) -> None:
    page = page_with(client, cited("region"))
    assert "Date not stated Checks none yet" in page.one(id="note-1").text


def test_a_note_says_all_that_is_known_of_its_source(client: Client) -> None:
    source = {
        "slug": TEXT,
        "title": {"en": "A report"},
        "publisher": "A ministry",
        "address": "https://example.org/a?b=1&c=2",
        "read_on": "2026-11-01",
    }
    citation = cited("region", as_of="2024-06", checked_on="2026-11-23", derived=True)
    an_edition(a_document(citations=[citation], sources=[source]))
    note = SeenPage(client.get(BELGIUM)).one(id="note-1").text
    for words in (
        "A report · A ministry",
        "https://example.org/a?b=1&c=2",
        "As of June 2024",
        "Checked on 23 November 2026",
        "Read on 1 November 2026",
        "Derived",
        "Supports: Region",
    ):
        assert words in note


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_derived_means_is_one_step_away(client: Client, language: str) -> None:
    an_edition(a_document(citations=[cited("region", derived=True)]))
    page = SeenPage(client.get(f"/{language}/countries/belgium/"))
    note = page.one(id="note-1").text
    (label,) = page.all("a", href=f"/{language}/glossary/#derived")
    assert label.text in note
    assert SeenPage(client.get(f"/{language}/glossary/")).one(id="derived")


def test_a_source_that_the_document_lacks_shows_its_short_name(client: Client) -> None:
    an_edition(a_bare_document(citations=[cited("region", "lost")]))
    assert "lost" in SeenPage(client.get(BELGIUM)).one("cite").text


def test_every_fact_that_can_be_cited_is_marked_on_the_page(client: Client) -> None:
    document = a_document(citations=[])
    citations = [cited(path) for path in facts(document)]
    page = page_with(client, *citations)
    backlinks = {e.attributes["href"] for e in page.all("a", role="doc-backlink")}
    assert backlinks == {f"#fact-{path}" for path in facts(document)}
    assert {link[1:] for link in backlinks} <= set(page.ids)


@pytest.mark.parametrize(
    ("dates", "words"),
    [
        ([], "Checks none yet"),
        ([None, None], "Checks none yet"),
        (["2026-11-23", None], "Checks in part"),
        (["2026-11-23", "2025-01-02"], "Checked on 2 January 2025"),
    ],
)
def test_the_foot_says_how_far_the_edition_is_checked(
    client: Client, dates: list[str | None], words: str
) -> None:
    facts = zip(("region", "codes"), dates, strict=False)
    page = page_with(client, *(cited(fact, checked_on=date) for fact, date in facts))
    assert words in page.one("footer", class_="edition").text
