"""The script that tells machines what a page says, in built pages."""

from __future__ import annotations

import json
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

SITE = "https://guide.example/proving-grounds/"


class Scripts(HTMLParser):
    """JSON-LD of a page's head, and how often it stands anywhere; the canonical address; where headings and others have ids."""

    def __init__(self, page: Path) -> None:
        super().__init__()
        self.head = self.reading = False
        self.in_head: list[str] = []
        self.count = 0
        self.canonical = ""
        self.ids: set[str] = set()
        self.feed(page.read_text())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        self.ids.add(values.get("id") or "")
        if tag == "head":
            self.head = True
        if tag == "link" and values.get("rel") == "canonical":
            self.canonical = values["href"] or ""
        self.reading = tag == "script" and values.get("type") == "application/ld+json"
        self.count += self.reading

    def handle_endtag(self, tag: str) -> None:
        self.reading = False
        if tag == "head":
            self.head = False

    def handle_data(self, data: str) -> None:
        if self.reading and self.head:
            self.in_head.append(data)

    @property
    def graph(self) -> list[dict[str, Any]]:
        [text] = self.in_head
        found: list[dict[str, Any]] = json.loads(text)["@graph"]
        return found


def addresses(value: Any) -> set[str]:
    """Every address that is the site's own, or should be: ids, and the properties that lead to pages and files."""
    if isinstance(value, list):
        return {address for entry in value for address in addresses(entry)}
    if not isinstance(value, dict):
        return set()
    own = {text for name, text in value.items() if name in ("@id", "contentUrl", "item") and isinstance(text, str)}
    return own.union(*(addresses(entry) for entry in value.values()))


def test_every_page_has_one_script_in_its_head(built: Path) -> None:
    pages = [page for page in built.rglob("*.html") if page.name != "404.html"]
    assert len(pages) > 100
    for page in pages:
        found = Scripts(page)
        assert (found.count, len(found.in_head)) == (1, 1), page
        assert found.canonical in {node["@id"] for node in found.graph}, page


def test_addresses_lead_into_the_site(built: Path) -> None:
    for path in ("cities/seoul", "clusters/munich", "ranking/2024", "ranking", "data", "disagreements", "about", "."):
        found = Scripts(built / path / "index.html")
        for address in addresses(found.graph):
            assert address.startswith(SITE), address
            whole, _, part = address.removeprefix(SITE).partition("#")
            target = built / whole
            assert (target / "index.html" if target.is_dir() else target).exists(), address
            if part and part.islower() and target == built / path:
                assert part in found.ids, address


def test_a_page_that_is_not_found_says_nothing(built: Path) -> None:
    assert Scripts(built / "404.html").count == 0


def test_title_and_description_are_the_page_s(built: Path) -> None:
    [article] = [node for node in Scripts(built / "about/index.html").graph if node["@type"] == "Article"]
    assert article["headline"] == "About this guide"
    assert article["description"].startswith("What Proving Grounds is")
    assert Scripts(built / "index.html").graph[0]["name"] == "Proving Grounds"


def test_without_an_address_of_the_site_they_are_relative(without_an_address: Path) -> None:
    page = without_an_address / "cities" / "alpha" / "index.html"
    found = addresses(Scripts(page).graph)
    assert found
    for address in found:
        assert "://" not in address
        target = page.parent / address.partition("#")[0]
        assert (target / "index.html" if target.is_dir() else target).exists(), address
