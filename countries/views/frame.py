"""The sections of the site, which stand above every public page."""

from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

# Where each stands under the language, and what it is called.
SECTIONS: tuple[tuple[str, Promise], ...] = (
    ("countries/", _("Countries")),
    ("regions/", _("Regions")),
    ("crime-areas/", _("Crime areas")),
    ("compare/", pgettext_lazy("a section of the site", "Compare")),
)


class Section(NamedTuple):
    """A link to a section. `current` is what `aria-current` says of it, '' for one elsewhere."""

    path: str
    name: Promise
    current: str = ""


def sections(home: str, here: str = "") -> tuple[Section, ...]:
    """The sections under a home page; `here` is the reader's place under it."""
    return tuple(Section(home + path, name, _current(path, here)) for path, name in SECTIONS)


def _current(path: str, here: str) -> str:
    if here == path:
        return "page"
    return "true" if here.startswith(path) else ""
