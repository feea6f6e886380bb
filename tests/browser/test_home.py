"""The home page's first screen: three ways in, and a map whose names can be read."""

from __future__ import annotations

import itertools

from playwright.sync_api import Browser, expect

WAYS = {"Choose a city": "cities/", "Follow a day": "days/", "See the ranking": "ranking/"}


def test_three_ways_in_stand_in_the_first_screen_of_a_telephone(browser: Browser, served: str) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844}, java_script_enabled=False)
    page = context.new_page()
    for name, path in WAYS.items():
        page.goto(served)
        way = page.get_by_role("navigation", name="Ways in").get_by_role("link", name=name)
        box = way.bounding_box()
        assert box and box["height"] >= 24 and box["y"] + box["height"] <= 844
        way.click()
        expect(page).to_have_url(served + path)
    context.close()


def test_names_on_the_map_of_a_telephone_are_apart_and_large_enough(browser: Browser, served: str) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto(served)
    names = page.locator(".cg-cover .cg-map-name")
    boxes = names.evaluate_all(
        "found => found.map(name => { const box = name.getBoundingClientRect(); return [box.x, box.y, box.right, box.bottom]; })"
    )
    assert len(boxes) == 5
    for one, other in itertools.combinations(boxes, 2):
        assert one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1], (one, other)
    scale = page.locator(".cg-cover .cg-map-world").evaluate("map => map.getBoundingClientRect().width / map.viewBox.baseVal.width")
    assert float(names.first.evaluate("name => parseFloat(getComputedStyle(name).fontSize)")) * scale >= 12
    assert all(box[0] >= 0 and box[2] <= 390 for box in boxes)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    context.close()


def test_stories_begin_in_the_first_screen_of_a_desk(browser: Browser, served: str) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    page = context.new_page()
    page.goto(served)
    first = page.locator(".cg-card").first.bounding_box()
    assert first and first["y"] <= 700
    context.close()
