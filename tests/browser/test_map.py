"""The map of the world by hand: by mouse, by finger, by keyboard alone, and without scripts."""

from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.members import every_member
from tests.members import published as publish

SHARED = "svg [role=button]"
AT_HAND = f".map a.one, .map {SHARED}"
FOCUSED = "document.activeElement.ariaLabel || document.activeElement.textContent"
TOO_CLOSE = f"""() => {{
  const all = [...document.querySelectorAll("{AT_HAND}")].map(it => {{
    const box = it.querySelector("circle").getBoundingClientRect();
    return [box.x + box.width / 2, box.y + box.height / 2];
  }});
  return all.flatMap(([x, y], i) => all.slice(i + 1).filter(
    ([a, b]) => Math.hypot(x - a, y - b) < 23.9)).length;
}}"""


HIT = f"""() => {{
  const all = [...document.querySelectorAll("{AT_HAND}")];
  return all.filter(it => {{
    const box = it.querySelector("circle").getBoundingClientRect();
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    const near = [[10, 0], [-10, 0], [0, 10], [0, -10]].map(
      ([dx, dy]) => document.elementFromPoint(x + dx, y + dy));
    return !near.every(hit => !hit || hit.closest(".map a, .map [role]") === it);
  }}).map(it => it.textContent || it.ariaLabel);
}}"""


OFF_THE_MAP = f"""() => {{
  const svg = document.querySelector(".map svg"), map = svg.getBoundingClientRect();
  return [...document.querySelectorAll("{AT_HAND}")].filter(it => {{
    it.focus();
    const name = svg.querySelector("g[aria-hidden] text").getBoundingClientRect();
    const ring = it.querySelector("circle").getBoundingClientRect();
    const hint = document.querySelector(".keys").getBoundingClientRect();
    const under = [name, ring].some(box => box.bottom > hint.top && box.top < hint.bottom);
    return name.left < map.left || name.right > map.right || under || !hint.height;
  }}).map(it => it.ariaLabel);
}}"""


@pytest.fixture(autouse=True)
def the_world(transactional_db: None) -> None:
    every_member()


def middle(page: Page, slug: str) -> tuple[float, float]:
    box: Any = page.locator(f".map a[href='/en/countries/{slug}/'] circle").bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


@pytest.mark.slow
@pytest.mark.parametrize(("address", "width"), [("/es/", 390), ("/ar/", 390), ("/fr/", 768)])
def test_what_is_focused_is_seen_whole_with_its_names(page: Page, address: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(address)
    expect(page.locator(".map.live")).to_have_count(1)
    page.locator("main form button").focus()
    page.keyboard.press("Tab")  # from here on focus is seen, as a keyboard gives it
    assert page.evaluate(OFF_THE_MAP) == []


@pytest.mark.slow
def test_a_list_of_a_place_closes_when_the_focus_leaves_it(page: Page) -> None:
    page.goto("/en/")
    page.locator(SHARED).last.focus()
    page.keyboard.press("Enter")
    places = page.locator(".places")
    for _more in range(3):  # where there are many, it goes nearer first
        if places.is_visible():
            break
        page.wait_for_timeout(500)
        page.locator(SHARED).last.focus()
        page.keyboard.press("Enter")
    expect(places).to_be_visible()
    places.get_by_role("button").focus()
    page.keyboard.press("Tab")
    expect(places).to_be_hidden()


@pytest.mark.slow
def test_by_keyboard_alone_from_circle_to_circle_and_back(page: Page) -> None:
    page.goto("/en/")
    stop = page.locator(".map svg [tabindex='0']")
    expect(stop).to_have_count(1)
    page.locator("main form button").focus()
    page.keyboard.press("Tab")
    expect(stop).to_be_focused()
    seen = set()
    for key in ("ArrowDown", "ArrowRight", "ArrowRight", "ArrowUp", "ArrowLeft"):
        page.keyboard.press(key)
        seen.add(page.evaluate(FOCUSED))
    assert len(seen) > 3
    few = page.locator(SHARED).filter(has=page.locator("circle")).last
    few.focus()
    name = page.evaluate(FOCUSED)
    page.keyboard.press("Enter")
    first = page.locator(".places a").first
    expect(first).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(".places")).to_be_hidden()
    assert page.evaluate(FOCUSED) == name


@pytest.mark.slow
@pytest.mark.parametrize("width", [1280, 390])
def test_no_two_targets_are_closer_than_a_finger_is_wide(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(reduced_motion="reduce")
    page.goto("/en/")
    assert page.evaluate(TOO_CLOSE) == 0
    page.locator(".map").scroll_into_view_if_needed()
    assert page.evaluate(HIT) == []
    for region in ("Africa", "Europe"):
        page.get_by_role("button", name=region).click()
        expect(page.get_by_role("button", name=region)).to_have_attribute("aria-pressed", "true")
        page.wait_for_timeout(200)
        assert page.evaluate(TOO_CLOSE) == 0


@pytest.mark.slow
def test_a_region_is_gone_to_and_left_again(page: Page) -> None:
    page.emulate_media(reduced_motion="reduce")
    page.goto("/en/")
    whole = page.locator(".map svg").get_attribute("viewBox")
    page.get_by_role("button", name="Africa").press(" ")
    expect(page.locator(".map svg")).not_to_have_attribute("viewBox", whole or "")
    expect(page).to_have_url("/en/")
    page.get_by_role("button", name="The whole map").click()
    expect(page.locator(".map svg")).to_have_attribute("viewBox", whole or "")
    expect(page.get_by_role("button", name="The whole map")).to_be_hidden()


@pytest.mark.slow
def test_a_mouse_that_points_at_a_circle_means_it(page: Page) -> None:
    page.goto("/en/")
    x, y = middle(page, "land-16")
    page.mouse.move(x, y)
    expect(page.locator(".map svg g text")).to_have_count(1)
    page.mouse.click(x, y)
    expect(page).to_have_url("/en/countries/land-16/")


@pytest.mark.slow
def test_a_finger_opens_a_list_where_circles_overlap(
    browser: Browser, live_server: LiveServer
) -> None:
    context = browser.new_context(
        base_url=live_server.url, viewport={"width": 390, "height": 900}, has_touch=True
    )
    page = context.new_page()
    page.goto("/en/")
    for _step in range(4):
        page.touchscreen.tap(*middle(page, "land-16"))
        page.wait_for_timeout(600)
        if page.url.endswith("/land-16/") or page.locator(".places").is_visible():
            break
    if page.locator(".places").is_visible():
        page.locator(".places a[href$='/land-16/']").tap()
    expect(page).to_have_url("/en/countries/land-16/")
    context.close()


@pytest.mark.slow
def test_without_scripts_each_circle_and_each_region_is_a_link(
    browser: Browser, live_server: LiveServer
) -> None:
    publish("XA", en="Newland")
    context = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    page = context.new_page()
    page.goto("/en/")
    expect(page.locator(".map svg a")).to_have_count(196)
    expect(page.locator(".map button:visible")).to_have_count(0)
    page.get_by_role("link", name="Europe", exact=True).click()
    expect(page).to_have_url("/en/regions/europe/")
    page.locator(".listing .countries a").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("land")
    context.close()
