"""What an operator is told by `manage.py check --deploy` about signing in."""

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage
from django.core.checks import Warning as Warn

ALONE = ("locmem.LocMemCache", "dummy.DummyCache")


def cache_is_shared(**kwargs: Any) -> list[CheckMessage]:
    """Failed sign-ins are counted in the cache: where each worker has its own, each allows them."""
    backend = settings.CACHES["default"]["BACKEND"]
    if not backend.endswith(ALONE):
        return []
    return [
        Warn(
            "Failed sign-ins are counted by each worker alone, so the limit is as many times weaker"
            " as there are workers.",
            hint="Leave CACHE_URL out, for the database, or name a Redis.",
            id="countries.W001",
        )
    ]
