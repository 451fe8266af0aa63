"""Two to four countries beside one another; which ones stands in the address."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.http import HttpRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from countries.document import Document
from countries.languages import columns, read
from countries.models.crime_area import CrimeArea
from countries.models.edition import Edition
from countries.reading.choosing import options
from countries.reading.compared import compared
from countries.reading.crime import Names, used
from countries.reading.described import LONGEST
from countries.views.choice import MOST, Choice, Listed, choice, every_country, in_words, is_tidy
from countries.views.language import active_language
from countries.views.page import LONGEST_TITLE, Page, page
from countries.views.public import etag, not_modified, public


@public
def compare(request: HttpRequest) -> HttpResponseBase:
    """The comparison that the address asks for, or the form to ask for one: three queries.

    What is said twice, left empty or meant by a code is sent on to the one tidy address of it.
    """
    countries = every_country()
    wish = choice(request.GET, countries)
    if not is_tidy(request.GET, wish):
        return HttpResponseRedirect(reverse("compare") + in_words(wish.asked))
    chosen = _whole(wish)
    names = _area_names(document for _, document in chosen)
    tag = etag("compare", wish.asked, countries, names)
    if answer := not_modified(request, tag):
        return answer
    context = {
        "page": _page(request, wish),
        "options": options(_named(countries), active_language()),
        "chosen": [_chosen(wish, each) for each in wish.chosen],
        "full": len(wish.chosen) == MOST,
        "notices": _notices(wish),
        "compared": compared(chosen, active_language(), names) if len(chosen) > 1 else None,
    }
    return TemplateResponse(request, "compare.html", context, headers={"ETag": tag})


def _whole(wish: Choice) -> list[tuple[Edition, Document]]:
    """The chosen with their documents, in their order. One query, whatever is chosen."""
    whole = Edition.objects.in_bulk([each.pk for each in wish.chosen])
    return [(whole[each.pk], whole[each.pk].document) for each in wish.chosen]


def _area_names(documents: Iterable[Document]) -> Names:
    slugs = {slug for document in documents for slug in used(document)}
    found = CrimeArea.objects.filter(slug__in=slugs).order_by("slug")
    names = found.values("slug", *columns("name"))
    return {row.pop("slug"): {column[-2:]: text for column, text in row.items()} for row in names}


def _chosen(wish: Choice, country: Listed) -> dict[str, Any]:
    """A chosen country, and the address that asks for the others."""
    others = [each.slug for each in wish.chosen if each != country]
    return {
        "code": country.code,
        "slug": country.slug,
        "name": read(country.names, active_language()),
        "without": reverse("compare") + in_words(others),
    }


def _named(countries: Iterable[Listed]) -> Iterator[tuple[str, Mapping[str, str]]]:
    return ((each.slug, each.names) for each in countries if not each.withdrawn)


def _notices(wish: Choice) -> dict[str, Any]:
    language = active_language()
    return {
        "beyond": [read(each.names, language) for each in wish.beyond],
        "withdrawn": [(each.slug, read(each.names, language)) for each in wish.withdrawn],
        "unknown": wish.unknown,
    }


def _page(request: HttpRequest, wish: Choice) -> Page:
    """The frame. In whichever order, the same countries are one page to others.

    Less than two are the form, with a word on what to do; where a wish is not met, nobody is to
    find the page by a search.
    """
    slugs = [each.slug for each in wish.chosen]
    description = _(
        "Two to four member countries beside one another: facts with their sources and dates,"
        " crime areas, and how the police is made up."
    )
    title = _("Compare countries")
    if len(slugs) > 1:
        title, description = _told(wish)
    framed = page(request, title, description)
    known = in_words(sorted(slugs)) if len(slugs) > 1 else ""
    return framed.with_query(in_words(wish.asked), known)._replace(indexed=wish.whole)


def _told(wish: Choice) -> tuple[str, str]:
    """The title and the description of a comparison; of long names the title has the codes."""
    language = active_language()
    names = _(", ").join(read(each.names, language).text for each in wish.chosen)
    codes = _(", ").join(each.code for each in wish.chosen)
    # Translators: the title of a comparison: "Comparison: Belgium, France".
    title = _("Comparison: %(countries)s")
    short = title % {"countries": names}
    if len(short) > LONGEST_TITLE:
        short = title % {"countries": codes}
    about = _("Facts with their sources and dates, crime areas and police, beside one another.")
    # Translators: the meta description of a comparison: "Belgium, France: facts with ...".
    words = _("%(country)s: %(about)s")
    long = words % {"country": names, "about": about}
    return short, long if len(long) <= LONGEST else words % {"country": codes, "about": about}
