"""The countries by the thousand with which pages are tried are there as readers would find them."""

import pytest

from countries.models import Edition, ListedArea
from tests.many import publish_many


@pytest.mark.slow
@pytest.mark.django_db
def test_they_are_live_and_listed() -> None:
    publish_many(900)
    assert Edition.objects.published().count() == 900
    assert Edition.objects.values("name_en").distinct().count() == 900
    assert ListedArea.objects.values("edition").distinct().count() == 900
