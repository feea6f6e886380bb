"""How long the guide takes to build, beside a bare MkDocs build of as many pages: make bench

Both are the whole command `mkdocs build` with Material and its search, each in a process of its own. The bare site has as
many Markdown pages as the guide, and its pages hold plain prose, as many words each as the guide's pages show on average;
its nav has as many entries as the guide's, because a long nav alone slows Material down. After a first run of each, which
is not counted, they take turns (guide, bare, guide, bare, …), so that a busy machine slows both.

Exit code 1 when the guide takes four times as long as the bare site, or longer. Writes only to a temporary folder.
"""

from __future__ import annotations

import os
import platform
import re
import statistics
import subprocess
import sys
import tempfile
import time
from html.parser import HTMLParser
from importlib.metadata import version
from itertools import cycle, islice
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ROUNDS = 3
LIMIT = 4.0

BARE_CONFIG = """\
site_name: A bare site
site_url: http://localhost:8000/
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


class Shown(HTMLParser):
    """Counts the words of a built page's article, without drawings and scripts."""

    SILENT = frozenset({"svg", "script", "style"})

    def __init__(self) -> None:
        super().__init__()
        self.words = 0
        self.inside = 0
        self.silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.inside += tag == "article"
        self.silent += tag in self.SILENT

    def handle_endtag(self, tag: str) -> None:
        self.inside -= tag == "article"
        self.silent -= tag in self.SILENT

    def handle_data(self, data: str) -> None:
        if self.inside and not self.silent:
            self.words += len(data.split())


def build(project: Path, into: Path) -> float:
    """Seconds that `mkdocs build` takes; stops the whole run where it fails."""
    command = [sys.executable, "-P", "-m", "mkdocs", "build", "--quiet", "--clean", "--site-dir", str(into)]
    start = time.perf_counter()
    done = subprocess.run(command, cwd=project, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"}, check=False)
    seconds = time.perf_counter() - start
    if done.returncode:
        sys.exit(f"mkdocs build failed in {project.name}")
    return seconds


def words_by_page(site: Path) -> list[int]:
    """How many words each page of a built site shows; the page for a missing address is not one of them."""
    counts = []
    for path in sorted(site.rglob("*.html")):
        if path.name != "404.html":
            page = Shown()
            page.feed(path.read_text(encoding="utf-8"))
            counts.append(page.words)
    return counts


def entries_in_nav(site: Path) -> int:
    """How many links the home page's navigation has: tabs, and the sections in its foot."""
    home = (site / "index.html").read_text(encoding="utf-8")
    return sum(part.count("<a ") for part in re.findall(r'<nav class="cg-tabs".*?</nav>|<footer.*?</nav>', home, re.DOTALL))


def write_bare(project: Path, pages: int, words: int, nav: int) -> None:
    """A project of `pages` pages with `words` words of prose each, `nav` of them in the nav."""
    docs = project / "docs"
    docs.mkdir(parents=True)
    for number in range(pages):
        source = islice(cycle(" ".join(SENTENCES[(i + number) % len(SENTENCES)] for i in range(len(SENTENCES))).split()), words)
        prose = list(source)
        paragraphs = [" ".join(prose[at : at + 75]) for at in range(0, words, 75)]
        parts = [f"# Page {number}"]
        for index, paragraph in enumerate(paragraphs):
            if index % 4 == 3:
                parts.append(f"## Part {index // 4 + 1}")
            parts.append(paragraph)
        (docs / (f"page-{number}.md" if number else "index.md")).write_text("\n\n".join(parts) + "\n", encoding="utf-8")
    listed = ["index.md", *(f"page-{number}.md" for number in range(1, min(nav, pages)))]
    config = BARE_CONFIG + "".join(f"  - {name}\n" for name in listed)
    (project / "mkdocs.yml").write_text(config, encoding="utf-8")


def report(pages: int, words: int, guide: list[float], bare: list[float]) -> float:
    """Print the measurements as Markdown and give back the ratio of the medians."""
    ratio = statistics.median(guide) / statistics.median(bare)
    versions = ", ".join(f"{name} {version(name)}" for name in ("mkdocs", "mkdocs-material"))
    print(f"{pages} pages of {words:,} words on average. Python {platform.python_version()}, {versions}, {os.cpu_count()} cores.\n")
    print("| run | the guide, s | bare MkDocs, s |")
    print("| --- | ---: | ---: |")
    for number, (ours, theirs) in enumerate(zip(guide, bare, strict=True), start=1):
        print(f"| {number} | {ours:.2f} | {theirs:.2f} |")
    print(f"| median | {statistics.median(guide):.2f} | {statistics.median(bare):.2f} |")
    print(f"\nThe guide takes {ratio:.2f} times as long as the bare site; the limit is {LIMIT:g}.")
    return ratio


def main() -> int:
    with tempfile.TemporaryDirectory(prefix="cityguide-bench-") as folder:
        work = Path(folder)
        build(ROOT, work / "guide-site")
        counts = words_by_page(work / "guide-site")
        pages, words = len(counts), round(statistics.mean(counts))
        write_bare(work / "bare", pages, words, entries_in_nav(work / "guide-site"))
        build(work / "bare", work / "bare-site")
        built = len(words_by_page(work / "bare-site"))
        if built != pages:
            sys.exit(f"the bare site has {built} pages, the guide {pages}")
        guide: list[float] = []
        bare: list[float] = []
        for _ in range(ROUNDS):
            guide.append(build(ROOT, work / "guide-site"))
            bare.append(build(work / "bare", work / "bare-site"))
        return 1 if report(pages, words, guide, bare) >= LIMIT else 0


if __name__ == "__main__":
    sys.exit(main())
