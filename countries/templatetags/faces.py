"""The faces that a page is set in, asked for before its style sheet says so."""

from django import template
from django.templatetags.static import static
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

register = template.Library()


@register.simple_tag
def faces(*names: str) -> SafeString:
    """IBM Plex Sans, by the end of the file's name: `400`, `arabic-600`."""
    html = '<link rel="preload" href="{}" as="font" type="font/woff2" crossorigin>'
    files = (static(f"countries/fonts/plex-sans-{name}.woff2") for name in names)
    return format_html_join("\n        ", html, ((file,) for file in files))
