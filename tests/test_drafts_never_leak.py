"""Whatever stands in working rows, no public address shows it."""

import re
from collections.abc import Iterator

import pytest
from django.contrib.auth.models import User
from django.db import models
from django.test import Client

from countries import freezing, profile, revisions
from countries.languages import LANGUAGES
from countries.models import (
    NCB,
    Citation,
    Country,
    CrimeAreaLink,
    Edition,
    Page,
    PoliceForce,
    Revision,
    Section,
    Source,
)
from tests.loaded import load, once

WORKING: tuple[type[models.Model], ...] = (
    Country,
    NCB,
    PoliceForce,
    Section,
    CrimeAreaLink,
    Citation,
    Source,
    Page,
)
LINK = re.compile(r'(?:href|src)="(/[^"#?]*)')


def leaky_columns(model: type[models.Model]) -> Iterator[models.Field]:
    """Every column of a working row that can hold a text of somebody's own."""
    for field in model._meta.concrete_fields:
        free = isinstance(field, models.CharField | models.TextField) and not field.choices
        if free and not field.primary_key and field.name != "alpha3":
            yield field


def leak(field: models.Field, row: models.Model) -> str:
    """A text that the field can hold, and that cannot come from anywhere else."""
    if isinstance(field, models.SlugField):
        return f"draft-leak-{str(row.pk).lower()}"
    if field.name == "fact":
        return f"draft-leak.{row.pk}"
    if isinstance(field, models.URLField):
        return f"https://draft-leak.example/{row.pk}"
    return f"DRAFT-LEAK {field.name} {row.pk}"


@pytest.fixture
def leaky_rows(db: None) -> None:
    """Every text of every working row says DRAFT-LEAK; so do a revision and a proposal."""
    once(["leaky rows"], write_leaky_rows)


def write_leaky_rows() -> None:
    load("crime_areas", "belgium", "pages")
    Country.objects.create(
        code="FR", alpha3="FRA", slug="france", region="europe", name_en="France"
    )
    for model in WORKING:
        for row in model._default_manager.all():
            texts = {field.attname: leak(field, row) for field in leaky_columns(model)}
            model._default_manager.filter(pk=row.pk).update(**texts)
    Citation.objects.update(note="DRAFT-LEAK note")
    country = Country.objects.get(code="BE")
    Section.objects.filter(country=country).update(topic="other")
    revisions.record(country, None, Revision.Origin.FORM, "DRAFT-LEAK")
    Citation.objects.filter(country=country).delete()
    freezing.freeze(
        profile.build(country), None, {"en": "DRAFT-LEAK note of a proposal"}, revision=2
    )


def crawl(client: Client, start: str) -> dict[str, str]:
    """Every page that can be reached from there, by its address."""
    pages: dict[str, str] = {}
    waiting = [start]
    while waiting:
        address = waiting.pop()
        if address in pages or address.startswith(("/admin/", "/static/")):
            continue
        response = client.get(address)
        pages[address] = response.content.decode() if not response.streaming else ""
        waiting += LINK.findall(pages[address])
    return pages


@pytest.mark.usefixtures("leaky_rows")
def test_no_page_shows_a_draft(client: Client) -> None:
    """One crawl reaches all languages: each page leads to itself in the others."""
    pages = crawl(client, "/en/")
    missing = [f"/{each}/{at}/" for each in LANGUAGES for at in ("no", "countries/draft-leak-be")]
    for extra in ("/healthz", *missing):
        pages[extra] = client.get(extra).content.decode()

    for language in LANGUAGES:
        for address in (
            "",
            "countries/belgium/",
            "about/",
            "accessibility/",
            "privacy/",
            "contact/",
        ):
            assert f"/{language}/{address}" in pages
    assert [address for address, page in pages.items() if "draft-leak" in page.lower()] == []


@pytest.mark.usefixtures("leaky_rows")
@pytest.mark.parametrize(
    "page", ["preview/", *(f"preview/{each}/" for each in LANGUAGES), "changes/"]
)
def test_nobody_is_shown_the_preview_of_a_draft(client: Client, page: str) -> None:
    for code in ("BE", "FR"):
        response = client.get(f"/admin/countries/country/{code}/{page}")
        assert response.headers["Location"].startswith("/admin/login/")
        assert not response.content


@pytest.mark.usefixtures("leaky_rows")
@pytest.mark.parametrize("page", ["publish/", "history/", *(f"preview/{e}/" for e in LANGUAGES)])
def test_nobody_is_shown_the_draft_of_a_page(client: Client, page: str) -> None:
    response = client.get(f"/admin/countries/page/about/{page}")
    assert response.headers["Location"].startswith("/admin/login/")
    assert not response.content


@pytest.mark.usefixtures("leaky_rows")
def test_the_rows_really_say_it(petra: User) -> None:
    """So that the crawl can fail: the document of the rows is full of it."""
    body = profile.build(Country.objects.get(code="BE")).canonical()

    assert body.count("DRAFT-LEAK") > 50
    assert Edition.objects.filter(body__contains="DRAFT-LEAK").exists()
    assert Page.objects.filter(body_ar__contains="DRAFT-LEAK").count() == 4


@pytest.mark.usefixtures("leaky_rows")
def test_a_country_that_was_never_published_has_no_address(client: Client) -> None:
    assert client.get("/en/countries/france/").status_code == 404
