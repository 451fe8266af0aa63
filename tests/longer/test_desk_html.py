"""Every screen of the desk is valid HTML, by the Nu checker."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.test import Client

from countries.models import Edition, Revision
from tests.longer import nu
from tests.test_admin_headings import SCREENS


@pytest.mark.django_db
def test_it_is_valid(
    published_belgium: Edition,
    petra: User,
    signed_in: Callable[[User], Client],
    tmp_path: Path,
) -> None:
    client = signed_in(petra)
    kept = [Revision.objects.latest("number"), Edition.objects.latest("number")]
    views = [f"countries/{row._meta.model_name}/{row.pk}/change/" for row in kept]
    paths = []
    for number, address in enumerate([*SCREENS, *views]):
        paths.append(tmp_path / f"{number}-{address.strip('/').replace('/', '-')}.html")
        paths[-1].write_bytes(client.get(f"/admin/{address}").content)
    assert nu.complaints(*map(str, paths)) == []
