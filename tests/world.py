"""Invented countries in any number, each with a history, for the pages that show all of them."""

import datetime as dt
from itertools import islice, product
from string import ascii_uppercase

from django.contrib.auth.models import User
from django.utils import timezone

from countries.document import Document
from countries.languages import LANGUAGES
from countries.models import Country, Edition, Receipt, Revision
from countries.regions import Region
from tests.editions import a_document, an_edition

LONG = "<p>" + "A paragraph of some length, as profiles have them. " * 20 + "</p>"


def invented(number: int, strapline: str = "As it is") -> Document:
    """A whole profile of the country of that number, of the size of a real one."""
    a, b = next(islice(product(ascii_uppercase, repeat=2), number, None))
    code, regions = f"{a}{b}", Region.values
    texts = {language: f"{LONG} {language}" for language in ("en", "fr", "es", "ar")}
    sections = a_document().plain()["sections"]
    return a_document(
        code=code,
        alpha3=f"{code}{a}",
        slug=f"land-{code.lower()}",
        region=regions[number % len(regions)],
        name={"en": f"Land {code}"},
        strapline={"en": strapline},
        sections=[{**section, "body": texts} for section in sections],
    )


def world(count: int, author: User, *, first: int = 0) -> None:
    """So many countries, each with three revisions and two editions. In turn: as published, with
    a draft by the author, with a proposal of hers, never published."""
    for number in range(first, first + count):
        _country(number, author, ("published", "draft", "proposed", "new")[number % 4])
    _all_reach_their_readers()


def _country(number: int, author: User, kind: str) -> None:
    now = timezone.now() - dt.timedelta(days=2)
    old, new = invented(number, "As it was"), invented(number)
    draft = invented(number, "As it will be")
    if kind == "new":
        Country.objects.create(
            code=new.code,
            alpha3=new.alpha3,
            slug=new.slug,
            region=new.region,
            name_en=new.name["en"],
        )
    else:
        an_edition(old, proposed_by=author, decided_at=now)
        an_edition(new, proposed_by=author, decided_at=now)
    if kind == "proposed":
        an_edition(
            draft, number=None, state=Edition.State.PROPOSED, publish_at=None, proposed_by=author
        )
    for step, document in enumerate((old, new, new if kind == "published" else draft), start=1):
        Revision.objects.create(
            country_code=new.code,
            number=step,
            body=document.canonical(),
            author=author,
            author_name=author.get_username(),
            origin=Revision.Origin.FORM,
            at=now + dt.timedelta(minutes=number * 5 + step),
        )


def _all_reach_their_readers() -> None:
    """As if the desk had asked about each of them already."""
    now, places = timezone.now(), list(product(Receipt.What.values, LANGUAGES))
    Receipt.objects.bulk_create(
        [
            Receipt(
                edition=edition, what=what, language=language, status=200, good=True, asked_at=now
            )
            for edition in Edition.objects.live().filter(receipts=None)
            for what, language in places
        ]
    )
