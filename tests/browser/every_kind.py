"""Published profiles of every kind, for those who look at pages."""

import datetime as dt
from typing import Any

from django.utils import timezone

from countries.models import Edition
from tests.editions import a_bare_document, a_document, an_edition


def publish() -> None:
    """A country with a deep tree and a past, one of facts only, and one withdrawn."""
    deep = {"code": "DE", "alpha3": "DEU", "slug": "deepland", "region": "africa"}
    document = a_document(**deep, name={"en": "Deepland"}, police=deep_police(), ncb=None)
    an_edition(document, publish_at=timezone.now() - dt.timedelta(days=9))
    an_edition(document)
    name = {"en": "Saint Vincent and the Grenadines"}
    an_edition(a_bare_document(code="VC", alpha3="VCT", slug="bareland", name=name))
    gone = a_bare_document(code="XG", alpha3="XGX", slug="goneland", name={"en": "Goneland"})
    an_edition(gone)
    an_edition(gone, kind=Edition.Kind.WITHDRAWAL, notes={"en": "At its own request."})


def deep_police() -> list[dict[str, Any]]:
    """Nine forces on four levels; 4,000 units of one of them, and nine of another."""
    towns: dict[str, Any] = {
        "unit_name": {"en": "municipal forces"},
        "district_name": {"en": "municipality"},
    }
    return [
        force("ministry"),
        force("gendarmerie", "ministry", level="national"),
        force("national-police", "ministry", level="national"),
        force("border-guard", "ministry", level="national"),
        force("judicial-directorate", "national-police"),
        force("public-order", "national-police"),
        force("rapid-unit", "public-order"),
        force("municipal-police", level="local", units=4000, **towns),
        force("harbour-police", units=9, unit_name={"en": "stations"}),
    ]


def force(slug: str, part_of: str | None = None, **fields: Any) -> dict[str, Any]:
    name = {"en": slug.replace("-", " ").title()}
    summary = {"en": "Does what such a force does, at home and with its neighbours."}
    return {"slug": slug, "part_of": part_of, "name": name, "summary": summary, **fields}
