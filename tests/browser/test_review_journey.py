"""A text is proposed, returned, proposed anew and approved, by hand; its pages are fit for all."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import Page, expect

from countries import publishing, reviewing
from countries.models import Country, Edition
from tests.browser.test_editor_journey import look
from tests.drafts import writes
from tests.proposals import MANY, PROPOSE, proposed, review_of

SignIn = Callable[[Page, User], None]
Axe = Callable[[Page], None]


def has(page: Page, text: str) -> None:
    expect(page.get_by_text(text).first).to_be_visible()


def opens(page: Page, sign_in: SignIn, person: User) -> None:
    """Her browser at the desk."""
    page.context.clear_cookies()
    sign_in(page, person)
    page.goto("/admin/")


def test_a_text_is_returned_with_a_reason_mended_and_approved_by_keyboard(
    page: Page, published_belgium: Edition, person: Callable[..., User], sign_in: SignIn
) -> None:
    country = Country.objects.get(pk="BE")
    eva, ruth = person("eva", "editor", country), person("ruth", "reviewer", country)
    opens(page, sign_in, eva)
    page.goto("/admin/countries/country/BE/change/")
    page.get_by_label("Strapline (English)").fill("How the bureau helps")
    page.get_by_role("button", name="Propose…").click()
    page.get_by_label("Change note (English)").fill("The line under the name is new.")
    page.get_by_role("button", name="Propose", exact=True).click()
    has(page, "Belgium is proposed.")

    opens(page, sign_in, ruth)
    page.get_by_role("region", name="Waits for me to review").get_by_role("link").first.click()
    has(page, "Compared with edition 1.")
    part = page.get_by_role("region", name="Facts")
    part.get_by_text("Comment").first.click()
    part.get_by_role("textbox").fill("Helps whom?")
    part.get_by_role("button", name="Comment").click()
    has(page, "1 open comment")
    page.get_by_label("Reason").fill("It does not say whom.")
    page.get_by_role("button", name="Return").click()
    has(page, "Belgium is returned to eva, with your reason.")

    opens(page, sign_in, eva)
    returned = page.get_by_role("region", name="Returned to me")
    expect(returned).to_contain_text("It does not say whom.")
    page.goto("/admin/countries/country/BE/change/")
    page.get_by_label("Strapline (English)").fill("How the bureau helps Belgium")
    page.get_by_role("button", name="Propose…").click()
    page.get_by_label("Change note (English)").fill("The line under the name is new.")
    page.get_by_role("button", name="Propose", exact=True).press("Enter")

    opens(page, sign_in, ruth)
    page.get_by_role("region", name="Waits for me to review").get_by_role("link").first.press(
        "Enter"
    )
    page.get_by_role("button", name="Approve now").press("Enter")
    has(page, "Belgium is published as edition 2.")
    page.goto("/en/countries/belgium/")
    has(page, "How the bureau helps Belgium")


def test_a_refusal_is_read_first_and_leads_to_the_box_that_lacks_something(
    page: Page, published_belgium: Edition, person: Callable[..., User], sign_in: SignIn
) -> None:
    edition = proposed(person("eva", "editor", Country.objects.get(pk="BE")))
    sign_in(page, person("petra", "publisher"))
    page.goto(f"{review_of(edition)}#decide")
    page.get_by_role("button", name="Return").click()
    notice = page.get_by_role("alert")
    expect(notice).to_be_focused()
    expect(notice).to_be_in_viewport()
    notice.get_by_role("link", name="Reason").click()
    expect(page.get_by_label("Reason", exact=True)).to_be_in_viewport()


def test_a_press_on_the_page_of_checks_keeps_its_place(
    page: Page, published_belgium: Edition, person: Callable[..., User], sign_in: SignIn
) -> None:
    sign_in(page, person("eva", "editor", Country.objects.get(pk="BE")))
    page.goto("/admin/countries/country/BE/check/")
    row = page.locator(".check li").last
    fact = row.get_attribute("id")
    row.get_by_role("button").click()
    has(page, "still true, as of today")
    expect(page.locator(f"[id='{fact}']")).to_be_focused()
    expect(page.locator(f"[id='{fact}'] button")).to_be_in_viewport()
    expect(page.locator(".messages")).to_be_in_viewport()


@pytest.mark.parametrize(
    ("language", "scheme", "width"),
    [
        pytest.param("en", "light", 1280, marks=pytest.mark.slow),
        pytest.param("en", "dark", 390, marks=pytest.mark.slow),
        pytest.param("ar", "light", 1280, marks=pytest.mark.slow),
        pytest.param("ar", "dark", 390, marks=pytest.mark.slow),
    ],
)
def test_the_pages_of_a_proposal_are_fit_for_everybody(
    page: Page,
    axe: Axe,
    published_belgium: Edition,
    france: Country,
    person: Callable[..., User],
    sign_in: SignIn,
    language: str,
    scheme: str,
    width: int,
) -> None:
    country = Country.objects.get(pk="BE")
    eva, petra = person("eva", "editor", country), person("petra", "publisher")
    forced = Edition.objects.get(pk=published_belgium.pk)
    edition = proposed(eva, remark="See page 3.", minor=True)
    asked = reviewing.comment(edition, petra, "Which one?", part="facts")
    reviewing.comment(edition, eva, "The new one.", answers=asked)
    publishing.propose(france, None, {"en": "News."})
    sign_in(page, petra)
    page.goto("/admin/")
    for address in ("/admin/", review_of(edition), MANY, review_of(forced)):
        look(page, axe, address, language, scheme, width)
    writes(eva, country, strapline_en="Newer")
    look(page, axe, PROPOSE, language, scheme, width)
