"""Marks in the text: what each opens, by mouse, by keyboard, by touch, and without script."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from watching import Watched

MARKS = {".cg-figure": "#figure-", "sup:not(.cg-mark) > a": "#note-", ".cg-mark > a": "#claim-"}
STORY = "#the-story ~ p "


def target(mark: Locator) -> str:
    """`#note-1`, the part of the page that a mark leads to."""
    return "#" + str(mark.get_attribute("href")).split("#")[1]


@pytest.mark.parametrize("mark", MARKS)
def test_pointing_at_a_mark_shows_its_entry_and_leaving_hides_it(page: Page, watched: Watched, served: str, mark: str) -> None:
    page.goto(served + "cities/seoul/")
    found = page.locator(STORY + mark).first
    found.hover()
    peek = page.locator(".cg-mark-card")
    expect(peek).to_be_visible()
    entry = page.locator(target(found))
    assert peek.inner_text().split("\n")[0].strip() in " ".join((entry.text_content() or "").split())
    assert peek.locator("[id]").count() == 0, "no id stands twice"
    peek.hover()
    page.wait_for_timeout(400)
    expect(peek).to_be_visible()
    page.mouse.move(5, 5)
    expect(peek).to_have_count(0)
    assert watched.complaints == []


@pytest.mark.parametrize("mark", MARKS)
def test_the_keyboard_reaches_a_mark_goes_into_what_it_opens_and_leaves_both(page: Page, served: str, mark: str) -> None:
    page.goto(served + "cities/seoul/")
    found = page.locator(STORY + mark).first
    found.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Escape")  # the mark before this one may have opened its own
    page.keyboard.press("Tab")
    expect(found).to_be_focused()
    peek = page.locator(".cg-mark-card")
    expect(peek).to_be_visible()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.cg-mark-card') !== null"), "Tab goes into the panel"
    page.keyboard.press("Escape")
    expect(peek).to_have_count(0)
    expect(found).to_be_focused()
    page.keyboard.press("Tab")
    expect(found).not_to_be_focused()
    page.keyboard.press("Shift+Tab")
    expect(peek).to_be_visible()
    page.keyboard.press("Enter")
    assert MARKS[mark] in page.url, "Enter follows the link"


def test_a_tap_shows_and_a_second_follows(browser: Browser, served: str) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True)
    page = context.new_page()
    page.goto(served + "cities/seoul/")
    mark = page.locator(STORY + ".cg-mark > a").first
    mark.scroll_into_view_if_needed()
    mark.tap()
    peek = page.locator(".cg-mark-card")
    expect(peek).to_be_visible()
    assert "#" not in page.url
    box = peek.bounding_box()
    assert box is not None
    assert box["x"] >= 0 and box["x"] + box["width"] <= 390 and box["y"] >= 0 and box["y"] + box["height"] <= 844
    peek.get_by_role("link", name="In the list").tap()
    expect(peek).to_have_count(0)
    expect(page.locator(".cg-claim:target")).to_be_in_viewport()
    context.close()


def test_beside_the_mark_a_figure_has_its_origin_told(page: Page, served: str) -> None:
    page.goto(served + "cities/seoul/")
    mark = page.locator(STORY + ".cg-figure").first
    origin = page.locator(target(mark)).locator("xpath=../dt").text_content() or "no origin"
    mark.hover()
    expect(page.locator(".cg-mark-card-origin")).to_have_text(origin)


def test_an_entry_leads_back_to_the_mark_by_which_one_came(page: Page, served: str) -> None:
    """And before one came by any, to the first of them."""
    page.emulate_media(reduced_motion="reduce")  # else the page is still gliding when the next link is followed
    page.goto(served + "cities/seoul/", wait_until="networkidle")
    marks = page.locator(STORY + "sup:not(.cg-mark) > a")
    often = next(href for href in marks.evaluate_all("all => all.map(a => a.hash)") if page.locator(f"sup > a[href='{href}']").count() > 2)
    back = page.locator(f"{often} .cg-back")
    first, second, third = (page.locator(f"sup > a[href='{often}']").nth(index) for index in (0, 1, 2))
    assert first.evaluate("a => '#' + a.closest('sup').id") == back.get_attribute("href")
    for mark in (third, second, first):
        mark.evaluate("a => a.click()")
        expect(page.locator(often)).to_be_in_viewport()
        back.click()
        expect(mark).to_be_in_viewport()
        assert mark.evaluate("a => a.closest('sup').matches(':target')")
    assert page.evaluate("[...document.querySelectorAll('[id]')].every((e, i, all) => all.findIndex(o => o.id === e.id) === i)")


def test_a_mark_and_the_way_back_say_what_they_are(page: Page, served: str) -> None:
    page.goto(served + "cities/seoul/")
    assert page.locator("#cite-1").get_by_role("link", name="Note 1", exact=True).count() == 1
    assert page.locator("#note-1").get_by_role("link", name="Back to the text ↩", exact=True).count() == 1
    assert page.locator(STORY + ".cg-mark").first.get_by_role("link", name="who says what").count() == 1


def test_without_script_both_sides_of_a_dispute_and_their_sources_can_be_read(browser: Browser, served: str) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844}, java_script_enabled=False)
    page = context.new_page()
    page.goto(served + "cities/shenzhen-hong-kong-guangzhou/")
    page.locator("a[href='#claim-liuyang-drones']").first.click()
    claim = page.locator("#claim-liuyang-drones")
    expect(claim).to_be_in_viewport()
    sides = claim.locator(".cg-side")
    expect(sides).to_have_count(2)
    for index, words in ((0, "15,947"), (1, "15,974")):
        side = sides.nth(index)
        expect(side).to_contain_text(words)
        note = target(side.locator(".cg-named").first)
        assert page.locator(f"{note} a[href^='http']").count() == 1, "the side's source has its address"
    claim.locator(".cg-back").click()
    expect(page.locator("#mark-liuyang-drones")).to_be_in_viewport()

    page.locator(STORY + ".cg-figure").first.click()
    expect(page.locator(".cg-accounts dd:target")).to_be_in_viewport()
    context.close()
