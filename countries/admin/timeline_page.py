"""The history of a country on one page, and any two of its states beside each other."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import admin, messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from countries import editions, moment
from countries.admin.asked import told
from countries.admin.differences import differences
from countries.admin.publish import PUBLISH, by_part, page_of
from countries.diff import Change
from countries.edition_steps import waits
from countries.kept_details import in_words
from countries.labels import PARTS
from countries.languages import LANGUAGES, NATIVE_NAMES, Reading, read
from countries.models import Country, Edition, Revision
from countries.moment import Moment
from countries.timeline import PAGE, Entry, Filter, documents, filtered, look, timeline
from countries.touched import Touched
from countries.views.language import active_language

PARTS_SHOWN = 6


def history(model_admin: admin.ModelAdmin, request: HttpRequest, country: Country) -> HttpResponse:
    """A page of the timeline; `open` names the entry whose values are shown."""
    wanted = _filter(request)
    entries = timeline(country.code)
    people = sorted({person for entry in entries for person in entry.people if person})
    found = filtered(country.code, entries, wanted)
    wished = request.GET.get("open", "")
    page = Paginator(found, PAGE).get_page(request.GET.get("p") or _page_with(found, wished))
    look(country.code, page.object_list)
    opened = next((entry for entry in page.object_list if entry.key == wished), None)
    live = editions.live(country.code)
    context = {
        "page": page,
        "pages": page.paginator.get_elided_page_range(page.number),
        "entries": [_shown(entry, entry is opened) for entry in page.object_list],
        "compared": _chosen(page.object_list, live),
        "live": live,
        "filter": wanted,
        "query": urlencode({name: value for name, value in _query(wanted) if value}),
        "people": people,
        "may_restore": model_admin.has_change_permission(request, country),
        "may_publish": request.user.has_perm(PUBLISH),
        **_choices(),
    }
    return page_of(model_admin, request, country, "history", _("History"), context)


def _page_with(entries: list[Entry], key: str) -> int:
    """The number of the page on which an entry stands; the first where it stands on none."""
    return next((place // PAGE + 1 for place, each in enumerate(entries) if each.key == key), 1)


def _filter(request: HttpRequest) -> Filter:
    """What the address asks for; a part or language that does not exist is none."""
    part, language = request.GET.get("part", ""), request.GET.get("language", "")
    return Filter(
        request.GET.get("person", ""),
        part if part in PARTS else "",
        language if language in LANGUAGES else "",
    )


def _query(wanted: Filter) -> list[tuple[str, str]]:
    return list(wanted._asdict().items())


def _choices() -> dict[str, Any]:
    return {"parts": PARTS.items(), "languages": NATIVE_NAMES.items()}


def _chosen(entries: Any, live: Edition | None) -> dict[str, str]:
    """What the form compares unless told else: what is live with the draft."""
    last = entries[-1].key if entries else ""
    return {"before": moment.LIVE if live else last, "after": moment.DRAFT}


def _shown(entry: Entry, opened: bool) -> dict[str, Any]:
    edition = entry.edition
    return {
        "entry": entry,
        "detail": _detail(entry.row),
        "note": read(edition.notes, active_language()) if edition else None,
        "reason": _reason(edition) if edition else "",
        "waits": bool(edition and waits(edition)),
        "told": told(edition) if edition else None,
        "corrections": [_correction(each) for each in entry.corrections],
        "touched": _in_words(entry.touched) if entry.before else [],
        "opened": opened,
        "parts": by_part(differences(*documents(entry))) if opened else None,
    }


def _detail(row: Revision | Edition) -> str:
    return "" if isinstance(row, Edition) else in_words(row.detail, row.origin)


def _reason(edition: Edition) -> str:
    returned = edition.state == Edition.State.REJECTED
    return edition.reason if returned or not edition.reviewed else ""


def _correction(correction: Any) -> dict[str, Any]:
    """A correction with each language whose words changed."""
    before, after = correction.before, correction.after
    changed = [each for each in LANGUAGES if before.get(each) != after.get(each)]
    return {
        "correction": correction,
        "texts": [(_text(before, language), _text(after, language)) for language in changed],
    }


def _text(texts: dict[str, str], language: str) -> Reading:
    return Reading(texts.get(language, ""), language, False)


def _in_words(touched: Touched) -> list[dict[str, Any]]:
    """What an entry changed: names of parts, each with the names of languages."""
    found = []
    for part, name in PARTS.items():
        languages = {language for touched_part, language in touched if touched_part == part}
        names = [NATIVE_NAMES[each] for each in LANGUAGES if each in languages]
        if languages:
            found.append({"part": name, "languages": names})
    return found[:PARTS_SHOWN]


def compare(model_admin: admin.ModelAdmin, request: HttpRequest, country: Country) -> HttpResponse:
    """Two states and what differs; where one does not exist, back to the history with a word."""
    keys = [request.GET.get(name, "") for name in ("from", "to")]
    found = [moment.find(country, key) for key in keys]
    before, after = found
    if before is None or after is None:
        missing = ", ".join(key or "—" for key, each in zip(keys, found, strict=True) if not each)
        told = _("There is no such state of this profile: {}. Choose two from the list.")
        messages.error(request, told.format(missing))
        address = reverse("admin:countries_country_history", args=[country.pk])
        return HttpResponseRedirect(address)
    wanted = _filter(request)
    told_apart = between(before, after)
    shown = [
        change for change in told_apart if wanted.lets(frozenset({(change.part, change.language)}))
    ]
    context = {
        "sides": [_side(country, each) for each in found if each],
        "before": before,
        "after": after,
        "keys": keys,
        "parts_changed": by_part(shown),
        "hidden": len(told_apart) - len(shown),
        "filter": wanted,
        "may_restore": model_admin.has_change_permission(request, country),
        **_choices(),
    }
    # Translators: the title of a comparison: "Edition 1, Draft as it is now".
    title = _("{} and {}").format(before.name, after.name)
    return page_of(model_admin, request, country, "compare", title, context)


def between(before: Moment, after: Moment) -> list[Change]:
    """What differs. Beside an edition, which leaves it out, staff's own is left out of both."""
    one, other = before.document, after.document
    if isinstance(before.row, Edition) or isinstance(after.row, Edition):
        one, other = one.public(), other.public()
    return differences(one, other)


def _side(country: Country, each: Moment) -> dict[str, Any]:
    row = each.row
    if row is None:
        return {"moment": each, "who": "", "at": None}
    if isinstance(row, Edition):
        return {
            "moment": each,
            "who": row.decided_by_name or row.proposed_by_name,
            "at": row.decided_at or row.proposed_at,
        }
    return {"moment": each, "who": row.author_name, "at": row.at}
