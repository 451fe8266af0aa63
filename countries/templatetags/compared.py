"""How a comparison puts what it has of each country beside the country."""

from collections.abc import Sequence
from html import escape
from typing import Any

from django import template
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from countries.languages import FALLBACK
from countries.reading.choosing import Option

register = template.Library()


@register.filter
def beside(cells: Sequence[Any], columns: Sequence[Any]) -> list[tuple[Any, Any]]:
    """Each column with its cell."""
    return list(zip(columns, cells, strict=True))


@register.simple_tag
def options_of(options: Sequence[Option]) -> str:
    """The options of a choice, the first of them empty; there may be thousands."""
    english = f' lang="{FALLBACK}" dir="ltr"'
    rows = [f'<option value="">{escape(_("Choose…"))}</option>']
    for slug, (text, _language, fallback) in options:
        language = english if fallback else ""
        rows.append(f'<option value="{escape(slug)}"{language}>{escape(text)}</option>')
    return mark_safe("".join(rows))  # noqa: S308
