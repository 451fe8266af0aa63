"""The page on which a publisher corrects what readers were told about an edition."""

import json

from django import forms
from django.contrib import admin, messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from countries import notes_corrected
from countries.admin.desk import desk_of
from countries.admin.publish import page_of
from countries.admin.reach import person
from countries.admin.texts import TextsForm
from countries.models import Country, Edition
from countries.rules import RefusedError


class CorrectionForm(TextsForm):
    """The note anew, and what it said when the form was opened."""

    name = gettext_lazy("change note")
    help_text = gettext_lazy(
        "Readers see the corrected note alone. What it said stays in the history."
    )
    seen = forms.JSONField(widget=forms.HiddenInput)


def correct(
    model_admin: admin.ModelAdmin, request: HttpRequest, country: Country, number: int
) -> HttpResponse:
    edition = Edition.objects.filter(country=country, number=number).first()
    if edition is None or not edition.notes:
        raise Http404
    form = CorrectionForm(initial={**edition.notes, "seen": edition.notes})
    if request.method == "POST":
        data = request.POST.copy()
        form = CorrectionForm(data)
        if form.is_valid() and _corrected(request, country, edition, form):
            messages.success(request, _("The note of edition {} is corrected.").format(number))
            address = reverse("admin:countries_country_history", args=[country.pk])
            return HttpResponseRedirect(f"{address}#e{number}")
        edition.refresh_from_db(fields=["notes"])
        data["seen"] = json.dumps(edition.notes)  # whoever presses again has read it
    context = {"form": form, "edition": edition}
    title = _("Correct the note of edition {}").format(number)
    return page_of(model_admin, request, country, "note", title, context)


def _corrected(
    request: HttpRequest, country: Country, edition: Edition, form: CorrectionForm
) -> bool:
    try:
        seen = form.cleaned_data["seen"]
        notes_corrected.correct(edition, person(request), form.texts, seen=seen)
    except RefusedError as error:
        form.refuse(desk_of(request, country), error)
        return False
    return True
