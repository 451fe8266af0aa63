"""What one request to the country form knows: the saved profile, its choices, what was refused."""

from collections.abc import Iterable
from functools import cached_property
from typing import Any

from django.db.models import Q
from django.http import HttpRequest
from django.utils.translation import get_language

from countries import labels, profile
from countries.admin.stale import Stale
from countries.document import Document
from countries.facts import LABELLED, Label, facts
from countries.languages import FALLBACK
from countries.models import Country, CrimeArea, PoliceForce, Source
from countries.reading import order
from countries.rules import Problem


class Desk:
    """One for a request and country; its forms share it, so that no choice is read twice."""

    def __init__(self, request: HttpRequest, country: Country | None) -> None:
        self.request = request
        self.country = country
        self.refused: tuple[Problem, ...] = ()
        self.attempt: Document | None = None
        self.stale: Stale | None = None
        self.adding_row = False
        self.adding_citation: dict[str, str] = {}

    @cached_property
    def document(self) -> Document | None:
        """The profile as it is saved, before this request saves anything."""
        return self._build()

    def read_saved(self) -> None:
        """Read `document` now, while the rows still say what was saved before."""
        self.__dict__["document"] = self._build()

    def _build(self) -> Document | None:
        return profile.build(self.country) if self.country else None

    @cached_property
    def forces(self) -> list[PoliceForce]:
        return list(self.country.forces.all()) if self.country else []

    @cached_property
    def areas(self) -> list[CrimeArea]:
        """The crime areas in use, and the retired ones that this country has already."""
        used = Q(links__country=self.country) if self.country else Q(pk__in=())
        return list(CrimeArea.objects.filter(Q(retired=False) | used).distinct())

    @cached_property
    def sources(self) -> list[Source]:
        """By title, in the alphabet of the person's language."""
        language = get_language() or FALLBACK
        return sorted(Source.objects.all(), key=lambda each: order.key(str(each), language))

    @cached_property
    def facts(self) -> dict[str, tuple[Label, Any]]:
        """What can be cited: labels and values of the saved profile, by the facts' names."""
        return facts(self.document) if self.document else {}

    def told(self, problem: Problem) -> str:
        """A problem in words that name its place."""
        if not problem.path:
            return str(problem)
        return str(LABELLED).format(
            labels.label(problem.path, self.attempt, self.document), problem
        )

    def refuse(self, problems: Iterable[Problem]) -> None:
        self.refused = tuple(problems)


def desk_of(request: HttpRequest, country: Country | None) -> Desk:
    """The request's desk for that country; None is the country that is being added."""
    found = request.__dict__.get("desk")
    if not isinstance(found, Desk) or found.country != country:
        found = request.__dict__["desk"] = Desk(request, country)
    return found
