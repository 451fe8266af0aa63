"""What a profile says in a line or two, for the lists of links that others make."""

from django.utils.translation import gettext as _

from countries.languages import Reading
from countries.reading.fact import Day, Fact
from countries.reading.profile import Profile

LONGEST = 160


def described(shown: Profile) -> str:
    """The strapline in the reader's language, else the facts; as many of them as there is room for.

    Nothing is said in another language than the page's, but for a name that has no other.
    """
    glance = shown.glance
    strapline = _own(glance.strapline)
    about = strapline or _("Profile of a member country")
    # Translators: the meta description of a page: "Belgium: how INTERPOL supports ...".
    said = _("%(country)s: %(about)s") % {"country": glance.name.value, "about": about}
    facts = (
        (_("Region"), _own(glance.region)),
        (_("National Central Bureau"), _own(glance.city)),
        (_("Member since"), _own(glance.member_since)),
    )
    more = [f"{label}{_(':')} {value}" for label, value in facts if value]
    if not strapline or len(said) < 50:
        for each in (*more, _("Each fact shows its source and date.")):
            if len(said) + len(each) + 3 <= LONGEST:
                said = f"{said} · {each}"
    return cut(said)


def cut(text: str) -> str:
    """The text, shortened after a word where it is too long."""
    if len(text) <= LONGEST:
        return text
    return text[: LONGEST - 1].rsplit(" ", 1)[0] + "…"


def _own(fact: Fact | None) -> str:
    value = fact.value if fact else ""
    if isinstance(value, Day):
        return value.words
    if isinstance(value, Reading):
        return "" if value.fallback else value.text
    return value
