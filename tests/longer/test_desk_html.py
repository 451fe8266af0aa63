"""Every screen of the desk is valid HTML, by the Nu checker."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.test import Client

from countries.models import Edition, Revision
from tests.desk import a_deleted_country
from tests.longer import nu
from tests.portal_pages import a_page
from tests.portal_pages import published as publish_page
from tests.test_admin_headings import SCREENS


@pytest.mark.django_db
def test_it_is_valid(
    published_belgium: Edition,
    petra: User,
    signed_in: Callable[[User], Client],
    tmp_path: Path,
) -> None:
    publish_page(a_page())
    client = signed_in(petra)
    a_deleted_country()
    gone = Revision.objects.get(country_code="DE")
    kept = [gone, Revision.objects.latest("number"), Edition.objects.latest("number")]
    views = [f"countries/{row._meta.model_name}/{row.pk}/change/" for row in kept]
    paths = []
    for number, address in enumerate([*SCREENS, *views]):
        paths.append(tmp_path / f"{number}-{address.strip('/').replace('/', '-')}.html")
        answer = client.get(f"/admin/{address}", follow=True)
        assert answer.status_code == 200, address
        paths[-1].write_bytes(answer.content)
    assert nu.complaints(*map(str, paths)) == []
