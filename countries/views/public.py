"""How public pages answer: to GET and HEAD only, without cookies, asked again before each use."""

import hashlib
import json
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from countries.views.language import active_language
from portal.release import release

# A cache keeps the page but asks each time: a publication shows in the next request.
CACHING = "public, no-cache"


def public(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """A view for everybody. It writes nothing, so a POST is a wrong method, not a forgery."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        response = view(request, *args, **kwargs)
        response.headers.setdefault("Cache-Control", CACHING)
        return response

    return csrf_exempt(require_safe(answer))


def etag(*made_of: object) -> str:
    """A strong ETag of all that the page is made of, its language and this release included."""
    text = json.dumps([release(), active_language(), *made_of], default=str, sort_keys=True)
    return f'"{hashlib.sha256(text.encode()).hexdigest()[:32]}"'


def not_modified(request: HttpRequest, tag: str) -> HttpResponseBase | None:
    """A 304 for one who has this state of the page already (or a 412), else None."""
    fresh = HttpResponse(headers={"ETag": tag})
    answer = get_conditional_response(request, etag=tag, response=fresh)
    return None if answer is fresh else answer
