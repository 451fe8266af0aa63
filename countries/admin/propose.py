"""The page on which an editor proposes her draft: what would change, a note, and a remark."""

from django.contrib import admin, messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _

from countries import editions, publishing
from countries.admin.desk import desk_of
from countries.admin.publish import Proposal, form_of, of_now, page_of
from countries.admin.reach import person
from countries.admin.texts import ProposeForm
from countries.models import Country, Edition
from countries.rules import RefusedError


def propose(model_admin: admin.ModelAdmin, request: HttpRequest, country: Country) -> HttpResponse:
    """Show what would change for readers; on POST freeze exactly what was shown."""
    if request.method != "POST":
        proposal = Proposal.of(request, country)
        form = ProposeForm(initial={"document": proposal.sha256})
        return _page(model_admin, request, country, proposal, form)
    with transaction.atomic():
        publishing.lock(country)
        country = Country.objects.get(pk=country.pk)
        proposal = Proposal.of(request, country)
        form = ProposeForm(of_now(request, proposal))
        if request.POST.get("document") != proposal.sha256:
            message = _("Not proposed: the draft changed meanwhile. This is how it stands now.")
            form.add_error(None, message)
        edition = _propose(request, country, form)
    if edition is None:
        return _page(model_admin, request, country, proposal, form)
    messages.success(request, _("{} is proposed. You find it on the desk.").format(country))
    model_admin.log_change(request, country, [{"changed": {"fields": ["proposed"]}}])
    return HttpResponseRedirect(form_of(country))


def _propose(request: HttpRequest, country: Country, form: ProposeForm) -> Edition | None:
    if not form.is_valid():
        return None
    said = form.cleaned_data
    try:
        return publishing.propose(
            country, person(request), form.texts, minor=form.minor, remark=said["remark"]
        )
    except RefusedError as error:
        form.refuse(desk_of(request, country), error)
        return None


def _page(
    model_admin: admin.ModelAdmin,
    request: HttpRequest,
    country: Country,
    proposal: Proposal,
    form: ProposeForm,
) -> HttpResponse:
    desk = desk_of(request, country)
    desk.attempt = proposal.document
    context = {
        "proposal": proposal,
        "parts": proposal.parts,
        "hindrances": [desk.told(problem) for problem in proposal.hindrances],
        "waiting": editions.proposed(country.code),
        "form": form,
    }
    return page_of(model_admin, request, country, "propose", _("Propose"), context)
