"""What revisions and the audit list keep beside an act: codes, which read the same whoever acted.

`in_words` is the one way from there to a screen. What has no form that is known here, as an older
portal may have kept it, is shown as it stands.
"""

import re
from collections.abc import Callable

from django.contrib.auth.models import User
from django.core.exceptions import FieldDoesNotExist
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from countries.audit_trail import Action
from countries.facts import called as fact_called
from countries.labels import PARTS, listed
from countries.models import Revision
from countries.part_restored import SECTION
from countries.regions import Region
from countries.roles import called_in

THROTTLED = "throttled"
_PAST = re.compile(r"(edition|revision) [A-Z]{2} ([0-9]+)(?:: (.+))?")
_FORMS = (
    (re.compile(r"deleted, revision [A-Z]{2} ([0-9]+)"), _("deleted, and back from revision {}")),
    (re.compile(r"user (\S+) assigned"), _("assignments of {}")),
    (re.compile(r"user (\S+) deleted"), _("{} deleted")),
    (re.compile(r"user (\S+)"), _("account of {}")),
    (re.compile(r"source (\S+)"), _("source {}")),
    (re.compile(r"development accounts"), _("development accounts")),
)
_PROOFS = {
    "password": _("password"),
    "totp": _("app"),
    "webauthn": _("passkey"),
    "recovery_codes": _("recovery codes"),
    THROTTLED: _("too many attempts"),
}


def in_words(detail: str, kind: str) -> str:
    """A detail as its reader says it; `kind` is the origin of its revision, or its action."""
    return _READERS.get(kind, str)(detail) if detail else ""


def _reference(detail: str) -> str:
    """`edition BE 2: ncb, section.crime`, or `user marie assigned`."""
    if match := _PAST.fullmatch(detail):
        name = gettext("Revision {}") if match[1] == "revision" else gettext("Edition {}")
        chosen = [_part(part) for part in match[3].split(", ")] if match[3] else []
        return " · ".join([name.format(match[2]), *chosen])
    for form, words in _FORMS:
        if match := form.fullmatch(detail):
            return str(words).format(*match.groups())
    return detail


def _part(part: str) -> str:
    if part.startswith(SECTION):
        return f"{PARTS['sections']} ({part.removeprefix(SECTION)})"
    return str(PARTS.get(part, part))


def _each(name: Callable[[str], str]) -> Callable[[str], str]:
    """A reader of codes with commas between them, of which each has its own words."""
    return lambda detail: listed(name(code) or code for code in detail.split(", "))


def _proof(code: str) -> str:
    return str(_PROOFS.get(code, code))


def _assigned(signed: str) -> str:
    """`+europe` or `-BE`: only regions have other words."""
    sign, code = signed[:1], signed[1:]
    return f"{sign}{Region(code).label}" if code in Region.values else signed


def _column(name: str) -> str:
    try:
        return str(getattr(User._meta.get_field(name), "verbose_name", name))
    except FieldDoesNotExist:
        return name


_READERS: dict[str, Callable[[str], str]] = {
    Revision.Origin.CHECKED: _each(fact_called),
    Revision.Origin.FORM: _reference,
    Revision.Origin.COMMAND: _reference,
    Revision.Origin.RESTORE: _reference,
    Action.RESTORED: _reference,
    Action.ROLES_CHANGED: called_in,
    Action.ASSIGNED: _each(_assigned),
    Action.PERSON_CHANGED: _each(_column),
    Action.SIGNED_IN: _each(_proof),
    Action.SIGN_IN_FAILED: _each(_proof),
    Action.FACTOR_ADDED: _each(_proof),
    Action.FACTOR_REMOVED: _each(_proof),
}
