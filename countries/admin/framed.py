"""A page of the desk in the admin's frame, beside the form of something or its list."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse


def framed(
    model_admin: admin.ModelAdmin,
    request: HttpRequest,
    template: str,
    title: str,
    context: dict[str, Any],
    status: int = 200,
) -> HttpResponse:
    """The page by its template below `admin/`; under the name of its `original`, if any."""
    about = context.get("original")
    frame = {
        **model_admin.admin_site.each_context(request),
        "title": title,
        "subtitle": str(about) if about else None,
        "opts": model_admin.opts,
        "media": model_admin.media,
    }
    name = f"admin/{template}.html"
    return TemplateResponse(request, name, {**frame, **context}, status=status)
