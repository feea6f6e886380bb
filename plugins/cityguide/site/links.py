"""Links between outputs, written `cg:path#part`, turned into the addresses that a host gives its files."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Container
from urllib.parse import quote

_IN_HTML = re.compile(
    r'cg:(?:(?<=\bhref="cg:)|(?<=\bsrc="cg:)|(?<=\bdata-figure="cg:)|(?<=\bsrcset="cg:)|(?<=\dw, cg:))(?P<path>[^"#\s]*)(?P<part>#[^"\s]*)?'
)
"""A link by itself, or as one of the sizes of a picture. What comes before is looked at second: only `cg:` is quickly found."""

_IN_MARKDOWN = re.compile(r"(?P<before>\]\(|\]:[ ]*)cg:(?P<path>[^\s)#]*)(?P<part>#[^\s)]*)?")

_PERHAPS_IN_HTML = re.compile(r'<a href="cg:\?(?P<path>[^"#]*)">(?P<words>.*?)</a>', re.DOTALL)
"""A link to a page that a guide may do without."""

_PERHAPS_IN_MARKDOWN = re.compile(r"\[(?P<words>[^\[\]]*)\]\(cg:\?(?P<path>[^\s)#]*)\)")

AddressOf = Callable[[str, str], str]
"""From the path of an output and the part of it (`#part`, or empty) to the whole address."""


def resolved(html: str, known: Container[str], address: AddressOf, for_scripts: AddressOf | None = None) -> str:
    """HTML with every link between outputs resolved; links that only scripts follow by `for_scripts`, where it is given.

    Of a link `cg:?path` only the words stay if the path is not `known`.
    """

    def put(link: re.Match[str]) -> str:
        leads = for_scripts if for_scripts and link.string.endswith('data-figure="', 0, link.start()) else address
        return leads(link["path"], link["part"] or "")

    return _IN_HTML.sub(put, _sure(_PERHAPS_IN_HTML, html, known))


def resolved_in_markdown(markdown: str, known: Container[str], address: AddressOf) -> str:
    """Markdown with every link in the syntax of Markdown resolved; HTML in it stays as it is."""
    markdown = _sure(_PERHAPS_IN_MARKDOWN, markdown, known)
    return _IN_MARKDOWN.sub(lambda link: link["before"] + address(link["path"], link["part"] or ""), markdown)


def _sure(perhaps: re.Pattern[str], text: str, known: Container[str]) -> str:
    return perhaps.sub(lambda link: link[0].replace("cg:?", "cg:", 1) if link["path"] in known else link["words"], text)


def url_of(path: str) -> str:
    """The URL of an output, from the site's root, in a site whose pages are folders: `cities/seoul.md` -> `cities/seoul/`."""
    folder, name = posixpath.split(path)
    stem, ending = posixpath.splitext(name)
    if ending != ".md":
        return quote(path)
    whole = folder if stem == "index" else posixpath.join(folder, stem)
    return quote(f"{whole}/") if whole else ""


def relative_url(url: str, page: str) -> str:
    """The relative URL of `url` from the page whose URL is `page`, both from the site's root as `url_of` gives them."""
    way = posixpath.relpath(f"/{url}", f"/{page}")
    return f"{way}/" if not url or url.endswith("/") else way
