"""All countries from A to Z, by filters that stand in the address."""

from typing import Any, NamedTuple

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from countries.models.edition import Edition
from countries.models.listed_area import ListedArea
from countries.reading import areas, listing
from countries.reading.asked import Asked, asked
from countries.reading.listing import Row
from countries.reading.pages import leaf
from countries.regions import Region
from countries.views.language import active_language
from countries.views.page import Page, page
from countries.views.public import etag, not_modified, public


class Filter(NamedTuple):
    """A filter in force, and the query of the same list without it."""

    words: str
    without: str


@public
def countries(request: HttpRequest) -> HttpResponseBase:
    """The countries that the address asks for, so many a page: three queries at most."""
    rows, known = listing.rows(Edition.objects.published()), areas.known()
    wish = asked(request.GET, {area.slug for area in known})
    having = _having(wish.crime) if wish.crime else None
    tag = etag(rows, wish, [areas.state(each) for each in known], sorted(having or ()))
    if answer := not_modified(request, tag):
        return answer
    language = active_language()
    meeting = tuple(each for each in rows if _meets(each, wish, having))
    found = listing.in_order(meeting, language)
    shown = leaf(found, wish.page, language)
    if shown is None:
        raise Http404
    options = areas.in_order(known, language)
    context: dict[str, Any] = {
        "page": _page(request, wish),
        "asked": wish,
        "ignored": [_filter_names()[name] for name in wish.ignored],
        "filters": _in_force(wish, {area.slug: area.name.text for area in options}),
        "regions": listing.sizes(rows),
        "areas": [area for area in options if not area.retired or area.slug == wish.crime],
        "all": len(rows),
        "count": len(found),
        "leaf": shown,
        "links": {
            "letters": [(each, _link(wish, each.page, shown.number)) for each in shown.letters],
            "previous": f"?{wish.query(wish.page - 1)}" if wish.page > 1 else "",
            "next": f"?{wish.query(wish.page + 1)}" if wish.page < shown.last else "",
        },
    }
    return TemplateResponse(request, "countries.html", context, headers={"ETag": tag})


def _having(area: str) -> set[int]:
    """The editions that name a crime area, in whatever standing: live, or still to go live."""
    return set(ListedArea.objects.filter(area=area).values_list("edition", flat=True))


def _meets(country: Row, wish: Asked, having: set[int] | None) -> bool:
    return (
        wish.region in ("", country.region)
        and (having is None or country.pk in having)
        and (country.full or not wish.full)
    )


def _filter_names() -> dict[str, str]:
    return {
        "region": _("Region"),
        "crime": _("Crime area"),
        "full": _("Full profiles only"),
        "page": _("Page"),
    }


def _in_force(wish: Asked, names: dict[str, str]) -> list[Filter]:
    said = {
        "region": str(Region(wish.region).label) if wish.region else "",
        "crime": names.get(wish.crime, ""),
        "full": _filter_names()["full"] if wish.full else "",
    }
    return [Filter(words, wish.query(without=name)) for name, words in said.items() if words]


def _link(wish: Asked, at: int, now: int) -> str:
    return "" if at == now else f"?{wish.query(at)}"


def _page(request: HttpRequest, wish: Asked) -> Page:
    """Search engines take the list without filters, each of its pages at its own address."""
    title, about = (
        _("Countries A to Z"),
        _(
            "Every member country with a profile, by name; filtered by region, crime area or full"
            " profile."
        ),
    )
    if wish.page > 1:
        title = _("%(title)s, page %(number)s") % {"title": title, "number": wish.page}
    query = wish.query(wish.page)
    if wish.filtered:
        return page(request, title, about).with_query(f"?{query}", "")._replace(indexed=False)
    kept = f"?{query}" if query else ""
    return page(request, title, about).with_query(kept, kept)
