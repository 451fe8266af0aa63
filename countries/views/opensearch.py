"""The description by which a browser adds the portal to its search engines, in each language."""

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.template.response import TemplateResponse
from django.templatetags.static import static
from django.urls import reverse

from countries.views.language import active_language
from countries.views.public import etag, not_modified, public

KIND = "application/opensearchdescription+xml"
SHORTEST_NAME = 16  # characters, as the format has it


@public
def opensearch(request: HttpRequest) -> HttpResponseBase:
    """The OpenSearch 1.1 description in the language of its address."""
    tag = etag("opensearch", request.build_absolute_uri())
    if answer := not_modified(request, tag):
        return answer
    language = active_language()
    context = {
        "language": language,
        "name": settings.ORGANISATION_NAMES[language][:SHORTEST_NAME],
        "site": settings.SITE_NAMES[language],
        "search": request.build_absolute_uri(reverse("search")),
        "itself": request.build_absolute_uri(reverse("opensearch")),
        "icon": request.build_absolute_uri(static("countries/icons/favicon.ico")),
    }
    headers = {"ETag": tag}
    return TemplateResponse(
        request, "opensearch.xml", context, content_type=f"{KIND}; charset=utf-8", headers=headers
    )
