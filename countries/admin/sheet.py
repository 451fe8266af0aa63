"""All that the country form's page says beside its fields: the rail, the languages, the sources."""

from collections import Counter
from typing import Any, NamedTuple

from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from countries.admin.desk import Desk
from countries.admin.layout import Layout
from countries.admin.mistakes import Mistake, mistakes
from countries.admin.panel import Panel, panel, past
from countries.document import SourceText
from countries.languages import FALLBACK, LANGUAGES, NATIVE_NAMES, Reading, direction, read

EDITING = "_editing"
"""The name under which the form sends, an address asks, and a session keeps, which language is
being edited."""
ALL = "all"


class RailItem(NamedTuple):
    """A part of the form, how many things it holds, and how many mistakes."""

    key: str
    title: str | Promise
    holds: int
    mistakes: int


class Tab(NamedTuple):
    """A language of the bar, and how many texts are to be translated, or anew."""

    code: str
    name: str | Promise
    direction: str
    missing: int
    chosen: bool


class Used(NamedTuple):
    """A source, and how many facts of the profile cite it."""

    source: SourceText
    title: Reading
    facts: int


def context_of(desk: Desk, adminform: Any, inlines: list[Any]) -> dict[str, Any]:
    """For the templates; every value is of this request alone."""
    layout = Layout(desk, adminform, inlines)
    found = mistakes(layout, adminform.form)
    sources, editions = used(desk), past(desk) if desk.country else []
    beside = panel(desk)
    return {
        "layout": layout,
        "mistakes": found,
        "rail": rail(layout, found, len(sources), len(editions)),
        "tabs": tabs(beside, chosen(desk, found)),
        "sources": sources,
        "past": editions,
        "panel": beside,
    }


def rail(layout: Layout, found: list[Mistake], sources: int, editions: int) -> list[RailItem]:
    wrong = Counter(mistake.part for mistake in found)
    items = []
    for part in layout.parts:
        cited = [line.cited for line in part.lines if line.cited]
        count = len(part.rows) if part.formset else sum(fact.told for fact in cited)
        items.append(RailItem(part.key, part.title, count, wrong[part.key]))
    items.append(RailItem("sources", _("Sources"), sources, wrong["sources"]))
    items.append(RailItem("editions", _("Editions"), editions, 0))
    return items


def tabs(beside: Panel | None, editing: str) -> list[Tab]:
    missing = {code: count for code, _name, count in beside.untranslated} if beside else {}
    found = [
        Tab(
            language,
            NATIVE_NAMES[language],
            direction(language),
            missing.get(language, 0),
            language == editing,
        )
        for language in LANGUAGES
    ]
    return [*found, Tab(ALL, _("All four"), "", 0, editing == ALL)]


def chosen(desk: Desk, found: list[Mistake]) -> str:
    """The language being edited; a mistake in another opens that. A new country needs English."""
    request = desk.request
    before = (request.session.get(EDITING) or get_language()) if desk.country else FALLBACK
    asked = request.POST.get(EDITING) or request.GET.get(EDITING) or before
    editing = str(asked) if asked in (*LANGUAGES, ALL) else FALLBACK
    wrong = [mistake.language for mistake in found if mistake.language]
    return editing if not wrong or editing in (*wrong, ALL) else wrong[0]


def remember(request: HttpRequest) -> None:
    """Open the next form in the language in which this one was edited."""
    editing = request.POST.get(EDITING)
    if editing in (*LANGUAGES, ALL) and request.session.get(EDITING) != editing:
        request.session[EDITING] = editing


def used(desk: Desk) -> list[Used]:
    """The sources that the saved profile cites."""
    if desk.document is None:
        return []
    language = get_language() or FALLBACK
    cited = Counter(each.source for each in desk.document.citations)
    return [
        Used(source, read(source.title, language), cited[source.slug])
        for source in desk.document.sources
    ]
