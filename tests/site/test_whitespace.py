"""White space that no browser shows, and all that must stay."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from cityguide.site.whitespace import tightened

INLINE = re.compile("a|b|i|em|strong|small|sup|span|data|code|cite|time|abbr|label|button|q|br")


@pytest.mark.parametrize(
    ("page", "told"),
    [
        ("<ul>\n  <li>One</li>\n  <li>Two</li>\n</ul>\n", "<ul><li>One</li><li>Two</li></ul>"),
        ('<p>\n One\n</p>\n\n<div class="a > b">\n\n<p>Two</p> </div>', '<p>One</p><div class="a > b"><p>Two</p></div>'),
        ("<dl>\n<div><dt>A</dt>\n<dd>B <b>c</b> <i>d</i></dd></div>\n</dl>", "<dl><div><dt>A</dt><dd>B <b>c</b> <i>d</i></dd></div></dl>"),
        ("<head>\n<meta charset=utf-8>\n<title>A b</title>\n</head>\n<body>", "<head><meta charset=utf-8><title>A b</title></head><body>"),
    ],
)
def test_beside_the_tags_of_blocks_there_is_none(page: str, told: str) -> None:
    assert tightened(page) == told


@pytest.mark.parametrize(
    "page",
    [
        "<p>One <a href=#x>two</a> <b>three</b>\nfour <button>five</button> <span>six</span></p>",
        "<pre>\n  <p>\n a </p>\n</pre>",
        "<pre class='x'><code>  a\n\n <li> b</code></pre>",
        "<textarea>\n a\n</textarea>",
        "<script type=module>\nif (a <p > b) c();\n</script>",
        "<svg viewBox='0 0 1 1'>\n<title> A </title>\n<text> a <tspan>b</tspan> c</text></svg>",
        "2 &lt; 3 <picture> <img> <param> <link-like> <divx> a",
    ],
)
def test_all_else_stays(page: str) -> None:
    assert tightened(page) == page


def test_what_is_tight_stays_as_it_is() -> None:
    page = "<main>\n<h2> A </h2>\n\n<p>b <em>c</em>\n</p> <pre>\n</pre>\n<p>d</p></main>\n"
    assert tightened(tightened(page)) == tightened(page) == "<main><h2>A</h2><p>b <em>c</em></p><pre>\n</pre><p>d</p></main>"


class Lines(HTMLParser):
    """The text of a page as a browser breaks it into blocks; each block's white space collapsed."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.lines = [""]
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if not INLINE.fullmatch(tag):
            self.lines.append("")

    def handle_endtag(self, tag: str) -> None:
        if not INLINE.fullmatch(tag):
            self.lines.append("")

    def handle_data(self, data: str) -> None:
        self.lines[-1] += data

    @property
    def told(self) -> list[str]:
        return [" ".join(line.split()) for line in self.lines if line.strip()]


def test_no_word_of_the_guide_moves(built: Path) -> None:
    """The site's own pages: loosened by a line's end beside every tag of a block, they are tightened to the very same text."""
    for path in ("cities/seoul", "disagreements", "ranking", "data", "about"):
        page = (built / path / "index.html").read_text()
        assert not re.search(r"</(li|dd|tr|p)>\s+<(li|dt|tr|p)\b", re.sub(r"<pre.*?</pre>", "", page, flags=re.DOTALL)), path
        loose = re.sub(r"(?<=</li>|</dd>|</td>|</tr>)(?=<)", "\n", page)
        assert loose != page
        assert Lines(tightened(loose)).told == Lines(page).told, path
