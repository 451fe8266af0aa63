"""The glossary: each term at its anchor, and labels that lead to it."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from django.utils.translation import override
from pytest_django import DjangoAssertNumQueries

from countries.languages import LANGUAGES
from countries.models import Edition
from countries.reading.glossary import BY_ANCHOR, GROUPS
from tests.pages import SeenPage

TERM = re.compile(r'\bterm="([\w-]+)"|glossed \S+(?: \S+)? "([\w-]+)"')


@pytest.mark.django_db
@pytest.mark.parametrize("language", LANGUAGES)
def test_each_term_stands_once_at_its_anchor(client: Client, language: str) -> None:
    page = SeenPage(client.get(f"/{language}/glossary/"))
    with override(language):
        names = [str(term.name) for group in GROUPS for term in group.terms]
    assert [each.text for each in page.all("dfn")] == names
    assert len(names) == len(set(names)) == len(BY_ANCHOR)
    assert set(BY_ANCHOR) <= set(page.ids)
    assert len(page.ids) == len(set(page.ids))


@pytest.mark.django_db
def test_what_it_refers_to_is_there(client: Client) -> None:
    page = SeenPage(client.get("/en/glossary/"))
    assert {link[1:] for link in page.links if link.startswith("#")} <= set(page.ids)


def test_a_term_does_not_refer_to_itself() -> None:
    assert not [term for term in BY_ANCHOR.values() if term.anchor in term.see]


def test_it_asks_no_database(
    client: Client, db: None, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(0):
        tag = client.get("/en/glossary/")["ETag"]
        assert client.get("/en/glossary/", headers={"If-None-Match": tag}).status_code == 304


def test_labels_lead_to_terms(client: Client, published_belgium: Edition) -> None:
    page = SeenPage(client.get("/fr/countries/belgium/"))
    led = {each.text: each.attributes["href"] for each in page.all("a", class_="term")}
    assert led["Membre depuis"] == "/fr/glossary/#member-since"
    assert led["Édition"] == "/fr/glossary/#edition"
    assert led["Date"] == "/fr/glossary/#as-of"  # of a source
    assert {href.partition("#")[2] for href in led.values()} <= set(BY_ANCHOR)
    assert len(led) >= 14


def test_a_label_is_the_whole_name_of_its_link(client: Client, published_belgium: Edition) -> None:
    page = SeenPage(client.get("/en/countries/belgium/"))
    for link in page.all("a", class_="term"):
        assert link.text
        assert set(link.attributes) == {"class", "href"}


def test_templates_name_only_terms_that_are_there() -> None:
    folder = Path(settings.BASE_DIR, "templates")
    named = {a or b for file in folder.glob("*.html") for a, b in TERM.findall(file.read_text())}
    assert {"ncb", "level", "fingerprint"} <= named
    assert named <= set(BY_ANCHOR)
