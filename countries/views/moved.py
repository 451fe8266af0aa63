"""Which profile does an address mean, and where does that stand today?

A profile stands at the slug of its edition in force. The slug in another case, its ISO codes and
the slugs that it had lead there. Only what is or was public is asked, so a draft is not found.
"""

import re
from typing import Any

from django.http import Http404, HttpRequest, HttpResponsePermanentRedirect
from django.urls import reverse

from countries.document import load
from countries.models.edition import Edition, EditionQuerySet


def in_force(asked: str) -> Edition:
    """The edition in force that an address means; one query where it is the slug of today."""
    if live := _newest(Edition.objects.live().filter(slug=asked)):
        return live
    slug = asked.lower()
    for find in (_by_slug, _by_code, _by_alpha3, _by_old_slug):
        if live := find(slug):
            return live
    raise Http404


def moved(request: HttpRequest, slug: str) -> HttpResponsePermanentRedirect:
    """To the same page under the slug of today, in the same language. The query stays behind."""
    match: Any = request.resolver_match
    return HttpResponsePermanentRedirect(
        reverse(match.view_name, kwargs=match.kwargs | {"slug": slug})
    )


def _newest(found: EditionQuerySet) -> Edition | None:
    return found.order_by("-publish_at").first()


def _by_slug(slug: str) -> Edition | None:
    return _newest(Edition.objects.live().filter(slug=slug))


def _by_code(slug: str) -> Edition | None:
    if not re.fullmatch(r"[a-z]{2}", slug):
        return None
    return _newest(Edition.objects.live().filter(country=slug.upper()))


def _by_alpha3(slug: str) -> Edition | None:
    """No column holds this code, so the documents in force are searched for its exact text."""
    if not re.fullmatch(r"[a-z]{3}", slug):
        return None
    code = slug.upper()
    found = (
        Edition.objects.live().filter(body__contains=f'"alpha3":"{code}"').order_by("-publish_at")
    )
    return next((each for each in found[:9] if load(each.body).alpha3 == code), None)


def _by_old_slug(slug: str) -> Edition | None:
    """Of several countries that had it, the one that had it last."""
    once = _newest(Edition.objects.once_live().filter(slug=slug).only("country_id"))
    return _newest(Edition.objects.live().filter(country=once.country_id)) if once else None
