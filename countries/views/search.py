"""The page of a search: `/{language}/search/?q=`. What is asked for stands in the address."""

from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from countries.reading.found import Shown, shown
from countries.searching.asked import LONGEST_TEXT, MOST_WORDS, Asked, asked
from countries.searching.results import find
from countries.searching.subjects import subjects
from countries.views.language import active_language
from countries.views.page import Page, page
from countries.views.public import etag, not_modified, public


@public
def search(request: HttpRequest) -> HttpResponseBase:
    """The profiles with every word: at most eight queries, however many profiles there are."""
    wanted, language = asked(request.GET.dict()), active_language()
    areas = subjects() if wanted.words else {}
    found = shown(wanted, find(wanted, areas, language), areas, language)
    tag = etag(wanted, found.state)
    if answer := not_modified(request, tag):
        return answer
    context: dict[str, Any] = {
        "page": _page(request, wanted, found),
        "asked": wanted,
        "found": found,
        "most_words": MOST_WORDS,
        "longest_text": LONGEST_TEXT,
    }
    return TemplateResponse(request, "search.html", context, headers={"ETag": tag})


def _page(request: HttpRequest, wanted: Asked, found: Shown) -> Page:
    about = _("Find a country by its name, code, bureau, police, crime area, or any word.")
    if not wanted.text:
        return page(request, _("Search"), about).asking(wanted.query())
    # Translators: the title of a page of search results: "drug crime: search".
    title = _("%(text)s: search") % {"text": wanted.text}
    query = wanted.query(**({"page": str(found.number)} if found.number > 1 else {}))
    return page(request, title, about).asking(query)
