"""Countries that were deleted before they ever had an edition, and how one comes back."""

from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.models import DELETION, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _

from countries import labels, restoring
from countries.admin.framed import framed
from countries.admin.publish import form_of
from countries.admin.reach import person
from countries.facts import LABELLED
from countries.languages import read
from countries.models import Country, Revision
from countries.rules import RefusedError
from countries.views.language import active_language


def deleted(model_admin: admin.ModelAdmin, request: HttpRequest) -> HttpResponse:
    gone = restoring.deleted()
    logged = _deletions([revision.country_code for revision in gone])
    rows = [_row(revision, logged.get(revision.country_code)) for revision in gone]
    context = {"rows": rows}
    return framed(
        model_admin, request, "countries/country/deleted", _("Deleted countries"), context
    )


def recover(model_admin: admin.ModelAdmin, request: HttpRequest, code: str) -> HttpResponse:
    """Ask; on POST make the country anew from its last revision."""
    last = next((each for each in restoring.deleted() if each.country_code == code), None)
    if last is None:
        raise Http404
    refused: list[str] = []
    if request.method == "POST":
        try:
            country = restoring.recover(code, person(request))
        except RefusedError as error:
            document = last.document
            refused = [
                str(LABELLED).format(labels.label(problem.path, document), problem)
                for problem in error.problems
            ]
        else:
            messages.success(request, _("{} is back, as a draft.").format(country))
            return HttpResponseRedirect(form_of(country))
    row = _row(last, _deletions([code]).get(code))
    context = {"row": row, "refused": refused}
    title = _("Recover {}").format(row["name"])
    return framed(model_admin, request, "countries/country/recover", title, context)


def _row(revision: Revision, log: LogEntry | None) -> dict[str, Any]:
    name = read(revision.document.name, active_language())
    return {"revision": revision, "name": name, "log": log}


def _deletions(codes: list[str]) -> dict[str, LogEntry]:
    """Who deleted each, where the log still says it."""
    kind = ContentType.objects.get_for_model(Country)
    found = LogEntry.objects.filter(content_type=kind, object_id__in=codes, action_flag=DELETION)
    return {
        each.object_id: each
        for each in found.select_related("user").order_by("action_time")
        if each.object_id
    }
