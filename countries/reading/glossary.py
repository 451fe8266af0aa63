"""What the words on the pages mean: the terms of the glossary, in groups.

They are the interface's own words, so they are translated with it, and nobody edits them. The
anchor of a term is a promise: labels and other sites link to it.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise


class Term(NamedTuple):
    """A term, what it means, and the anchors of those that help to understand it."""

    anchor: str
    name: "StrPromise"
    meaning: "StrPromise"
    see: tuple[str, ...] = ()


class Group(NamedTuple):
    """Terms about one matter."""

    anchor: str
    name: "StrPromise"
    terms: tuple[Term, ...]

    def seen(self) -> Iterator[tuple[Term, tuple[Term, ...]]]:
        """Each term with the terms that it refers to."""
        for term in self.terms:
            yield term, tuple(BY_ANCHOR[anchor] for anchor in term.see)


MEMBERSHIP = Group(
    "membership",
    _("Membership"),
    (
        Term(
            "ncb",
            _("National Central Bureau (NCB)"),
            _(
                "The office in a member country through which its police work with the organization"
                " and with the bureaus of other members. The pages also call it the bureau."
            ),
            ("hours", "focus"),
        ),
        Term(
            "hours",
            _("Hours"),
            _("Whether the bureau works at every hour of every day (24/7), or not."),
            ("ncb",),
        ),
        Term(
            "member-since",
            _("Member since"),
            _(
                "The day on which the country became a member, as far as the source states it: a"
                " day, a month, or only a year."
            ),
            ("as-of", "source"),
        ),
        Term(
            "region",
            _("Region"),
            _(
                "One of the four groups in which the organization counts its members: Africa,"
                " Americas, Asia / South Pacific, Europe."
            ),
        ),
        Term(
            "codes",
            _("ISO 3166-1 codes"),
            _(
                "The two letters and the three letters that stand for a country in the"
                " international standard ISO 3166-1. Flags are chosen by them."
            ),
        ),
    ),
)
CRIME = Group(
    "crime",
    _("Crime areas"),
    (
        Term(
            "crime-area",
            _("Crime area"),
            _(
                "A kind of crime, under the one name that all profiles use for it. It stands to a"
                " country in one or more of three ways: principal, associated, focus."
            ),
            ("principal", "associated", "focus"),
        ),
        Term(
            "principal",
            _("Principal crime area"),
            _("A main field of organized crime in the country, according to the source."),
            ("associated", "focus"),
        ),
        Term(
            "associated",
            _("Associated crime area"),
            _("Crime that goes along with the principal areas, according to the source."),
            ("principal", "focus"),
        ),
        Term(
            "focus",
            _("Focus of the bureau"),
            _("A crime area to which the bureau gives special attention in its own work."),
            ("principal", "associated", "ncb"),
        ),
    ),
)
POLICE = Group(
    "police",
    _("Police"),
    (
        Term(
            "police-force",
            _("Police force"),
            _(
                "A police organization with a name of its own. It may be part of a larger whole,"
                " and may be made up of units."
            ),
            ("whole", "level", "unit"),
        ),
        Term(
            "whole",
            _("Whole"),
            _("The larger organization of which a force, a unit or the bureau is part."),
            ("police-force",),
        ),
        Term(
            "level",
            _("Level"),
            _(
                "Where a force works: federal, national, regional or local. A whole that spans"
                " several levels has none."
            ),
            ("police-force", "whole"),
        ),
        Term(
            "unit",
            _("Unit"),
            _(
                "A part of a force. Where a force is made up of many units of one kind, the page"
                " gives their number and draws a dot for each."
            ),
            ("district", "police-force"),
        ),
        Term(
            "district",
            _("District of a unit"),
            _(
                "The area that one unit answers for, under the name that the country uses for it,"
                " such as police zone."
            ),
            ("unit",),
        ),
    ),
)
FACTS = Group(
    "facts",
    _("Facts and their sources"),
    (
        Term(
            "source",
            _("Source"),
            _("Where a fact comes from. The small raised number beside a fact leads to it."),
            ("as-of", "checked", "derived"),
        ),
        Term(
            "as-of",
            _("As of"),
            _(
                "The day for which the source says that the fact holds. Where the source gives"
                " none, the page says “not stated”."
            ),
            ("checked", "source"),
        ),
        Term(
            "checked",
            _("Checked"),
            _(
                "Somebody compared the fact with its source on that day. A profile is checked once"
                " all its sourced facts are; its date is that of the oldest check."
            ),
            ("as-of", "published"),
        ),
        Term(
            "derived",
            _("Derived"),
            _(
                "The source does not state the fact in so many words; it follows from what the"
                " source states."
            ),
            ("source",),
        ),
        Term(
            "not-recorded",
            _("Not recorded"),
            _(
                "Nobody has found the fact and a source for it yet. It does not mean that there is"
                " no such thing."
            ),
            ("not-applicable", "not-published"),
        ),
        Term(
            "not-applicable",
            _("Not applicable"),
            _("There is no such thing in the country, so the fact has no value."),
            ("not-recorded", "not-published"),
        ),
        Term(
            "not-published",
            _("Not published"),
            _("The fact is known and withheld."),
            ("not-recorded", "not-applicable"),
        ),
    ),
)
PUBLICATION = Group(
    "publication",
    _("Publication"),
    (
        Term(
            "full-profile",
            _("Full profile"),
            _("A profile with texts about the country. The others hold facts only."),
            ("edition",),
        ),
        Term(
            "edition",
            _("Edition"),
            _(
                "A profile as it was published, with a number. It is never edited: a correction is"
                " a new edition. If words about a person must be erased for good, the page says so."
            ),
            ("published", "permanent-address", "fingerprint"),
        ),
        Term(
            "published",
            _("Published"),
            _("The day from which readers could read that edition."),
            ("edition", "checked"),
        ),
        Term(
            "permanent-address",
            _("Permanent address"),
            _("Where that one edition can be read after newer ones have replaced it, to be cited."),
            ("edition", "withdrawn"),
        ),
        Term(
            "fingerprint",
            _("Fingerprint (SHA-256)"),
            _(
                "64 characters worked out from all that an edition says. Two copies with the same"
                " fingerprint say the same, to the letter."
            ),
            ("edition",),
        ),
        Term(
            "withdrawn",
            pgettext_lazy("a profile", "Withdrawn"),
            _("The profile was taken away. Its page says since when, and no edition is shown."),
            ("edition",),
        ),
        Term(
            "in-english",
            _("In English"),
            _("A text that is not translated yet stands in English, and is marked so."),
        ),
    ),
)
GROUPS = (MEMBERSHIP, CRIME, POLICE, FACTS, PUBLICATION)
BY_ANCHOR = {term.anchor: term for group in GROUPS for term in group.terms}
