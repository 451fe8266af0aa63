"""Erasure of a text from everything that the portal keeps: the named exception to "never changes".

It reaches every text of every table, so a table that comes later is reached without being named
here. Backups, log files, fixture files and what readers copied are not reached.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.apps import apps
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.db import models, transaction
from django.db.models.query import QuerySet
from django.utils import timezone

from countries import listed
from countries.audit_trail import Action, record
from countries.document import digest, load
from countries.models import Country, Edition, ErasedDocument, Erasure, Revision, SearchWord
from countries.outline import outline
from countries.wording import Wording

OPAQUE = frozenset({"contenttypes", "migrations"})  # nobody's words
MADE_ANEW = (SearchWord,)  # from the documents, once those are clean
ENCODED = (Session,)  # read by `_sessions`
KEPT = {Edition: "edition", Revision: "revision"}
TEXTS = (models.CharField, models.TextField, models.JSONField)


class CannotEraseError(Exception):
    """The text stands where it cannot be taken out; each line names the place and the remedy."""

    def __init__(self, lines: list[str]) -> None:
        super().__init__("\n".join(lines))
        self.lines = lines


@dataclass
class Found:
    """The rows of one column that hold the text, by primary key, as they will be."""

    model: type[models.Model]
    column: str
    rows: dict[Any, Any] = field(default_factory=dict)

    @property
    def name(self) -> str:
        return f"{self.model._meta.label}.{self.column}"


def search(wording: Wording) -> list[Found]:
    """Every place that holds the text; CannotEraseError where one of them cannot be changed."""
    found: list[Found] = []
    hindrances: list[str] = []
    for model in apps.get_models(include_auto_created=True):
        if model._meta.app_label in OPAQUE or not model._meta.managed or model._meta.proxy:
            continue
        if model in MADE_ANEW or model in ENCODED:
            continue
        for column in model._meta.concrete_fields:
            if isinstance(column, TEXTS) and not column.choices:
                place = Found(model, column.attname)
                hindrances += _look(place, column, wording)
                found.append(place)
    if hindrances:
        raise CannotEraseError(hindrances)
    found.append(_sessions(wording))
    return [place for place in found if place.rows]


def _look(place: Found, column: "models.Field[Any, Any]", wording: Wording) -> Iterator[str]:
    """Fill in the rows of a place; what cannot be changed there, and the remedy, comes back."""
    address = "address" if isinstance(column, models.URLField) else column.name
    rows: Any = QuerySet(place.model).order_by().values_list("pk", place.column)
    for key, value in rows.iterator(chunk_size=500):
        clean = wording.out_of(value, address)
        if clean == value:
            continue
        place.rows[key] = clean
        past = place.model.__name__.startswith("Historical")  # as django-simple-history names them
        if column.unique or (isinstance(column, models.SlugField) and not past):
            yield f"{place.name} of {key}: others refer to it. Rename or delete it, then erase."
        elif column.max_length and len(clean) > column.max_length:
            yield f"{place.name} of {key}: give a replacement of {column.max_length} at most."
        elif place.model in KEPT and place.column == "body" and not _readable(clean):
            yield f"{place.name} of {key}: could not be read afterwards. Erase a longer text."


def _sessions(wording: Wording) -> Found:
    """What the desk keeps for a page to come: a message, or what was typed and not sent."""
    place = Found(Session, "session_data")
    store = SessionStore()
    for session in Session.objects.order_by().iterator(chunk_size=500):
        said = session.get_decoded()
        if (clean := wording.out_of(said)) != said:
            place.rows[session.pk] = store.encode(clean)
    return place


def _readable(body: str) -> bool:
    try:
        load(body)
    except ValueError:
        return False
    return True


@transaction.atomic
def erase(wording: Wording, reason: str, by: str) -> Erasure:
    """Take the text out of every table, and keep which hashes became which."""
    if reason in wording or wording.replacement in wording or by in wording:
        raise CannotEraseError(
            ["The reason, the replacement and your name must not repeat the text."]
        )
    list(Country.objects.select_for_update().values_list("pk"))  # one writer at a time
    found = search(wording)
    erasure = Erasure.objects.create(
        at=timezone.now(),
        by=by,
        reason=reason,
        places={place.name: len(place.rows) for place in found},
    )
    record(None, Action.ERASED, by, reason)
    for place in found:
        for key, clean in place.rows.items():
            _write(place, key, clean, erasure)
        if place.model is Edition and place.column == "body":
            listed.write_anew(place.rows)
    transaction.on_commit(cache.clear)
    return erasure


def _write(place: Found, key: Any, clean: Any, erasure: Erasure) -> None:
    row: Any = QuerySet(place.model).filter(pk=key)
    values = {place.column: clean}
    if place.model in KEPT:
        values["erased_on"] = timezone.localdate(erasure.at)
    if place.model in KEPT and place.column == "body":
        values |= _hashes(place.model, clean)
        code = "country_id" if place.model is Edition else "country_code"
        country, number, old = row.values_list(code, "number", "sha256").get()
        ErasedDocument.objects.create(
            erasure=erasure,
            kept=KEPT[place.model],
            key=key,
            country_code=country,
            number=number,
            old_sha256=old,
            new_sha256=values["sha256"],
        )
    row.update(**values)


def _hashes(model: type[models.Model], body: str) -> dict[str, Any]:
    """What is kept of a document beside it; an outline's marks are hashes too."""
    hashes: dict[str, Any] = {"sha256": digest(body)}
    if model is Revision:
        hashes["public_sha256"] = digest(load(body).public().canonical())
    return {**hashes, "outline": outline(load(body))}
