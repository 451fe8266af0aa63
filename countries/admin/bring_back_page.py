"""The page on which a withdrawn profile comes back: as readers last had it, or as the draft."""

from typing import Any

from django import forms
from django.contrib import admin
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from countries import bringing_back, publishing
from countries.admin.desk import desk_of
from countries.admin.differences import differences
from countries.admin.publish import Proposal, by_part, form_of, page_of, tell
from countries.admin.reach import person
from countries.admin.texts import WRITE_REASON, TextsForm
from countries.models import Country, Edition
from countries.rules import RefusedError

EDITION, DRAFT = "edition", "draft"


class BringBackForm(TextsForm):
    """What comes back, the note for readers, and a reason where the draft is one's own."""

    name = gettext_lazy("change note")
    help_text = gettext_lazy("Why the page is back, in a sentence. It stands under “Updates”.")
    document = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, past: Edition, same: bool, wrote: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        words = gettext_lazy("The page as readers last had it: edition {}")
        choices = [(EDITION, format_lazy(words, past.number))]
        if not same:
            choices.append((DRAFT, gettext_lazy("The draft as it is now")))
        self.fields["what"] = forms.ChoiceField(
            label=gettext_lazy("What readers get"),
            choices=choices,
            initial=EDITION,
            widget=forms.RadioSelect,
        )
        if wrote and not same:
            self.fields["reason"] = forms.CharField(
                label=gettext_lazy("Reason to publish the draft without review"),
                required=False,
                widget=forms.Textarea({"rows": 3, "cols": 60}),
                help_text=gettext_lazy("Only for the draft: you wrote part of it."),
            )
        self.order_fields(["document", "what"])

    def clean(self) -> dict[str, Any]:
        said = self.cleaned_data
        if said.get("what") == DRAFT and "reason" in self.fields and not said.get("reason"):
            self.add_error("reason", WRITE_REASON)
        return said


def bring_back(
    model_admin: admin.ModelAdmin, request: HttpRequest, country: Country
) -> HttpResponse:
    """Ask what comes back and for the note; on POST publish it."""
    past = bringing_back.last_published(country.code)
    if past is None:
        context: dict[str, Any] = {"past": None}
        return page_of(model_admin, request, country, "bring_back", _("Bring back"), context)
    with transaction.atomic():
        publishing.lock(country)
        proposal = Proposal.of(request, country)
        form = _form(request, proposal, past)
        posted = request.method == "POST"
        edition = _published(request, country, form, proposal) if posted else None
    if edition:
        tell(request, edition, _("{} is back, as edition {}."))
        log = [{"changed": {"fields": [f"brought back, edition {edition.number}"]}}]
        model_admin.log_change(request, country, log)
        return HttpResponseRedirect(form_of(country))
    context = {
        "past": past,
        "form": form,
        "proposal": proposal,
        "parts": by_part(differences(past.document, proposal.document)),
    }
    return page_of(model_admin, request, country, "bring_back", _("Bring back"), context)


def _form(request: HttpRequest, proposal: Proposal, past: Edition) -> BringBackForm:
    known: dict[str, Any] = {
        "past": past,
        "same": proposal.sha256 == past.sha256,
        "wrote": proposal.wrote,
    }
    if request.method != "POST":
        return BringBackForm(initial={"document": proposal.sha256}, **known)
    data = request.POST.copy()
    data["document"] = proposal.sha256
    return BringBackForm(data, **known)


def _published(
    request: HttpRequest, country: Country, form: BringBackForm, proposal: Proposal
) -> Edition | None:
    """None, and the form says why, where it is refused."""
    by_draft = request.POST.get("what") == DRAFT
    if by_draft and request.POST.get("document") != proposal.sha256:
        message = _("Not published: the draft changed meanwhile. This is how it stands now.")
        form.add_error(None, message)
    if not form.is_valid():
        return None
    try:
        with transaction.atomic():
            if by_draft:
                reason = form.cleaned_data.get("reason", "")
                return publishing.publish(country, person(request), form.texts, force=reason)
            return bringing_back.bring_back(country, person(request), form.texts)
    except RefusedError as error:
        desk = desk_of(request, country)
        desk.attempt = proposal.document
        form.refuse(desk, error)
        return None
