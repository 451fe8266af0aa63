"""Takes pictures of every page and screen, for people to look at: `make pictures`.

Its name keeps it out of the tests. Each test is a template in all its looks; a page that does not
answer as it should fails. Beside Chromium only `pdftoppm`, where it is, for the printed pages.
"""

import shutil
import subprocess
from collections.abc import Callable
from itertools import product
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.test import RequestFactory
from PIL import Image
from playwright.sync_api import Locator, Page

from countries.audit_trail import Action, record
from countries.models import Country, Edition, Revision
from countries.views.errors import server_error
from tests.browser import every_kind
from tests.environment import ROOT

FOLDER = ROOT / "pictures"
WIDTHS = (1280, 390)
READY = """async () => {
  for (const it of document.images) it.loading = "eager";
  await Promise.allSettled([...document.images].map(it => it.decode()));
  await document.fonts.ready;
}"""
PUBLIC = {
    "home": ("/", 200),
    "country": ("/countries/belgium/", 200),
    "country-facts-only": ("/countries/bareland/", 200),
    "country-deep-police": ("/countries/deepland/", 200),
    "old-edition": ("/countries/deepland/editions/1/", 200),
    "withdrawn": ("/countries/goneland/", 410),
    "missing": ("/no-such-page/", 404),
    "broken": ("/broken/", 500),
}
PUBLIC_LOOKS = [
    *product(("en", "ar"), ("light", "dark", "forced"), WIDTHS),
    *product(("fr", "es"), ("light",), WIDTHS),
]
DESK = {
    "index": "",
    "list": "countries/country/",
    "form": "countries/country/BE/change/",
    "add": "countries/country/add/",
    "changes": "countries/country/BE/changes/",
    "preview": "countries/country/BE/preview/fr/",
    "publish": "countries/country/BE/publish/",
    "withdraw": "countries/country/BE/withdraw/",
    "delete": "countries/country/FR/delete/",
    "history": "countries/country/BE/history/?open=e1",
    "compare": "countries/country/BE/history/compare/?from=live&to=draft",
    "restore": "countries/country/BE/history/restore/e1/",
    "note": "countries/country/BE/history/note/1/",
    "bring-back": "countries/country/XG/bring-back/",
    "deleted": "countries/country/deleted/",
    "crime-area-history": "countries/crimearea/fraud/history/",
    "crime-areas": "countries/crimearea/",
    "crime-area": "countries/crimearea/fraud/change/",
    "sources": "countries/source/",
    "source": "countries/source/add/",
    "revisions": "countries/revision/",
    "revision": "countries/revision/{revision}/change/",
    "editions": "countries/edition/",
    "edition": "countries/edition/{edition}/change/",
    "password": "password_change/",
    "answering": "countries/country/answering/",
}
PEOPLE = {
    "people": "/admin/auth/user/",
    "invite": "/admin/auth/user/add/",
    "person": "/admin/auth/user/{}/change/",
    "access": "/admin/auth/user/{}/access/",
    "audit-list": "/admin/countries/auditentry/",
    "account": "/account/",
    "sessions": "/account/sessions/",
    "confirm": "/account/confirm/",
}
DESK_LOOKS = list(product(("en", "ar"), ("light", "dark"), WIDTHS))


@pytest.fixture(autouse=True)
def complaints_are_not_meant(complaints: list[str]) -> None:
    """Whatever the browser complains of is for the tests, not for the pictures."""
    complaints.clear()


@pytest.fixture(autouse=True)
def countries(transactional_db: None, published_belgium: Edition, france: Country) -> None:
    """Every kind of profile; Belgium with a draft; France, which never was public."""
    every_kind.publish()
    Country.objects.filter(pk="BE").update(strapline_en="How the bureau supports Belgium")


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
    person: Callable[..., User],
    sign_in: Callable[[Page, User], None],
    template: str,
) -> None:
    sign_in(page, person("petra", "publisher"))
    kept = {
        "revision": Revision.objects.latest("number").pk,
        "edition": Edition.objects.filter(country="BE").latest("number").pk,
    }
    for look in DESK_LOOKS:
        speak(page, look[0])
        take(page, f"desk-{template}", f"/admin/{DESK[template].format(**kept)}", look, 200)
    complaints.clear()


@pytest.mark.parametrize("template", PEOPLE)
def test_people(
    page: Page,
    complaints: list[str],
    person: Callable[..., User],
    sign_in: Callable[[Page, User], None],
    template: str,
) -> None:
    ada, eva = person("ada", "administrator"), person("eva", "editor")
    record(ada, Action.INVITED, eva)
    sign_in(page, ada)
    for look in DESK_LOOKS:
        speak(page, look[0])
        take(page, f"desk-{template}", PEOPLE[template].format(eva.pk), look, 200)
    complaints.clear()


def test_desk_sign_in(page: Page, live_server: object) -> None:
    for look in DESK_LOOKS:
        speak(page, look[0])
        take(page, "desk-sign-in", "/account/login/", look, 200)


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
    sign_in(page, person("eva", "editor", Country.objects.get(pk="BE")))
    page.set_viewport_size({"width": 1280, "height": 900})
    form = f"/admin/{DESK['form']}"
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
    page.goto(f"/admin/{DESK['publish']}")
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
