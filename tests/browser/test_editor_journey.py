"""An editor corrects a sentence, a publisher publishes it, and the desk is fit for everybody."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import Group, User
from playwright.sync_api import Locator, Page, expect

from countries.models import Country, Edition, Revision

FORM = "/admin/countries/country/BE/change/"
PUBLISH = "/admin/countries/country/BE/publish/"
SignIn = Callable[[Page, User], None]
Axe = Callable[[Page], None]

SCREENS = (
    "/admin/",
    "/admin/countries/country/",
    FORM,
    "/admin/countries/country/add/",
    "/admin/countries/country/BE/history/",
    PUBLISH,
    "/admin/countries/country/BE/withdraw/",
    "/admin/countries/country/FR/delete/",
    "/admin/countries/crimearea/",
    "/admin/countries/crimearea/fraud/change/",
    "/admin/countries/source/",
    "/admin/countries/source/add/",
    "/admin/countries/revision/",
    "/admin/countries/edition/",
    "/admin/auth/user/",
    "/admin/auth/user/add/",
    "/admin/auth/group/",
    "/admin/password_change/",
)


@pytest.fixture
def desk(published_belgium: Edition, person: Callable[..., User], france: Country) -> Country:
    """Belgium, published; and France, which never was."""
    return Country.objects.get(pk="BE")


def editor(page: Page, row: str, language: str) -> Locator:
    """The rich-text editor of a section in a language, once it stands in its textarea's place."""
    return page.locator(f"#{row} div[role=textbox][lang={language}]")


def write(page: Page, where: Locator, text: str) -> None:
    """Type at the end of a text."""
    where.click()
    page.keyboard.press("Control+End")
    page.keyboard.type(text)


def test_a_sentence_is_corrected_and_published(
    page: Page, desk: Country, person: Callable[..., User], sign_in: SignIn
) -> None:
    person("eva", "editor", desk)
    page.goto("/admin/login/?next=/admin/")
    page.get_by_label("Username").fill("eva")
    page.get_by_label("Password").fill("a-long-password")
    page.get_by_role("button", name="Log in").click()
    page.get_by_role("link", name="Countries", exact=True).first.click()
    page.get_by_role("link", name="Belgium (BE)").click()
    text = editor(page, "sections-0", "en")
    expect(text).to_have_accessible_name("Text (English)")
    write(page, text, " It has four neighbours, and ")
    page.keyboard.press("Control+b")
    page.keyboard.type("a coast.")
    page.get_by_role("button", name="Save draft").click()
    expect(page.get_by_text("Draft saved, ")).to_be_visible()
    expect(page.get_by_text("Draft, 1 change since edition 1")).to_be_visible()
    expect(page.locator(".panel ins", has_text="four neighbours")).to_be_visible()

    page.goto("/en/countries/belgium/")
    expect(page.get_by_text("It has four neighbours")).to_have_count(0)

    sign_in(page, person("petra", "publisher"))
    page.goto(FORM)
    page.get_by_role("button", name="Publish…").click()
    expect(page.locator("ins", has_text="four neighbours")).to_be_visible()
    page.get_by_label("Change note (English)").fill("The neighbours are counted.")
    page.get_by_role("button", name="Publish", exact=True).click()
    expect(page.get_by_text("Belgium is published as edition 2.")).to_be_visible()

    page.get_by_role("link", name="See the page").click()
    expect(page.get_by_text("It has four neighbours, and a coast.")).to_be_visible()
    expect(page.locator("strong", has_text="a coast.")).to_be_visible()
    expect(page.get_by_text("The neighbours are counted.")).to_be_visible()


@pytest.mark.slow
def test_a_section_is_added_and_taken_away_again(
    page: Page, desk: Country, person: Callable[..., User], sign_in: SignIn
) -> None:
    sign_in(page, person("eva", "editor", desk))
    page.goto(FORM)
    page.get_by_role("button", name="Add: section").click()
    row = page.locator("#sections-3")
    row.get_by_label("Heading (English)").fill("A word on names")
    page.locator(".tabs").get_by_text("العربية").click()
    arabic = editor(page, "sections-3", "ar")
    expect(arabic).to_have_attribute("dir", "rtl")
    write(page, arabic, "كلمة")
    page.get_by_role("button", name="Save draft").click()
    expect(page.locator("#id_sections-3-slug")).to_have_value("a-word-on-names")
    expect(arabic).to_have_text("كلمة")
    row.get_by_role("checkbox", name="Delete").check()
    page.get_by_role("button", name="Save draft").click()
    expect(page.locator("#sections-3")).to_have_count(0)


@pytest.mark.slow
def test_what_is_opened_and_saved_is_what_it_was(
    page: Page, desk: Country, person: Callable[..., User], sign_in: SignIn
) -> None:
    sign_in(page, person("petra", "publisher"))
    page.goto(PUBLISH)
    expect(page.get_by_text("nothing to publish")).to_be_visible()
    page.goto(FORM)
    write(page, editor(page, "sections-0", "en"), "x")
    page.keyboard.press("Backspace")
    page.get_by_role("button", name="Save draft").click()
    page.goto(PUBLISH)
    expect(page.get_by_text("nothing to publish")).to_be_visible()


def look(page: Page, axe: Axe, address: str, language: str, scheme: str, width: int) -> None:
    """Open a screen so, and let axe look at it; it must not scroll sideways."""
    page.context.add_cookies([{"name": "django_language", "value": language, "url": page.url}])
    page.emulate_media(
        color_scheme="dark" if scheme == "dark" else "light",
        forced_colors="active" if scheme == "forced colours" else "none",
    )
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(address)
    if address == FORM:
        page.wait_for_function("document.querySelectorAll('[aria-multiline]').length === 12")
    axe(page)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), "scrolls sideways"


@pytest.mark.parametrize(
    ("language", "scheme", "width"),
    [
        ("en", "light", 1280),
        pytest.param("ar", "dark", 390, marks=pytest.mark.slow),
    ],
)
def test_the_form_and_the_publish_page_are_fit_for_everybody(
    page: Page,
    axe: Axe,
    desk: Country,
    person: Callable[..., User],
    sign_in: SignIn,
    language: str,
    scheme: str,
    width: int,
) -> None:
    sign_in(page, person("petra", "publisher"))
    Country.objects.filter(pk="BE").update(strapline_en="A changed strapline")
    page.goto("/admin/")
    look(page, axe, FORM, language, scheme, width)
    look(page, axe, PUBLISH, language, scheme, width)


@pytest.mark.slow
@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("scheme", ["light", "dark", "forced colours"])
@pytest.mark.parametrize("width", [1280, 390])
def test_every_screen_is_fit_for_everybody(
    page: Page,
    axe: Axe,
    desk: Country,
    person: Callable[..., User],
    sign_in: SignIn,
    language: str,
    scheme: str,
    width: int,
) -> None:
    page.goto("/account/login/")
    look(page, axe, "/account/login/", language, scheme, width)
    petra = person("petra", "publisher")
    petra.groups.add(Group.objects.get(name="administrator"))
    sign_in(page, petra)
    Country.objects.filter(pk="BE").update(strapline_en="A changed strapline")
    kept = [Revision.objects.latest("number"), Edition.objects.latest("number")]
    views = [f"/admin/countries/{row._meta.model_name}/{row.pk}/change/" for row in kept]
    for address in (*SCREENS, *views):
        look(page, axe, address, language, scheme, width)
    page.get_by_role("button", name="petra").click()
    axe(page)
    page.locator("#logout-form button").click()
    axe(page)
