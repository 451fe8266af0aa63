"""The country form under the hands: languages, sources, order, and what it does not lose."""

from collections.abc import Callable, Iterator

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import Browser, Dialog, Locator, Page, expect
from pytest_django.live_server_helper import LiveServer

from countries.models import Country, Edition, PoliceForce

FORM = "/admin/countries/country/BE/change/"
SignIn = Callable[[Page, User], None]


@pytest.fixture
def form(
    page: Page, published_belgium: Edition, person: Callable[..., User], sign_in: SignIn
) -> Page:
    """Belgium's form, opened by Eva."""
    sign_in(page, person("eva", "editor", Country.objects.get(pk="BE")))
    page.goto(FORM)
    return page


@pytest.fixture
def plain(
    browser: Browser,
    live_server: LiveServer,
    published_belgium: Edition,
    person: Callable[..., User],
    sign_in: SignIn,
) -> Iterator[Page]:
    """The same in a browser that runs no scripts."""
    context = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    context.set_default_timeout(30_000)
    page = context.new_page()
    sign_in(page, person("eva", "editor", Country.objects.get(pk="BE")))
    page.goto(FORM)
    yield page
    context.close()


def save(page: Page) -> None:
    page.get_by_role("button", name="Save draft").click()
    expect(page.get_by_text("Draft saved, ")).to_be_visible()


def edit(page: Page, language: str) -> None:
    """Choose what the form shows: a language by its own name, or all."""
    page.locator(".tabs").get_by_text(language).click()


def forces(page: Page) -> list[str]:
    return page.locator(".part-police .row h3").all_inner_texts()


@pytest.mark.slow
def test_a_force_is_added_under_its_whole_and_its_count_gets_a_source(form: Page) -> None:
    form.get_by_role("button", name="Add: police force").click()
    row = form.locator("#forces-3")
    expect(row.get_by_label("Name (English)")).to_be_focused()
    form.keyboard.type("Harbour Police")
    row.get_by_label("Part of").select_option(label="Integrated police service")
    row.get_by_label("Number of units").fill("12")
    row.get_by_label("Name of the units (English)").fill("stations")
    save(form)
    form.get_by_role("button", name="Add a source: Harbour Police: number of units").click()
    count = form.get_by_role("group", name="Sources: Harbour Police: number of units")
    count.get_by_role("combobox", name="Source", exact=True).select_option(index=1)
    count.get_by_label("As of").fill("2026-01-01")
    count.get_by_label("Known").select_option("year")
    save(form)
    line = count.locator("summary")
    expect(line).to_contain_text("Sourced")
    expect(line).to_contain_text("as of 2026")
    assert PoliceForce.objects.get(slug="harbour-police").part_of


@pytest.mark.slow
def test_one_choice_shows_one_language_and_a_mistake_opens_its_own(form: Page) -> None:
    english, arabic = form.locator("#id_name_en"), form.locator("#id_name_ar")
    expect(english).to_be_visible()
    expect(arabic).to_be_hidden()
    edit(form, "All four")
    expect(english).to_be_visible()
    expect(arabic).to_be_visible()
    arabic.fill("ب" * 200)
    arabic.evaluate("it => it.removeAttribute('maxlength')")
    arabic.fill("ب" * 200)
    edit(form, "English")
    expect(arabic).to_be_hidden()
    form.get_by_role("button", name="Save draft").click()
    form.get_by_role("link", name="Facts: Name (العربية)").click()
    expect(arabic).to_be_focused()
    expect(arabic).to_have_value("ب" * 200)
    expect(english).to_be_hidden()
    expect(form.locator(".rail a", has_text="Facts")).to_contain_text("1 mistake")
    arabic.fill("بلجيكا")
    save(form)


@pytest.mark.slow
def test_rows_move_by_button_and_by_dragging(form: Page) -> None:
    integrated, federal, local = forces(form)
    row = form.locator("#forces-1")
    row.get_by_role("button", name="Move up").focus()
    form.keyboard.press("Enter")
    assert forces(form) == [federal, integrated, local]
    expect(row.get_by_role("button", name="Move up")).to_be_focused()
    expect(form.get_by_role("status").last).to_have_text(f"{federal}: place 1 of 3")
    drag(form, form.locator("#forces-2 .handle"), form.locator("#forces-0"))
    assert forces(form) == [federal, local, integrated]
    save(form)
    expect(form.locator(".part-police .row h3")).to_have_text([federal, local, integrated])


def drag(page: Page, handle: Locator, onto: Locator) -> None:
    """Take the handle up to the upper edge of another row, as far as the window must follow."""
    page.set_viewport_size({"width": 1280, "height": 6000})
    handle.hover()
    page.mouse.down()
    box = onto.bounding_box()
    assert box
    page.mouse.move(box["x"] + 50, box["y"] + box["height"] / 2, steps=4)
    page.mouse.move(box["x"] + 50, box["y"] + 8, steps=4)
    page.mouse.up()


@pytest.mark.slow
def test_a_row_is_moved_with_a_text_being_written_and_keeps_it(form: Page) -> None:
    text = form.locator("#sections-1 div[role=textbox][lang=en]")
    text.click()
    form.keyboard.press("Control+End")
    form.keyboard.type(" And more.")
    form.locator("#sections-1").get_by_role("button", name="Move up").click()
    expect(text).to_contain_text("And more.")
    save(form)
    expect(form.locator(".part-sections .row").first).to_contain_text("And more.")


@pytest.mark.slow
def test_leaving_with_something_typed_asks_first(form: Page) -> None:
    form.locator("#id_strapline_en").press_sequentially("!")
    asked: list[str] = []

    def answer(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.accept()

    form.on("dialog", answer)
    form.goto("/admin/")
    assert asked == ["beforeunload"]


@pytest.mark.slow
def test_the_rail_follows_the_reading(form: Page) -> None:
    here = form.locator(".rail [aria-current]")
    expect(here).to_contain_text("Facts")
    form.get_by_role("link", name="Text", exact=False).first.click()
    expect(here).to_contain_text("Text")


def test_without_scripts_a_sourced_force_is_added_and_a_language_chosen(plain: Page) -> None:
    plain.get_by_role("button", name="Add: police force").click()
    expect(plain.get_by_text("A row was added. Nothing is saved yet.")).to_be_visible()
    row = plain.locator("#forces-3")
    row.get_by_label("Name (English)").fill("Harbour Police")
    row.get_by_label("Number of units").fill("12")
    row.get_by_label("Name of the units (English)").fill("stations")
    edit(plain, "العربية")
    expect(plain.locator("#id_name_en")).to_be_hidden()
    row.get_by_label("Name (العربية)").fill("شرطة الميناء")
    save(plain)
    expect(plain.locator("#id_name_ar")).to_be_visible()
    plain.get_by_role("button", name="Add a source: Harbour Police: number of units").click()
    count = plain.get_by_role("group", name="Sources: Harbour Police: number of units")
    count.get_by_role("combobox", name="Source", exact=True).select_option(index=1)
    save(plain)
    expect(count.locator("summary")).to_contain_text("Sourced")
    force = PoliceForce.objects.get(slug="harbour-police")
    assert (force.order, force.name_ar) == (3, "شرطة الميناء")  # type: ignore[attr-defined]


@pytest.mark.slow
def test_choosing_a_language_and_saving_keep_the_place(form: Page) -> None:
    form.wait_for_function("document.querySelectorAll('[aria-multiline]').length === 12")
    website = form.locator("#id_forces-1-website")
    website.scroll_into_view_if_needed()
    website.focus()
    before = form.evaluate("scrollY")
    for language in ("العربية", "English"):
        box = form.locator(".tabs").get_by_text(language).bounding_box()
        assert box
        form.mouse.click(box["x"] + 5, box["y"] + 5)
    assert abs(form.evaluate("scrollY") - before) < 5
    website.fill("https://police.example.org/")
    form.keyboard.press("Control+s")
    expect(form.get_by_text("Draft saved, ")).to_be_visible()
    form.wait_for_function("before => Math.abs(scrollY - before) < 150", arg=before)
    expect(website).to_be_focused()


@pytest.mark.slow
def test_a_refused_save_is_read_first_wherever_one_was(form: Page) -> None:
    form.get_by_role("link", name="Text", exact=False).first.click()
    form.locator("#id_alpha3").evaluate("it => it.value = ''")
    form.keyboard.press("Control+s")
    mistakes = form.get_by_role("region", name="Not saved. 1 thing to mend")
    expect(mistakes).to_be_focused()
    expect(mistakes).to_be_in_viewport()
