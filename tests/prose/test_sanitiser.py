"""What is left of HTML: the allowed elements, attributes and addresses, and nothing that a payload brings."""

import re
from html.parser import HTMLParser

import pytest
from payloads import PAYLOADS

from cityguide.guide import Guide
from cityguide.prose.notes import Notes
from cityguide.prose.sanitiser import ATTRIBUTES, ELEMENTS, Removed, removed, sanitised
from cityguide.prose.text import Prose, unsanitised


@pytest.mark.parametrize(
    ("html", "left"),
    [
        ("<p>One &amp; <em>two</em> <strong>three</strong><br>\n<code>a &lt; b</code></p>",) * 2,
        ('<ol start="3"><li>One</li></ol><ul><li>Two</li></ul><blockquote><p>Three</p></blockquote>',) * 2,
        ('<a href="https://a.example/?x=1&amp;y=2#z" title="t">b</a>',) * 2,
        ('<a href="mailto:a@b.example">m</a> <a href="tel:+49891">t</a> <a href="#part">p</a>',) * 2,
        ('<a href="about.md#x">b</a>', '<a href="cg:about.md#x">b</a>'),
        ('<a href="../ranking/index.md">b</a>', '<a href="cg:ranking/index.md">b</a>'),
        ('<a href="/\t/evil.example">b</a>', '<a href="cg:\t/evil.example">b</a>'),
        ('<a href="//evil.example">b</a><a href="\\\\evil.example">c</a>', "<a>b</a><a>c</a>"),
        ('<a href="cg:about.md">b</a><a href="ftp://a.example">c</a>', "<a>b</a><a>c</a>"),
        ('<p onclick="x" class="c" id="i" style="s">a</p>', "<p>a</p>"),
        ('<h2 id="x">Title</h2><hr><img src="x">', "Title"),
        ("<script>x</script><style>x</style><!-- x -->a", "a"),
        ('<a href="\ue0000\ue001" title="\ue0001\ue001">\ue0002\ue001</a>', "<a>\ue0002\ue001</a>"),
    ],
)
def test_what_is_left(html: str, left: str) -> None:
    assert sanitised(html) == left


def test_what_is_removed_is_told_in_order() -> None:
    html = '<p class="c"><a href="javascript:x" onclick="y">a</a><img src="z"> <a href="about.md">b</a></p>'
    assert removed(html) == [
        Removed("p", "class", "c"), Removed("a", "href", "javascript:x"), Removed("a", "onclick", "y"), Removed("img", "", ""),
    ]  # fmt: skip


@pytest.mark.parametrize("payload", PAYLOADS)
def test_nothing_of_a_payload_is_left(payload: str) -> None:
    found: list[tuple[str, dict[str, str | None]]] = []

    class Elements(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            found.append((tag, dict(attrs)))

    Elements().feed(sanitised(unsanitised(payload)))
    assert {tag for tag, _ in found} <= ELEMENTS
    assert all(set(attrs) <= ATTRIBUTES.get(tag, set()) for tag, attrs in found)
    assert all(re.match("https?://|mailto:|tel:|#|cg:", attrs.get("href") or "#") for _, attrs in found)


@pytest.mark.parametrize("text", ["[go][x]\n\n[x]: {{ edition }}", "[go](x 'a {{ edition }} b')"])
def test_our_own_html_never_gets_into_an_attribute(guide: Guide, text: str) -> None:
    assert "<a" not in re.sub(r"<a\b[^>]*>", "", Prose(guide, "alpha", Notes()).block(text).replace("</a>", ""))


def test_code_shows_its_signs(guide: Guide) -> None:
    assert Prose(guide, "alpha", Notes()).inline("`a < b & c`") == "<code>a &lt; b &amp; c</code>"
