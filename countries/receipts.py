"""The receipt of an edition: whether readers get it in every language, asked after it went live.

Whatever goes wrong in asking is written down or logged, and never breaks what it is asked about.
"""

import logging
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar

from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.translation import override

from countries.asking import Answer, ask
from countries.languages import LANGUAGES, read
from countries.models import Edition, Receipt
from countries.models.edition import EditionQuerySet
from countries.reading import listing
from countries.reading.listing import Row
from countries.reading.pages import LENGTH

AT_ONCE = 8
"""About how many editions one request asks; about the rest the desk asks when it next opens."""
What = Receipt.What
log = logging.getLogger(__name__)
_gathered: ContextVar[list[Edition] | None] = ContextVar("gathered", default=None)
_NUMBER = re.compile(r"/editions/([0-9]{1,9})/$", re.ASCII)


def once_committed(edition: Edition) -> None:
    """Ask about an edition that is being put in force, when everybody can see it.

    A fixture may publish two hundred: about those the desk asks.
    """
    if edition.origin == Edition.Origin.FORM:
        transaction.on_commit(lambda: _went_out(edition), robust=True)


@contextmanager
def together() -> Iterator[None]:
    """Several go out in here: the lists are asked once for all, and no more than AT_ONCE."""
    editions: list[Edition] = []
    token = _gathered.set(editions)
    try:
        yield
    finally:
        _gathered.reset(token)
        make(editions[:AT_ONCE])


def _went_out(edition: Edition) -> None:
    gathered = _gathered.get()
    if gathered is None:
        make([edition])
    else:
        gathered.append(edition)


def make(editions: Iterable[Edition]) -> None:
    """Ask now about those that are in force now. A new receipt takes the place of the old one."""
    keys = [edition.pk for edition in editions]
    if not keys:
        return
    try:
        live = Edition.objects.live().filter(pk__in=keys).defer("body")
        if found := _ask_about(live):
            _keep(found)
    except Exception:
        log.exception("No receipt was made for the editions with the keys %s.", keys)


def unsettled() -> EditionQuerySet:
    """What is in force and was never asked about, `asked` being False, or has a miss."""
    own = Receipt.objects.filter(edition=OuterRef("pk"))
    found = Edition.objects.live().annotate(
        asked=Exists(own), missed=Exists(own.filter(good=False))
    )
    return found.filter(Q(asked=False) | Q(missed=True)).defer("body")


def address_of(
    edition: Edition, what: str, language: str, listed: tuple[Row, ...] | None = None
) -> str:
    """The public address that is asked about an edition. `listed` is what the list shows now,
    for one who asks for many addresses."""
    with override(language):
        if what == What.PAGE:
            return reverse("country", args=[edition.slug])
        rows = listing.rows(Edition.objects.published()) if listed is None else listed
        number = _page_of(edition, rows, language)
        return reverse("countries") + (f"?page={number}" if number > 1 else "")


def _page_of(edition: Edition, rows: tuple[Row, ...], language: str) -> int:
    """The page of the list on which its country stands, or would if it were not withdrawn."""
    code = edition.country_id
    if all(row.code != code for row in rows):
        rows += (Row._make(getattr(edition, name) for name in listing.COLUMNS),)
    codes = [each.code for each in listing.in_order(rows, language)]
    return codes.index(code) // LENGTH + 1


def _keep(found: Sequence[Receipt]) -> None:
    Receipt.objects.bulk_create(
        found,
        update_conflicts=True,
        unique_fields=["edition", "what", "language"],
        update_fields=["status", "shows", "good", "error", "asked_at"],
    )


def _ask_about(editions: Iterable[Edition]) -> list[Receipt]:
    """A page of the list is asked for once, for all that stand on it."""
    found = []
    lists: dict[str, Answer] = {}
    rows = listing.rows(Edition.objects.published())
    for edition in editions:
        for language in LANGUAGES:
            page = ask(address_of(edition, What.PAGE, language))
            found.append(_receipt(edition, What.PAGE, language, page))
            of_list = address_of(edition, What.LIST, language, rows)
            if of_list not in lists:
                lists[of_list] = ask(of_list)
            found.append(_receipt(edition, What.LIST, language, lists[of_list]))
    return found


def _receipt(edition: Edition, what: What, language: str, answer: Answer) -> Receipt:
    right = _page_is_right if what == What.PAGE else _list_is_right
    return Receipt(
        edition=edition,
        what=what,
        language=language,
        status=answer.status,
        shows=_shown(answer) if what == What.PAGE else None,
        good=right(edition, language, answer),
        error=answer.error,
        asked_at=answer.at,
    )


def _page_is_right(edition: Edition, language: str, answer: Answer) -> bool:
    """Whether it names this very edition as its permanent address, or is gone as it should be."""
    if edition.kind == Edition.Kind.WITHDRAWAL:
        return answer.status == 410
    with override(language):
        permanent = reverse("edition", args=[edition.slug, edition.number])
    return answer.status == 200 and permanent in _bookmarks(answer)


def _list_is_right(edition: Edition, language: str, answer: Answer) -> bool:
    """Whether it leads to the page under the name that the edition has, or not at all."""
    address = address_of(edition, What.PAGE, language)
    leading = [link for link in answer.links if link.path == address]
    if edition.kind == Edition.Kind.WITHDRAWAL:
        return answer.status == 200 and not leading
    name = " ".join(read(edition.names, language).text.split())
    return answer.status == 200 and any(name in link.texts for link in leading)


def _shown(answer: Answer) -> int | None:
    numbers = (_NUMBER.search(path) for path in _bookmarks(answer))
    return next((int(match[1]) for match in numbers if match), None)


def _bookmarks(answer: Answer) -> list[str]:
    return [link.path for link in answer.links if link.rel == "bookmark"]
