"""Addresses in hand-written pages that would run a script, or bring a document of their own: `javascript:`, `vbscript:`, `data:`.

A hand-written page may hold HTML, so nothing is removed from it. What counts is what Markdown makes of the page, not how it is
written: an address may hide in a reference, behind entities or between line breaks.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from html import unescape
from html.parser import HTMLParser
from typing import TYPE_CHECKING, NamedTuple

from cityguide.checks.unsaid import beside_blocks
from cityguide.directives.parsing import segments
from cityguide.problems.problem import Problem
from cityguide.reading.text_file import TextFile

if TYPE_CHECKING:
    import markdown

_LEFT_OUT = re.compile(r"[\x00-\x20\x7f-\x9f\u2028\u2029\ufeff\\]+")
"""What a browser leaves out of the beginning of an address or Markdown out of its middle: https://url.spec.whatwg.org/#url-parsing."""

_SCHEMES = ("javascript", "vbscript", "data")
_BEFORE = ",;(='\""
_SCHEME = re.compile(rf"(?:^|[{_BEFORE}])({'|'.join(_SCHEMES)}):")
"""At the beginning of an address, or where one begins within a list of sizes, a style or `0;url=`."""

_MAY_BEGIN = re.compile(r"(?:[(<\"'=,]|\]:)[\x00-\x20]*(?=[jvd&\\])", re.IGNORECASE)
_WORDS = frozenset({"alt", "title", "placeholder", "label"})
"""Attributes that hold words for readers."""

_CODE = re.compile(r"(?<!\\)`[^`\n]*`")


class Unsafe(NamedTuple):
    """An address of that `scheme` in an `attribute` of an `element`."""

    element: str
    attribute: str
    scheme: str

    @property
    def said(self) -> str:
        here = f"as in '{self.attribute}' of this <{self.element}>"
        return f"an address may not begin with '{self.scheme}:', {here}; lead to a page or a file"


def unsafe_addresses(html: str) -> list[Unsafe]:
    """All such addresses in `html`, in order."""
    if not _may_hold(html):
        return []
    parser = _Attributes()
    parser.feed(html)
    parser.close()
    return parser.found


def _may_hold(html: str) -> bool:
    """Whether such an address may be in it: a page of ten thousand tags seldom has one, and is not taken apart then.

    An attribute's value begins after a sign that may also stand before an address within it. White space that is no part of an address
    is left out too, which hides none.
    """
    text = "".join(unescape(unescape(html)).split()).casefold()
    if _LEFT_OUT.search(text):
        return True
    return any(before[-1:] in _BEFORE for scheme in _SCHEMES for before in text.split(f"{scheme}:")[:-1])


def address_problems(page: TextFile, told: Iterable[Problem]) -> Iterator[Problem]:
    """Such addresses in a hand-written page, but for those that a problem in `told` names. A page may speak of them in words and code."""
    if not re.search("(?:javascript|vbscript|data):", _bare(page.text)):
        return  # as most pages, for Markdown takes its time
    links = [problem for problem in told if problem.code == "link"]
    named = [scheme[1] for link in links if (scheme := re.search("(javascript|vbscript|data):", _bare(link.message)))]
    places = [place for place in _places(page.text) if page.position(place[0]).line not in {link.at.line for link in links}]
    for one in unsafe_addresses(_converted(page.text)):
        if one.scheme in named:
            named.remove(one.scheme)
            continue
        at = next((place for place in places if place[1] == one.scheme), (0, ""))
        places = [place for place in places if place != at]
        yield page.problem(page.position(at[0]), one.said, "link")


def _places(text: str) -> Iterator[tuple[int, str]]:
    """Where such an address seems to begin outside code, and its scheme: only to tell the place of what was found."""
    for begin, words in beside_blocks(text):
        for sign in _MAY_BEGIN.finditer(_CODE.sub(lambda code: " " * len(code[0]), words)):
            if scheme := _SCHEME.match(_bare(words[sign.end() : sign.end() + 100])):
                yield begin + sign.end(), scheme[1]


def _bare(text: str) -> str:
    return _LEFT_OUT.sub("", unescape(text)).casefold()


class _Attributes(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[Unsafe] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name not in _WORDS and not name.startswith("aria-") and (scheme := _SCHEME.search(_bare(value or ""))):
                self.found.append(Unsafe(tag, name, scheme[1]))


def _converted(text: str) -> str:
    return _markdown().reset().convert("".join(segment[1] if isinstance(segment, tuple) else "\n\n" for segment in segments(text)))


@cache
def _markdown() -> markdown.Markdown:
    """With the extensions by which most pages write links, pictures and attributes. The build looks once more, with a publisher's own."""
    import markdown  # here, because most checks do not need it

    return markdown.Markdown(extensions=["attr_list", "md_in_html", "tables", "footnotes", "def_list", "abbr"])
