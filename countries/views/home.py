"""The addresses `/` and `/{language}/`."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _
from django.utils.translation import override

from countries.reading import areas, lately, listing, maps
from countries.views.language import active_language, asked_language
from countries.views.page import page
from countries.views.public import etag, not_modified, public

OF_A_REGION = 7  # countries of each that stand on the home page


@public
def root(request: HttpRequest) -> HttpResponse:
    """Send the reader to the home page in the language that the browser asks for."""
    with override(asked_language(request)):
        response = HttpResponseRedirect(reverse("home"))
    patch_vary_headers(response, ["Accept-Language"])
    return response


@public
def home(request: HttpRequest) -> HttpResponseBase:
    """The world, its regions and crime areas, and what happened lately: four queries."""
    (rows, live), counts = listing.live_rows(), areas.counted()
    known, updates = areas.known(), lately.last_updates(live)
    tag = etag(rows, counts, [areas.state(each) for each in known], updates)
    if answer := not_modified(request, tag):
        return answer
    language = active_language()
    countries = listing.in_order(rows, language)
    used = [area for area in known if area.slug in counts]
    about = _(
        "Profiles of member countries, by map, region and crime area; each fact with its source"
        " and date."
    )
    context = {
        "page": page(request, _("Member countries"), about),
        "countries": countries,
        "kinds": listing.kinds(countries),
        "map": maps.drawn(countries),
        "regions": maps.framed(listing.regions(countries, OF_A_REGION)),
        "areas": areas.in_order(used, language, counts),
        "updated": lately.updated(updates, countries, language),
        "checked": lately.checked(countries, language),
    }
    return TemplateResponse(request, "home.html", context, headers={"ETag": tag})
