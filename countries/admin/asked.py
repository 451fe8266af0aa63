"""What the server found when it asked its public side about an edition, in an editor's words."""

import datetime as dt
from collections.abc import Iterable
from typing import NamedTuple

from django.contrib import messages
from django.db.models import prefetch_related_objects
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from countries import receipts
from countries.languages import NATIVE_NAMES
from countries.models import Edition, Receipt
from countries.moment import spelled
from countries.reading import listing


class Told(NamedTuple):
    """A whole receipt in a sentence."""

    words: str
    good: bool


class Row(NamedTuple):
    """One address that was asked, and its answer."""

    address: str
    name: str
    language: str
    answer: str
    shows: str
    good: bool
    at: dt.datetime


def told(edition: Edition) -> Told | None:
    """None where nobody asked yet. It reads `edition.receipts`, which lists prefetch."""
    found = list(edition.receipts.all())
    if not found:
        return None
    pages = [each for each in found if each.what == Receipt.What.PAGE]
    lists = [each for each in found if each.what == Receipt.What.LIST]
    words = _(
        "Asked at {at}: edition {number} is on {pages} of {of_pages} pages"
        " and in {lists} of {of_lists} lists."
    )
    if edition.kind == Edition.Kind.WITHDRAWAL:
        words = _(
            "Asked at {at}: {pages} of {of_pages} pages say that the profile is withdrawn,"
            " {lists} of {of_lists} lists leave it out."
        )
    words = words.format(
        at=spelled(max(each.asked_at for each in found)),
        number=edition.number,
        pages=sum(each.good for each in pages),
        of_pages=len(pages),
        lists=sum(each.good for each in lists),
        of_lists=len(lists),
    )
    return Told(words, all(each.good for each in found))


def page_of_receipt(edition: Edition) -> str:
    args = [edition.country_id, edition.number]
    return reverse("admin:countries_country_receipt", args=args)


def say(request: HttpRequest, edition: Edition) -> None:
    """Tell what was found; nothing where nobody could ask yet, as before a scheduled edition."""
    if found := told(edition):
        level = messages.SUCCESS if found.good else messages.ERROR
        messages.add_message(request, level, linked(edition, found))


def say_misses(request: HttpRequest, editions: Iterable[Edition]) -> None:
    """Of many that went out, tell only of those that readers do not get everywhere."""
    went_out = list(editions)
    prefetch_related_objects(went_out, "receipts")
    for edition in went_out:
        if (found := told(edition)) and not found.good:
            messages.error(request, format_html("{}: {}", edition.country, linked(edition, found)))


def linked(edition: Edition, found: Told) -> SafeString:
    link = format_html('<a href="{}">{}</a>', page_of_receipt(edition), _("What was found"))
    return format_html("{} {}", found.words, link)


def rows(edition: Edition) -> list[Row]:
    listed = listing.rows(Edition.objects.published())
    return [_row(edition, each, listed) for each in edition.receipts.all()]


def _row(edition: Edition, receipt: Receipt, listed: tuple[listing.Row, ...]) -> Row:
    return Row(
        receipts.address_of(edition, receipt.what, receipt.language, listed),
        receipt.get_what_display(),
        NATIVE_NAMES[receipt.language],
        str(receipt.status) if receipt.status else receipt.error,
        _shows(edition, receipt),
        receipt.good,
        receipt.asked_at,
    )


def _shows(edition: Edition, receipt: Receipt) -> str:
    if receipt.status is None:
        return _("There was no answer.")
    gone = edition.kind == Edition.Kind.WITHDRAWAL
    if receipt.what == Receipt.What.LIST:
        return _listed(gone, receipt)
    if receipt.shows:
        return _("It shows edition {}.").format(receipt.shows)
    if gone and receipt.good:
        return _("It says that the profile is withdrawn.")
    return _("It shows no edition.")


def _listed(gone: bool, receipt: Receipt) -> str:
    if receipt.status != 200:
        return _("There is no list.")
    if gone != receipt.good:
        return _("It leads to the profile.")
    if gone:
        return _("It does not lead to the profile.")
    return _("It does not lead to the profile under this name.")
