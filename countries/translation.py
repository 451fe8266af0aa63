"""Which fields are written in four languages, and of which models past values are kept."""

from modeltranslation.translator import TranslationOptions, translator
from simple_history import register

from countries.models import NCB, Country, CrimeArea, Page, PoliceForce, Section, Source
from countries.models.past_values import PastCrimeArea, PastValues
from countries.models.translated import translated_fields


def _translate(model: type, *fields: str, required: tuple[str, ...] = ()) -> None:
    options = type(
        f"{model.__name__}Texts",
        (TranslationOptions,),
        {"fields": fields, "required_languages": {"en": required, "default": ()}},
    )
    translator.register(model, options)


_translate(Country, "name", "official_name", "strapline", required=("name",))
_translate(NCB, "city", "unit")
_translate(PoliceForce, "name", "summary", "unit_name", "district_name")
_translate(Section, "heading", "body")
_translate(CrimeArea, "name", "also_called", "summary", required=("name",))
_translate(Source, "title", required=("title",))
_translate(Page, "title", "summary", "body", required=("title",))

# After the translations, or their columns would have no past.
for _model, _kept in ((CrimeArea, PastCrimeArea), (Source, PastValues), (Page, PastValues)):
    register(_model, bases=[_kept], excluded_fields=[*translated_fields(_model)])
