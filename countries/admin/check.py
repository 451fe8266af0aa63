"""The page on which somebody says that facts are still true, and the one of all that is due."""

from itertools import groupby
from typing import Any, NamedTuple
from urllib.parse import quote

from django.contrib import admin, messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from countries import dates, due, editions, labels, receipts
from countries.admin import asked
from countries.admin.desk import desk_of
from countries.admin.publish import page_of
from countries.admin.reach import person, reachable
from countries.confirming import still_true, why_not
from countries.crime_area_names import crime_area_names
from countries.document import Document, SourceText
from countries.facts import facts, part_of
from countries.languages import FALLBACK, read
from countries.models import Country, Edition
from countries.rules import RefusedError


class Line(NamedTuple):
    """A fact of the live edition, with what is said of it and who says so."""

    fact: str
    label: str
    value: str
    sources: list[tuple[str, str]]
    checked_on: str
    due: bool


def check(model_admin: admin.ModelAdmin, request: HttpRequest, country: Country) -> HttpResponse:
    """Show the facts that readers read; on POST move the dates of those that were chosen."""
    if request.method == "POST":
        place = _place(request)
        if _confirm(request, country) or place:
            return HttpResponseRedirect(request.path + place)
    live = editions.live(country.code)
    if live and live.kind == Edition.Kind.WITHDRAWAL:
        live = None
    parts = _parts(live.document) if live else []
    waiting = editions.scheduled(country.code)
    context = {"live": live, "parts": parts, "hindrance": why_not(waiting) if waiting else ""}
    return page_of(model_admin, request, country, "check", _("Still true?"), context)


def _confirm(request: HttpRequest, country: Country) -> bool:
    chosen = _chosen(request, country)
    if chosen is not None and not chosen:
        messages.warning(request, _("Nothing was chosen."))
        return False
    try:
        edition = still_true(country, person(request), chosen, seen=request.POST.get("seen", ""))
    except RefusedError as error:
        _tell(request, country, error)
        return False
    message = _("{}: still true, as of today. Readers see the new date in edition {}.")
    messages.success(request, message.format(country, edition.number))
    asked.say(request, edition)
    return True


def _place(request: HttpRequest) -> str:
    """Where on the page the pressed button stands: the answer opens there."""
    for name in ("fact", "part"):
        if key := request.POST.get(name):
            return f"#{name}-{quote(key)}"
    return ""


def _chosen(request: HttpRequest, country: Country) -> set[str] | None:
    """The facts that were chosen, one by one or as a part of the profile; None is all of them."""
    if "all" in request.POST:
        return None
    live = editions.live(country.code)
    cited = due.each(live.document) if live else []
    parts = request.POST.getlist("part")
    of_parts = {each.fact for each in cited if part_of(each.fact) in parts}
    return of_parts | set(request.POST.getlist("fact"))


def _tell(request: HttpRequest, country: Country, error: RefusedError) -> None:
    desk = desk_of(request, country)
    for problem in error.problems:
        messages.error(request, f"{country}: {desk.told(problem)}")


def _parts(document: Document) -> list[tuple[str, str, list[Line]]]:
    """The facts that have a source by part: its name, the facts' names in a row, and each."""
    today, found = timezone.localdate(), facts(document)
    language = get_language() or FALLBACK
    sources = {source.slug: source for source in document.sources}
    known = labels.names(document)
    areas = crime_area_names()
    lines = [
        Line(
            fact.fact,
            capfirst(str(found[fact.fact][0])),
            _words(fact.fact, found[fact.fact][1], areas, known),
            [_source(sources[slug]) for slug in fact.sources if slug in sources],
            dates.spell(fact.checked_on.isoformat(), language) if fact.checked_on else "",
            fact.on <= today,
        )
        for fact in sorted(due.each(document), key=lambda fact: list(found).index(fact.fact))
        if fact.fact in found
    ]
    groups = groupby(lines, key=lambda line: part_of(line.fact))
    return [(str(labels.PARTS[part]), part, list(group)) for part, group in groups]


def _words(fact: str, value: Any, areas: dict[str, str], known: labels.Names) -> str:
    """What a fact says, in a line; a whole text is not repeated here."""
    if isinstance(value, dict):
        is_text = fact.startswith(("section.", "police."))  # whose label says it, or which is long
        return "" if is_text else read(value, get_language() or FALLBACK).text
    if isinstance(value, list):
        return labels.listed(areas.get(str(slug), str(slug)) for slug in value)
    return labels.value_words(tuple(fact.split(".")), value, known)


def _source(source: SourceText) -> tuple[str, str]:
    return read(source.title, get_language() or FALLBACK).text, source.address


def all_due(model_admin: admin.ModelAdmin, request: HttpRequest) -> HttpResponse:
    """Every country within reach with something due; on POST those ticked are still true."""
    reached = reachable(request.user)
    if request.method == "POST":
        countries = list(reached.filter(code__in=request.POST.getlist("country")))
        _confirm_each(request, countries)
        return HttpResponseRedirect(request.path)
    context = {
        **model_admin.admin_site.each_context(request),
        "title": _("Due for a check"),
        "opts": model_admin.opts,
        "media": model_admin.media,
        "found": due_editions(reached),
        "never": due.NEVER,
    }
    return TemplateResponse(request, "admin/countries/country/due.html", context)


def _confirm_each(request: HttpRequest, countries: list[Country]) -> None:
    checked = []
    with receipts.together():
        for country in countries:
            try:
                checked.append(still_true(country, person(request)))
            except RefusedError as error:
                _tell(request, country, error)
    if done := len(checked):
        text = ngettext(
            "{} country is still true, as of today.",
            "{} countries are still true, as of today.",
            done,
        )
        messages.success(request, text.format(done))
        asked.say_misses(request, checked)
    if not countries:
        messages.warning(request, _("Nothing was chosen."))


def due_editions(reached: Any) -> Any:
    """What readers see of countries of which a fact is due, the longest overdue first."""
    live = Edition.objects.published().filter(country__in=reached.values("pk"))
    waiting = live.filter(due_on__lte=timezone.localdate()).defer("body")
    return waiting.select_related("country").order_by("due_on", "slug")
