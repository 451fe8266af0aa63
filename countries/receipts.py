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


def address_of(edition: Edition, what: str, language: str) -> str:
    """The public address that is asked about an edition."""
    with override(language):
        return reverse("country", args=[edition.slug]) if what == What.PAGE else reverse("home")


def _keep(found: Sequence[Receipt]) -> None:
    Receipt.objects.bulk_create(
        found,
        update_conflicts=True,
        unique_fields=["edition", "what", "language"],
        update_fields=["status", "shows", "good", "error", "asked_at"],
    )


def _ask_about(editions: Iterable[Edition]) -> list[Receipt]:
    found = []
    lists: dict[str, Answer] = {}
    for edition in editions:
        for language in LANGUAGES:
            page = ask(address_of(edition, What.PAGE, language))
            found.append(_receipt(edition, What.PAGE, language, page))
            if language not in lists:
                lists[language] = ask(address_of(edition, What.LIST, language))
            found.append(_receipt(edition, What.LIST, language, lists[language]))
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
