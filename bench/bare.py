"""The bare platform: MkDocs with Material and its search, on as many pages of as many words as a built site of ours has.

Each HTML page of ours has its Markdown page there, at the same path, with exactly as many words of plain prose, headings included, and as
many headings; the nav has as many entries. It has no pictures, no tables, no maps, no files to download.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import cycle, islice
from pathlib import Path

from commands import ADDRESS

CONFIG = f"""\
site_name: A bare site
site_url: {ADDRESS}
theme:
  name: material
  font: false
plugins:
  - search
validation:
  omitted_files: ignore
nav:
"""

SENTENCES = (
    "A city is a place where people who make things meet people who need them.",
    "Some of what they try is on the street for a season and then gone.",
    "Some of it stays, and after a while nobody remembers that it was new.",
    "The ferry leaves at half past nine, and the workshop behind the market opens an hour later.",
    "A table says how much was counted, in which years, and by whom.",
    "Where two tables differ, both are worth keeping until somebody finds out why.",
)
WORDS = " ".join(SENTENCES).split()
PARAGRAPH = 75
"""Words."""
HEADING = 3
"""Words of a heading, where the page has so many."""


@dataclass(frozen=True)
class PageShown:
    """What a page of a built site shows: its path in the site, the words of its article, and its headings."""

    path: str
    words: int
    headings: int


_ARTICLE = re.compile(r"<article\b.*</article>", re.DOTALL)
_SILENT = re.compile(r"<(script|style)\b.*?</\1>|<!--.*?-->", re.DOTALL)
_DRAWING = re.compile(r"<(/?)svg\b")
_TAG = re.compile(r"""<(/?[a-zA-Z][\w-]*)(?:[^>"']|"[^"]*"|'[^']*')*>""")
_HEADING = re.compile(r"<h[1-6]\b")


def shown(path: str, text: str) -> PageShown:
    """What the text of a built page shows in its article, without drawings and scripts. What two tags part are two words."""
    article = _without_drawings(_SILENT.sub(" ", found[0] if (found := _ARTICLE.search(text)) else ""))
    return PageShown(path, len(html.unescape(_TAG.sub(" ", article)).split()), len(_HEADING.findall(article)))


def _without_drawings(text: str) -> str:
    """The text outside all drawings, which may stand in one another."""
    kept, depth, start = [], 0, 0
    for tag in _DRAWING.finditer(text):
        if not tag[1] and depth == 0:
            kept.append(text[start : tag.start()])
        depth += -1 if tag[1] else 1
        start = tag.start()
    return " ".join([*kept, text[start:]])


def pages_of(site: Path) -> list[PageShown]:
    """The pages of a built site in the order of their paths; the page for a missing address is not one of them."""
    paths = sorted(path for path in site.rglob("*.html") if path.name != "404.html")
    return [shown(path.relative_to(site).as_posix(), path.read_text(encoding="utf-8")) for path in paths]


def entries_in_nav(site: Path) -> int:
    """How many links the home page's navigation has: tabs, and the sections in its foot."""
    home = (site / "index.html").read_text(encoding="utf-8")
    return sum(part.count("<a ") for part in re.findall(r'<nav class="cg-tabs".*?</nav>|<footer.*?</nav>', home, re.DOTALL))


def write_bare(project: Path, pages: Sequence[PageShown], nav: int) -> None:
    """A project with a Markdown page for each of `pages`, the first `nav` of which are in the nav, behind the home page."""
    for number, page in enumerate(map(in_markdown, pages)):
        source = project / "docs" / markdown_path(page.path)
        source.parent.mkdir(parents=True, exist_ok=True)
        source.write_text(prose(page.words, page.headings, number), encoding="utf-8")
    others = [markdown_path(page.path) for page in pages if page.path != "index.html"]
    listed = ["index.md", *others[: nav - 1]]
    (project / "mkdocs.yml").write_text(CONFIG + "".join(f"  - {name}\n" for name in listed), encoding="utf-8")


def in_markdown(page: PageShown) -> PageShown:
    """The page as Material can show it: with a heading and a word at least, for it gives its title to a page that has none."""
    words = max(page.words, 1)
    return PageShown(page.path, words, min(max(page.headings, 1), words))


def markdown_path(path: str) -> str:
    """The Markdown file that MkDocs makes a page from: `a/index.html` is made from `a/index.md`."""
    assert path.endswith("index.html"), path
    return path.removesuffix("html") + "md"


def prose(words: int, headings: int, number: int) -> str:
    """A page of so many words in so many headings, of each one at least, and paragraphs between them.

    The `number` says with which word it begins.
    """
    said = islice(cycle(WORDS), number % len(WORDS), None)
    title = min(HEADING, words // headings)
    left = words - title * headings
    parts = []
    for at in range(headings):
        parts.append(f"#{'#' if at else ''} {' '.join(islice(said, title))}")
        parts += _paragraphs(said, left * (at + 1) // headings - left * at // headings)
    return "\n\n".join(parts) + "\n"


def _paragraphs(said: Iterator[str], words: int) -> Iterator[str]:
    while words > 0:
        yield " ".join(islice(said, min(words, PARAGRAPH)))
        words -= PARAGRAPH
