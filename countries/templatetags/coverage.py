"""How the coverage grid prints a cell: there are two hundred of them on the desk."""

from functools import lru_cache

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from countries.admin.coverage import Cell, Cover
from countries.languages import FALLBACK

register = template.Library()


@register.simple_tag
def covered(cell: Cell) -> SafeString:
    """The mark of a part in a language, in words too, as a link to where it is written."""
    language = get_language() or FALLBACK
    mark = _mark(language, cell.state)
    lacking = _lacking(language, cell.done, cell.of) if cell.lacks else ""
    link = '<a class="cell cell-{}" href="{}">{}{}</a>'
    return format_html(link, cell.state.value, cell.address, mark, lacking)


@lru_cache(maxsize=64)
def _mark(_language: str, state: Cover) -> SafeString:
    return format_html(
        '<svg width="16" height="16" aria-hidden="true"><use href="#mark-{}" /></svg> '
        '<span class="visually-hidden">{}</span>',
        state.value,
        state.label,
    )


@lru_cache(maxsize=1024)
def _lacking(_language: str, done: int, of: int) -> SafeString:
    words = _("%(done)s of %(of)s texts") % {"done": done, "of": of}
    return format_html(
        ' <small aria-hidden="true">{}/{}</small> <span class="visually-hidden">{}</span>',
        done,
        of,
        words,
    )
