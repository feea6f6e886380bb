"""A reader's own comparison: two to four clusters, kept in the address; and the pages of pairs without any script."""

from __future__ import annotations

from playwright.sync_api import Browser, Page, expect
from watching import Watched

RESULT = ".cg-compare-result"


def choose(page: Page, *names: str) -> None:
    selects = page.locator(".cg-compare-form select")
    for index in range(4):
        selects.nth(index).select_option(label=names[index] if index < len(names) else "–")
    page.get_by_role("button", name="Compare", exact=True).click()


def status(page: Page) -> str:
    return page.locator(".cg-compare [role=status]").inner_text()


def test_the_table_is_fetched_when_a_choice_needs_it_and_only_then(page: Page, watched: Watched, served: str) -> None:
    page.goto(served + "compare/", wait_until="networkidle")
    assert not any("compare.json" in url for url in watched.requests)
    expect(page.locator(f"{RESULT} h2")).to_have_text("Tokyo–Yokohama and Seoul")
    assert [page.locator(".cg-compare-form select").nth(at).input_value() for at in range(3)] == ["tokyo-yokohama", "seoul", ""]
    choose(page, "Seoul", "Munich", "Boston–Cambridge")
    expect(page.locator(f"{RESULT} h2")).to_have_text("Seoul, Munich and Boston–Cambridge")
    assert page.url == served + "compare/?with=seoul,munich,boston-cambridge"
    assert status(page) == "Seoul, Munich and Boston–Cambridge side by side, below."
    table = page.get_by_role("table", name="Seoul, Munich and Boston–Cambridge side by side")
    assert table.get_by_role("columnheader").all_inner_texts() == ["Seoul", "Munich", "Boston–Cambridge"]
    row = table.get_by_role("row").filter(has=page.get_by_role("rowheader", name="Rank, 2025 edition"))
    assert row.get_by_role("cell").all_inner_texts() == ["5 of 100", "27 of 100", "9 of 100"]
    choose(page, "Seoul", "Munich")
    assert sum("compare.json" in url for url in watched.requests) == 1
    page.go_back()
    expect(page.locator(f"{RESULT} h2")).to_have_text("Seoul, Munich and Boston–Cambridge")
    expect(page.locator(".cg-compare-form select").nth(2)).to_have_value("boston-cambridge")
    page.go_back()
    expect(page.locator(f"{RESULT} h2")).to_have_text("Tokyo–Yokohama and Seoul")
    expect(page.locator(".cg-compare-form select").nth(1)).to_have_value("seoul")
    assert watched.complaints == []


def test_what_stories_answer_comes_with_them_and_an_id_stands_once(page: Page, watched: Watched, served: str) -> None:
    page.goto(served + "compare/?with=seoul,beijing,munich")
    table = page.get_by_role("table", name="Seoul, Beijing and Munich side by side")
    row = table.get_by_role("row").filter(has=page.get_by_role("rowheader", name="Cash or card"))
    expect(row).to_have_count(1)
    assert [text.split()[0] for text in row.get_by_role("cell").all_inner_texts()] == ["Keep", "Phone", "no"]
    ids = page.evaluate("[...document.querySelectorAll('[id]')].map(element => element.id)")
    assert len(ids) == len(set(ids))
    page.goto(served + "compare/?with=seoul,munich")
    expect(page.locator(f"{RESULT} h2")).to_have_text("Seoul and Munich")
    expect(page.locator(RESULT).get_by_text("Cash or card")).to_have_count(0)
    assert watched.complaints == []


def test_every_change_of_method_stands_between_the_ranks_it_parts(page: Page, served: str) -> None:
    page.goto(served + "compare/?with=seoul,munich")
    expect(page.locator(f"{RESULT} h2")).to_have_text("Seoul and Munich")
    rows = page.locator(f"{RESULT} tbody tr").all_inner_texts()
    breaks = [index for index, text in enumerate(rows) if text.startswith("Before ")]
    for index in breaks:
        year = int(rows[index].split()[1])
        assert "can’t be compared" in rows[index]
        assert rows[index + 1].startswith(f"Rank, {year - 1} edition")
    assert [int(rows[index].split()[1]) for index in breaks] == [2025, 2022, 2018]
    assert "↑" not in page.locator(RESULT).inner_text() and "↓" not in page.locator(RESULT).inner_text()


def test_a_link_keeps_the_choice_and_wrong_names_are_left_out_kindly(page: Page, watched: Watched, served: str) -> None:
    page.goto(served + "compare/?with=seoul,atlantis,tokyo-yokohama,%3Cb%3E")
    expect(page.locator(f"{RESULT} h2")).to_have_text("Seoul and Tokyo–Yokohama")
    assert status(page).startswith("A cluster in the address is not known to us and was left out.")
    page.goto(served + "compare/?with=seoul,munich,london,paris,berlin")
    expect(page.locator(f"{RESULT} h2")).to_have_text("Seoul, Munich, London and Paris")
    assert status(page).startswith("Four fit side by side, so the first four are shown.")
    page.goto(served + "compare/?with=seoul")
    expect(page.locator(".cg-compare [role=status]")).to_have_text("One more is needed: choose at least two.")
    expect(page.locator(RESULT)).to_be_hidden()
    choose(page, "London", "London", "Paris")
    expect(page.locator(f"{RESULT} h2")).to_have_text("London and Paris")
    assert status(page).startswith("What was chosen twice is shown once.")
    assert watched.complaints == []


def test_links_lead_where_they_say(page: Page, watched: Watched, served: str) -> None:
    page.goto(served + "compare/?with=tokyo-yokohama,seoul")
    page.locator(RESULT).get_by_role("link", name="a page of their own").click()
    expect(page).to_have_url(served + "compare/seoul-and-tokyo-yokohama/")
    page.goto(served + "compare/?with=munich,seoul")
    expect(page.locator(RESULT).get_by_role("link", name="a page of their own")).to_have_count(0)
    page.locator(f"{RESULT} th").get_by_role("link", name="Munich").click()
    expect(page.locator("h1")).to_contain_text("Munich")
    assert watched.complaints == []


def test_where_the_table_does_not_come_it_says_so_and_can_be_asked_again(page: Page, served: str) -> None:
    page.route("**/compare.json", lambda route: route.abort())
    page.goto(served + "compare/?with=seoul,munich")
    expect(page.locator(".cg-compare [role=status]")).to_contain_text("The table did not come.")
    page.unroute("**/compare.json")
    page.get_by_role("button", name="Compare", exact=True).click()
    expect(page.locator(f"{RESULT} h2")).to_have_text("Seoul and Munich")


def test_on_a_telephone_headings_stay_and_two_fit(browser: Browser, served: str) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto(served + "compare/?with=seoul,munich,london,paris")
    expect(page.locator(f"{RESULT} h2")).to_have_text("Seoul, Munich, London and Paris")
    scroll = page.locator(f"{RESULT} .cg-scroll")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    head = scroll.get_by_role("rowheader").first
    before = head.bounding_box()
    scroll.evaluate("box => { box.scrollLeft = 150; }")
    after = head.bounding_box()
    assert before and after and abs(before["x"] - after["x"]) < 1, "the row's heading stays in sight"
    page.goto(served + "compare/seoul-and-tokyo-yokohama/")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    for region in page.locator(".cg-scroll:has([data-sides='2'])").all():
        assert region.evaluate("box => box.scrollWidth <= box.clientWidth")
    context.close()


def test_without_script_the_pairs_and_the_stories_are_there(browser: Browser, served: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(served + "compare/")
    expect(page.locator(".cg-compare-form")).to_be_hidden()
    expect(page.get_by_role("table", name="At a glance").first).to_contain_text("our judgement")
    expect(page.locator(f"{RESULT} h2")).to_have_text("Tokyo–Yokohama and Seoul")
    assert page.locator(".cg-pairs a").count() == 10
    assert page.locator("table[data-sides='5']").count() == 1
    page.get_by_role("link", name="Beijing and Seoul").click()
    for words in ("Days needed", "What surprises", "Emergency numbers", "Cities and people"):
        assert page.get_by_text(words).count() >= 1, words
    assert page.locator("figure.cg-chart .cg-chart-svg").count() == 2
    context.close()
