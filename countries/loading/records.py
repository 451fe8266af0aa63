"""A fixture's nodes as records, each value with its line. The format is that of Django."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple, TypeGuard

import yaml
from django.utils.translation import gettext as _

from countries.loading.mistakes import Place
from countries.loading.reading import as_written

_SCALARS = {f"tag:yaml.org,2002:{kind}" for kind in ("str", "int", "float", "bool", "timestamp")}
_NULL = "tag:yaml.org,2002:null"
_MERGE = "tag:yaml.org,2002:merge"


@dataclass(frozen=True)
class Value:
    """What stands behind a field: a text as written, a list of texts, or None for nothing.

    `exact` is a text in double quotes, whose spaces and line ends are meant.
    """

    raw: str | list[str] | None
    line: int
    kind: str = "str"
    exact: bool = False

    def __str__(self) -> str:
        return f"[{', '.join(self.raw)}]" if isinstance(self.raw, list) else self.raw or ""


class Slip(NamedTuple):
    """A mistake of form inside a record; nothing more is said of that field."""

    line: int
    field: str
    message: str


@dataclass
class Record:
    """One record of a file: its model, and its fields in the order written."""

    place: Place
    model: str = ""
    fields: dict[str, Value] = field(default_factory=dict)
    slips: list[Slip] = field(default_factory=list)

    def slip(self, line: int, name: str, message: str) -> None:
        """Note a mistake of form."""
        self.slips.append(Slip(line, name, message))


def records_of(name: str, node: yaml.SequenceNode) -> list[Record]:
    """The records of a file; each knows what is wrong with its form."""
    return [_record(Record(Place(name, item.start_mark.line + 1)), item) for item in node.value]


def _record(record: Record, node: yaml.Node) -> Record:
    parts = _mapping(record, node) if isinstance(node, yaml.MappingNode) else {}
    for key in parts.keys() - {"model", "fields"}:
        message = _("A record has “model” and “fields”, and no primary key: its fields name it.")
        record.slip(parts[key][0], key, message)
    _line, model = parts.get("model", (0, None))
    _line, fields = parts.get("fields", (0, None))
    if not (_is_plain(model) and model.value and isinstance(fields, yaml.MappingNode)):
        record.slip(record.place.line, "", _("A record has a “model” and “fields”."))
        return record
    record.model = str(model.value)
    for key, (line, value) in _mapping(record, fields).items():
        record.fields[key] = _value(record, key, line, value)
    return record


def _mapping(record: Record, node: yaml.MappingNode) -> dict[str, tuple[int, yaml.Node]]:
    """Names, and for each the line of the name and what stands behind it."""
    found: dict[str, tuple[int, yaml.Node]] = {}
    for key, value in node.value:
        line, word = key.start_mark.line + 1, str(key.value)
        if not isinstance(key, yaml.ScalarNode):
            record.slip(line, "", _("A field's name is one word."))
        elif word in found:
            record.slip(line, word, _("This is written twice in one record: keep one of them."))
        elif key.tag != _MERGE:
            found[word] = line, value
    for key, value in _merged(node):
        found.setdefault(str(key.value), (key.start_mark.line + 1, value))
    return found


def _merged(node: yaml.MappingNode) -> Iterator[tuple[yaml.Node, yaml.Node]]:
    """What `<<: *name` takes over from a mapping elsewhere in the file."""
    for key, value in node.value:
        if key.tag == _MERGE:
            for source in value.value if isinstance(value, yaml.SequenceNode) else [value]:
                pairs = source.value if isinstance(source, yaml.MappingNode) else []
                yield from ((k, v) for k, v in pairs if isinstance(k, yaml.ScalarNode))


def _value(record: Record, name: str, line: int, node: yaml.Node) -> Value:
    if isinstance(node, yaml.SequenceNode):
        items = [_item(item) for item in node.value]
        if all(_is_plain(item) for item in items):
            return Value([as_written(item.value) for item in items], line, "list")
    elif _is_plain(node):
        kind = node.tag.rpartition(":")[2]
        return Value(as_written(node.value), line, kind, exact=node.style == '"')
    elif node.tag == _NULL:
        return Value(None, line, "null")
    message = _("Write a plain value here, or a list of them.")
    if isinstance(node, yaml.ScalarNode) and "\0" in node.value:
        message = _("This is not text: it holds the character {}.").format("U+0000")
    record.slip(line, name, message)
    return Value(None, line, "bad")


def _item(node: yaml.Node) -> yaml.Node:
    """`[drug-crime]` in a list is how Django writes a natural key."""
    alone = isinstance(node, yaml.SequenceNode) and len(node.value) == 1
    return node.value[0] if alone else node


def _is_plain(node: yaml.Node | None) -> TypeGuard[yaml.ScalarNode]:
    return isinstance(node, yaml.ScalarNode) and node.tag in _SCALARS and "\0" not in node.value
