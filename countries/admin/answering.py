"""Who answers for what: each country with its people, and the countries that nobody answers for."""

from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import Group, User
from django.core.exceptions import PermissionDenied
from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from countries.admin.reach import Reached, reachable
from countries.models import Country, RegionAssignment


@dataclass(frozen=True)
class Answer:
    """A country, and who edits and who reviews it."""

    country: Country
    editors: list[str]
    reviewers: list[str]

    @property
    def nobody(self) -> bool:
        return not (self.editors or self.reviewers)


class Answering(Reached):
    """The page, beside the list of countries and for whoever may see that."""

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.answering_view)
        return [path("answering/", view, name="countries_country_answering"), *super().get_urls()]

    @method_decorator(require_safe)
    def answering_view(self, request: HttpRequest) -> HttpResponse:
        if not self.has_view_permission(request):
            raise PermissionDenied
        holders = _holders()
        answers = _answers(request, holders)
        context: dict[str, Any] = {
            **self.admin_site.each_context(request),
            "title": _("Who answers for what"),
            "opts": self.opts,
            "answers": answers,
            "nobody": [answer.country for answer in answers if answer.nobody],
            "publishers": [name for _pk, name in holders["publisher"]],
        }
        return TemplateResponse(request, "admin/countries/country/answering.html", context)


def _holders() -> dict[str, list[tuple[int, str]]]:
    """Who has which role, of those who can sign in: keys and names in order."""
    active = User.objects.filter(is_active=True, is_staff=True).order_by("username")
    roles = Group.objects.filter(name__in=("editor", "reviewer", "publisher"))
    found = roles.prefetch_related(Prefetch("user_set", active, to_attr="holders"))
    by_role = {
        it.name: [(p.pk, p.get_full_name() or p.username) for p in it.holders] for it in found
    }
    return {role: by_role.get(role, []) for role in ("editor", "reviewer", "publisher")}


def _answers(request: HttpRequest, holders: dict[str, list[tuple[int, str]]]) -> list[Answer]:
    """The countries within reach; the same few queries for one and for two hundred."""
    assigned: dict[str, set[int]] = {}
    single = Country.editors.through._default_manager.values_list("country_id", "user_id")
    regions = RegionAssignment.objects.values_list("region", "person_id")
    for place, pk in (*single, *regions):  # a code has two letters, a region more
        assigned.setdefault(place, set()).add(pk)

    def people(role: str, country: Country) -> list[str]:
        there = assigned.get(country.pk, set()) | assigned.get(country.region, set())
        return [name for pk, name in holders[role] if pk in there]

    countries = reachable(request.user).order_by("slug")
    return [Answer(it, people("editor", it), people("reviewer", it)) for it in countries]
