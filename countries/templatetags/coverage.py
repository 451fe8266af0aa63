"""How the coverage grid prints a cell: there are two hundred of them on the desk."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from countries.admin.coverage import Cell

register = template.Library()


@register.simple_tag
def covered(cell: Cell) -> SafeString:
    """The mark of a part in a language, in words too, as a link to where it is written."""
    return format_html(
        '<a class="cell cell-{}" href="{}"><svg width="16" height="16" aria-hidden="true">'
        '<use href="#mark-{}" /></svg> <span class="visually-hidden">{}</span>{}</a>',
        cell.state.value,
        cell.address,
        cell.state.value,
        cell.state.label,
        _lacking(cell) if cell.lacks else "",
    )


def _lacking(cell: Cell) -> SafeString:
    words = _("%(done)s of %(of)s texts") % {"done": cell.done, "of": cell.of}
    return format_html(
        ' <small aria-hidden="true">{}/{}</small> <span class="visually-hidden">{}</span>',
        cell.done,
        cell.of,
        words,
    )
