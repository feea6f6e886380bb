"""What a text of a profile or a claim may become in HTML. Whatever else Markdown makes of it is removed before it reaches a page.

Markdown has many ways to write a link or an attribute, and reading the text for them finds only those that one thought of. So
the rule is applied to the result: https://owasp.org/www-community/xss-filter-evasion-cheatsheet shows why.
"""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Mapping
from functools import cache
from html.parser import HTMLParser
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import nh3

ELEMENTS = frozenset({"a", "blockquote", "br", "code", "em", "li", "ol", "p", "pre", "strong", "ul"})
"""Paragraphs, lists, quotations, emphasis, code and links. No headings, which would upset a page's outline, and no pictures."""

ATTRIBUTES: Mapping[str, frozenset[str]] = {"a": frozenset({"href", "title"}), "ol": frozenset({"start"})}

SCHEMES = frozenset({"http", "https", "mailto", "tel"})

PLACE_OF_KEPT = re.compile("\ue000(\\d+)\ue001")
"""Stands for HTML of our own, which is put in after the rest was sanitised, and never into an attribute."""

_HAS_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_OTHER_HOST = re.compile(r"[/\\]{2}")
"""An address that begins with two slashes, of which either may lean the other way, leads to another host by the scheme of the page."""


class Removed(NamedTuple):
    """What the sanitiser takes away: an element, or one of its attributes (empty if it is the whole element) with its value."""

    element: str
    attribute: str
    value: str


def sanitised(html: str) -> str:
    """`html` with only the elements, attributes and addresses of this module. A link to a page of the guide becomes a `cg:` link."""
    return _cleaner().clean(html)


def removed(html: str) -> list[Removed]:
    """What `sanitised` takes out of `html`, in order. Found by comparing both, so that it can't be of another opinion."""
    left = Counter(_Parts(sanitised(html)).found)
    found = []
    for part in _Parts(html).found:
        kept = part._replace(value=_leads(part.value)) if part.attribute == "href" else part
        if left[kept]:
            left[kept] -= 1
        elif part.attribute == "" or part.element in ELEMENTS:  # of an element that goes, its attributes need no word
            found.append(part)
    return found


@cache
def _cleaner() -> nh3.Cleaner:
    import nh3  # which most checks do not need

    return nh3.Cleaner(
        tags=set(ELEMENTS),
        attributes={element: set(names) for element, names in ATTRIBUTES.items()},
        attribute_filter=_attribute,
        url_schemes=set(SCHEMES),
        link_rel=None,
    )


def _attribute(element: str, name: str, value: str) -> str | None:
    """The attribute's value, None to leave it out. Called for what the lists above allow."""
    if "\ue000" in value or (name == "href" and _OTHER_HOST.match(value)):
        return None
    return _leads(value) if name == "href" else value


def _leads(address: str) -> str:
    """An address as it is, but a path of the guide as a link that the host resolves: a text may be shown on several pages."""
    if _HAS_SCHEME.match(address) or address.startswith("#"):
        return address
    path, mark, part = address.partition("#")
    return f"cg:{posixpath.normpath(posixpath.join('/', path)).lstrip('/')}{mark}{part}"


class _Parts(HTMLParser):
    """Every element and attribute of some HTML."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[Removed] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append(Removed(tag, "", ""))
        self.found += [Removed(tag, name, value or "") for name, value in attrs]
