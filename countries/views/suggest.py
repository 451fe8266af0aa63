"""What the search box suggests while somebody types: `/{language}/search/suggest/?q=`, as JSON."""

from django.http import HttpRequest, JsonResponse
from django.http.response import HttpResponseBase

from countries.reading.suggested import suggested
from countries.searching.asked import asked
from countries.views.language import active_language
from countries.views.public import etag, not_modified, public


@public
def suggest(request: HttpRequest) -> HttpResponseBase:
    """At most eight countries, crime areas and police forces: nine queries at most."""
    answer = suggested(asked({"q": request.GET.get("q", "")}), active_language())
    tag = etag(answer)
    if unchanged := not_modified(request, tag):
        return unchanged
    return JsonResponse(answer, headers={"ETag": tag}, json_dumps_params={"ensure_ascii": False})
