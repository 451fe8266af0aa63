"""Editions of every schema that ever was still have their page, in every language."""

from html import escape
from pathlib import Path

import pytest
from django.test import Client

from countries.document import SCHEMA, load
from countries.languages import LANGUAGES, read
from tests.editions import an_edition

SAMPLES = sorted((Path(__file__).parent / "samples").glob("schema-*.json"))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("sample", SAMPLES, ids=[sample.stem for sample in SAMPLES])
def test_the_page_of_an_old_document_renders(
    client: Client, db: None, sample: Path, language: str
) -> None:
    body = sample.read_text(encoding="utf-8").strip()
    document = load(body)
    an_edition(document, body=body, schema=int(sample.stem.rpartition("-")[2]))

    page = client.get(f"/{language}/countries/{document.slug}/").content.decode()

    for section in document.sections:
        assert escape(read(section.heading, language).text) in page


def test_there_is_a_sample_of_every_schema() -> None:
    assert [sample.stem for sample in SAMPLES] == [f"schema-{n}" for n in range(1, SCHEMA + 1)]
