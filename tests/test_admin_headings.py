"""Every screen of the desk says in one first heading what it is."""

import re
from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.test import Client

from countries.audit_trail import Action, record
from countries.models import Edition, Revision
from tests.desk import a_profile, published
from tests.portal_pages import a_page
from tests.portal_pages import published as publish_page

BELGIUM = "countries/country/BE/"
SCREENS = ["", "password_change/", "password_change/done/", "countries/"]
SCREENS += [f"{BELGIUM}{verb}/" for verb in ("change", "history", "changes", "publish", "withdraw")]
SCREENS += [f"countries/{model}/" for model in ("country", "crimearea", "source")]
SCREENS += [f"countries/{model}/add/" for model in ("country", "crimearea", "source")]
SCREENS += ["countries/crimearea/violence/change/", "countries/source/iso-3166-1/delete/"]
SCREENS += ["countries/country/answering/"]
SCREENS += ["countries/page/", "countries/page/add/"]
PAGES = ("change", "history", "publish", "preview/ar", "restore/1")
SCREENS += [f"countries/page/about/{each}/" for each in PAGES]
SCREENS += [f"{BELGIUM}preview/ar/", "countries/revision/", "countries/edition/"]
PAST = ("compare/?from=live&to=draft", "restore/e1/", "note/1/", "receipt/1/")
SCREENS += [f"{BELGIUM}history/{each}" for each in ("?open=r1", *PAST)]
SCREENS += [f"{BELGIUM}bring-back/", "countries/country/deleted/"]
SCREENS += ["countries/crimearea/violence/history/", "countries/source/iso-3166-1/history/"]


def headings(client: Client, address: str) -> list[str]:
    html = client.get(address, follow=True).content.decode()
    return re.findall(r"<h1[^>]*>(.*?)</h1>", html, re.DOTALL)


@pytest.mark.django_db
def test_each_screen_has_one(petra: User, signed_in: Callable[[User], Client]) -> None:
    published(a_profile())
    publish_page(a_page())
    client = signed_in(petra)
    kept = [Revision.objects.latest("number"), Edition.objects.latest("number")]
    views = [f"countries/{row._meta.model_name}/{row.pk}/change/" for row in kept]
    found = {address: headings(client, f"/admin/{address}") for address in [*SCREENS, *views]}
    assert {address: len(texts) for address, texts in found.items()} == dict.fromkeys(found, 1)
    assert all(re.sub(r"<[^>]*>", "", texts[0]).strip() for texts in found.values())


def test_so_has_each_screen_of_an_administrator(
    person: Callable[..., User], signed_in: Callable[[User], Client]
) -> None:
    ada = person("ada", "administrator")
    record(ada, Action.INVITED, "eva")
    screens = ["auth/user/", "auth/user/add/", "auth/group/", "countries/auditentry/"]
    screens += [f"auth/user/{ada.pk}/{end}/" for end in ("change", "access", "history")]
    client = signed_in(ada)
    found = {address: headings(client, f"/admin/{address}") for address in screens}
    assert {address: len(texts) for address, texts in found.items()} == dict.fromkeys(found, 1)


@pytest.mark.django_db
def test_signing_in_and_out_have_one_too(petra: User, signed_in: Callable[[User], Client]) -> None:
    assert len(headings(Client(), "/account/login/")) == 1
    page = signed_in(petra).post("/admin/logout/").content.decode()
    assert page.count("<h1") == 1
