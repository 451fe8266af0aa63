"""Makes published editions directly from a document, without editors, fixtures or publishing."""

import datetime as dt
from typing import Any

from django.utils import timezone

from countries import listed
from countries.document import SCHEMA, Document, digest
from countries.editions import columns
from countries.models import Country, CrimeArea, Edition

TEXT = "supplied-text"


def a_document(**parts: Any) -> Document:
    """A profile with one of each; `parts` replaces whole keys of the document."""
    return Document.model_validate({**_BELGIUM, **parts})


def a_bare_document(**parts: Any) -> Document:
    """A profile with no more than it must have."""
    bare = {key: _BELGIUM[key] for key in ("code", "alpha3", "slug", "region", "name")}
    return Document.model_validate({**bare, **parts})


def an_edition(document: Document | None = None, **fields: Any) -> Edition:
    """An approved edition of that document, live for an hour unless `publish_at` says else."""
    document = document or a_document()
    country, _ = Country.objects.get_or_create(
        code=document.code,
        defaults={
            "alpha3": document.alpha3,
            "slug": document.slug,
            "region": document.region,
            "name_en": document.name.get("en", document.code),
        },
    )
    body = fields.pop("body", document.canonical())
    an_hour_ago = timezone.now() - dt.timedelta(hours=1)
    values: dict[str, Any] = {
        "number": Edition.objects.filter(country=country).count() + 1,
        "state": Edition.State.APPROVED,
        "body": body,
        "sha256": digest(body),
        "schema": SCHEMA,
        "revision": 0,
        "proposed_at": an_hour_ago,
        "publish_at": an_hour_ago,
        **columns(document),
    }
    edition = Edition.objects.create(country=country, **{**values, **fields})
    listed.write(edition, document)
    return edition


def the_crime_areas() -> None:
    """The crime areas that the document refers to."""
    for slug, name, french in (
        ("drug-crime", "Drug crime", "Criminalité liée à la drogue"),
        ("violence", "Violence", "Violence"),
        ("financial-crime", "Financial crime", "Criminalité financière"),
    ):
        CrimeArea.objects.create(slug=slug, name_en=name, name_fr=french)


def cited(fact: str, source: str | None = TEXT, **fields: Any) -> dict[str, Any]:
    """A citation of a fact."""
    return {"fact": fact, "source": source, **fields}


_BELGIUM: dict[str, Any] = {
    "schema": 1,
    "code": "BE",
    "alpha3": "BEL",
    "slug": "belgium",
    "region": "europe",
    "name": {"en": "Belgium", "fr": "Belgique", "es": "Bélgica", "ar": "بلجيكا"},
    "official_name": {"en": "Kingdom of Belgium", "fr": "Royaume de Belgique"},
    "strapline": {"en": "How the bureau supports Belgium"},
    "member_since": "1923-09-07",
    "ncb": {
        "city": {"en": "Brussels", "fr": "Bruxelles", "ar": "بروكسل"},
        "unit": {"en": "International Police Cooperation unit"},
        "host": "federal-police",
        "around_the_clock": True,
    },
    "police": [
        {"slug": "whole", "name": {"en": "Integrated police service"}},
        {
            "slug": "federal-police",
            "part_of": "whole",
            "level": "federal",
            "name": {"en": "Federal Police", "fr": "Police fédérale"},
            "summary": {"en": "Expert police operations."},
        },
        {
            "slug": "local-police",
            "part_of": "whole",
            "level": "local",
            "name": {"en": "Local Police"},
            "units": 185,
            "unit_name": {"en": "local police forces"},
            "district_name": {"en": "police zone"},
        },
    ],
    "sections": [
        {
            "slug": "crime",
            "topic": "crime",
            "heading": {"en": "Fighting organized crime in Belgium"},
            "body": {"en": "<p>A small country.</p>"},
        },
        {
            "slug": "interpol",
            "topic": "interpol",
            "heading": {"en": "INTERPOL in Belgium"},
            "body": {"en": "<p>The bureau in Brussels.</p>"},
        },
        {
            "slug": "police",
            "topic": "police",
            "heading": {"en": "Law enforcement in Belgium"},
            "body": {"en": "<p>One integrated service.</p>"},
        },
    ],
    "crime_areas": [
        {"area": "drug-crime", "standing": "principal"},
        {"area": "violence", "standing": "associated"},
        {"area": "financial-crime", "standing": "focus"},
    ],
    "citations": [
        cited("codes"),
        cited("codes", "iso-3166-1"),
        cited("member_since"),
        cited("ncb.city"),
        cited("police.local-police.units"),
        cited("section.crime"),
    ],
    "sources": [
        {"slug": TEXT, "title": {"en": "Profile text supplied, undated"}},
        {
            "slug": "iso-3166-1",
            "title": {"en": "ISO 3166-1, country codes", "fr": "ISO 3166-1, codes de pays"},
            "publisher": "ISO",
            "address": "https://example.org/iso",
            "read_on": "2026-11-23",
        },
    ],
}
