"""Linked data speaks the words of schema.org, each where the vocabulary has it."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client

from tests.editions import a_bare_document, a_document, an_edition
from tests.environment import ROOT
from tests.pages import SeenPage

Json = dict[str, Any]
VOCABULARY: Json = json.loads((ROOT / "tests" / "schema_org.json").read_text("utf-8"))


def properties(name: str) -> set[str]:
    """The properties that a type may have: its own and those of all that it is a kind of."""
    kind = VOCABULARY[name]
    return set(kind["has"]).union(*(properties(each) for each in kind["of"]))


def nodes(data: object) -> Iterator[Json]:
    """Every object within, with those that stand in others."""
    if isinstance(data, dict):
        yield data
    for each in data.values() if isinstance(data, dict) else data if isinstance(data, list) else ():
        yield from nodes(each)


def mistakes(data: Json) -> list[str]:
    """What the vocabulary does not know; a node without a type only refers to another."""
    found = []
    for node in nodes(data):
        said = {key for key in node if not key.startswith("@")}
        kind = node.get("@type")
        if kind and kind not in VOCABULARY:
            found.append(kind)
        elif kind:
            found += [f"{kind}.{each}" for each in sorted(said - properties(kind))]
        else:
            found += sorted(said)
    return found


@pytest.mark.django_db
@pytest.mark.parametrize("document", [a_document(), a_bare_document()], ids=["full", "facts"])
def test_every_type_and_property_is_in_the_vocabulary(client: Client, document: Any) -> None:
    an_edition(document)
    page = SeenPage(client.get("/ar/countries/belgium/"))
    data = json.loads("".join(page.one("script", type="application/ld+json").words))
    assert {node.get("@type") for node in nodes(data)} >= {"Country", "WebPage", "ListItem"}
    assert mistakes({"@graph": data["@graph"]}) == []


def test_what_the_vocabulary_does_not_have_is_seen() -> None:
    country = {"@type": "Country", "name": "x", "memberOf": {"@type": "Organisation"}}
    assert mistakes({"@graph": [country]}) == ["Country.memberOf", "Organisation"]
    assert mistakes({"@graph": [{"@id": "#x", "name": "x"}]}) == ["name"]
