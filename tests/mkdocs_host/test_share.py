"""What the built pages tell those who link to them."""

from __future__ import annotations

import io
import json
import re
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path

import pytest
from building import site_of
from PIL import Image
from small_project import Folder

SITE = "https://guide.example/proving-grounds/"


class Head(HTMLParser):
    """The title, what `<meta>` says by name or property, and where `<link>` leads by its relation."""

    def __init__(self, page: Path) -> None:
        super().__init__()
        self.title = ""
        self.meta: dict[str, str] = {}
        self.links: dict[str, list[str]] = {}
        self._in_title = False
        self.feed(page.read_text(encoding="utf-8").split("</head>")[0])

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        self._in_title = tag == "title"
        if tag == "meta" and "content" in values:
            name = values.get("name") or values.get("property", "")
            assert name not in self.meta or name == "theme-color", f"{name} stands twice"
            self.meta[name] = values["content"]
        if tag == "link":
            self.links.setdefault(values["rel"], []).append(values["href"])

    def handle_data(self, data: str) -> None:
        if self._in_title:
            self.title += data


@pytest.fixture(scope="module")
def heads(built: Path) -> dict[str, Head]:
    return {page.parent.relative_to(built).as_posix(): Head(page) for page in built.rglob("index.html")}


def test_every_page_has_a_title_and_a_description_of_its_own(heads: dict[str, Head]) -> None:
    assert len(heads) > 100
    for name, of in (("title", lambda head: head.title), ("description", lambda head: head.meta["description"])):
        counted = Counter(of(head) for head in heads.values() if "noindex" not in head.meta.get("robots", ""))
        assert [text for text, times in counted.items() if times > 1] == [], name
    for path, head in heads.items():
        assert 3 < len(head.title) <= 65, path
        assert 20 <= len(head.meta["description"]) <= 160, path


def test_titles_say_page_and_site(heads: dict[str, Head]) -> None:
    assert heads["."].title == "Proving Grounds"
    assert heads["cities/seoul"].title == "Seoul – Proving Grounds"
    assert heads["clusters/seoul"].title == "Seoul in the ranking – Proving Grounds"
    # With the site's name it would be longer than anyone shows.
    long = heads["compare/san-jose-san-francisco-and-shenzhen-hong-kong-guangzhou"]
    assert long.title == "Shenzhen–Hong Kong–Guangzhou and San Jose–San Francisco"


def test_addresses_are_absolute_and_canonical(built: Path, heads: dict[str, Head]) -> None:
    for path, head in heads.items():
        address = SITE + ("" if path == "." else f"{path}/")
        assert head.links["canonical"] == [address]
        assert head.meta["og:url"] == address
        assert head.meta["og:description"] == head.meta["description"]
        assert head.meta["og:type"] == ("website" if path == "." else "article")
        assert (head.meta["og:site_name"], head.meta["og:locale"]) == ("Proving Grounds", "en_GB")
        assert head.meta["og:title"] in head.title


def test_every_shared_page_has_a_card_that_is_there(built: Path, heads: dict[str, Head]) -> None:
    seen = set()
    for path, head in heads.items():
        if "noindex" in head.meta.get("robots", ""):
            continue
        image = head.meta["og:image"]
        assert image.startswith(SITE) and image not in seen, path
        seen.add(image)
        content = (built / image.removeprefix(SITE)).read_bytes()
        card = Image.open(io.BytesIO(content))
        assert card.format == "PNG"
        assert card.size == (int(head.meta["og:image:width"]), int(head.meta["og:image:height"])) == (1200, 630)
        assert head.meta["twitter:card"] == "summary_large_image"
        assert head.meta["og:image:alt"].endswith(".") and len(head.meta["og:image:alt"]) > 20
    assert len(seen) == len(list((built / "cards").rglob("*.png")))


def test_icons_and_manifest_are_there_from_every_depth(built: Path) -> None:
    for page in (built / "index.html", built / "cities" / "seoul" / "index.html"):
        head = Head(page)
        assert len(head.links["icon"]) == 2
        for link in (*head.links["icon"], *head.links["apple-touch-icon"], *head.links["manifest"]):
            assert (page.parent / link).resolve().is_file(), link
    manifest = json.loads((built / "manifest.webmanifest").read_text(encoding="utf-8"))
    assert manifest["name"] == "Proving Grounds"
    for icon in manifest["icons"]:
        wide, high = Image.open(built / icon["src"]).size
        assert icon["sizes"] == f"{wide}x{high}"


def test_the_page_for_lost_readers_has_icons_and_no_card(built: Path) -> None:
    head = Head(built / "404.html")
    assert "icon" in head.links and "og:image" not in head.meta and "canonical" not in head.links


def test_colours_of_the_browser_are_those_of_the_paper(built: Path) -> None:
    text = (built / "index.html").read_text(encoding="utf-8").split("</head>")[0]
    assert re.findall(r"<meta [^>]*theme-color[^>]*>", text) != []
    for scheme, colour in (("light", "#ffffff"), ("dark", "#131517")):
        assert re.search(rf"<meta [^>]*prefers-color-scheme: {scheme}[^>]*{colour}", text)


def test_robots_are_told_of_the_sitemap(built: Path) -> None:
    assert f"Sitemap: {SITE}sitemap.xml" in (built / "robots.txt").read_text().splitlines()
    addresses = set(re.findall("<loc>(.*?)</loc>", (built / "sitemap.xml").read_text()))
    assert {SITE, f"{SITE}cities/seoul/", f"{SITE}clusters/munich/"} <= addresses
    assert not {f"{SITE}design/", f"{SITE}clusters/lyon/"} & addresses, "a page that asks not to be indexed is not offered for it"


def test_a_site_without_an_address_leaves_absolute_addresses_out(without_an_address: Path) -> None:
    head = Head(without_an_address / "cities" / "alpha" / "index.html")
    assert head.title == "Alpha – Proving Grounds" and head.meta["og:title"] == "Alpha"
    assert not {"og:url", "og:image", "og:image:alt", "twitter:card"} & head.meta.keys() and "canonical" not in head.links
    assert not (without_an_address / "robots.txt").exists()
    about = Head(without_an_address / "about" / "index.html")
    assert about.meta["description"] == 'He said "no" & left.'
    assert about.meta["og:title"] == 'Q & "A" <b>'


def test_an_editor_s_own_robots_txt_and_icon_win(project: Folder) -> None:
    project.write("content/robots.txt", "User-agent: *\nDisallow: /\n")
    project.write("content/favicon.svg", "<svg/>")
    site = site_of(project.root, site_url=SITE)
    assert (site / "robots.txt").read_text() == "User-agent: *\nDisallow: /\n"
    assert (site / "favicon.svg").read_text() == "<svg/>"
