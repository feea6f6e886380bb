"""Charts as a reader sees them: letters of one size at every width, within the page, and the first chart on the first screen."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

PAGES = ("trends/", "cities/seoul/", "clusters/munich/", "compare/beijing-and-seoul/", "reading-the-ranking/")

LETTERS = """() => [...document.querySelectorAll(".cg-chart-svg text")].map((text) => {
  const box = text.getBoundingClientRect();
  return {
    words: text.textContent, size: parseFloat(getComputedStyle(text).fontSize) * text.getScreenCTM().d, left: box.left, right: box.right,
  };
})"""


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_the_letters_of_charts_are_12_to_15_pixels_high_at_every_width(browser: Browser, served: str, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 844})
    page = context.new_page()
    for path in PAGES:
        page.goto(served + path)
        letters = page.evaluate(LETTERS)
        assert letters, path
        assert {text["words"]: text["size"] for text in letters if not 12 <= text["size"] <= 15} == {}
        assert [text["words"] for text in letters if text["left"] < 0 or text["right"] > width] == [], f"{path} at {width}"
    context.close()


def test_the_first_chart_of_trends_is_on_the_first_screen_of_a_phone(browser: Browser, served: str) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto(served + "trends/")
    box = page.locator(".cg-chart-svg").first.bounding_box()
    assert box and box["y"] + box["height"] <= 844
    context.close()


def test_a_drawing_fills_its_column(browser: Browser, served: str) -> None:
    """Not a small picture at the edge of a wide screen, nor one that has to be scrolled on a narrow one."""
    for width in (390, 1280):
        context = browser.new_context(viewport={"width": width, "height": 844})
        page = context.new_page()
        page.goto(served + "trends/")
        drawing = page.locator(".cg-chart-svg").first.bounding_box()
        column = page.locator(".cg-chart-picture").first.bounding_box()
        assert drawing and column and drawing["width"] == column["width"] <= 704
        marks = page.locator(".cg-chart-svg").first.evaluate(
            "svg => Math.max(...[...svg.querySelectorAll('*')].map(part => part.getBoundingClientRect().right))"
        )
        assert marks > drawing["x"] + drawing["width"] * 0.7
        context.close()
