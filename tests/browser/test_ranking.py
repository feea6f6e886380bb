"""The ranking's filters and sorting: what is shown, what is said, what the address keeps, and all of it by keyboard."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect
from watching import Watched

ROWS = ".cg-ranking tbody tr:visible"
KNOWN = ".cg-ranking tbody tr:not(.cg-missing):visible"


def names(page: Page) -> list[str]:
    return [name.strip() for name in page.locator(f"{KNOWN} th > a").all_inner_texts()]


def said(page: Page) -> str:
    return page.locator(".cg-ranking [role=status]").inner_text()


@pytest.fixture
def ranking(page: Page, served: str) -> Page:
    page.goto(served + "ranking/")
    expect(page.locator(".cg-ranking .cg-filters")).to_be_visible()
    return page


def test_every_printed_row_is_counted_shown_or_missing(ranking: Page) -> None:
    gaps = ranking.locator("tr.cg-missing").evaluate_all("rows => rows.map(row => Number(row.dataset.ranks))")
    placed = [text for text in ranking.locator(f"{KNOWN} td:first-child").all_inner_texts() if text.strip().isdigit()]
    assert (len(placed), sum(gaps)) == (56, 44)
    assert ranking.locator("tr.cg-missing").first.inner_text().split("\t")[1].strip().endswith("printed by WIPO, not known to us")
    assert said(ranking) == "60 known clusters, by rank."


def test_a_name_is_found_in_any_script_and_without_its_accents(ranking: Page) -> None:
    field = ranking.get_by_label("Name of a cluster, city or economy")
    for typed, found in (
        ("서울", ["Seoul"]), ("深圳", ["Shenzhen–Hong Kong–Guangzhou"]), ("sao paulo", ["São Paulo"]), ("TOKYO yoko", ["Tokyo–Yokohama"]),
        ("suwon", ["Seoul"]), ("nowhere at all", []),
    ):  # fmt: skip
        field.fill(typed)
        assert names(ranking) == found, typed
    assert said(ranking).startswith("No known cluster fits; “Clear” brings all 60 back.")
    assert ranking.locator(ROWS).count() == 0


def test_filters_work_together_say_what_they_cannot_know_and_are_cleared(ranking: Page, watched: Watched) -> None:
    ranking.get_by_label("Where").select_option("CN")
    chinese = names(ranking)
    assert "Beijing" in chinese and "Seoul" not in chinese
    assert said(ranking) == (
        f"{len(chinese)} of 60 known clusters shown, by rank. 44 ranks that WIPO printed are not known to us, so no filter can find them."
    )
    assert ranking.locator("tr.cg-missing:visible").count() == 0
    ranking.get_by_label("With a story").check()
    assert names(ranking) == ["Shenzhen–Hong Kong–Guangzhou", "Beijing"]
    ranking.get_by_label("Where").select_option("east-asia")
    assert names(ranking) == ["Shenzhen–Hong Kong–Guangzhou", "Tokyo–Yokohama", "Beijing", "Seoul"]
    ranking.get_by_role("button", name="Clear").click()
    assert len(names(ranking)) == 60
    assert "?" not in ranking.url
    assert watched.complaints == []


def test_the_counts_beside_the_places_are_true(ranking: Page) -> None:
    select = ranking.get_by_label("Where")
    options = select.locator("option").evaluate_all("all => all.slice(1).map(option => [option.value, option.textContent])")
    assert len(options) > 20
    for value, text in options:
        select.select_option(value)
        assert text.endswith(f"({len(names(ranking))})"), text


def test_what_is_not_known_stands_last_whichever_way(ranking: Page) -> None:
    button = ranking.get_by_role("button", name=re.compile("^PCT patent"))
    head = ranking.locator("th[data-sort=pct]")
    button.click()
    expect(head).to_have_attribute("aria-sort", "descending")
    down = names(ranking)
    assert down[:3] == ["Tokyo–Yokohama", "Shenzhen–Hong Kong–Guangzhou", "Seoul"]
    assert down.index("San Jose–San Francisco") == 4, "a count stands below the shares"
    button.click()
    expect(head).to_have_attribute("aria-sort", "ascending")
    expect(ranking.locator("th[data-sort=rank]")).not_to_have_attribute("aria-sort", "ascending")
    up = names(ranking)
    known = 6
    assert set(up[:known]) == set(down[:known]) and up[known:] == down[known:], "rows without a value keep their order by rank"
    assert said(ranking) == "60 known clusters, by PCT patent applications, the smallest share first."
    ranking.get_by_role("button", name="Cluster").click()
    assert names(ranking) == sorted(names(ranking), key=lambda name: name.replace("ã", "a").replace("ü", "u").lower())
    assert ranking.locator(ROWS).last.evaluate("row => row.classList.contains('cg-missing')"), (
        "a rank without a name stands below the names"
    )


def test_ranks_the_other_way_keep_the_unplaced_at_the_end(ranking: Page) -> None:
    ranking.get_by_role("button", name="Rank").click()
    first, *_, last = ranking.locator(f"{ROWS} > td:first-child").all_inner_texts()
    assert first.split("–")[0].isdigit() and int(first.split("–")[0]) > 90
    assert last.startswith("?")


def test_the_address_keeps_the_choice_and_back_takes_it_back(ranking: Page, served: str, page: Page) -> None:
    ranking.get_by_label("Where").select_option("DE")
    ranking.get_by_role("button", name="Cluster").click()
    expect(ranking).to_have_url(served + "ranking/?economy=DE&sort=cluster")
    ranking.get_by_label("Name of a cluster, city or economy").press_sequentially("ham")
    expect(ranking).to_have_url(re.compile("q=ham"))
    kept = ranking.url
    ranking.go_back()
    expect(ranking).to_have_url(served + "ranking/?economy=DE")  # letters are no steps
    expect(ranking.get_by_label("Where")).to_have_value("DE")
    expect(ranking.locator("th[data-sort=rank]")).to_have_attribute("aria-sort", "ascending")
    page.goto(kept)
    expect(page.get_by_label("Where")).to_have_value("DE")
    expect(page.locator(".cg-ranking tbody tr:visible th")).to_have_count(1)
    assert names(page) == ["Hamburg"]


@pytest.mark.parametrize(
    "query", ["?economy=XX&region=atlantis", "?sort=beauty&dir=sideways", "?story=perhaps", "?q=", "?dir=desc%00&economy=%22%3E%3Cb%3E"]
)
def test_words_that_mean_nothing_are_passed_over(page: Page, served: str, watched: Watched, query: str) -> None:
    page.goto(served + "ranking/" + query)
    expect(page.locator(".cg-ranking .cg-filters")).to_be_visible()
    assert len(names(page)) == 60
    assert watched.complaints == []


def test_by_keyboard_alone(ranking: Page, page: Page) -> None:
    ranking.get_by_label("Name of a cluster, city or economy").focus()
    page.keyboard.type("united k")
    page.keyboard.press("Enter")
    assert "London" in names(ranking) and "Seoul" not in names(ranking)
    page.keyboard.press("Tab")
    expect(ranking.get_by_label("Where")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(ranking.get_by_label("With a story")).to_be_checked()
    assert names(ranking) == []
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert len(names(ranking)) == 60
    page.keyboard.press("Tab")  # the table's own region
    expect(ranking.get_by_role("region", name="Ranking of clusters, 2025 edition")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(ranking.get_by_role("button", name="Cluster")).to_be_focused()
    page.keyboard.press("Space")
    expect(ranking.get_by_role("columnheader", name="Cluster")).to_have_attribute("aria-sort", "ascending")


def test_on_a_telephone_rank_name_and_economy_need_no_sideways_scroll(browser: Browser, served: str) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto(served + "ranking/")
    scroll = page.locator(".cg-ranking .cg-scroll")
    assert scroll.evaluate("box => box.scrollWidth <= box.clientWidth")
    for cell in ("td:first-child", "th > a", ".cg-economy", "td[data-share]"):
        box = page.locator(f".cg-ranking tbody tr {cell}").first.bounding_box()
        assert box and box["x"] >= 0 and box["x"] + box["width"] <= 390, cell
    assert page.get_by_role("row").count() > 80, "it is a table still"
    expect(page.get_by_role("columnheader", name="Economy")).to_be_visible()
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


def test_without_script_the_table_is_whole_and_by_rank(browser: Browser, served: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto(served + "ranking/")
    expect(page.locator(".cg-ranking .cg-filters")).to_be_hidden()
    assert names(page)[:2] == ["Shenzhen–Hong Kong–Guangzhou", "Tokyo–Yokohama"]
    assert len(names(page)) == 60
    page.get_by_role("navigation", name="Editions of the ranking").get_by_role("link", name="2023").click()
    expect(page.locator("h1")).to_contain_text("Ranking 2023")
    expect(page.get_by_role("navigation", name="Editions of the ranking").locator("[aria-current=page]")).to_have_text("2023")
    context.close()


def test_the_top_ten_of_the_home_page_needs_no_script(page: Page, watched: Watched, served: str) -> None:
    page.goto(served, wait_until="networkidle")
    assert page.locator(".cg-ranking-table tbody tr").count() == 10
    assert not any("ranking.js" in url for url in watched.requests)


def test_on_paper_the_headings_stay_and_what_was_filtered_is_said(page: Page, served: str) -> None:
    page.goto(served + "ranking/?economy=CN")
    expect(page.locator(".cg-ranking .cg-filters")).to_be_visible()
    page.emulate_media(media="print")
    expect(page.locator("th[data-sort=economy] > button")).to_be_visible()
    expect(page.locator(".cg-ranking .cg-filters")).to_be_hidden()
    expect(page.locator(".cg-ranking [role=status]")).to_contain_text("of 60 known clusters shown")
