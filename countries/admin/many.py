"""Many proposals on one page, after an import, say: all are approved but those set aside."""

from dataclasses import dataclass

from django.contrib import admin
from django.core.paginator import Paginator
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from countries import editions, publishing, receipts
from countries.admin import asked, telling
from countries.admin.desk import Desk
from countries.admin.publish import Parts, by_part
from countries.admin.reach import person, reachable
from countries.admin.review_acts import changed_meanwhile
from countries.crime_area_names import crime_area_names
from countries.diff import changes
from countries.models import Edition
from countries.rules import Problem, RefusedError

A_PAGE = 25
PEOPLE = ("country", "proposed_by", "decided_by")


@dataclass(frozen=True)
class Row:
    """A proposal and its differences; `own` where somebody else must decide."""

    edition: Edition
    live: Edition | None
    own: bool
    aside: bool
    areas: dict[str, str]

    @property
    def parts(self) -> Parts:
        before = self.live.document if self.live else None
        return by_part(changes(before, self.edition.document, self.areas))


@dataclass(frozen=True)
class Result:
    """What became of one: approved, refused with the reasons, or set aside."""

    edition: Edition
    words: list[str]
    done: bool = False


def waiting(request: HttpRequest) -> QuerySet[Edition]:
    """The proposals within reach that wait for a decision, the oldest first."""
    found = editions.with_wrote(Edition.objects.all(), person(request))
    found = found.filter(state=Edition.State.PROPOSED, country__in=reachable(request.user))
    return found.select_related(*PEOPLE).order_by("pk")


def many(model_admin: admin.ModelAdmin, request: HttpRequest) -> HttpResponse:
    """Show them; on POST decide on those that were shown, each for itself, and report."""
    results = _decide(model_admin, request) if request.method == "POST" else []
    page = Paginator(waiting(request), A_PAGE).get_page(request.GET.get("page"))
    found: list[Edition] = list(page)
    live = {
        edition.country_id: edition
        for edition in Edition.objects.live().filter(country__in=[e.country_id for e in found])
    }
    aside = set(request.POST.getlist("aside"))
    areas = crime_area_names()
    rows = [
        Row(each, live.get(each.country_id), each.__dict__["wrote"], str(each.pk) in aside, areas)
        for each in found
    ]
    context = {
        **model_admin.admin_site.each_context(request),
        "title": _("Proposals"),
        "opts": model_admin.opts,
        "media": model_admin.media,
        "results": results,
        "said": _summary(results),
        "rows": rows,
        "page": page,
        "decides": any(not row.own for row in rows),
    }
    return TemplateResponse(request, "admin/countries/country/proposals.html", context)


def _decide(model_admin: admin.ModelAdmin, request: HttpRequest) -> list[Result]:
    aside = set(request.POST.getlist("aside"))
    wanted = [key for key in request.POST.getlist("shown") if key.isdecimal() and len(key) < 19]
    within = Edition.objects.filter(country__in=reachable(request.user), pk__in=wanted)
    results = []
    with receipts.together():
        for edition in within.select_related(*PEOPLE).order_by("pk"):
            if str(edition.pk) in aside:
                results.append(Result(edition, [_("set aside")]))
            else:
                against = request.POST.get(f"against-{edition.pk}", "")
                results.append(_approve(model_admin, request, edition, against))
    asked.say_misses(request, [result.edition for result in results if result.done])
    return results


def _approve(
    model_admin: admin.ModelAdmin, request: HttpRequest, edition: Edition, against: str
) -> Result:
    """Each in its own transaction: one that is refused keeps no other back. `against` is the
    edition with which it was compared."""
    try:
        with transaction.atomic():
            publishing.decidable(edition)
            live = Edition.objects.live().filter(country=edition.country_id).values("pk").first()
            approved = publishing.approve(edition, person(request))
            if against != str(live["pk"] if live else ""):
                raise RefusedError(Problem((), changed_meanwhile()))
            model_admin.log_change(
                request, approved.country, [{"changed": {"fields": ["approve"]}}]
            )
            telling.decided_later(request, approved)
    except RefusedError as error:
        desk = Desk(request, None)  # its draft has no say in this
        desk.attempt = edition.document
        return Result(edition, [desk.told(problem) for problem in error.problems])
    words = _("published as edition {}.").format(approved.number)
    return Result(approved, [words], done=True)


def _summary(results: list[Result]) -> str:
    if not results:
        return ""
    done = sum(result.done for result in results)
    words = ngettext("{} of {} was approved.", "{} of {} were approved.", done)
    return words.format(done, len(results))
