"""A fixture file as records, each value with its line. Source of the format: Django's fixtures."""

from dataclasses import dataclass, field
from typing import Any

import yaml
from django.apps import apps
from django.utils.translation import gettext as _

from countries.loading.mistakes import Mistake, Place, unknown

Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_SCALARS = {f"tag:yaml.org,2002:{kind}" for kind in ("str", "int", "float", "bool", "timestamp")}
_NULL = "tag:yaml.org,2002:null"


@dataclass(frozen=True)
class Value:
    """What stands behind a field: a text as written, a list, or None for an empty one."""

    raw: str | list[Any] | None
    line: int
    kind: str = "str"


@dataclass
class Record:
    """One record of a file: its model, and its fields in the order written."""

    place: Place
    model: str
    fields: dict[str, Value] = field(default_factory=dict)


class UnreadableError(Exception):
    """The file is no list of records at all."""

    def __init__(self, mistake: Mistake) -> None:
        self.mistake = mistake
        super().__init__(str(mistake))


def compose(name: str, data: bytes) -> yaml.Node:
    """The file's YAML as nodes with their lines. JSON is read too, being YAML but for its tabs.

    Raises UnreadableError with the line where the text, or its YAML, is broken.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        message = _("This is not UTF-8 text: save the file as UTF-8.")
        raise UnreadableError(Mistake(Place(name, line), message)) from error
    if name.endswith(".json"):
        text = text.replace("\t", " ")
    try:
        node = yaml.compose(text, Loader=Loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        message = _("This is not YAML: {}.").format(error.problem or error.context)
        raise UnreadableError(
            Mistake(Place(name, mark.line + 1 if mark else 1), message)
        ) from error
    except yaml.reader.ReaderError as error:
        before = text[: error.position] if isinstance(error.position, int) else ""
        message = _("This is not text: it holds the character {}.").format(repr(error.character))
        place = Place(name, before.count("\n") + 1)
        raise UnreadableError(Mistake(place, message)) from error
    except RecursionError as error:
        message = _("This is nested too deeply to be a fixture.")
        raise UnreadableError(Mistake(Place(name, 1), message)) from error
    if not isinstance(node, yaml.SequenceNode) or not node.value:
        message = _("A fixture is a list of records: “- model: countries.country”.")
        line = node.start_mark.line + 1 if node is not None else 1
        raise UnreadableError(Mistake(Place(name, line), message))
    return node


def models_of(node: yaml.Node) -> list[str]:
    """The models that the records of a file name, as written."""
    return [
        str(value.value)
        for record in node.value
        if isinstance(record, yaml.MappingNode)
        for key, value in record.value
        if key.value == "model"
    ]


def records_of(name: str, node: yaml.Node) -> tuple[list[Record], list[Mistake]]:
    """The records of a file, and what is wrong with their form."""
    mistakes: list[Mistake] = []
    records = [_record(name, item, mistakes) for item in node.value]
    return [record for record in records if record is not None], mistakes


def _record(name: str, node: yaml.Node, mistakes: list[Mistake]) -> Record | None:
    place = Place(name, node.start_mark.line + 1)
    if not isinstance(node, yaml.MappingNode):
        message = _("A record has a “model” and “fields”.")
        mistakes.append(Mistake(place, message))
        return None
    parts = _mapping(node, place, mistakes)
    for key in parts.keys() - {"model", "fields"}:
        message = _("A record has “model” and “fields”, and no primary key: its fields name it.")
        mistakes.append(Mistake(place.at(parts[key].start_mark.line + 1, key), message))
    fields = parts.get("fields")
    if "model" not in parts or not isinstance(fields, yaml.MappingNode):
        mistakes.append(Mistake(place, _("A record has a “model” and “fields”.")))
        return None
    model = str(parts["model"].value)
    record = Record(Place(name, place.line, model), model)
    if not _known(model):
        place = place.at(parts["model"].start_mark.line + 1, "model")
        message = unknown(model, _models(), _("There is no such model."))
        mistakes.append(Mistake(place, message, model))
        return None
    for key, value in _mapping(fields, record.place, mistakes).items():
        record.fields[key] = _value(
            value, record.place.at(value.start_mark.line + 1, key), mistakes
        )
    return record


def _mapping(node: yaml.MappingNode, place: Place, mistakes: list[Mistake]) -> dict[str, yaml.Node]:
    found: dict[str, yaml.Node] = {}
    for key, value in node.value:
        word = str(key.value)
        if word in found:
            message = _("This is written twice in one record: keep one of them.")
            mistakes.append(Mistake(place.at(key.start_mark.line + 1, word), message))
        found[word] = value
    return found


def _value(node: yaml.Node, place: Place, mistakes: list[Mistake]) -> Value:
    line = node.start_mark.line + 1
    if isinstance(node, yaml.SequenceNode):
        return Value([_value(item, place, mistakes).raw for item in node.value], line, "list")
    if not isinstance(node, yaml.ScalarNode) or node.tag not in {*_SCALARS, _NULL}:
        mistakes.append(Mistake(place, _("Write a plain value or a list here.")))
        return Value(None, line, "bad")
    if node.tag == _NULL:
        return Value(None, line, "null")
    return Value(node.value, line, node.tag.rpartition(":")[2])


def _known(model: str) -> bool:
    return model.lower() in _models()


def _models() -> set[str]:
    ours = apps.get_app_config("countries").get_models()
    return {model._meta.label_lower for model in ours}
