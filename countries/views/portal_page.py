"""The pages about the portal itself, as they were last published."""

from typing import Any, NamedTuple

from django.conf import settings
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.template.response import TemplateResponse

from countries.models.page_edition import PageEdition, PageSlug
from countries.reading.fact import day
from countries.reading.portal_page import portal_page as read_page
from countries.views.language import active_language
from countries.views.page import page
from countries.views.public import etag, not_modified, public

Texts = dict[str, dict[str, str]]


class Contact(NamedTuple):
    """Where readers reach whoever runs this installation, as far as its settings say."""

    url: str
    email: str


@public
def portal_page(request: HttpRequest, slug: str) -> HttpResponseBase:
    """The published state in force, by one query; 404 where the page was never published."""
    live = PageEdition.objects.live(slug)
    if live is None:
        raise Http404
    contact = contact_of(slug)
    tag = etag("page", slug, live.number, live.published_at, live.texts, contact)
    if answer := not_modified(request, tag):
        return answer
    context = printed(slug, live.texts)
    shown = context["shown"]
    context |= {
        "page": page(request, shown.title.text, shown.description),
        "edition": live.number,
        "on": day(live.published_at, active_language()),
    }
    return TemplateResponse(request, "portal_page.html", context, headers={"ETag": tag})


def printed(slug: str, texts: Texts) -> dict[str, Any]:
    """What the page prints of these texts in the active language, be they public or a draft."""
    return {
        "about": slug,
        "shown": read_page(texts, active_language()),
        "contact": contact_of(slug),
    }


def contact_of(slug: str) -> Contact | None:
    """What stands on the page for contact; on no other page anything."""
    if slug != PageSlug.CONTACT:
        return None
    return Contact(settings.CONTACT_URL, settings.CONTACT_EMAIL)
