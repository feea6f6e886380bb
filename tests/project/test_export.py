"""An export: Markdown that a generator without cityguide makes the same pages of, and every file beside them."""

from __future__ import annotations

import re
import shutil
from html.parser import HTMLParser
from pathlib import Path

import pytest
from building import CACHE, DAY, ROOT, run_mkdocs
from links_of_pages import dead_links
from mkdocs.utils import get_relative_url
from small_project import Folder

from cityguide.cli import main
from cityguide.directives.parsing import Found, blocks_in, segments
from cityguide.site.assets import SCRIPT, STYLE, served
from cityguide.site.links import relative_url, url_of
from cityguide.site.whitespace import tightened

BARE = "<head></head><body>{{ page.content }}</body>"
"""A theme that shows what a page holds, and nothing else."""

WRITTEN = """\
# A page by hand

It has {{ alpha.rank@2023 | ordinal }} *words* [@wire-2023], アルファ, and a [link](../index.md).

| edition | rank |
| --- | --- |
| {{ edition }} | {{ alpha.rank }} |

- one [@rumour]

````markdown
```chart
kind: shares
```
````

`{{ rank }}` and `[@wire-2023]` in code; <b>HTML</b> too.

```standing
cluster: alpha
```
"""


def exported(root: Path, folder: Path, *options: str) -> Path:
    """The project at `root`, exported as the `docs` of a project of MkDocs at `folder`."""
    assert main(["export", "--root", str(root), str(folder / "docs"), *options]) == 0
    return folder / "docs"


def built(folder: Path, theme: str, more: str = "") -> Path:
    """The site of an export: no plugin, and no extension but the one for attribute lists."""
    (folder / "mkdocs.yml").write_text(
        f"site_name: Another guide\ntheme: {{{theme}}}\nplugins: []\nmarkdown_extensions: [attr_list]\n{more}"
        "validation: {omitted_files: ignore, unrecognized_links: warn, anchors: warn}\n"
    )
    done = run_mkdocs(folder)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder / "site"


def plain_site(folder: Path) -> Path:
    """In MkDocs's own theme, which lists each page, and with the exported sheet and script."""
    return built(folder, "name: mkdocs", f"extra_css: [{STYLE}]\nextra_javascript: [{{path: {SCRIPT}, type: module}}]\n")


def bare(folder: Path) -> str:
    """What names a theme of the project's own that shows pages as they are."""
    (folder / "bare").mkdir()
    (folder / "bare" / "main.html").write_text(BARE)
    return "name: null, custom_dir: bare"


@pytest.fixture(autouse=True)
def _as_in_builds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", DAY)
    monkeypatch.setenv("CITYGUIDE_CACHE", str(CACHE))


@pytest.fixture
def written(folder: Folder) -> Folder:
    """The small project with pages by hand and a picture, so that no link leads nowhere."""
    folder.write("content/by/hand.md", WRITTEN)
    folder.write("content/by/untitled.md", "Words alone.\n")
    folder.write("content/by/picture.png", b"\x89PNG")
    for name in ("about", "reading-the-ranking"):  # to which generated pages lead
        folder.write(f"content/{name}.md", f"---\ntitle: {name}\ndescription: By hand.\n---\n\nWords.\n")
    folder.write("content/.draft.txt", "not for readers")
    assert folder.faults() == []
    return folder


def test_every_file_is_there(written: Folder, tmp_path_factory: pytest.TempPathFactory, capsys: pytest.CaptureFixture[str]) -> None:
    docs = exported(written.root, tmp_path_factory.mktemp("out"))
    found = {path.relative_to(docs).as_posix(): path.read_bytes() for path in docs.rglob("*") if path.is_file()}
    project = written.project()
    files = {output.path: output.content for output in [*project.outputs, *project.pictures] if not output.is_page}
    files |= dict(served()) | {"by/picture.png": b"\x89PNG"}
    assert {path: found.get(path) for path in files} == {
        path: content if isinstance(content, bytes) else content.encode() for path, content in files.items()
    }
    assert found.keys() == files.keys() | {page.path for page in project.site.pages}
    assert {"by/hand.md", "cities/alpha.md", "charts", "places", "cards", "assets"} <= found.keys() | {path.split("/")[0] for path in found}
    assert capsys.readouterr() == (f"{len(found)} files written.\n", "")


def test_a_page_is_markdown_with_front_matter_and_nothing_of_ours(written: Folder, tmp_path_factory: pytest.TempPathFactory) -> None:
    docs = exported(written.root, tmp_path_factory.mktemp("out"))
    for page in sorted(docs.rglob("*.md")):
        text = page.read_text(encoding="utf-8")
        if page.parent.name != "by" and page != docs / "index.md":
            assert re.match(r"---\ntitle: .+\ndescription: ", text), page
        if page.name != "untitled.md":
            assert text.count("\n# ") + text.count("<h1") == 1, page
        assert [block.name for block in blocks_in(text) if block.name] == [], page
        prose = "".join(re.sub("`+[^`]*`+", "", part[1]) for part in segments(text) if not isinstance(part, Found))
        prose = re.sub(r"<code>.*?</code>", "", prose, flags=re.DOTALL)  # the handbook shows what editors write
        assert not re.search(r"\bcg:|\{\{|\[[@!]|\ue000", prose), page
        assert_blocks_are_whole(text, page)
    hand = (docs / "by" / "hand.md").read_text(encoding="utf-8")
    assert hand.startswith("---\ntitle: A page by hand\n---\n\n# A page by hand\n") and "[link](../index.md)" in hand
    assert (docs / "by" / "untitled.md").read_text(encoding="utf-8") == "Words alone.\n"
    assert "````markdown\n```chart\nkind: shares\n```\n````" in hand
    assert "`{{ rank }}` and `[@wire-2023]` in code" in hand
    assert '<span lang="ja">アルファ</span>' in hand
    assert re.search(r'^\| <a [^|]*<data value="2023">[^|]*</a> \| <a [^|]*<data value="2">[^|]*</a> \|$', hand, re.MULTILINE)


class Open(HTMLParser):
    """The elements that are not closed yet."""

    def __init__(self) -> None:
        super().__init__()
        self.stack: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in ("br", "hr", "img", "input", "source", "wbr", "path", "circle", "use"):
            self.stack.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in self.stack:
            while self.stack.pop() != tag:
                pass


def assert_blocks_are_whole(text: str, page: Path) -> None:
    """No blank line while an element is open: there CommonMark would take the rest for Markdown."""
    prose = "".join(re.sub("`+[^`]*`+", "", part[1]) for part in segments(text) if not isinstance(part, Found))
    parser = Open()
    for line in prose.split("\n"):
        parser.feed(f"{line}\n")
        assert line.strip() or parser.stack == [], f"{page}: {parser.stack}"


def test_links_are_to_files_in_markdown_and_to_addresses_in_html(folder: Folder, tmp_path_factory: pytest.TempPathFactory) -> None:
    docs = exported(folder.root, tmp_path_factory.mktemp("out"))
    fields, city = (docs / "write/fields.md").read_text(encoding="utf-8"), (docs / "cities/alpha.md").read_text(encoding="utf-8")
    assert "[the tables](../data.md)" in fields
    assert 'href="../../ranking/"' in city and 'href="../../places/alpha.gpx"' in city
    files = exported(folder.root, tmp_path_factory.mktemp("out"), "--links-in-html", "files")
    city = (files / "cities/alpha.md").read_text(encoding="utf-8")
    assert 'href="../ranking/index.md"' in city and 'href="../places/alpha.gpx"' in city
    assert set(re.findall(r'data-figure="(\.\./)+', city)) == {"../"} and 'data-figure="../../charts/' in city, (
        "a script knows addresses alone"
    )


def test_of_a_link_to_a_page_that_a_guide_does_without_the_words_stay(written: Folder, tmp_path_factory: pytest.TempPathFactory) -> None:
    docs = exported(written.root, tmp_path_factory.mktemp("out"))
    assert "Read these for [what the ranking counts](../reading-the-ranking.md)," in (docs / "cities/alpha.md").read_text(encoding="utf-8")
    written.path("content/reading-the-ranking.md").unlink()
    docs = exported(written.root, tmp_path_factory.mktemp("out"))
    assert "Read these for what the ranking counts," in (docs / "cities/alpha.md").read_text(encoding="utf-8")


def test_ways_are_those_of_mkdocs() -> None:
    paths = ["index.md", "about.md", "cities/index.md", "cities/seoul.md", "write/problems/key.md", "charts/a b.svg", "search.json"]
    urls = {"index.md": "./", "about.md": "about/", "cities/index.md": "cities/", "cities/seoul.md": "cities/seoul/",
            "write/problems/key.md": "write/problems/key/", "charts/a b.svg": "charts/a%20b.svg", "search.json": "search.json"}  # fmt: skip
    for page in paths[:5]:
        for to in paths:
            assert relative_url(url_of(to), url_of(page)) == get_relative_url(urls[to], urls[page]), f"{page} -> {to}"


def test_mkdocs_alone_builds_it_strictly(written: Folder, tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("out")
    exported(written.root, folder)
    site = plain_site(folder)
    assert dead_links(site) == []
    city = (site / "cities/alpha/index.html").read_text(encoding="utf-8")
    for part in (f'href="../../{STYLE}"', f'src="../../{SCRIPT}"', "<table", "cg-chart", "cg-plate", "<svg", "cg-known"):
        assert part in city, part


def test_its_pages_hold_what_those_of_the_plugin_hold(written: Folder, tmp_path_factory: pytest.TempPathFactory) -> None:
    assert_same_pages(written, tmp_path_factory.mktemp("out"))


@pytest.mark.slow
def test_the_whole_guide(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    for name in ("cities", "data", "content"):
        shutil.copytree(ROOT / name, tmp_path / name)
    out = tmp_path_factory.mktemp("out")
    assert_same_pages(Folder(tmp_path), out)
    assert dead_links(plain_site(out)) == []


def assert_same_pages(project: Folder, out: Path) -> None:
    """Both built in a theme that shows pages as they are."""
    project.write("mkdocs.yml", "site_name: A guide\ndocs_dir: content\nplugins: [cityguide]\nmarkdown_extensions: [attr_list]\n")
    project.write("mkdocs.yml", project.read("mkdocs.yml") + f"theme: {{{bare(project.root)}}}\n")
    done = run_mkdocs(project.root)
    assert done.returncode == 0, done.stdout + done.stderr
    exported(project.root, out)
    site = built(out, bare(out))
    pages = {page.relative_to(project.path("site")) for page in project.path("site").rglob("index.html")}
    assert len(pages) > 15
    for page in sorted(pages):
        ours, theirs = (content(folder / page) for folder in (project.path("site"), site))
        if "<h1" not in ours:
            theirs = re.sub(r"<h1 .*?</h1>", "", theirs, count=1)  # the frame's, which an export can't count on
        assert theirs == ours, page


def content(page: Path) -> str:
    body = page.read_text(encoding="utf-8").split("</head>", 1)[1]
    body = re.sub("<!--.*?-->", "", body)  # for our frame
    return tightened(body).replace('<pre tabindex="0">', "<pre>").replace("&#10;", "\n")
