"""The addresses `/` and `/{language}/`."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _
from django.utils.translation import override

from countries.languages import columns
from countries.models.edition import Edition
from countries.reading.listing import by_region
from countries.views.language import active_language, asked_language
from countries.views.page import page
from countries.views.public import etag, not_modified, public


@public
def root(request: HttpRequest) -> HttpResponse:
    """Send the reader to the home page in the language that the browser asks for."""
    with override(asked_language(request)):
        response = HttpResponseRedirect(reverse("home"))
    patch_vary_headers(response, ["Accept-Language"])
    return response


@public
def home(request: HttpRequest) -> HttpResponseBase:
    """The published countries by region, from the columns of their editions."""
    listed = ("country_id", "slug", "region", *columns("name"))
    editions = list(Edition.objects.published().order_by("slug").only(*listed))
    tag = etag([[getattr(edition, column) for column in listed] for edition in editions])
    if answer := not_modified(request, tag):
        return answer
    title = _("Member countries")
    context = {
        "page": page(request, title, _("Profiles of member countries, by region.")),
        "here": "page",
        "regions": by_region(editions, active_language()),
    }
    return TemplateResponse(request, "home.html", context, headers={"ETag": tag})
