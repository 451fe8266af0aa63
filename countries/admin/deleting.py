"""What a page that asks before deleting says will go: what people know of, and no table's row."""

from typing import Any

from django.apps import apps
from django.contrib import admin
from django.http import HttpRequest
from django.utils.text import capfirst


class PlainlyDeleted(admin.ModelAdmin):
    """Django names the rows that tie two others together as well: "Country_editors object (7)"."""

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> Any:
        names, *rest = super().get_deleted_objects(objs, request)
        return _known(names, _ties()), *rest


def _ties() -> tuple[str, ...]:
    """How the rows that tie two others begin in Django's list."""
    models = apps.get_models(include_auto_created=True)
    return tuple(
        f"{capfirst(model._meta.verbose_name)}: " for model in models if model._meta.auto_created
    )


def _known(names: list[Any], ties: tuple[str, ...]) -> list[Any]:
    """The nested list without those, nor a list that they leave empty."""
    found: list[Any] = []
    for each in names:
        if isinstance(each, list):
            found += [inner] if (inner := _known(each, ties)) else []
        elif not str(each).startswith(ties):
            found.append(each)
    return found
