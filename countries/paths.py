"""A document as a flat table of places and values, which diffs, merges and errors all speak of.

A place is a tuple: `("name", "fr")`, `("ncb", "city", "en")`, `("police", "federal", "units")`.
Items of lists are named by their own key, and the order of a list is a value of its own, at
`("police", "order")`, a tuple of keys.
"""

from typing import Any

from countries.document import Json
from countries.languages import LANGUAGES

Path = tuple[str, ...]
Flat = dict[Path, Any]

ORDER = "order"
KEYS: dict[str, tuple[str, ...]] = {
    "police": ("slug",),
    "sections": ("slug",),
    "crime_areas": ("area", "standing"),
    "citations": ("fact", "source"),
    "sources": ("slug",),
}
TEXTS = frozenset({"name", "official_name", "strapline", "city", "unit", "summary"})
TEXTS |= {"unit_name", "district_name", "heading", "body", "title"}


def item_key(field: str, item: Json) -> str:
    """What names an item of a list: a slug, or two joined by a bar."""
    return "|".join(item.get(part) or "" for part in KEYS[field])


def flatten(data: Json) -> Flat:
    """Every value of a plain document, or of a part of one, by its place."""
    flat: Flat = {}
    for field, value in data.items():
        if field in KEYS:
            flat[field, ORDER] = tuple(item_key(field, item) for item in value)
            for item in value:
                _flatten_fields((field, item_key(field, item)), item, flat)
        else:
            _flatten_fields((), {field: value}, flat)
    return flat


def _flatten_fields(place: Path, fields: Json, flat: Flat) -> None:
    for field, value in fields.items():
        if field == "ncb" and not place:
            _flatten_fields(("ncb",), value or {}, flat)
        elif field in TEXTS:
            for language, text in value.items():
                flat[(*place, field, language)] = text
        else:
            flat[(*place, field)] = value


def unflatten(flat: Flat) -> Json:
    """The inverse of `flatten`. Items that an order does not name stand at the end."""
    data: Json = {}
    items: dict[str, dict[str, Json]] = {field: {} for field in KEYS}
    for path, value in flat.items():
        field = path[0]
        if field in KEYS:
            if path[1:] != (ORDER,):
                _put(items[field].setdefault(path[1], {}), path[2:], value)
        else:
            _put(data, path, value)
    for field, found in items.items():
        order = [key for key in flat.get((field, ORDER), ()) if key in found]
        order += [key for key in found if key not in order]
        data[field] = [found[key] for key in order]
    return data


def part_of(path: Path) -> Path:
    """The item of a list, or the bureau, that a place is in; () where it is in neither."""
    if path[0] in KEYS and len(path) > 2:
        return path[:2]
    return path[:1] if path[0] == "ncb" else ()


def language_of(path: Path) -> str:
    """The language of a translated text's place, else ''."""
    return path[-1] if len(path) > 1 and path[-1] in LANGUAGES and path[-2] in TEXTS else ""


def _put(target: Json, path: Path, value: Any) -> None:
    for step in path[:-1]:
        target = target.setdefault(step, {})
    target[path[-1]] = value


def path_of(location: tuple[int | str, ...], data: Json) -> Path:
    """A pydantic location in plain data as a place: items of lists are named by their key."""
    steps: list[str] = []
    for step in location:
        if isinstance(step, int) and len(steps) == 1 and steps[0] in KEYS:
            steps.append(item_key(steps[0], data[steps[0]][step]))
        else:
            steps.append(str(step))
    return tuple(steps)
