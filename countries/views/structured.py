"""What a profile says as linked data (JSON-LD, schema.org): no more than its document does.

A country's page speaks of a `Country`, of its bureau as a `GovernmentOrganization` where the
document has one, and of the way to the page as a `BreadcrumbList`.
"""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from countries.document import Document
from countries.languages import read
from countries.models.edition import Edition
from countries.regions import Region
from countries.views.page import Page, whole_address

Json = dict[str, Any]


def of_country(request: HttpRequest, page: Page, edition: Edition, document: Document) -> Json:
    """The page of a live edition, and what it is about."""
    name = read(document.name, page.language).text
    graph = [
        _web_page(page, edition),
        _country(page, document, name),
        _bureau(page, document, name),
        _breadcrumb(request, page, document, name),
    ]
    return {"@context": "https://schema.org", "@graph": [each for each in graph if each]}


def _web_page(page: Page, edition: Edition) -> Json:
    return _without_nothing(
        {
            "@type": "WebPage",
            "@id": page.canonical,
            "url": page.canonical,
            "name": page.title,
            "description": page.description,
            "inLanguage": page.language,
            "dateModified": edition.publish_at and edition.publish_at.isoformat(),
            "primaryImageOfPage": page.picture and {"@type": "ImageObject", "url": page.picture},
            "mainEntity": {"@id": f"{page.canonical}#country"},
            "breadcrumb": {"@id": f"{page.canonical}#breadcrumb"},
        }
    )


def _country(page: Page, document: Document, name: str) -> Json:
    codes = (("ISO 3166-1 alpha-2", document.code), ("ISO 3166-1 alpha-3", document.alpha3))
    return _without_nothing(
        {
            "@type": "Country",
            "@id": f"{page.canonical}#country",
            "name": name,
            "alternateName": document.official_name.get(page.language, ""),
            "identifier": [
                {"@type": "PropertyValue", "propertyID": kind, "value": code}
                for kind, code in codes
            ],
        }
    )


def _bureau(page: Page, document: Document, country: str) -> Json | None:
    bureau, language = document.ncb, page.language
    if bureau is None:
        return None
    city = read(bureau.city, language).text
    hosts = [force for force in document.police if force.slug == bureau.host]
    host = read(hosts[0].name, language).text if hosts else ""
    return _without_nothing(
        {
            "@type": "GovernmentOrganization",
            "@id": f"{page.canonical}#bureau",
            "name": f"{_('National Central Bureau')} – {country}",
            "url": bureau.website,
            "areaServed": {"@id": f"{page.canonical}#country"},
            "address": city
            and {
                "@type": "PostalAddress",
                "addressLocality": city,
                "addressCountry": document.code,
            },
            "parentOrganization": host and {"@type": "GovernmentOrganization", "name": host},
        }
    )


def _breadcrumb(request: HttpRequest, page: Page, document: Document, name: str) -> Json:
    """The way to the page, as its head shows it."""
    steps = (
        (_("Countries"), whole_address(request, "countries")),
        (str(Region(document.region).label), whole_address(request, "region", document.region)),
        (name, page.canonical),
    )
    items = [
        {"@type": "ListItem", "position": place, "name": words, "item": item}
        for place, (words, item) in enumerate(steps, start=1)
    ]
    return {
        "@type": "BreadcrumbList",
        "@id": f"{page.canonical}#breadcrumb",
        "itemListElement": items,
    }


def _without_nothing(data: Json) -> Json:
    return {key: value for key, value in data.items() if value}
