"""The web manifest: the portal's name and icons for a phone's home screen, by language."""

from django.conf import settings
from django.http import HttpRequest, JsonResponse
from django.http.response import HttpResponseBase
from django.templatetags.static import static
from django.urls import get_script_prefix, reverse

from countries.languages import direction
from countries.views.language import active_language
from countries.views.public import etag, not_modified, public

NAVY = "#0a2247"
ICONS = (("icon-192", 192, "any"), ("icon-512", 512, "any"), ("icon-maskable-512", 512, "maskable"))


@public
def manifest(request: HttpRequest) -> HttpResponseBase:
    """The manifest in the language of its address."""
    tag = etag("manifest")
    if answer := not_modified(request, tag):
        return answer
    return JsonResponse(
        _manifest(active_language()),
        content_type="application/manifest+json",
        headers={"ETag": tag},
        json_dumps_params={"ensure_ascii": False},
    )


def _manifest(language: str) -> dict[str, object]:
    name = settings.SITE_NAMES[language]
    return {
        "name": f"{settings.ORGANISATION_NAMES[language]} · {name}",
        "short_name": name,
        "lang": language,
        "dir": direction(language),
        "start_url": reverse("home"),
        "scope": get_script_prefix(),
        "display": "minimal-ui",
        "background_color": NAVY,
        "theme_color": NAVY,
        "icons": [
            {
                "src": static(f"countries/icons/{file}.png"),
                "sizes": f"{size}x{size}",
                "type": "image/png",
                "purpose": purpose,
            }
            for file, size, purpose in ICONS
        ],
    }
