"""How the desk writes dates and times; a date that is typed may always be ISO.

Django asks the message catalogues for the names of months. Ours repeat them, so that the desk has
both Arabic names of a month, as the public pages do (`countries.dates`).
"""

from django.utils.translation import gettext_noop

MONTHS = (
    gettext_noop("January"),
    gettext_noop("February"),
    gettext_noop("March"),
    gettext_noop("April"),
    gettext_noop("May"),
    gettext_noop("June"),
    gettext_noop("July"),
    gettext_noop("August"),
    gettext_noop("September"),
    gettext_noop("October"),
    gettext_noop("November"),
    gettext_noop("December"),
)
