"""The page of an edition's receipt: each public address that was asked, and asking again."""

from django.contrib import admin, messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _

from countries import editions, receipts
from countries.admin import asked
from countries.admin.missed import asks_again
from countries.admin.publish import page_of
from countries.models import Country, Edition


def receipt(
    model_admin: admin.ModelAdmin, request: HttpRequest, country: Country, number: int
) -> HttpResponse:
    """Show what was found; on POST ask again, which only an edition in force can be."""
    edition = Edition.objects.filter(country=country, number=number).defer("body").first()
    if edition is None:
        raise Http404
    in_force = edition == editions.live(country.code)
    if request.method == "POST":
        _ask_again(request, edition, in_force)
        return HttpResponseRedirect(request.path)
    context = {
        "edition": edition,
        "told": asked.told(edition),
        "rows": asked.rows(edition),
        "in_force": in_force,
        "asks": asks_again(request),
    }
    title = _("What readers get of edition {}").format(number)
    return page_of(model_admin, request, country, "receipt", title, context)


def _ask_again(request: HttpRequest, edition: Edition, in_force: bool) -> None:
    if not in_force:
        messages.warning(request, _("This edition is not live: there is nothing to ask."))
        return
    receipts.make([edition])
    if found := asked.told(edition):
        level = messages.SUCCESS if found.good else messages.ERROR
        messages.add_message(request, level, found.words)
