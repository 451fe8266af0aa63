"""Which fields are written in four languages."""

from modeltranslation.translator import TranslationOptions, translator

from countries.models import NCB, Country, CrimeArea, PoliceForce, Section, Source


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
