"""Working rows to document and back, for any profile that the rules allow."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection, models, transaction
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings

from countries import profile, rules
from countries.document import Bureau, Cited, Document, Force, SectionText, Shape, SourceText
from countries.models import (
    NCB,
    Citation,
    Country,
    CrimeAreaLink,
    PoliceForce,
    Section,
    Source,
)
from countries.models.translated import translated_fields
from tests.editions import a_bare_document, a_document, the_crime_areas
from tests.profiles import PEOPLE, documents

pytestmark = pytest.mark.django_db
a_few = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
PARTS: tuple[type[models.Model], ...] = (NCB, PoliceForce, Section, CrimeAreaLink, Citation)


@pytest.fixture
def people(db: None) -> None:
    """The crime areas and the people that documents name."""
    the_crime_areas()
    for name in PEOPLE:
        User.objects.create_user(name)


@contextmanager
def undone() -> Iterator[None]:
    """What happens here leaves no trace in the database."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def rows() -> list[tuple[str, list[dict[str, Any]]]]:
    """Every row of every table of the profile, as it stands."""
    tables: list[type[models.Model]] = [Country, Source, Country.editors.through, *PARTS]
    return [(t.__name__, list(t._base_manager.order_by("pk").values())) for t in tables]


@given(documents())
@a_few
def test_a_document_that_is_applied_and_built_is_the_same(people: None, document: Document) -> None:
    with undone():
        assert rules.problems(document) == []
        built = profile.build(profile.apply(document))
        assert built.canonical() == document.canonical()


@given(documents(), documents())
@a_few
def test_it_is_so_whatever_the_rows_said_before(
    people: None, before: Document, document: Document
) -> None:
    known = {source.slug: source for source in before.sources}
    document.sources = [known.get(source.slug, source) for source in document.sources]
    with undone():
        profile.apply(before)
        built = profile.build(profile.apply(document))
        assert built.canonical() == document.canonical()


@given(documents())
@a_few
def test_applying_a_document_again_changes_no_row(people: None, document: Document) -> None:
    with undone():
        profile.apply(document)
        once = rows()
        profile.apply(document)
        assert rows() == once


@given(documents())
@a_few
def test_a_public_document_leaves_what_only_staff_sees(people: None, document: Document) -> None:
    with undone():
        profile.apply(document)
        built = profile.build(profile.apply(document.public()))
        assert built.canonical() == document.canonical()


def test_what_a_document_does_not_have_is_deleted_but_no_source(people: None) -> None:
    profile.apply(a_document())
    assert all(part._base_manager.exists() for part in PARTS)
    profile.apply(a_bare_document())
    assert not any(part._base_manager.exists() for part in PARTS)
    assert Source.objects.count() == 2


def test_a_source_that_exists_keeps_its_words(people: None) -> None:
    Source.objects.create(slug="supplied-text", title_en="The words of the bureau")
    built = profile.build(profile.apply(a_document()))
    assert built.sources[0].title == {"en": "The words of the bureau"}


def test_parts_keep_their_rows_while_their_words_change(people: None) -> None:
    profile.apply(a_document())
    keys = {part: set(part._base_manager.values_list("pk", flat=True)) for part in PARTS}
    other = a_document().plain()
    other["police"][0]["name"]["en"] = "The police"
    other["sections"][0]["heading"]["en"] = "Crime"
    profile.apply(Document.model_validate(other))
    assert {part: set(part._base_manager.values_list("pk", flat=True)) for part in PARTS} == keys


def test_sections_can_swap_their_topics(people: None) -> None:
    profile.apply(a_document())
    swapped = a_document().plain()
    first, second, _third = swapped["sections"]
    first["topic"], second["topic"] = second["topic"], first["topic"]
    built = profile.build(profile.apply(Document.model_validate(swapped)))
    assert [s.topic for s in built.sections] == ["interpol", "crime", "police"]


def test_users_that_do_not_exist_are_left_out(people: None) -> None:
    cited = [{"fact": "ncb.website", "reason": "withheld", "checked_by": "nobody", "note": ""}]
    document = a_bare_document(editors=["eva", "nobody"], citations=cited)
    built = profile.build(profile.apply(document))
    assert built.editors == ["eva"]
    assert built.citations[0].checked_by == ""


def test_the_rows_are_read_and_not_an_instance_that_somebody_read_before(belgium: Country) -> None:
    Country.objects.filter(code="BE").update(name_en="Kingdom of Belgium")
    belgium.slug = "never-saved"
    document = profile.build(belgium)
    assert (document.name["en"], document.slug) == ("Kingdom of Belgium", "belgium")


def test_a_profile_is_built_in_the_same_few_queries_whatever_its_size(people: None) -> None:
    bare, whole = a_bare_document(), a_document(editors=["eva"])
    counts = []
    for document in (bare, whole):
        country = profile.apply(document)
        with CaptureQueriesContext(connection) as queries:
            profile.build(country)
        counts.append(len(queries))
    assert counts[0] <= counts[1] <= 8
    more = whole.plain()
    more["police"] += [{"slug": f"force-{i}", "name": {"en": "Force"}} for i in range(20)]
    more["citations"] += [{"fact": f"police.force-{i}", "source": "iso-3166-1"} for i in range(20)]
    country = profile.apply(Document.model_validate(more))
    with CaptureQueriesContext(connection) as queries:
        profile.build(country)
    assert len(queries) == counts[1]


# Where each model's fields stand in the document.
SHAPES: dict[type[models.Model], type[Shape]] = {
    Country: Document,
    NCB: Bureau,
    PoliceForce: Force,
    Section: SectionText,
    Citation: Cited,
    Source: SourceText,
}
# What is in no document, and why.
LEFT_OUT = {
    "id": "a number of this database, which means nothing elsewhere",
    "country": "the document is the country's",
    "order": "lists keep their order",
    "status": "the fixture's intent, in neither form nor document",
    "member_since_precision": "in `member_since`: as far as it is written, it is known",
    "as_of_precision": "in `as_of`, likewise",
}


@pytest.mark.parametrize("model", SHAPES)
def test_every_field_is_in_the_document_or_left_out_for_a_reason(
    model: type[models.Model],
) -> None:
    texts = translated_fields(model)
    columns = {f"{field}_{language}" for field in texts for language in ("en", "fr", "es", "ar")}
    fields = {field.name for field in [*model._meta.fields, *model._meta.many_to_many]} - columns
    assert fields - LEFT_OUT.keys() == set(SHAPES[model].model_fields) - {
        *("schema_", "ncb", "police", "sections", "crime_areas", "citations", "sources"),
    }


def test_every_part_of_a_country_is_in_the_document() -> None:
    parts = {relation.related_model for relation in Country._meta.related_objects}
    names = {part.__name__ for part in parts if isinstance(part, type)}
    assert names == {"Edition", *(part.__name__ for part in PARTS)}
    assert {f.name for f in CrimeAreaLink._meta.fields} - LEFT_OUT.keys() == {"area", "standing"}
