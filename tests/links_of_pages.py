"""Where the links of a built site lead."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urldefrag, urlsplit


class Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []
        self.ids: list[str] = []
        self.scripts: list[dict[str, str | None]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if values.get("id"):
            self.ids.append(str(values["id"]))
        if tag == "script":
            self.scripts.append(values)
        for name in ("href", "src", "data-figure"):
            if values.get(name):
                self.links.append(str(values[name]))


def parsed(page: Path) -> Links:
    links = Links()
    links.feed(page.read_text())
    return links


def dead_links(site: Path, *, and_404: bool = False) -> list[str]:
    """Every link within a site that leads to no file of it, or to no id on the page that it leads to, as `page -> link`.

    The page that is shown at any missing address has links from the host's root; where there is none, it can be looked at as well.
    """
    pages = {page: parsed(page) for page in site.resolve().rglob("*.html")}
    found = []
    for page, links in pages.items():
        for link in links.links if and_404 or page.name != "404.html" else []:
            address, fragment = urldefrag(link)
            if urlsplit(address).scheme in ("http", "https", "mailto", "tel", "data"):
                continue
            address = address.partition("?")[0]
            target = (
                (site.resolve() / address.lstrip("/") if address.startswith("/") else page.parent / address).resolve() if address else page
            )
            if target.is_dir():
                target /= "index.html"
            lost = fragment and target in pages and not fragment.startswith("__") and fragment not in pages[target].ids
            if lost or not target.exists():
                found.append(f"{page.relative_to(site.resolve())} -> {link}")
    return found
