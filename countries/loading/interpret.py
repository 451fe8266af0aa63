"""Records as statements: every field converted, every record put where it belongs."""

from typing import Any

from django.utils.translation import gettext as _

from countries import dates
from countries.languages import LANGUAGES
from countries.loading.fields import WrongError, convert
from countries.loading.mistakes import Place, shortened
from countries.loading.records import Record
from countries.loading.statements import Reference, Stated, Statements
from countries.loading.vocabulary import (
    KEYS,
    LISTS,
    MODELS,
    PRECISIONS,
    fields_of,
    meant_by,
    why_no_field,
    why_no_model,
)
from countries.paths import Path

REFERENCES = ("countries.source", "countries.crimearea")
Values = dict[str, Any]
Places = dict[str, Place]


def interpret(said: Statements, fixture: str, records: list[Record]) -> None:
    """Take in the records of one fixture."""
    for record in records:
        model = record.model.lower()
        if model not in MODELS:
            _blame_unknown(said, record)
            continue
        record.place = _named(record, model)
        _blame_slips(said, record)
        values, places = _values(said, model, record)
        if _is_named(said, model, record, values):
            if model in REFERENCES:
                _state_reference(said, fixture, model, record.place, values, places)
            else:
                _state_part(said, fixture, model, record.place, values, places)


def _blame_unknown(said: Statements, record: Record) -> None:
    _blame_slips(said, record)
    if record.model:
        said.blame(
            record.place.at(record.place.line, "model"), why_no_model(record.model), record.model
        )
    keys = {str(record.fields[name]) for name in ("slug", "code") if name in record.fields}
    said.lost |= keys or {""}


def _named(record: Record, model: str) -> Place:
    """The record's place, with its key in words: `policeforce BE local-police`."""
    words = [str(MODELS[model]._meta.model_name)]
    names = KEYS[model]
    if model == "countries.citation":
        names = (*names, "source")
    elif model == "countries.section" and "slug" not in record.fields:
        names = ("country", "topic")
    words += [shortened(str(record.fields[name]), 40) for name in names if name in record.fields]
    return Place(record.place.file, record.place.line, " ".join(filter(None, words)))


def _blame_slips(said: Statements, record: Record) -> None:
    for line, name, message in record.slips:
        said.blame_broken(record.place.at(line, name), message)


def _values(said: Statements, model: str, record: Record) -> tuple[Values, Places]:
    known = fields_of(model)
    values: Values = {}
    places: Places = {}
    for name, value in record.fields.items():
        place = record.place.at(value.line, name)
        if value.kind == "bad":
            places[name] = place
        elif name not in known:
            said.blame_broken(place, why_no_field(model, name))
            places = dict.fromkeys(meant_by(model, name), place) | places
        else:
            places[name] = place
            try:
                values[name] = convert(known[name], value)
            except WrongError as error:
                said.blame_broken(place, str(error), value)
                if name in KEYS[model]:
                    said.lost.add(str(value))
                    values[name] = error.meant
    _cut_dates(said, values, places)
    return values, places


def _cut_dates(said: Statements, values: Values, places: Places) -> None:
    """A date with a precision beside it becomes the one text that says both."""
    for date, companion in PRECISIONS.items():
        precision = values.pop(companion, "")
        if precision and date not in places:
            place = places[companion].at(places[companion].line, date)
            said.blame(place, _("This is missing: the record needs it."))
        elif precision and values.get(date):
            day, known = dates.parse(values[date])
            if dates.PRECISIONS.index(precision) < dates.PRECISIONS.index(known):
                message = _("The date is not known that precisely: write it in full.")
                said.blame(places[companion], message, precision)
            else:
                values[date] = dates.cut(day, precision)


def _is_named(said: Statements, model: str, record: Record, values: Values) -> bool:
    """Whether the record has the key that says what it is about."""
    if model == "countries.section" and values.get("topic") not in (None, "", "other"):
        values["slug"] = values.get("slug") or values["topic"]
    missing = [name for name in KEYS[model] if not values.get(name)]
    if model == "countries.section" and not values.get("topic"):
        missing = ["topic" if name == "slug" else name for name in missing]  # it would name it
    for name in missing:
        line = record.fields[name].line if name in record.fields else record.place.line
        place = record.place.at(line, name)
        if place.spot not in said.broken:
            said.blame(place, _("The record lacks “{}”, which names it.").format(name))
    if missing:
        said.lost.add("" if "code" in missing else values.get("slug") or "")
    return not missing


def _state_reference(
    said: Statements, fixture: str, model: str, place: Place, values: Values, places: Places
) -> None:
    key = values["slug"]
    if (model, key) in said.references:
        _blame_twice(said, place, said.references[model, key].place)
    else:
        said.references[model, key] = Reference(model, key, place, fixture, values, places)


def _state_part(
    said: Statements, fixture: str, model: str, place: Place, values: Values, places: Places
) -> None:
    code = values.pop("code", None) or values.pop("country")
    stated = said.countries.setdefault(code, Stated(code, place))
    at: Path = ()
    if model == "countries.ncb":
        at = ("ncb",)
        values = values or {"around_the_clock": None}
    elif model in LISTS:
        at = stated.add_item(LISTS[model], _item_key(LISTS[model], values), fixture)
    if at in stated.lines:
        _blame_twice(said, place, stated.lines[at])
        return
    stated.lines[at] = place
    if model == "countries.country":
        stated.status = values.pop("status", "") or ""
        stated.place, values["code"] = place, code
    for name, value in values.items():
        stated.add((*at, *_steps(name)), value, places.get(name, place), fixture)
    for name in places.keys() - values.keys():
        stated.lines[(*at, *_steps(name))] = places[name]


def _blame_twice(said: Statements, place: Place, first: Place) -> None:
    message = _("This record is written twice: keep one of them. The other is in {}, line {}.")
    said.blame(place, message.format(first.file, first.line))


def _item_key(field: str, values: Values) -> str:
    if field == "crime_areas":
        return f"{values['area']}|{values['standing']}"
    if field == "citations":
        return f"{values['fact']}|{values.setdefault('source', None) or ''}"
    return str(values["slug"])


def _steps(name: str) -> Path:
    """`name_fr` is `name` in `fr`; other names are one step."""
    stem, _bar, language = name.rpartition("_")
    return (stem, language) if stem and language in LANGUAGES else (name,)
