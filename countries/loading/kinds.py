"""What kind of fixture a file is: profiles, pages, a dump of this app, or Django's own affair."""

import re
from enum import Enum

from django.apps import apps

from countries.loading.vocabulary import APP

# Looks at the text alone, so that a dump of a hundred megabytes is not parsed twice.
_NAMES = re.compile(
    rb"""(?m)(?:^[-\s]*|[{,]\s*)["']?model["']?\s*:\s*["']?([\w.]+)|<object[^>]*\smodel="([\w.]+)"""
)
_WHOLE_DUMPS = {f"{APP}.{kept}" for kept in ("edition", "revision", "pageedition")}
_PAGES = {f"{APP}.page"}


class Kind(Enum):
    PROFILES = "merged and published"
    PAGES = "pages of the portal, published where no person had a hand in them"
    DUMP = "this app with its editions or revisions, as Django loads it"
    PLAIN = "other apps, as Django loads it"


def kind_of(data: bytes) -> Kind:
    """The kind of a fixture. One that names no model at all is taken for profiles."""
    names = {(one or two).decode().lower() for one, two in _NAMES.findall(data)}
    if names & _WHOLE_DUMPS:
        return Kind.DUMP
    if names == _PAGES:
        return Kind.PAGES
    others = {model._meta.label_lower for model in apps.get_models()}
    others = {name for name in others if not name.startswith(f"{APP}.")}
    ours = any(name.startswith(f"{APP}.") for name in names)
    return Kind.PLAIN if names & others and not ours else Kind.PROFILES
