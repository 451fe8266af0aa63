"""Which pages and screens `make pictures` takes, and in which looks.

Belgium and the invented countries of `make demo` stand on them. XA has three editions and a
proposal, XC a schedule; XD is a draft, XE withdrawn, XF not reviewed, XL deleted; XO has a change
and facts that are due, XR was returned.
"""

from itertools import product

WIDTHS = (1280, 390)
PUBLIC = {
    "home": ("/", 200),
    "countries": ("/countries/", 200),
    "countries-filtered": ("/countries/?region=europe&full=1&crime=nothing", 200),
    "regions": ("/regions/", 200),
    "region": ("/regions/europe/", 200),
    "crime-areas": ("/crime-areas/", 200),
    "crime-area": ("/crime-areas/drug-crime/", 200),
    "country": ("/countries/belgium/", 200),
    "country-facts-only": ("/countries/oldovia/", 200),
    "country-deep-police": ("/countries/examplia/", 200),
    "old-edition": ("/countries/examplia/editions/1/", 200),
    "glossary": ("/glossary/", 200),
    "about": ("/about/", 200),
    "contact": ("/contact/", 200),
    "withdrawn": ("/countries/exitania/", 410),
    "compare": ("/compare/?c=belgium&c=examplia&c=oldovia", 200),
    "compare-form": ("/compare/?c=belgium&c=exitania", 200),
    "search": ("/search/", 200),
    "results": ("/search/?q=crime", 200),
    "nothing-found": ("/search/?q=examplia+zzzz", 200),
    "missing": ("/no-such-page/", 404),
    "missing-suggestions": ("/countries/belgum/", 404),
    "broken": ("/broken/", 500),
}
PUBLIC_LOOKS = [
    *product(("en", "ar"), ("light", "dark", "forced"), WIDTHS),
    *product(("fr", "es"), ("light",), WIDTHS),
]
DESK = {
    "index": "",
    "list": "countries/country/",
    "form": "countries/country/XA/change/",
    "add": "countries/country/add/",
    "changes": "countries/country/XA/changes/",
    "preview": "countries/country/XA/preview/{language}/",
    "publish": "countries/country/XO/publish/",
    "withdraw": "countries/country/XA/withdraw/",
    "delete": "countries/country/XD/delete/",
    "history": "countries/country/XA/history/?open=e2",
    "compare": "countries/country/XA/history/compare/?from=e1&to=draft",
    "restore": "countries/country/XA/history/restore/e1/",
    "note": "countries/country/XA/history/note/2/",
    "bring-back": "countries/country/XE/bring-back/",
    "receipt": "countries/country/XA/history/receipt/2/",
    "deleted": "countries/country/deleted/",
    "crime-area-history": "countries/crimearea/fraud/history/",
    "crime-areas": "countries/crimearea/",
    "crime-area": "countries/crimearea/fraud/change/",
    "sources": "countries/source/",
    "source": "countries/source/add/",
    "pages": "countries/page/",
    "page": "countries/page/privacy/change/",
    "revisions": "countries/revision/",
    "editions": "countries/edition/",
    "edition": "countries/edition/{edition}/change/",
    "password": "password_change/",
    "answering": "countries/country/answering/",
}
# Screens of one role, and states of screens that others show already: in fewer looks.
MORE = {
    "index-editor": ("editor", ""),
    "index-reviewer": ("reviewer", ""),
    "propose": ("editor", "countries/country/XO/propose/"),
    "proposal": ("reviewer", "countries/country/XA/proposals/{XA}/"),
    "proposal-preview": ("reviewer", "countries/country/XA/proposals/{XA}/preview/en/"),
    "proposals": ("reviewer", "countries/country/proposals/"),
    "returned": ("editor", "countries/country/XR/proposals/{XR}/"),
    "scheduled": ("publisher", "countries/country/XC/proposals/{XC}/"),
    "not-reviewed": ("ivo", "countries/country/XF/proposals/{XF}/"),
    "check": ("editor", "countries/country/XO/check/"),
    "due": ("editor", "countries/country/due/"),
    "recover": ("publisher", "countries/country/deleted/XL/"),
    "form-draft": ("editor", "countries/country/XD/change/"),
    "form-read": ("reviewer", "countries/country/XO/change/"),
    "source-used": ("publisher", "countries/source/example-gazette/change/"),
    "source-history": ("publisher", "countries/source/example-gazette/history/"),
    "page-publish": ("publisher", "countries/page/privacy/publish/"),
    "page-history": ("publisher", "countries/page/about/history/"),
    "page-restore": ("publisher", "countries/page/privacy/restore/1/"),
    "page-preview": ("publisher", "countries/page/privacy/preview/en/"),
    "group": ("administrator", "auth/group/{group}/change/"),
    "person-history": ("administrator", "auth/user/{person}/history/"),
    "person-delete": ("administrator", "auth/user/{person}/delete/"),
    "audit-entry": ("administrator", "countries/auditentry/{entry}/change/"),
}
PEOPLE = {
    "people": "/admin/auth/user/",
    "invite": "/admin/auth/user/add/",
    "person": "/admin/auth/user/{}/change/",
    "access": "/admin/auth/user/{}/access/",
    "audit-list": "/admin/countries/auditentry/",
    "account": "/account/",
    "sessions": "/account/sessions/",
    "confirm": "/account/confirm/",
}
DESK_LOOKS = list(product(("en", "ar"), ("light", "dark"), WIDTHS))
FEW_LOOKS = [
    ("en", "light", 1280),
    ("en", "dark", 1280),
    ("en", "light", 390),
    ("ar", "light", 390),
]
