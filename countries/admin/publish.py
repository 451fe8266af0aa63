"""The two pages of a publisher alone, publish and withdraw, and the one of the changes."""

from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.contrib import admin, messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from countries import editions, labels, profile, publishing, rules
from countries.admin import asked
from countries.admin.desk import Desk, desk_of
from countries.admin.differences import differences
from countries.admin.framed import framed
from countries.admin.reach import person
from countries.admin.texts import PublishForm, WithdrawForm
from countries.diff import Change
from countries.document import Document, digest
from countries.models import Country, Edition
from countries.rules import RefusedError

PUBLISH = "countries.publish_country"
Parts = list[tuple[str, list[Change]]]


@dataclass(frozen=True)
class Proposal:
    """What would go out: the draft as readers would get it, beside what they read now."""

    document: Document
    live: Edition | None
    scheduled: Edition | None
    newest: Edition | None
    wrote: bool

    @classmethod
    def of(
        cls, request: HttpRequest, country: Country, saved: Document | None = None
    ) -> "Proposal":
        """`saved` is the draft where it was read already."""
        return cls(
            editions.frozen(saved or profile.build(country)),
            editions.live(country.code),
            editions.scheduled(country.code),
            editions.newest(country.code),
            editions.wrote_since_live(country.code, person(request)),
        )

    @property
    def sha256(self) -> str:
        return digest(self.document.canonical())

    @property
    def withdrawn(self) -> bool:
        return bool(self.live and self.live.kind == Edition.Kind.WITHDRAWAL)

    @property
    def returned(self) -> Edition | None:
        """The last proposal, where it came back."""
        last = self.newest
        return last if last and last.state == Edition.State.REJECTED else None

    @property
    def parts(self) -> Parts:
        return by_part(differences(self.live.document if self.live else None, self.document))

    @property
    def unchanged(self) -> bool:
        return bool(self.live and not self.withdrawn and self.live.sha256 == self.sha256)

    @property
    def hindrances(self) -> list[rules.Problem]:
        before = self.live.document if self.live else None
        return rules.problems(self.document, before) + rules.unready(self.document)


def by_part(found: list[Change]) -> Parts:
    """The changes under the names of the parts of the profile they belong to."""
    groups = groupby(found, key=lambda change: change.part)
    return [(str(labels.PARTS[part]), list(group)) for part, group in groups]


def publish(model_admin: admin.ModelAdmin, request: HttpRequest, country: Country) -> HttpResponse:
    """Show what would change for readers; on POST publish exactly what was shown."""
    if request.method != "POST":
        proposal = Proposal.of(request, country)
        form = PublishForm(initial={"document": proposal.sha256}, wrote=proposal.wrote)
        return _publish_page(model_admin, request, country, proposal, form)
    with transaction.atomic():
        publishing.lock(country)
        country = Country.objects.get(pk=country.pk)
        proposal = Proposal.of(request, country)
        form = PublishForm(of_now(request, proposal), wrote=proposal.wrote)
        if request.POST.get("document") != proposal.sha256:
            message = _("Not published: the draft changed meanwhile. This is how it stands now.")
            form.add_error(None, message)
        edition = _publish(request, country, form)
    if edition is None:
        return _publish_page(model_admin, request, country, proposal, form)
    tell(request, edition, _("{} is published as edition {}."))
    model_admin.log_change(
        request, country, [{"changed": {"fields": [f"edition {edition.number}"]}}]
    )
    return HttpResponseRedirect(form_of(country))


def of_now(request: HttpRequest, proposal: Proposal) -> Any:
    """What was typed, for the state that is shown now."""
    data = request.POST.copy()
    data["document"] = proposal.sha256
    return data


def _publish(request: HttpRequest, country: Country, form: PublishForm) -> Edition | None:
    if not form.is_valid():
        return None
    try:
        return publishing.publish(
            country, person(request), form.texts, force=form.reason, minor=form.minor
        )
    except RefusedError as error:
        form.refuse(desk_of(request, country), error)
        return None


def withdraw(model_admin: admin.ModelAdmin, request: HttpRequest, country: Country) -> HttpResponse:
    """Ask for the notice that readers will find; on POST take the page off the public side."""
    form = WithdrawForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            edition = publishing.withdraw(country, person(request), form.texts)
        except RefusedError as error:
            form.refuse(Desk(request, country), error)
        else:
            tell(request, edition, _("{} is withdrawn; the notice is edition {}."))
            log = [{"changed": {"fields": [f"withdrawn, edition {edition.number}"]}}]
            model_admin.log_change(request, country, log)
            return HttpResponseRedirect(form_of(country))
    live = editions.live(country.code)
    can = bool(live and live.kind != Edition.Kind.WITHDRAWAL)
    context = {"live": live, "can": can, "form": form}
    return page_of(model_admin, request, country, "withdraw", _("Withdraw"), context)


def _publish_page(
    model_admin: admin.ModelAdmin,
    request: HttpRequest,
    country: Country,
    proposal: Proposal,
    form: PublishForm,
) -> HttpResponse:
    desk = desk_of(request, country)
    desk.attempt = proposal.document
    hindrances = [desk.told(problem) for problem in proposal.hindrances]
    context = {
        "proposal": proposal,
        "parts": proposal.parts,
        "hindrances": hindrances,
        "form": form,
    }
    return page_of(model_admin, request, country, "publish", _("Publish"), context)


def all_changes(
    model_admin: admin.ModelAdmin, request: HttpRequest, country: Country
) -> HttpResponse:
    """What a publisher would be shown, for those who only look: the draft beside what is live."""
    proposal = Proposal.of(request, country)
    number = proposal.live.number if proposal.live else None
    title = _("Changes since edition {}").format(number) if number else _("Changes")
    context = {
        "proposal": proposal,
        "parts": proposal.parts,
        "may_publish": request.user.has_perm(PUBLISH),
        "may_propose": request.user.has_perm("countries.propose_country"),
    }
    return page_of(model_admin, request, country, "changes", title, context)


def page_of(
    model_admin: admin.ModelAdmin,
    request: HttpRequest,
    country: Country,
    template: str,
    title: str,
    context: dict[str, Any],
    status: int = 200,
) -> HttpResponse:
    """A page beside the country's form, under its name."""
    context = {**context, "original": country}
    return framed(model_admin, request, f"countries/country/{template}", title, context, status)


def tell(request: HttpRequest, edition: Edition, message: str) -> None:
    """That it is live, and what readers got when the server asked for it."""
    country = edition.country
    address = reverse("country", args=[edition.slug])
    words = message.format(country, edition.number)
    link = format_html('<a href="{}">{}</a>', address, _("See the page"))
    messages.success(request, format_html("{} {}", words, link))
    asked.say(request, edition)


def form_of(country: Country) -> str:
    return reverse("admin:countries_country_change", args=[country.pk])
