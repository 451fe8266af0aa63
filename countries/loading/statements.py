"""What a fixture states, as flat documents: one a country, and one a crime area or source."""

from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from countries import dates
from countries.loading.fields import MODELS, PRECISIONS, WrongError, convert, fields_of, why_not
from countries.loading.mistakes import Mistake, Place
from countries.loading.records import Record
from countries.paths import ORDER, Flat, Path

LISTS = {
    "countries.policeforce": "police",
    "countries.section": "sections",
    "countries.crimearealink": "crime_areas",
    "countries.citation": "citations",
}
KEYS = {
    "countries.country": ("code",),
    "countries.source": ("slug",),
    "countries.crimearea": ("slug",),
    "countries.ncb": ("country",),
    "countries.policeforce": ("country", "slug"),
    "countries.section": ("country", "slug"),
    "countries.crimearealink": ("country", "area", "standing"),
    "countries.citation": ("country", "fact"),
}


@dataclass
class Stated:
    """What a fixture says of one country: a part of a document, and where each value stands."""

    code: str
    place: Place
    fixture: str
    flat: Flat = field(default_factory=dict)
    lines: dict[Path, Place] = field(default_factory=dict)
    status: str = ""

    def add(self, path: Path, value: Any, place: Place) -> None:
        """State one value."""
        self.flat[path] = value
        self.lines[path] = place

    def place_of(self, path: Path) -> Place:
        """Where a value stands, or the record that it belongs to, or the country's."""
        while path:
            if path in self.lines:
                return self.lines[path]
            path = path[:-1]
        return self.place


@dataclass
class Reference:
    """What a fixture says of one crime area or source."""

    model: str
    key: str
    place: Place
    fixture: str
    values: dict[str, Any]
    lines: dict[str, Place]


@dataclass
class Statements:
    """All that a run of loaddata states."""

    countries: dict[str, Stated] = field(default_factory=dict)
    references: dict[tuple[str, str], Reference] = field(default_factory=dict)
    mistakes: list[Mistake] = field(default_factory=list)
    broken: set[tuple[str, int, str]] = field(default_factory=set)

    def add_records(self, fixture: str, records: list[Record]) -> None:
        """Take in the records of one file. Countries first: the others hang from them."""
        for record in records:
            self._state(fixture, record)

    def blame(self, place: Place, message: str, value: Any = "") -> None:
        """Note a mistake."""
        self.mistakes.append(Mistake(place, message, "" if value is None else str(value)))

    def _break(self, place: Place, message: str, value: Any = "") -> None:
        """Note a mistake in what a field holds; nothing that follows from it is noted too."""
        self.blame(place, message, value)
        self.broken.add(place.spot)

    def _state(self, fixture: str, record: Record) -> None:
        model = record.model.lower()
        record.place = _named(record, model)
        values, places = self._values(model, record)
        if model == "countries.section" and not values.get("slug"):
            topic = values.get("topic")
            if topic and topic != "other":
                values["slug"] = topic
        missing = [name for name in KEYS[model] if not values.get(name)]
        for name in missing:
            if name not in record.fields:
                self.blame(record.place, _("The record lacks “{}”, which names it.").format(name))
        if missing:
            return
        if model in ("countries.source", "countries.crimearea"):
            self._reference(fixture, model, record.place, values, places)
        else:
            self._part(fixture, model, record.place, values, places)

    def _values(self, model: str, record: Record) -> tuple[dict[str, Any], dict[str, Place]]:
        known = fields_of(model)
        values: dict[str, Any] = {}
        places: dict[str, Place] = {}
        for name, value in record.fields.items():
            place = record.place.at(value.line, name)
            if name not in known:
                self._break(place, why_not(model, name))
                continue
            places[name] = place
            if value.kind == "bad":
                self.broken.add(place.spot)
                continue
            try:
                values[name] = convert(known[name], value)
            except WrongError as error:
                self._break(place, str(error), value.raw)
                if isinstance(value.raw, str) and name in KEYS[model]:
                    values[name] = value.raw
        self._cut_dates(values, places)
        return values, places

    def _cut_dates(self, values: dict[str, Any], places: dict[str, Place]) -> None:
        """A date with a precision beside it becomes the one text that says both."""
        for date, companion in PRECISIONS.items():
            precision = values.pop(companion, "")
            if precision and values.get(date):
                day, known = dates.parse(values[date])
                if dates.PRECISIONS.index(precision) < dates.PRECISIONS.index(known):
                    message = _("The date is not known that precisely: write it in full.")
                    self.blame(places[companion], message, precision)
                else:
                    values[date] = dates.cut(day, precision)

    def _reference(
        self,
        fixture: str,
        model: str,
        place: Place,
        values: dict[str, Any],
        places: dict[str, Place],
    ) -> None:
        key = values["slug"]
        if (model, key) in self.references:
            self.blame(place, _("This record is written twice: keep one of them."))
            return
        self.references[model, key] = Reference(model, key, place, fixture, values, places)

    def _part(
        self,
        fixture: str,
        model: str,
        place: Place,
        values: dict[str, Any],
        places: dict[str, Place],
    ) -> None:
        code = values.pop("code", None) or values.pop("country")
        stated = self.countries.setdefault(code, Stated(code, place, fixture))
        at: Path = ()
        if model == "countries.country":
            stated.status = values.pop("status", "") or ""
            stated.place, values["code"] = place, code
            places.setdefault("code", place)
        elif model == "countries.ncb":
            at = ("ncb",)
        else:
            at = self._item(stated, LISTS[model], values)
        if at in stated.lines or (not at and ("code",) in stated.lines):
            self.blame(place, _("This record is written twice: keep one of them."))
            return
        stated.lines[at] = place
        for name, value in values.items():
            stated.add((*at, *_steps(name)), value, places.get(name, place))
        for name in places.keys() - values.keys():
            stated.lines[(*at, *_steps(name))] = places[name]

    def _item(self, stated: Stated, field: str, values: dict[str, Any]) -> Path:
        key = _item_key(field, values)
        order = (field, ORDER)
        if key not in stated.flat.get(order, ()):
            stated.flat[order] = (*stated.flat.get(order, ()), key)
        return (field, key)


def _item_key(field: str, values: dict[str, Any]) -> str:
    if field == "crime_areas":
        return f"{values['area']}|{values['standing']}"
    if field == "citations":
        return f"{values['fact']}|{values.setdefault('source', None) or ''}"
    return str(values["slug"])


def _steps(name: str) -> Path:
    """`name_fr` is `name` in `fr`; other names are one step."""
    stem, _bar, language = name.rpartition("_")
    return (stem, language) if language in ("en", "fr", "es", "ar") and stem else (name,)


def _named(record: Record, model: str) -> Place:
    """The record's place, with its key in words: `policeforce BE local-police`."""
    words = [str(MODELS[model]._meta.model_name)]
    for name in KEYS[model]:
        raw = record.fields[name].raw if name in record.fields else None
        words.append(" ".join(map(str, raw)) if isinstance(raw, list) else str(raw or ""))
    return Place(record.place.file, record.place.line, " ".join(filter(None, words)))
