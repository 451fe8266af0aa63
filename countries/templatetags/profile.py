"""How pages print the texts and facts of a profile."""

import json
import re
from collections.abc import Collection, Mapping
from functools import lru_cache

from django import template
from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from countries import geography
from countries.languages import Reading
from countries.reading.fact import Day, Fact, Value
from countries.reading.maps import Dot
from countries.richtext import sanitise

register = template.Library()


@register.filter
def rich(html: Reading) -> SafeString:
    """Rich text, made safe once more, whatever is stored. The only HTML that is printed as such."""
    return mark_safe(sanitise(html.text))  # noqa: S308


@register.filter
def breakable(address: str) -> SafeString:
    """An address that may break after a slash of its path or before a dot, and so not in a word."""
    parts = re.split(r"(?<=[^/]/)(?=[^/])|(?<=\w)(?=\.\w)", address)
    return format_html_join(mark_safe("<wbr>"), "{}", ((part,) for part in parts))


@register.simple_tag
def stand_in(text: Reading) -> str:
    """The visible mark of a text that stands in for one in the reader's language."""
    if not text.fallback:
        return ""
    # Translators: marks a text that is not translated and therefore stands in English.
    return format_html(' <small class="stand-in">{}</small>', _("(in English)"))


@register.simple_tag
def words(value: Value) -> str:
    """A value for readers: a date, a code, or a text, which is marked where it is a fallback."""
    if isinstance(value, Day):
        return format_html('<time datetime="{}">{}</time>', value.iso, value.words)
    if isinstance(value, str):
        return format_html("<bdi>{}</bdi>", value)
    if not value.fallback:
        return value.text  # which a simple tag escapes
    return format_html(
        '<bdi lang="{}" dir="{}">{}</bdi>{}',
        value.language,
        value.direction,
        value.text,
        stand_in(value),
    )


@register.simple_tag
def marks(notes: Collection[int]) -> str:
    """The numbers of notes as raised links to them."""
    if not notes:
        return ""
    # Translators: read out for the raised number after a fact.
    label = escape(_("Source %(number)s"))
    links = (
        f'<a href="#note-{n}" role="doc-noteref" aria-label="{label % {"number": n}}">{n}</a>'
        for n in notes
    )
    return mark_safe(f'<sup class="marks">{"".join(links)}</sup>')  # noqa: S308


@register.simple_tag
def told(fact: Fact) -> str:
    """A fact as a line: its values, or in words why it has none, and the marks of its notes."""
    if not fact.values:
        return format_html('<span class="reason">{}</span>{}', fact.reason, marks(fact.notes))
    return format_html(
        "{}{}", format_html_join("", "{}", ((words(v),) for v in fact.values)), marks(fact.notes)
    )


@register.simple_tag
def glossed(label: str, term: str) -> str:
    """A label, which leads to its term in the glossary where it has one."""
    if not term:
        return str(label)
    return format_html('<a class="term" href="{}#{}">{}</a>', reverse("glossary"), term, label)


@register.simple_tag
def flag(code: str, *, lazy: bool = False) -> str:
    """A country's flag by its ISO code, if there is one; the name stands beside it."""
    loading = "lazy" if lazy else "eager"
    html = '<img class="flag" src="{}" alt="" width="64" height="48" loading="{}">'
    path = geography.flag(code)
    return format_html(html, static(path), loading) if path else ""


@register.simple_tag
def small_flag(code: str) -> str:
    """The same in a list, out of the one picture of all flags: a hundred rows are one request."""
    place = geography.flag_on_sheet(code)
    return _small_flag(*place, static(geography.FLAG_SHEET)) if place else ""


@lru_cache(maxsize=256)
def _small_flag(left: int, top: int, sheet: str) -> str:
    size = geography.FLAG_WIDTH, geography.FLAG_HEIGHT
    html = '<svg class="flag" width="28" height="21" viewBox="{} {} {} {}" aria-hidden="true">'
    return format_html(html + '<image href="{}"/></svg>', left, top, *size, sheet)


@register.simple_tag
def globe(code: str, name: Reading) -> str:
    """The globe turned to a country, if there is one: land without borders, and a circle."""
    # Translators: read out in place of a drawing of the globe, after a country's name.
    alt = _("%(country)s: position on the globe") % {"country": name}
    html = '<img class="globe" src="{}" alt="{}" width="300" height="300">'
    path = geography.globe(code)
    return format_html(html, static(path), alt) if path else ""


@register.simple_tag
def circle(dot: Dot) -> str:
    """A country's circle on a map: a link that bears its name, in few bytes."""
    return _circle(dot, reverse("country", args=[dot.slug]))


@lru_cache(maxsize=1024)
def _circle(dot: Dot, address: str) -> str:
    html = '<a href="{}" transform="translate({})"{}><circle r="4"/><text{}{}>{}</text></a>'
    return format_html(
        html,
        address,
        dot.place,
        _attribute("class", dot.kind),
        _attribute("text-anchor", "" if dot.side == "middle" else dot.side),
        _attribute("lang", dot.name.language if dot.name.fallback else ""),
        dot.name,
    )


def _attribute(name: str, value: str) -> SafeString:
    return format_html(' {}="{}"', name, value) if value else SafeString("")


@register.simple_tag
def linked_data(data: Mapping[str, object]) -> str:
    """A block of data that no browser runs; nothing in it can end the block."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    safe = text.replace("&", "\\u0026").replace("<", "\\u003C").replace(">", "\\u003E")
    return mark_safe(f'<script type="application/ld+json">{safe}</script>')  # noqa: S308
