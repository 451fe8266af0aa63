"""Whatever a profile says, its dump says the same: to a reader of YAML, and to loaddata."""

from typing import Any

from hypothesis import HealthCheck, assume, given, settings

from countries import paths
from countries.diff import changes
from countries.document import Document
from countries.loading.dump import dump
from countries.loading.interpret import interpret
from countries.loading.reading import compose
from countries.loading.records import records_of
from countries.loading.references import ReferencePlan
from countries.loading.statements import Statements
from tests.profiles import documents

# Of no meaning outside a program, Unicode says; while it reads, loaddata puts them for others.
NONCHARACTERS = "\ufdd0\ufdd1\ufdd2"


def read(text: str) -> Document:
    """What a fixture states, without a database."""
    said = Statements()
    interpret(said, "belgium", records_of("belgium.yaml", compose("belgium.yaml", text.encode())))
    assert not said.mistakes
    data = paths.unflatten(said.countries["BE"].flat)
    sources = said.references.values()
    data["sources"] = [
        ReferencePlan(source, None, {**BLANK, **source.values}).source() for source in sources
    ]
    return Document.model_validate(data)


BLANK: dict[str, Any] = {f"title_{language}": "" for language in ("en", "fr", "es", "ar")}
BLANK |= {"publisher": "", "address": "", "read_on": None}


def of_no_person(document: Document) -> Document:
    """As a fixture has it: people belong to an installation."""
    cited = [each.model_copy(update={"checked_by": None}) for each in document.citations]
    return document.model_copy(update={"editors": None, "citations": cited})


@given(documents())
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_a_dump_reads_as_the_profile_that_it_was_made_of(document: Document) -> None:
    text = dump(document, "draft")
    assume(not any(character in text for character in NONCHARACTERS))
    again = read(text)
    assert not changes(of_no_person(document), again)
    assert dump(again, "draft") == text
