"""Takes pictures of every page and screen, for people to look at: `make pictures`.

Its name keeps it out of the tests. Each test is a template in all its looks; a page that does not
answer as it should fails. Beside Chromium only `pdftoppm`, where it is, for the printed pages.
"""

import shutil
import sqlite3
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from django.contrib.auth.models import Group, User
from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.db import connection
from django.test import RequestFactory
from django.utils import timezone
from PIL import Image
from playwright.sync_api import Locator, Page

from countries import accounts
from countries.audit_trail import Action
from countries.demo import adding
from countries.models import AuditEntry, Country, Edition
from countries.signin import invitations
from countries.views.errors import server_error
from tests.browser.screens import DESK, DESK_LOOKS, FEW_LOOKS, MORE, PEOPLE, PUBLIC, PUBLIC_LOOKS
from tests.environment import ROOT

FOLDER = ROOT / "pictures"
scene = sqlite3.connect(":memory:")
READY = """async () => {
  for (const it of document.images) it.loading = "eager";
  await Promise.allSettled([...document.images].map(it => it.decode()));
  await document.fonts.ready;
}"""


@pytest.fixture(autouse=True)
def complaints_are_not_meant(complaints: list[str]) -> None:
    """Whatever the browser complains of is for the tests, not for the pictures."""
    complaints.clear()


@pytest.fixture(autouse=True)
def countries(transactional_db: None) -> None:
    """What `make demo` leaves. Where it is SQLite, made once and then copied back each time."""
    connection.ensure_connection()
    if scene.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
        scene.backup(connection.connection)
        ContentType.objects.clear_cache()
        return
    call_command("loaddata", "crime_areas", "belgium", "pages", verbosity=0)
    accounts.renew()
    adding.add(timezone.now())
    if connection.vendor == "sqlite":
        connection.connection.backup(scene)


def take(page: Page, template: str, address: str, look: tuple[str, str, int], status: int) -> None:
    """One picture of a whole page, in `template/language-scheme-width.png`."""
    language, scheme, width = look
    page.emulate_media(
        color_scheme="dark" if scheme == "dark" else "light",
        forced_colors="active" if scheme == "forced" else "none",
    )
    page.set_viewport_size({"width": width, "height": 900})
    answer = page.goto(address)
    assert answer is not None
    assert answer.status == status, address
    page.evaluate(READY)
    path = FOLDER / template / f"{language}-{scheme}-{width}.png"
    page.screenshot(path=path, full_page=True, animations="disabled")


@pytest.mark.parametrize("template", PUBLIC)
def test_public(page: Page, complaints: list[str], template: str) -> None:
    rest, status = PUBLIC[template]
    page.route("**/broken/", lambda route: route.fulfill(**failure(route.request.url)))
    for look in PUBLIC_LOOKS:
        take(page, template, f"/{look[0]}{rest}", look, status)
    complaints.clear()


def failure(address: str) -> dict[str, object]:
    """What the server answers when it fails."""
    language = address.split("/")[-3]
    answer = server_error(RequestFactory().get(f"/{language}/broken/"))
    return {"status": 500, "body": answer.content, "content_type": answer["Content-Type"]}


@pytest.mark.parametrize("language", ["en", "fr", "es", "ar"])
def test_paper(page: Page, language: str) -> None:
    page.goto(f"/{language}/countries/belgium/", wait_until="networkidle")
    path = FOLDER / "paper" / f"{language}.pdf"
    page.pdf(path=path, prefer_css_page_size=True)
    if shutil.which("pdftoppm"):
        name = str(path.with_suffix(""))
        subprocess.run(["pdftoppm", "-png", "-r", "80", str(path), name], check=True)  # noqa: S603, S607


@pytest.mark.parametrize("template", DESK)
def test_desk(
    page: Page,
    complaints: list[str],
    sign_in: Callable[[Page, User], None],
    template: str,
) -> None:
    sign_in(page, User.objects.get(username="publisher"))
    kept = {
        "edition": Edition.objects.filter(country="XA", number=2).get().pk,
    }
    for look in DESK_LOOKS:
        speak(page, look[0])
        address = DESK[template].format(language=look[0], **kept)
        take(page, f"desk-{template}", f"/admin/{address}", look, 200)
    complaints.clear()


@pytest.mark.parametrize("template", MORE)
def test_desk_more(
    page: Page,
    complaints: list[str],
    sign_in: Callable[[Page, User], None],
    template: str,
) -> None:
    name, address = MORE[template]
    sign_in(page, User.objects.get(username=name))
    kept = {
        **{
            code: str(pk)
            for code, pk in Edition.objects.order_by("pk").values_list("country", "pk")
        },
        "group": Group.objects.get(name="publisher").pk,
        "person": User.objects.get(username="amara").pk,
        "entry": AuditEntry.objects.filter(action=Action.ERASED).get().pk,
    }
    for look in FEW_LOOKS:
        speak(page, look[0])
        take(page, f"desk-{template}", f"/admin/{address.format(**kept)}", look, 200)
    complaints.clear()


@pytest.mark.parametrize("template", PEOPLE)
def test_people(
    page: Page,
    complaints: list[str],
    sign_in: Callable[[Page, User], None],
    template: str,
) -> None:
    sign_in(page, User.objects.get(username="administrator"))
    amara = User.objects.get(username="amara")
    for look in DESK_LOOKS:
        speak(page, look[0])
        take(page, f"desk-{template}", PEOPLE[template].format(amara.pk), look, 200)
    complaints.clear()


def test_desk_sign_in(page: Page, live_server: object) -> None:
    for look in DESK_LOOKS:
        speak(page, look[0])
        take(page, "desk-sign-in", "/account/login/", look, 200)


def test_desk_invitation(page: Page, live_server: object) -> None:
    lena = User.objects.get(username="lena")
    address = invitations.link(lena, None)
    for look in FEW_LOOKS:
        speak(page, look[0])
        take(page, "desk-invitation", address, look, 200)


def speak(page: Page, language: str) -> None:
    """The desk speaks the language of a cookie."""
    page.context.add_cookies(
        [{"name": "django_language", "value": language, "domain": "localhost", "path": "/"}]
    )


@pytest.mark.parametrize(
    ("name", "language", "scheme", "width"),
    [("belgium", "en", "light", 1280), ("belgium-ar-dark", "ar", "dark", 390)],
)
def test_readme(page: Page, name: str, language: str, scheme: str, width: int) -> None:
    """The pictures of the README, as docs/images has them: their upper part, in few colours."""
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.set_viewport_size({"width": width, "height": 1180})
    page.goto(f"/{language}/countries/belgium/", wait_until="networkidle")
    keep(page, name)


def test_guide(
    page: Page, person: Callable[..., User], sign_in: Callable[[Page, User], None]
) -> None:
    """The pictures of the editors' guide, as docs/images has them."""
    Country.objects.filter(pk="BE").update(strapline_en="How the bureau supports Belgium")
    sign_in(page, person("eva", "editor", Country.objects.get(pk="BE")))
    page.set_viewport_size({"width": 1280, "height": 900})
    form = "/admin/countries/country/BE/change/"
    page.goto(form)
    page.locator("#sections-0 div[role=textbox][lang=en]").click()
    page.keyboard.press("Control+End")
    page.keyboard.type(" This sentence is an example.")
    page.get_by_role("button", name="Save draft").click()
    page.wait_for_selector(".panel ins")
    page.goto(form)
    keep(page, "editor-form")
    count = page.locator("#forces-2 .field-units")
    count.locator("summary").click()
    keep(page, "editor-source", count)
    sign_in(page, person("petra", "publisher"))
    page.goto("/admin/countries/country/BE/publish/")
    keep(page, "editor-publish")


def keep(page: Page, name: str, part: Locator | None = None) -> None:
    """The window, or a part of the page, in few colours."""
    path = Path(FOLDER, "readme", f"{name}.png")
    path.parent.mkdir(parents=True, exist_ok=True)
    page.wait_for_load_state("networkidle")
    (part or page).screenshot(path=path)
    with Image.open(path) as picture:
        few = picture.convert("RGB").quantize(256, Image.Quantize.MAXCOVERAGE)
    few.save(path, optimize=True)
