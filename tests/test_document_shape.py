"""The shape of the profile document: one text for equal data, nothing unknown, nothing coerced."""

import json
from pathlib import Path
from typing import Any, get_args

import pytest
from django.test import Client
from hypothesis import given, settings
from pydantic import ValidationError

from countries.document import (
    LIFTS,
    SCHEMA,
    Document,
    Json,
    Shape,
    canonical,
    digest,
    load,
    upgrade,
)
from countries.languages import LANGUAGES
from tests.editions import a_bare_document, a_document, an_edition, the_crime_areas
from tests.profiles import documents

SAMPLES = Path(__file__).parent / "samples"
# The frozen samples, by schema, and the SHA-256 of their bytes: they are never edited.
FROZEN = {1: "38ba29dc592af0ab9da1264b7f25d9d942aad65c0451d6461bac03f1d2b630fb"}
CITED: Json = {"fact": "name", "reason": "withheld"}
FORCE: Json = {"slug": "a"}
SECTION: Json = {"slug": "a", "topic": "other"}
SOURCE: Json = {"slug": "a"}


def sample(schema: int) -> str:
    return (SAMPLES / f"schema-{schema}.json").read_text(encoding="utf-8")


def test_canonical_json_has_sorted_keys_no_spaces_and_real_characters() -> None:
    assert canonical({"b": [2, 1], "a": {"é": "بلجيكا 😀"}}) == '{"a":{"é":"بلجيكا 😀"},"b":[2,1]}'


def test_equal_documents_are_equal_texts_whatever_the_order_of_their_keys() -> None:
    plain = a_document().plain()
    turned = dict(reversed(plain.items()))
    turned["name"] = dict(reversed(plain["name"].items()))
    assert Document.model_validate(turned).canonical() == a_document().canonical()


def test_lists_keep_their_order() -> None:
    plain = a_document().plain()
    turned = Document.model_validate({**plain, "police": plain["police"][::-1]})
    assert [force.slug for force in turned.police][-1] == "whole"
    assert turned.canonical() != a_document().canonical()


def test_sources_stand_as_they_are_first_cited_and_editors_by_the_alphabet() -> None:
    plain = a_document().plain()
    turned = Document.model_validate(
        {**plain, "sources": plain["sources"][::-1], "editors": ["petra", "eva", "petra"]}
    )
    assert [source.slug for source in turned.sources] == ["supplied-text", "iso-3166-1"]
    assert turned.editors == ["eva", "petra"]


@given(documents())
@settings(max_examples=40, deadline=None)
def test_a_document_survives_its_own_text(document: Document) -> None:
    assert load(document.canonical()) == document
    assert load(document.public().canonical()) == document.public()


def test_a_text_that_is_empty_is_absent() -> None:
    assert a_bare_document(strapline={"en": "", "fr": "Oui", "es": None}).strapline == {"fr": "Oui"}


def test_the_digest_is_the_sha256_of_the_utf8_bytes() -> None:
    assert digest("é") == "4a99557e4033c3539de2eb65472017cad5f9557f7a0625a09f1c3f6e2ba69c4c"


def test_a_public_document_has_no_key_of_staff() -> None:
    cited = [{"fact": "name", "source": "a", "note": "DRAFT-LEAK", "checked_by": "DRAFT-LEAK"}]
    sources = [{"slug": "a", "title": {"en": "A"}}]
    whole = a_bare_document(citations=cited, sources=sources, editors=["DRAFT-LEAK"])
    assert whole.canonical().count("DRAFT-LEAK") == 3
    assert "DRAFT-LEAK" not in whole.public().canonical()
    assert not {"editors", "note", "checked_by"} & {
        *whole.public().plain(),
        *whole.public().plain()["citations"][0],
    }


@pytest.mark.parametrize(
    "parts",
    [
        {"colour": "red"},
        {"ncb": {"colour": "red"}},
        {"police": [{**FORCE, "colour": "red"}]},
        {"sections": [{**SECTION, "colour": "red"}]},
        {"crime_areas": [{"area": "a", "standing": "focus", "colour": "red"}]},
        {"citations": [{**CITED, "colour": "red"}]},
        {"sources": [{**SOURCE, "colour": "red"}]},
        {"strapline": {"en": "A", "de": "A"}},
    ],
)
def test_an_unknown_key_is_refused(parts: Json) -> None:
    with pytest.raises(ValidationError, match=r"colour|de"):
        a_bare_document(**parts)


@pytest.mark.parametrize(
    "parts",
    [
        {"name": {"en": 1}},
        {"strapline": {"en": False}},
        {"strapline": "text"},
        {"code": "be"},
        {"code": "BE\n"},
        {"alpha3": "BE"},
        {"slug": "Belgium"},
        {"slug": "belgium\n"},
        {"region": "atlantis"},
        {"name": {"en": "a" * 121}},
        {"name": {"en": "a\0"}},
        {"name": {"en": "\ud83d"}},
        {"member_since": ""},
        {"member_since": 1923},
        {"member_since": "1923-02-29"},
        {"member_since": "1923-9-7"},
        {"member_since": "١٩٢٣-٠٩-٠٧"},
        {"ncb": {"around_the_clock": 1}},
        {"ncb": {"website": "javascript:alert(1)"}},
        {"ncb": {"website": "https://police.example/a b"}},
        {"ncb": {"website": "https://police.example/" + "a" * 300}},
        {"police": {"slug": "a"}},
        {"police": [{**FORCE, "level": "galactic"}]},
        {"police": [{**FORCE, "units": "185"}]},
        {"police": [{**FORCE, "units": 185.0}]},
        {"police": [{**FORCE, "units": True}]},
        {"police": [{**FORCE, "units": 0}]},
        {"police": [{**FORCE, "units": 2**31}]},
        {"sections": [{"slug": "a", "topic": "weather"}]},
        {"crime_areas": [{"area": "a", "standing": "best"}]},
        {"citations": [{**CITED, "reason": "unknown"}]},
        {"citations": [{**CITED, "derived": "yes"}]},
        {"citations": [{**CITED, "checked_on": "1956-06"}]},
        {"citations": [{**CITED, "checked_on": "٢٠٢٦-١١-٢٣"}]},
        {"citations": [{**CITED, "note": "a\0"}]},
        {"citations": [{"fact": "Member since"}]},
        {"sources": [{**SOURCE, "publisher": "a" * 201}]},
        {"sources": [{**SOURCE, "read_on": "2026"}]},
        {"editors": [7]},
        {"schema": 2},
    ],
)
def test_a_value_that_does_not_fit_is_refused_and_never_coerced(parts: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        a_bare_document(**parts)


@pytest.mark.parametrize("text", ['{"schema":2}', '{"schema":true}', '{"schema":"1"}', "{}", "[]"])
def test_a_document_of_another_schema_is_refused_with_words(text: str) -> None:
    with pytest.raises(ValueError, match=r"of schema .* cannot be read by this release"):
        load(text)


def test_every_schema_has_a_lift_to_the_next_and_a_frozen_sample() -> None:
    assert set(LIFTS) == set(range(1, SCHEMA))
    assert set(FROZEN) == set(range(1, SCHEMA + 1))
    assert {path.name for path in SAMPLES.iterdir()} == {f"schema-{n}.json" for n in FROZEN}


@pytest.mark.parametrize("schema", FROZEN)
def test_a_frozen_sample_is_not_edited_and_can_still_be_read(schema: int) -> None:
    assert digest(sample(schema)) == FROZEN[schema]
    assert upgrade(json.loads(sample(schema)))["schema"] == SCHEMA
    document = load(sample(schema))
    assert document.name["ar"] == "بلجيكا"
    assert document.police[2].units == 185
    assert document.citations[0].as_of == "1956"


@pytest.mark.django_db
@pytest.mark.parametrize("schema", FROZEN)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_frozen_sample_still_renders(client: Client, schema: int, language: str) -> None:
    the_crime_areas()
    an_edition(load(sample(schema)).public(), body=sample(schema), schema=schema)
    page = client.get(f"/{language}/countries/belgium/")
    assert page.status_code == 200
    assert load(sample(schema)).name[language] in page.text


def shapes(shape: type[Shape]) -> dict[str, Any]:
    """Every key of a shape, with the keys of the shapes in it."""
    found: dict[str, Any] = {}
    for name, field in shape.model_fields.items():
        kinds = [field.annotation, *get_args(field.annotation)]
        inner = [kind for kind in kinds if isinstance(kind, type) and issubclass(kind, Shape)]
        found[field.alias or name] = shapes(inner[0]) if inner else None
    return found


def test_the_sample_of_todays_schema_says_something_in_every_key() -> None:
    plain = json.loads(sample(SCHEMA))
    for key, inner in shapes(Document).items():
        assert plain[key]
        items = plain[key] if isinstance(plain[key], list) else [plain[key]]
        for name in inner or ():
            assert any(item[name] for item in items), f"{key}: {name}"
