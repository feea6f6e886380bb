"""Marks in the text: what each opens, by mouse, by keyboard, by touch, and that it is there without script."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect
from watching import Watched

SEOUL = "cities/seoul/"
EVIDENCE = SEOUL + "evidence/"
MARKS = {
    ".cg-told .cg-figure": "#figure-",
    ".cg-told sup > a": "#note-",
    ".cg-told .cg-mark": "#claim-",
    ".cg-proof .cg-named": "#note-",
}
ALL = "main :is(sup > a, .cg-figure, .cg-named, .cg-mark):not(.cg-mark-card *)"
ADDRESSES = "links => links.map(link => link.href)"

# Where the reader has come: whether it is to be seen, what it leads back to, and its own links.
HERE = """() => {
  const here = document.querySelector(":target");
  const box = here?.getBoundingClientRect();
  return {
    seen: Boolean(here?.checkVisibility()) && box.bottom > 0 && box.top < innerHeight,
    back: here?.querySelector(".cg-back")?.href,
    links: here ? [here, ...here.querySelectorAll("a")].map((link) => link.href) : [],
  };
}"""

PLACES = "all => all.map(a => [a.getBoundingClientRect().left, a.getBoundingClientRect().top + scrollY])"


def target(mark: Locator) -> str:
    """`#note-1`, the entry that a mark leads to."""
    return "#" + str(mark.get_attribute("href")).split("#")[1]


def panel(page: Page) -> Locator:
    return page.locator(".cg-mark-card")


def words(entry: Locator) -> str:
    return " ".join((entry.text_content() or "").split())


def when_fetched(answer: Callable[[Route], object]) -> Callable[[Route], Any]:
    """Answers what script asks for; what the reader goes to comes as ever."""
    return lambda route: answer(route) if route.request.resource_type == "fetch" else route.continue_()


def test_pointing_at_a_mark_shows_its_entry_of_the_evidence_page_and_leaving_hides_it(page: Page, watched: Watched, served: str) -> None:
    page.emulate_media(reduced_motion="reduce")  # what glides under the pointer is not pointed at
    evidence = page.context.new_page()
    evidence.goto(served + EVIDENCE)
    page.bring_to_front()  # a page behind another is drawn once a second
    page.goto(served + SEOUL, wait_until="networkidle")
    for mark in MARKS:
        found = page.locator(mark).first
        found.hover()
        expect(panel(page)).to_be_visible()
        entry = evidence.locator(target(found))
        assert panel(page).inner_text().split("\n")[0].strip() in words(entry)
        assert panel(page).locator("[id]").count() == 0, "no id stands twice"
        links = panel(page).locator("a:not(.cg-mark-card-more)").evaluate_all(ADDRESSES)
        own = entry.locator("a:not(.cg-back)").evaluate_all(ADDRESSES)
        assert own or mark.endswith("figure"), "a figure's entry has no link of its own"
        assert links[: len(own)] == own, "as on the page that the entry is from"
        panel(page).hover()
        page.wait_for_timeout(400)
        expect(panel(page)).to_be_visible()
        page.mouse.move(5, 5)
        expect(panel(page)).to_have_count(0)
    assert watched.complaints == []


@pytest.mark.parametrize("mark", [".cg-told sup > a", ".cg-told .cg-mark"])
def test_the_keyboard_reaches_a_mark_goes_into_what_it_opens_and_leaves_both(page: Page, served: str, mark: str) -> None:
    page.goto(served + SEOUL, wait_until="networkidle")
    found = page.locator(mark).first
    found.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Escape")  # the mark before this one may have opened its own
    page.keyboard.press("Tab")
    expect(found).to_be_focused()
    expect(panel(page)).to_be_visible()
    expect(found).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.cg-mark-card') !== null"), "Tab goes into the panel"
    page.keyboard.press("Escape")
    expect(panel(page)).to_have_count(0)
    expect(found).to_be_focused()
    assert found.get_attribute("aria-expanded") is None
    page.keyboard.press("Tab")
    expect(found).not_to_be_focused()
    page.keyboard.press("Shift+Tab")
    expect(panel(page)).to_be_visible()
    address = found.evaluate("mark => mark.href")
    assert MARKS[mark] in address
    page.keyboard.press("Enter")
    expect(page).to_have_url(address)


def test_on_a_phone_the_first_tap_fetches_the_evidence_once_and_the_next_needs_no_network(phone: Page, served: str) -> None:
    phone.goto(served + SEOUL, wait_until="networkidle")
    asked: list[str] = []
    phone.on("request", lambda request: asked.append(request.url))
    first, second = (phone.locator(".cg-told sup > a").nth(index) for index in (0, 5))
    first.tap()
    expect(panel(phone)).to_be_visible()
    shown = panel(phone).inner_text()
    assert asked == [served + EVIDENCE]

    phone.context.set_offline(True)
    second.tap()
    expect(panel(phone)).to_be_visible()
    expect(panel(phone)).not_to_have_text(shown)
    assert "#" not in phone.url
    assert asked == [served + EVIDENCE]

    phone.context.set_offline(False)
    address = second.evaluate("mark => mark.href")
    panel(phone).get_by_role("link", name="All notes of this page").tap()
    expect(phone).to_have_url(address)
    expect(phone.locator(":target")).to_be_in_viewport()


@pytest.mark.parametrize(
    "answer", [lambda route: route.abort(), lambda route: route.fulfill(status=404), lambda route: route.fulfill(body="")]
)
def test_where_the_evidence_can_not_be_fetched_a_tap_follows_the_link(phone: Page, served: str, answer: Callable[[Route], object]) -> None:
    phone.route("**/evidence/", when_fetched(answer))
    phone.goto(served + SEOUL, wait_until="networkidle")
    mark = phone.locator(".cg-told sup > a").nth(3)
    address = mark.evaluate("mark => mark.href")
    mark.tap()
    expect(phone).to_have_url(address)
    expect(phone.locator(":target")).to_be_in_viewport()


def test_while_the_evidence_is_coming_a_reader_may_go_on_or_follow_the_link(phone: Page, served: str) -> None:
    held: list[Route] = []
    phone.route("**/evidence/", when_fetched(held.append))
    phone.goto(served + SEOUL, wait_until="networkidle")
    mark = phone.locator(".cg-told sup > a").first
    mark.tap()
    expect(mark).to_have_attribute("aria-busy", "true")
    phone.locator(".cg-tagline").tap()  # something else than the mark
    held.pop().continue_()
    expect(mark).not_to_have_attribute("aria-busy", "true")
    expect(panel(phone)).to_have_count(0)

    phone.reload(wait_until="networkidle")
    mark.tap()
    phone.locator(".cg-tagline").tap()
    mark.tap()  # and back, before it has come
    assert len(held) == 1, "asked for once"
    held.pop().continue_()
    expect(panel(phone)).to_have_count(1)

    phone.reload(wait_until="networkidle")
    mark.tap()
    expect(mark).to_have_attribute("aria-busy", "true")
    mark.tap()
    expect(phone).to_have_url(served + EVIDENCE + "#note-2")


def test_a_mark_never_asks_another_host(page: Page, watched: Watched, served: str) -> None:
    page.goto(served + SEOUL, wait_until="networkidle")
    mark = page.locator(".cg-told sup > a").first
    mark.evaluate("mark => { mark.href = 'https://elsewhere.invalid/cities/seoul/#note-1'; }")
    mark.hover()
    page.wait_for_timeout(500)  # longer than pointing takes to open
    expect(panel(page)).to_have_count(0)
    assert [url for url in watched.requests if "elsewhere" in url] == []


def test_at_320_px_a_panel_stays_in_sight_and_moves_nothing(browser: Browser, served: str) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 640}, has_touch=True, is_mobile=True, reduced_motion="reduce")
    page = context.new_page()
    page.goto(served + SEOUL, wait_until="networkidle")
    for kind in MARKS:
        mark = page.locator(kind).last
        mark.scroll_into_view_if_needed()
        before = page.locator(ALL).evaluate_all(PLACES)
        mark.tap()
        expect(panel(page)).to_be_visible()
        box = panel(page).bounding_box()
        assert box is not None
        assert box["x"] >= 0 and box["x"] + box["width"] <= 320 and box["y"] >= 0 and box["y"] + box["height"] <= 640
        assert panel(page).evaluate("panel => panel.scrollWidth <= panel.clientWidth")
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
        assert page.locator(ALL).evaluate_all(PLACES) == before, "nothing is moved"
    context.close()


def test_beside_the_mark_a_figure_has_its_origin_told(page: Page, served: str) -> None:
    page.goto(served + "how-clusters-work/", wait_until="networkidle")  # what listens comes after the page
    mark = page.locator("main .cg-figure").first
    origin = page.locator(target(mark)).locator("xpath=../dt").text_content() or "no origin"
    mark.hover()
    expect(page.locator(".cg-mark-card-origin")).to_have_text(origin)


def test_an_entry_on_the_same_page_leads_back_to_the_mark_by_which_one_came(page: Page, served: str) -> None:
    """And before one came by any, to the first of them. The fold in which it stands is opened."""
    page.emulate_media(reduced_motion="reduce")  # else the page is still gliding when the next link is followed
    page.goto(served + "ranking/", wait_until="networkidle")
    hrefs = page.locator("main sup > a").evaluate_all("all => all.map(a => a.hash)")
    often = next(href for href in hrefs if hrefs.count(href) > 2)
    back = page.locator(f"{often} .cg-back")
    expect(back).to_be_hidden()
    first, second, third = (page.locator(f"main sup > a[href='{often}']").nth(index) for index in (0, 1, 2))
    assert first.evaluate("a => '#' + a.closest('sup').id") == back.get_attribute("href")
    for mark in (third, second, first):
        mark.evaluate("a => a.click()")
        expect(page.locator(often)).to_be_in_viewport()
        back.click()
        expect(mark).to_be_in_viewport()
        assert mark.evaluate("a => a.closest('sup').matches(':target')")
    assert page.evaluate("[...document.querySelectorAll('[id]')].every((e, i, all) => all.findIndex(o => o.id === e.id) === i)")


def test_a_mark_and_the_way_back_say_what_they_are(page: Page, served: str) -> None:
    page.goto(served + SEOUL)
    assert page.locator("#cite-2").get_by_role("link", name="Note 2", exact=True).count() == 1
    assert page.get_by_role("link", name="often told otherwise: Whether a phone is all you need in Seoul", exact=True).count() == 1
    page.goto(served + EVIDENCE)
    assert page.locator("#note-1").get_by_role("link", name="Back to the text ↩", exact=True).count() == 1


@pytest.mark.parametrize("path", [SEOUL, SEOUL + "seoul-raim/", "how-clusters-work/", "ranking/"])
def test_without_script_every_mark_leads_to_its_entry_and_the_entry_back(unscripted: Page, served: str, path: str) -> None:
    unscripted.goto(served + path)
    marks = list(dict.fromkeys(unscripted.locator(ALL).evaluate_all(ADDRESSES)))
    assert marks
    ways_back = {}
    for mark in marks:
        unscripted.goto(mark)
        entry = unscripted.evaluate(HERE)
        assert entry["seen"], mark
        assert entry["back"], mark
        ways_back[entry["back"]] = mark
    assert len(ways_back) == len(marks)
    for back, mark in ways_back.items():
        assert back.startswith(served + path + "#")
        unscripted.goto(back)
        text = unscripted.evaluate(HERE)
        assert text["seen"], back
        assert mark in text["links"], f"{back} is not the mark of {mark}"


def test_without_script_both_sides_of_a_dispute_and_their_sources_can_be_read(unscripted: Page, served: str) -> None:
    unscripted.goto(served + "cities/shenzhen-hong-kong-guangzhou/shenzhen-museum/")
    mark = unscripted.locator("#mark-shenzhen-fishing-village")
    mark.click()
    claim = unscripted.locator("#claim-shenzhen-fishing-village")
    expect(claim).to_be_in_viewport()
    sides = claim.locator(".cg-side")
    assert sides.count() >= 2
    for side in sides.all():
        expect(side).to_have_text(re.compile(r"^(Some|Others) say \S+ \S+"))
        note = target(side.locator(".cg-named").first)
        assert unscripted.locator(f"{note} a[href^='http']").count() == 1, "the side's source has its address"
    claim.locator(".cg-back").click()
    expect(mark).to_be_in_viewport()
