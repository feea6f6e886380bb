"""The ranking's picture, its two choices, and what a telephone shows of it first."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect
from watching import Watched

KNOWN = ".cg-ranking-table tbody tr:not(.cg-missing):visible"
GAPS = ".cg-ranking-table tr.cg-missing"


def names(page: Page) -> list[str]:
    return [name.strip() for name in page.locator(f"{KNOWN} th > a").all_inner_texts()]


def said(page: Page) -> str:
    return page.locator(".cg-ranking [role=status]").text_content() or ""


@pytest.fixture
def ranking(page: Page, served: str) -> Page:
    page.goto(served + "ranking/")
    expect(page.locator(".cg-ranking .cg-filters")).to_be_visible()
    return page


def test_every_printed_row_is_named_or_told_as_a_gap(ranking: Page) -> None:
    gaps = ranking.locator(f"{GAPS} td:first-child").all_inner_texts()
    white = sum(int(last or first) - int(first) + 1 for first, _, last in (gap.strip().partition("–") for gap in gaps))
    placed = [text for text in ranking.locator(f"{KNOWN} td:first-child").all_inner_texts() if text.strip().isdigit()]
    assert (len(placed), white) == (57, 43)
    assert ranking.locator(".cg-hundred li").count() == 100 and ranking.locator(".cg-hundred .cg-white").count() == white
    expect(ranking.get_by_role("img", name="57 of 100 ranks are public")).to_be_visible()
    assert (len(names(ranking)), said(ranking)) == (62, "")


def test_where_is_chosen_says_what_it_cannot_know_and_is_taken_back(ranking: Page, watched: Watched) -> None:
    where = ranking.get_by_label("Where")
    where.select_option("CN")
    chinese = names(ranking)
    assert "Beijing" in chinese and "Seoul" not in chinese
    assert said(ranking) == f"{len(chinese)} of 62 clusters. A rank that is not public can’t be found by its place."
    assert ranking.locator(f"{GAPS}:visible").count() == 0
    where.select_option("east-asia")
    assert names(ranking)[:3] == ["Shenzhen–Hong Kong–Guangzhou", "Tokyo–Yokohama", "Beijing"]
    where.select_option("")
    assert len(names(ranking)) == 62
    assert "?" not in ranking.url
    assert watched.complaints == []


def test_the_counts_beside_the_places_are_true(ranking: Page) -> None:
    select = ranking.get_by_label("Where")
    options = select.locator("option").evaluate_all("all => all.slice(1).map(option => [option.value, option.textContent])")
    assert len(options) > 20
    for value, text in options:
        select.select_option(value)
        assert text.endswith(f"({len(names(ranking))})"), text


def test_the_address_keeps_the_choice_and_back_takes_it_back(ranking: Page, served: str, page: Page) -> None:
    ranking.get_by_label("Where").select_option("DE")
    expect(ranking).to_have_url(served + "ranking/?economy=DE")
    ranking.get_by_label("Where").select_option("north-america")
    expect(ranking).to_have_url(served + "ranking/?region=north-america")
    ranking.go_back()
    expect(ranking).to_have_url(served + "ranking/?economy=DE")
    expect(ranking.get_by_label("Where")).to_have_value("DE")
    assert "Munich" in names(ranking) and "Seoul" not in names(ranking)
    page.goto(served + "ranking/?economy=BE")
    expect(page.get_by_label("Where")).to_have_value("BE")
    assert names(page) == ["Brussels–Antwerp"]


@pytest.mark.parametrize("query", ["?economy=XX&region=atlantis", "?region=", "?economy=%22%3E%3Cb%3E"])
def test_words_that_mean_nothing_are_passed_over(page: Page, served: str, watched: Watched, query: str) -> None:
    page.goto(served + "ranking/" + query)
    expect(page.locator(".cg-ranking .cg-filters")).to_be_visible()
    assert len(names(page)) == 62
    assert watched.complaints == []


def test_another_edition_is_one_choice_away_and_back_again(ranking: Page, served: str, watched: Watched) -> None:
    edition = ranking.get_by_label("Edition: choosing one opens its page")
    assert edition.locator("option").first.inner_text() == "2025 edition"
    edition.select_option("2023")
    expect(ranking).to_have_url(served + "ranking/2023/")
    expect(ranking.locator("h1")).to_contain_text("The 2023 ranking")
    expect(ranking.get_by_label("Edition: choosing one opens its page")).to_have_value("2023")
    ranking.go_back()
    expect(ranking.get_by_label("Edition: choosing one opens its page")).to_have_value("2025")
    assert watched.complaints == []


def test_a_dagger_leads_to_its_remark_and_back(ranking: Page) -> None:
    remark = ranking.locator("#remark-2025-madrid")
    expect(remark).to_be_hidden()
    ranking.get_by_role("link", name="Remark on Madrid").click()
    expect(remark).to_be_visible()
    expect(remark).to_contain_text("prints 48")
    remark.locator("a.cg-back").click()
    expect(ranking.locator("#row-2025-madrid")).to_be_in_viewport()


def test_by_keyboard_alone(ranking: Page, page: Page) -> None:
    ranking.get_by_label("Edition: choosing one opens its page").focus()
    page.keyboard.press("Tab")
    expect(ranking.get_by_label("Where")).to_be_focused()
    page.keyboard.type("United K")
    assert "London" in names(ranking) and "Seoul" not in names(ranking)
    page.keyboard.press("Tab")
    expect(ranking.get_by_role("link", name="London")).to_be_focused()


@pytest.mark.parametrize("path", ["ranking/", "ranking/2023/", "ranking/2018/"])
def test_a_telephone_shows_the_first_rank_at_once_and_the_rest_soon_and_nothing_sideways(browser: Browser, served: str, path: str) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto(served + path)
    expect(page.locator(".cg-ranking .cg-filters")).to_be_visible()
    first = page.locator(".cg-ranking-table tbody tr").first.bounding_box()
    assert first and first["y"] <= 400
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    page.add_style_tag(content="* { content-visibility: visible !important }")
    assert page.evaluate("document.documentElement.scrollHeight") <= 6000
    for cell in page.locator(".cg-ranking :is(th, td):visible").all():
        box = cell.bounding_box()
        assert box is None or (box["x"] >= 0 and box["x"] + box["width"] <= 390), cell.inner_text()
    assert page.locator(".cg-ranking-table").get_by_role("row").count() > 10, "it is a table still"
    context.close()


@pytest.mark.parametrize(("path", "part"), [("ranking/", ".cg-ranking"), ("compare/", ".cg-compare")])
@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_moves_when_the_controls_come(browser: Browser, served: str, path: str, part: str, width: int) -> None:
    """Shifts of anything at or below the part; what the masthead does is another's matter."""
    context = browser.new_context(viewport={"width": width, "height": 844})
    page = context.new_page()
    page.add_init_script(
        "window.shift = 0; new PerformanceObserver(list => list.getEntries().forEach(entry => {"
        f" if (entry.sources.some(({{ node }}) => node?.parentElement?.closest('{part}, {part} ~ *'))) window.shift += entry.value;"
        " })).observe({ type: 'layout-shift', buffered: true });"
    )
    page.goto(served + path, wait_until="networkidle")
    expect(page.locator(f"{part} select").first).to_be_visible()
    page.wait_for_timeout(300)
    assert page.evaluate("window.shift") <= 0.01
    context.close()


def test_without_script_the_table_is_whole_and_the_editions_are_links(browser: Browser, served: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto(served + "ranking/")
    expect(page.locator(".cg-ranking .cg-filters")).to_be_hidden()
    assert names(page)[:2] == ["Shenzhen–Hong Kong–Guangzhou", "Tokyo–Yokohama"]
    assert len(names(page)) == 62
    page.get_by_text("All editions").click()
    page.get_by_role("navigation", name="Editions of the ranking").get_by_role("link", name="2023").click()
    expect(page.locator("h1")).to_contain_text("The 2023 ranking")
    page.get_by_text("All editions").click()
    expect(page.get_by_role("navigation", name="Editions of the ranking").locator("[aria-current=page]")).to_have_text("2023")
    context.close()


def test_the_top_ten_of_the_home_page_needs_no_script(page: Page, watched: Watched, served: str) -> None:
    page.goto(served, wait_until="networkidle")
    assert page.locator(".cg-ranking-table tbody tr").count() == 10
    assert not any("ranking.js" in url for url in watched.requests)


def test_on_paper_it_is_said_what_was_chosen(page: Page, served: str) -> None:
    page.goto(served + "ranking/?economy=CN")
    expect(page.locator(".cg-ranking .cg-filters")).to_be_visible()
    page.emulate_media(media="print")
    expect(page.locator(".cg-ranking .cg-filters")).to_be_hidden()
    expect(page.locator(".cg-ranking [role=status]")).to_contain_text("of 62 clusters")
