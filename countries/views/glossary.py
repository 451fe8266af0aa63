"""What the words on the pages mean, each at an anchor of its own."""

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from countries.reading.glossary import GROUPS
from countries.views.page import page
from countries.views.public import etag, not_modified, public


@public
def glossary(request: HttpRequest) -> HttpResponseBase:
    """The terms by group. It is made of this release alone, and asks no database."""
    tag = etag("glossary")
    if answer := not_modified(request, tag):
        return answer
    description = _(
        "What the facts and terms of the profiles mean: bureau, crime area, police force, source,"
        " checked, edition, fingerprint and more."
    )
    context = {
        "about": "glossary",
        "page": page(request, _("Glossary"), description),
        "groups": GROUPS,
    }
    return TemplateResponse(request, "glossary.html", context, headers={"ETag": tag})
