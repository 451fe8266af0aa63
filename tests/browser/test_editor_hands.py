"""The country form under the hands: dragging far, writing on after Ctrl+S, leaving a source."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import Dialog, Page, expect

from countries.models import Country, Edition

FORM = "/admin/countries/country/BE/change/"
SignIn = Callable[[Page, User], None]
pytestmark = pytest.mark.slow


@pytest.fixture
def form(
    page: Page, published_belgium: Edition, person: Callable[..., User], sign_in: SignIn
) -> Page:
    """Belgium's form, opened by Eva."""
    sign_in(page, person("eva", "editor", Country.objects.get(pk="BE")))
    page.goto(FORM)
    return page


def test_a_row_is_dragged_over_several_in_one_go(form: Page) -> None:
    names = form.locator(".part-police .row h3")
    first, second, third = names.all_inner_texts()
    handle = form.locator("#forces-0 .handle")
    handle.scroll_into_view_if_needed()
    handle.hover()
    form.mouse.down()
    form.mouse.move(300, 300, steps=2)
    box = form.locator("#forces-2").bounding_box()
    assert box
    form.mouse.move(box["x"] + 60, box["y"] + box["height"] - 4, steps=8)
    expect(names).to_have_text([second, third, first])
    box = form.locator("#forces-1").bounding_box()
    assert box
    form.mouse.move(box["x"] + 60, box["y"] + 4, steps=8)
    expect(names).to_have_text([first, second, third])
    form.mouse.up()
    expect(form.locator(".dragging")).to_have_count(0)


def test_saving_within_a_rich_text_keeps_the_caret(form: Page) -> None:
    text = form.locator("#sections-1 div[role=textbox][lang=en]")
    text.click()
    form.keyboard.press("Control+Home")
    form.keyboard.type("Begun")
    form.keyboard.press("Control+s")
    expect(form.get_by_text("Draft saved, ")).to_be_visible()
    expect(text).to_be_focused()
    form.keyboard.type(" here ")
    expect(text).to_contain_text("Begun here ")


def test_a_source_with_something_typed_is_not_left_without_asking(form: Page) -> None:
    form.goto("/admin/countries/source/iso-3166-1/change/")
    form.locator("#id_publisher").press_sequentially("!")
    asked: list[str] = []

    def answer(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.accept()

    form.on("dialog", answer)
    form.goto("/admin/")
    assert asked == ["beforeunload"]


def test_why_a_fact_has_no_value_is_said_with_one_press(form: Page) -> None:
    fact = form.locator("[id='fact-police.federal-police.units']")
    fact.get_by_role("button", name="Not applicable").click()
    expect(fact.locator("summary")).to_be_focused()
    expect(fact.locator("summary")).to_contain_text("Not applicable")
    expect(fact.locator(".reason-choice")).to_have_count(0)
    other = form.locator("[id='fact-ncb.website']")
    other.get_by_role("button", name="Not published").click()
    form.keyboard.press("Control+s")
    expect(form.get_by_text("Draft saved, ")).to_be_visible(timeout=15_000)
    expect(fact.locator("summary")).to_contain_text("Not applicable")
    expect(other.locator("summary")).to_contain_text("Not published")


def test_f2_goes_from_a_text_to_the_same_text_in_the_next_language(form: Page) -> None:
    form.locator("#sections-0 div[role=textbox][lang=en]").click()
    for language in ("fr", "es", "ar", "en"):
        form.keyboard.press("F2")
        expect(form.locator(f"#sections-0 div[role=textbox][lang={language}]")).to_be_focused()
    form.locator("#id_strapline_en").click()
    form.keyboard.press("F2")
    expect(form.locator("#id_strapline_fr")).to_be_focused()
