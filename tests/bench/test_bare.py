"""The bare site has the pages of ours: the same paths, words and headings."""

from __future__ import annotations

from pathlib import Path

import pytest
from bare import PageShown, entries_in_nav, markdown_path, pages_of, prose, shown, write_bare
from commands import PLATFORM, python, run

PAGE = """\
<html><head><title>No word of it</title></head><body><nav>Nor of this</nav>
<article class="a"><h1>Two words<a href="#a" title="a > b">¶</a></h1>
<svg><text>not</text><svg><text>these</text></svg><text>either</text></svg>
<p>one<b>two</b>&nbsp;three &amp; four</p><script>let none = "<h2>"</script><!-- nothing --><h2 id=x>Five</h2>
</article><footer>none</footer></body></html>
"""


def test_words_are_those_that_a_reader_sees_in_the_article() -> None:
    assert shown("a/index.html", PAGE) == PageShown("a/index.html", 9, 2)
    assert shown("a/index.html", "<html>no article</html>") == PageShown("a/index.html", 0, 0)


@pytest.mark.parametrize(("words", "headings"), [(1, 1), (7, 3), (5, 5), (400, 1), (1000, 12)])
def test_prose_has_so_many_words_and_headings(words: int, headings: int) -> None:
    text = prose(words, headings, 17)
    lines = [line for line in text.split("\n") if line]
    assert sum(len(line.lstrip("# ").split()) for line in lines) == words
    assert sum(line.startswith("#") for line in lines) == headings
    assert len([line for line in lines if line.startswith("# ")]) == 1


def test_built_it_shows_what_ours_does(tmp_path: Path) -> None:
    pages = [
        PageShown("a/b/index.html", 300, 4),
        PageShown("a/index.html", 0, 0),
        PageShown("c/index.html", 5, 1),
        PageShown("index.html", 90, 2),
    ]
    write_bare(tmp_path / "bare", pages, 3)
    run(python(PLATFORM, str(tmp_path / "site")), tmp_path / "bare")
    assert pages_of(tmp_path / "site") == [pages[0], PageShown("a/index.html", 1, 1), *pages[2:]]
    assert (tmp_path / "site" / "search" / "search_index.json").exists()
    assert (tmp_path / "bare" / "mkdocs.yml").read_text(encoding="utf-8").endswith("nav:\n  - index.md\n  - a/b/index.md\n  - a/index.md\n")


def test_entries_of_the_nav_are_counted_in_tabs_and_foot(tmp_path: Path) -> None:
    home = (
        '<nav class="cg-tabs"><a href="a">A</a><a href="b">B</a></nav><p><a href="c">C</a></p><footer><nav><a href="d">D</a></nav></footer>'
    )
    (tmp_path / "index.html").write_text(home, encoding="utf-8")
    assert entries_in_nav(tmp_path) == 3
    assert markdown_path("a/index.html") == "a/index.md"
