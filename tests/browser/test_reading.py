"""What only a browser can break: scripts, Plotly, narrow screens, both colour schemes."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect
from watching import Watched

CITY = ["cities/seoul/", "cities/seoul/ddp/", "cities/seoul/evidence/"]
PAGES = ["", *CITY, "ranking/", "trends/", "clusters/munich/", "data/", "disagreements/", "how-clusters-work/"]


@pytest.mark.parametrize("path", ["", "cities/seoul/"])
def test_a_page_loads_without_a_complaint_and_without_another_host(page: Page, watched: Watched, served: str, path: str) -> None:
    page.goto(served + path, wait_until="networkidle")
    assert watched.complaints == []
    assert not any("plotly" in url for url in watched.requests), "Plotly is loaded only when a reader asks"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 390, 1280])
def test_no_page_scrolls_sideways(browser: Browser, served: str, width: int, scheme: str) -> None:
    context = browser.new_context(viewport={"width": width, "height": 844}, color_scheme=scheme)
    page = context.new_page()
    for path in PAGES:
        page.goto(served + path)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, f"{path} at {width}"
    context.close()


def test_by_click_to_a_city_explore_its_chart_away_and_back(page: Page, watched: Watched, served: str) -> None:
    page.goto(served, wait_until="networkidle")
    page.locator(".cg-card").get_by_role("link", name="Tokyo–Yokohama").click()
    expect(page).to_have_url(served + "cities/tokyo-yokohama/")
    expect(page.locator("h1")).to_have_text("Tokyo–Yokohama")

    _explore(page)
    assert any("plotly" in url for url in watched.requests)
    page.locator(".cg-onward a[rel=next]").click()
    expect(page.locator("h1")).not_to_have_text("Tokyo–Yokohama")
    assert page.locator(".cg-chart-live").count() == 0
    _explore(page)

    page.go_back()
    expect(page.locator("h1")).to_have_text("Tokyo–Yokohama")
    expect(page.locator(".cg-chart-svg").first).to_be_visible()
    _explore(page)
    assert watched.complaints == []


def _explore(page: Page) -> None:
    """Tap on Explore; the chart must appear in place, its layers positioned by Plotly's own rules."""
    figure = page.locator("figure.cg-chart").first
    figure.get_by_role("button", name="Explore").click()
    live = figure.locator(".cg-chart-live .main-svg").first
    expect(live).to_be_visible()
    expect(figure.locator(".cg-chart-picture")).to_be_hidden()
    assert figure.locator(".cg-chart-live .scatterlayer .trace").count() >= 1
    stage = figure.locator(".cg-chart-live").bounding_box()
    for layer in figure.locator(".cg-chart-live .svg-container > .main-svg").all():
        box = layer.bounding_box()
        assert stage and box
        assert abs(box["x"] - stage["x"]) < 2, "a layer left its place: Plotly's rules are gone"
        assert abs(box["y"] - stage["y"]) < 2
    assert live.evaluate("node => getComputedStyle(node).position") == "absolute"
    assert "Share" not in figure.inner_text()


def test_explore_closes_again_and_follows_the_colour_scheme(page: Page, watched: Watched, served: str) -> None:
    page.goto(served + "trends/")
    figure = page.locator("figure.cg-chart").first
    _explore(page)
    colour = "node => getComputedStyle(node).fill"
    before = figure.locator(".cg-chart-live .xtick text").first.evaluate(colour)
    page.get_by_role("button", name="Dark colours").click()
    expect(figure.locator(".cg-chart-live .xtick text").first).not_to_have_css("fill", before)
    figure.get_by_role("button", name="Back to the drawing").click()
    expect(figure.locator(".cg-chart-svg")).to_be_visible()
    assert figure.locator(".cg-chart-live").count() == 0
    assert watched.complaints == []


def test_where_plotly_does_not_come_the_drawing_stays(page: Page, served: str) -> None:
    page.route("**/plotly-basic.min.js", lambda route: route.abort())
    page.goto(served + "trends/")
    figure = page.locator("figure.cg-chart").first
    figure.get_by_role("button", name="Explore").click()
    expect(figure.get_by_role("button")).to_have_text("Could not load; try again")
    expect(figure.locator(".cg-chart-svg")).to_be_visible()


def test_without_javascript_every_value_is_there(browser: Browser, served: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(served + "cities/tokyo-yokohama/")
    history = page.locator("figure.cg-chart")
    expect(history.locator(".cg-chart-svg").first).to_be_visible()
    expect(history.locator("svg text", has_text="Yokohama").locator("visible=true").first).to_be_visible()
    history.locator("summary").click()
    row = history.get_by_role("row").filter(has=page.get_by_role("rowheader", name="2017"))
    expect(row.get_by_role("cell").first).to_have_text("1")
    expect(history.get_by_role("button")).to_have_count(0)
    assert page.locator(".cg-place").count() >= 10
    page.goto(served)
    expect(page.locator(".cg-world svg a").first).to_be_attached()
    context.close()


def test_dark_is_kept_for_the_next_page_and_light_again(page: Page, watched: Watched, served: str) -> None:
    page.goto(served + "about/")
    ground = "getComputedStyle(document.body).backgroundColor"
    light = page.evaluate(ground)
    button = page.get_by_role("button", name="Dark colours")
    expect(button).to_have_attribute("aria-pressed", "false")
    button.click()
    expect(button).to_have_attribute("aria-pressed", "true")
    dark = page.evaluate(ground)
    assert dark != light
    page.goto(served + "trends/")
    assert page.evaluate(ground) == dark, "the next page forgot what the reader chose"
    page.get_by_role("button", name="Dark colours").click()
    assert page.evaluate(ground) == light
    assert watched.complaints == []


def test_the_contents_say_where_one_is_and_lead_there(browser: Browser, served: str) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844}, reduced_motion="reduce")
    page = context.new_page()
    page.goto(served + "cities/seoul/")
    bar = page.locator(".cg-contents")
    expect(bar).not_to_have_attribute("open", "")
    bar.locator("summary").click()
    bar.get_by_role("link", name="On the ground").click()
    expect(bar).not_to_have_attribute("open", "")
    expect(bar.locator("summary")).to_contain_text("On the ground")
    expect(page.locator("#on-the-ground")).to_be_in_viewport()
    hidden = page.evaluate(
        "document.querySelector('#on-the-ground').getBoundingClientRect().top >= document.querySelector('.cg-contents').getBoundingClientRect().bottom"
    )
    assert hidden, "the bar lies over the heading it led to"
    context.close()


def test_a_section_mark_copies_its_address(browser: Browser, served: str) -> None:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(served + "cities/seoul/")
    page.locator("#on-the-ground .headerlink").click()
    expect(page.get_by_role("status").filter(has_text="Link copied")).to_be_attached()
    assert page.evaluate("navigator.clipboard.readText()") == served + "cities/seoul/#on-the-ground"
    context.close()


def test_nothing_moves_for_a_reader_who_asked_for_stillness(browser: Browser, served: str) -> None:
    context = browser.new_context(reduced_motion="reduce")
    page = context.new_page()
    page.goto(served + "cities/seoul/")
    assert page.evaluate("document.getAnimations().length") == 0
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"
    context.close()


def test_the_skip_link_is_first_and_leads_past_the_masthead(page: Page, served: str) -> None:
    page.goto(served + "trends/")
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Skip to the text")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
