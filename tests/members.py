"""Published countries of a few words each, for tests of lists."""

import datetime as dt
from typing import Any

from django.utils import timezone

from countries import geography
from countries.models import Edition
from tests import many
from tests.editions import a_bare_document, a_document, an_edition


def published(code: str, region: str = "europe", *, full: bool = False, **names: str) -> Edition:
    """A country by its names: `published("SE", en="Sweden", fr="Suède")`; facts only, or full."""
    document = a_document if full else a_bare_document
    own = {"code": code, "alpha3": f"{code}X", "slug": code.lower(), "region": region}
    return an_edition(document(**own, name=names or {"en": f"Land {code}"}))


def naming(code: str, *links: tuple[str, str], **parts: Any) -> Edition:
    """A country whose profile names these crime areas: `("drug-crime", "principal")`."""
    areas = [{"area": area, "standing": standing} for area, standing in links]
    own = {"code": code, "alpha3": f"{code}X", "slug": code.lower(), "crime_areas": areas}
    return an_edition(a_bare_document(**{**own, **parts}))


def days_ago(days: int) -> dt.datetime:
    return timezone.now() - dt.timedelta(days=days)


def every_member() -> None:
    """A profile of each code that has a label point, in the regions by turns."""
    codes = list(geography.label_points())
    many.publish(codes, [many.invented(number) for number in range(len(codes))])
