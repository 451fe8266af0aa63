"""Crime areas, sources and people: who keeps them, and what a change of them does to profiles."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client

from countries.models import Country, CrimeArea, Revision, Source
from tests.desk import a_profile, fields_of
from tests.pages import SeenPage

AREA, SOURCE = "/admin/countries/crimearea/", "/admin/countries/source/"
USER = "/admin/auth/user/{}/change/"
SignedIn = Callable[[User], Client]


@pytest.fixture
def country(db: None) -> Country:
    return a_profile()


@pytest.fixture
def desk(country: Country, petra: User, signed_in: SignedIn) -> Client:
    """Petra's browser."""
    return signed_in(petra)


@pytest.fixture
def ada(person: Callable[..., User], signed_in: SignedIn) -> Client:
    """The browser of an administrator who is no superuser."""
    return signed_in(person("ada", "administrator"))


def last() -> Revision:
    return Revision.objects.filter(country_code="BE").latest("number")


def test_a_publisher_adds_a_crime_area_beside_others(desk: Client) -> None:
    data = fields_of(desk.get(f"{AREA}add/"))
    data |= {"slug": "piracy", "name_en": "Piracy", "see_also": ["violence"]}
    assert desk.post(f"{AREA}add/", data).status_code == 302
    area = CrimeArea.objects.get(slug="piracy")
    assert [other.slug for other in area.see_also.all()] == ["violence"]


def test_a_crime_area_keeps_its_short_name_and_is_not_its_own_neighbour(desk: Client) -> None:
    page = desk.get(f"{AREA}violence/change/")
    assert "slug" not in fields_of(page)
    assert 'value="drug-crime"' in page.content.decode()
    assert 'value="violence"' not in page.content.decode()


def test_a_crime_area_that_nobody_uses_is_retired_at_once(desk: Client) -> None:
    CrimeArea.objects.create(slug="piracy", name_en="Piracy")
    data = fields_of(desk.get(f"{AREA}piracy/change/")) | {"retired": "on"}
    assert desk.post(f"{AREA}piracy/change/", data).status_code == 302
    assert CrimeArea.objects.get(slug="piracy").retired


def test_one_in_use_is_retired_after_a_look_at_where(desk: Client) -> None:
    data = fields_of(desk.get(f"{AREA}violence/change/")) | {"retired": "on", "name_fr": "Typed"}
    asked = desk.post(f"{AREA}violence/change/", data)
    assert "profiles use this crime area" in asked.content.decode()
    assert '<a href="/admin/countries/country/BE/change/">Belgium</a>' in asked.content.decode()
    assert fields_of(asked)["name_fr"] == "Typed"
    assert not CrimeArea.objects.get(slug="violence").retired
    assert desk.post(f"{AREA}violence/change/", data | {"_retire": "1"}).status_code == 302
    assert CrimeArea.objects.get(slug="violence").retired


def test_the_list_says_in_words_which_crime_areas_are_retired(desk: Client) -> None:
    CrimeArea.objects.filter(slug="violence").update(retired=True)
    cells = [cell.text for cell in SeenPage(desk.get(AREA)).all("td", class_="field-gone")]
    assert cells.count("Retired") == 1
    assert set(cells) == {"Retired", "—"}


def test_boxes_to_tick_are_not_explained_as_a_list(desk: Client) -> None:
    assert "Hold down" not in desk.get(f"{AREA}violence/change/").content.decode()


def test_a_source_gets_its_short_name_from_its_title(desk: Client) -> None:
    data = fields_of(desk.get(f"{SOURCE}add/")) | {"title_en": "Police Act of 1998"}
    assert desk.post(f"{SOURCE}add/", data).status_code == 302
    assert Source.objects.filter(slug="police-act-of-1998").exists()


def test_sources_stand_by_their_titles_and_same_titles_are_told_apart(desk: Client) -> None:
    for slug, title in (("a", "Zoning act"), ("m", "atlas"), ("z-1", "Census"), ("z-2", "Census")):
        Source.objects.create(slug=slug, title_en=title)
    listed = [cell.text for cell in SeenPage(desk.get(SOURCE)).all("th", class_="field-title")]
    assert listed == sorted(listed, key=str.casefold)
    assert listed.index("atlas") < listed.index("Zoning act")
    html = desk.get("/admin/countries/country/BE/change/").content.decode()
    told = ["atlas", "Census (z-1)", "Census (z-2)", "Zoning act"]
    places = [html.index(f">{each}</option>") for each in told]
    assert places == sorted(places)


def test_a_source_in_use_is_not_deleted(desk: Client) -> None:
    response = desk.post(f"{SOURCE}iso-3166-1/delete/", {"post": "yes"})
    assert "It is in use" in response.content.decode()
    assert Source.objects.filter(slug="iso-3166-1").exists()


def test_a_changed_source_is_a_revision_of_each_country_that_cites_it(desk: Client) -> None:
    data = fields_of(desk.get(f"{SOURCE}iso-3166-1/change/")) | {"publisher": "ISO, Geneva"}
    assert desk.post(f"{SOURCE}iso-3166-1/change/", data).status_code == 302
    assert (last().author_name, last().detail) == ("petra", "source iso-3166-1")
    assert "ISO, Geneva" in last().body


def test_a_source_was_not_read_in_the_future(desk: Client) -> None:
    data = fields_of(desk.get(f"{SOURCE}iso-3166-1/change/")) | {"read_on": "2999-01-01"}
    response = desk.post(f"{SOURCE}iso-3166-1/change/", data)
    assert "is in the future" in response.content.decode()


def test_an_administrator_gives_roles_but_makes_no_superuser(
    ada: Client, vera: User, settings: Any
) -> None:
    settings.ZEAL_ALLOWLIST = [*settings.ZEAL_ALLOWLIST, {"model": "auth.User", "field": "get()"}]
    page = ada.get(USER.format(vera.pk))
    assert "is_superuser" not in page.content.decode()
    assert "user_permissions" not in page.content.decode()
    editor = Group.objects.get(name="editor")
    data = fields_of(page) | {"groups": [str(editor.pk)], "is_superuser": "on"}
    assert ada.post(USER.format(vera.pk), data).status_code == 302
    vera.refresh_from_db()
    assert (list(vera.groups.all()), vera.is_superuser) == ([editor], False)


def test_an_administrator_does_not_touch_a_superuser(ada: Client, settings: Any) -> None:
    settings.ZEAL_ALLOWLIST = [*settings.ZEAL_ALLOWLIST, {"model": "auth.User", "field": "get()"}]
    root = User.objects.create_superuser("root")
    assert ada.post(USER.format(root.pk), {"username": "mine"}).status_code == 403
    assert ada.post(f"/admin/auth/user/{root.pk}/delete/", {"post": "yes"}).status_code == 403
    assert ada.get(f"/admin/auth/user/{root.pk}/access/").status_code == 403


def test_a_new_user_name_is_a_revision_of_the_countries_that_name_it(
    ada: Client, country: Country, person: Callable[..., User], settings: Any
) -> None:
    settings.ZEAL_ALLOWLIST = [*settings.ZEAL_ALLOWLIST, {"model": "auth.User", "field": "get()"}]
    eva = person("eva", "editor", country)
    data = fields_of(ada.get(USER.format(eva.pk))) | {"username": "eva.new"}
    assert ada.post(USER.format(eva.pk), data).status_code == 302
    assert (last().document.editors, last().author_name) == (["eva.new"], "ada")


def test_a_deleted_person_leaves_a_revision(
    ada: Client, country: Country, person: Callable[..., User], settings: Any
) -> None:
    settings.ZEAL_ALLOWLIST = [*settings.ZEAL_ALLOWLIST, {"model": "auth.User", "field": "get()"}]
    eva = person("eva", "editor", country)
    response = ada.post(f"/admin/auth/user/{eva.pk}/delete/", {"post": "yes"})
    assert response.status_code == 302
    assert (last().document.editors, last().author_name) == ([], "ada")


def test_only_those_who_reach_every_country_assign_editors(
    desk: Client, country: Country, person: Callable[..., User], signed_in: SignedIn
) -> None:
    eva = person("eva", "editor", country)
    address = "/admin/countries/country/BE/change/"
    assert 'name="editors"' in desk.get(address).content.decode()
    assert 'name="editors"' not in signed_in(eva).get(address).content.decode()


@pytest.mark.parametrize(
    ("address", "field", "label"),
    [
        (f"{SOURCE}add/", "title_en", "Title (English)"),
        (f"{AREA}add/", "name_en", "Name (English)"),
        ("/admin/auth/user/add/", "username", "Username"),
        ("/admin/countries/page/add/", "slug", "Page"),
    ],
)
def test_what_keeps_a_form_from_being_saved_is_listed_with_the_way_to_it(
    desk: Client, ada: Client, address: str, field: str, label: str
) -> None:
    client = ada if "/auth/" in address else desk
    page = SeenPage(client.post(address, fields_of(client.get(address)) | {field: ""}))
    notice = page.one("section", **{"aria-labelledby": "mistakes-heading"})
    assert "Not saved." in notice.text
    assert f"{label} :" in notice.text
    assert f"#id_{field}" in page.links
    assert f"id_{field}" in page.ids
    assert "autofocus" in notice.attributes
    assert "Please correct" not in page.text
    assert page.one("title").text.count("Error:") == 1


def test_an_area_in_use_waits_to_be_confirmed_and_says_where(desk: Client) -> None:
    data = fields_of(desk.get(f"{AREA}violence/change/")) | {"retired": "on"}
    page = SeenPage(desk.post(f"{AREA}violence/change/", data))
    notice = page.one("section", **{"aria-labelledby": "mistakes-heading"})
    assert "Not saved yet: it waits for you to confirm" in notice.text
    assert "#confirm-retiring" in page.links
    assert page.one("input", id="confirm-retiring")
    both = SeenPage(desk.post(f"{AREA}violence/change/", data | {"name_en": ""}))
    assert "Not saved. 2 things to mend" in both.text
