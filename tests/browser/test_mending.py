"""Where the site takes reports, each place in the list has a way to one of its own."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Page, expect

LINK = '<a class="cg-wrong" href="https://github.com/acme/guide/issues/new?template=wrong.yml&amp;title=Wrong&amp;page=here">Something here is wrong</a>'


def test_each_place_has_a_link_that_names_it(page: Page, served: str) -> None:
    def reporting(route: Any) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, body=answer.text().replace("</article>", f"{LINK}</article>"))

    page.route("**/cities/seoul/", reporting)
    page.goto(served + "cities/seoul/")
    links = page.locator(".cg-place .cg-mend a")
    expect(links).to_have_count(page.locator(".cg-place").count())
    first = page.get_by_role("link", name="Something here is wrong at Cheonggye A01 self-driving shuttle")
    query = parse_qs(urlsplit(str(first.get_attribute("href"))).query)
    assert query == {"template": ["wrong.yml"], "title": ["Wrong"], "page": ["here"], "field": ["attractions/cheonggyecheon-shuttle"]}


def test_without_it_there_is_none(page: Page, served: str) -> None:
    page.goto(served + "cities/seoul/", wait_until="networkidle")
    assert page.locator(".cg-place .cg-mend").count() == 0
