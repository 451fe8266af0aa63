"""The words of a profile fixture: its models, what names their records, and their fields."""

from functools import cache

from django.apps import apps
from django.db import models
from django.utils.translation import gettext as _

from countries.languages import columns
from countries.loading.mistakes import nearest_name, unknown
from countries.models import (
    NCB,
    Citation,
    Country,
    CrimeArea,
    CrimeAreaLink,
    PoliceForce,
    Section,
    Source,
)
from countries.models.translated import translated_fields

APP = "countries"
MODELS: dict[str, type[models.Model]] = {
    model._meta.label_lower: model
    for model in (Source, CrimeArea, Country, PoliceForce, NCB, Section, CrimeAreaLink, Citation)
}
# What names a record, in the order in which messages say it; a citation's source may be absent.
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
LISTS = {
    "countries.policeforce": "police",
    "countries.section": "sections",
    "countries.crimearealink": "crime_areas",
    "countries.citation": "citations",
}
PRECISIONS = {"member_since": "member_since_precision", "as_of": "as_of_precision"}
NOT_IN_FIXTURES = {"id", "order", "editors", "checked_by"}


@cache
def fields_of(model: str) -> dict[str, models.Field]:
    """The fields that a record of this model may state, by name."""
    meta = MODELS[model]._meta
    bare = set(translated_fields(MODELS[model]))
    found = {f.name: f for f in meta.get_fields() if isinstance(f, models.Field)}
    return {name: f for name, f in found.items() if name not in bare | NOT_IN_FIXTURES}


def why_no_model(name: str) -> str:
    """What is wrong with a model that profile fixtures do not have."""
    others = {model._meta.label_lower for model in apps.get_models()} - MODELS.keys()
    if name.lower() in others:
        return _(
            "Profile fixtures do not have this model: put its records into a file of their own."
        )
    return unknown(name, MODELS, _("There is no such model."))


def why_no_field(model: str, name: str) -> str:
    """What to write in place of a field that a record of this model does not have."""
    if name in translated_fields(MODELS[model]):
        return _("Write it once a language: {0}_en, {0}_fr, {0}_es, {0}_ar.").format(name)
    if name == "order":
        return _("Leave it out: records are shown in the order of the file.")
    if name in NOT_IN_FIXTURES:
        return _("Leave it out: it belongs to this installation and is edited in the admin.")
    return unknown(name, fields_of(model), _("There is no such field."))


def meant_by(model: str, name: str) -> tuple[str, ...]:
    """The fields that were probably meant by one that does not exist."""
    if name in translated_fields(MODELS[model]):
        return columns(name)
    return tuple(filter(None, [nearest_name(name, fields_of(model))]))
