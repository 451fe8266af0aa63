"""The page of the coverage grid: all countries within reach, narrowed by its address."""

from typing import Any, NamedTuple
from urllib.parse import urlencode

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from countries import labels
from countries.admin.coverage import Cover, Grid, Row, grid, with_outlines
from countries.admin.reach import Reached, reachable
from countries.languages import NATIVE_NAMES
from countries.outline import PARTS
from countries.regions import Region

A_PAGE = 50


class Wanted(NamedTuple):
    """What the address asks for; '' is all, and so is what does not exist."""

    state: str
    language: str
    part: str
    region: str

    @classmethod
    def of(cls, request: HttpRequest) -> "Wanted":
        known = (Cover.values, NATIVE_NAMES, PARTS, Region.values)
        asked = [request.GET.get(name, "") for name in cls._fields]
        return cls(*(it if it in there else "" for it, there in zip(asked, known, strict=True)))

    def query(self, **other: str) -> str:
        asked = {**self._asdict(), **other}
        return urlencode({name: value for name, value in asked.items() if value})

    def lets(self, row: Row) -> bool:
        return not self.state or any(cell.state == self.state for cell in row.cells)


class Covering(Reached):
    """The page, beside the list of countries and for whoever may see that."""

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.coverage_view)
        return [path("coverage/", view, name="countries_country_coverage"), *super().get_urls()]

    @method_decorator(require_safe)
    def coverage_view(self, request: HttpRequest) -> HttpResponse:
        if not self.has_view_permission(request):
            raise PermissionDenied
        wanted = Wanted.of(request)
        whole = _grid(request, wanted)
        page = Paginator(list(filter(wanted.lets, whole.rows)), A_PAGE).get_page(
            request.GET.get("p")
        )
        context: dict[str, Any] = {
            **self.admin_site.each_context(request),
            "title": _("Coverage"),
            "opts": self.opts,
            "media": self.media,
            "grid": Grid(whole.heads, list(page.object_list)),
            "page": page,
            "pages": page.paginator.get_elided_page_range(page.number),
            "query": wanted.query(),
            "filter": wanted,
            "legend": _legend(whole, wanted),
            "states": Cover.choices,
            "regions": Region.choices,
            "parts": [(key, labels.PARTS[key]) for key in PARTS],
            "languages": NATIVE_NAMES.items(),
        }
        return TemplateResponse(request, "admin/countries/country/coverage.html", context)


def _grid(request: HttpRequest, wanted: Wanted) -> Grid:
    reached = reachable(request.user).order_by("slug")
    if wanted.region:
        reached = reached.filter(region=wanted.region)
    return grid(with_outlines(reached), wanted.part, wanted.language)


def _legend(whole: Grid, wanted: Wanted) -> list[tuple[Cover, int, str]]:
    """Each state, how many cells are in it, and the address of the countries that have one."""
    return [(state, count, f"?{wanted.query(state=state)}") for state, count in whole.counts]
