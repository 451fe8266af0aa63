"""The regions, and each with its map and its countries."""

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from countries.models.edition import Edition
from countries.reading import listing, maps
from countries.regions import Region
from countries.views.language import active_language
from countries.views.page import page
from countries.views.public import etag, not_modified, public


@public
def regions(request: HttpRequest) -> HttpResponseBase:
    """The four regions side by side: one query."""
    rows = listing.rows(Edition.objects.published())
    tag = etag(rows)
    if answer := not_modified(request, tag):
        return answer
    countries = listing.in_order(rows, active_language())
    about = _("The four regions of the organization, each with its map and its member countries.")
    context = {
        "page": page(request, _("Regions"), about),
        "regions": [
            (region, maps.of_region(countries, region.slug))
            for region in listing.regions(countries)
        ],
        "count": len(countries),
    }
    return TemplateResponse(request, "regions.html", context, headers={"ETag": tag})


@public
def region(request: HttpRequest, slug: str) -> HttpResponseBase:
    """One region: one query, whatever its size."""
    if slug not in Region.values:
        raise Http404
    rows = listing.rows(Edition.objects.published().filter(region=slug))
    tag = etag(slug, rows)
    if answer := not_modified(request, tag):
        return answer
    name, countries = str(Region(slug).label), listing.in_order(rows, active_language())
    # Translators: the meta description of a region's page: "Europe: profiles of ...".
    about = _("%(region)s: profiles of the member countries of the region, with a map.")
    context = {
        "page": page(request, name, about % {"region": name}),
        "slug": slug,
        "kinds": listing.kinds(countries),
        "map": maps.of_region(countries, slug),
        "count": len(countries),
        "countries": countries[: listing.MOST],
    }
    return TemplateResponse(request, "region.html", context, headers={"ETag": tag})
