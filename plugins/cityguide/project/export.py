"""The guide as files that another generator can make a site of: what only cityguide understands becomes HTML, links are ordinary ones."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Collection, Iterator
from functools import partial
from html import escape
from pathlib import Path
from typing import Literal
from urllib.parse import quote

from cityguide.directives.page import render_page
from cityguide.directives.parsing import FRONT, Found, segments
from cityguide.project.project import Project
from cityguide.site.assets import served
from cityguide.site.links import relative_url, resolved, resolved_in_markdown, url_of
from cityguide.site.output import Output, Page
from cityguide.site.whitespace import tightened
from cityguide.yaml_edits import house_style

_TOKEN = re.compile("\ue000(\\d+)\ue001")
_INLINE = re.compile(r"<(?:a|span|sup)\b")
"""How the HTML of figures, citations and words in their own script begins. That of a directive begins with a block element."""

_SHOWN = re.compile(r"(<(?:pre|textarea)\b.*?</(?:pre|textarea)>)", re.DOTALL)
_TAG = re.compile(r"(<[^>]*>)")

LinksInHtml = Literal["addresses", "files"]
"""Most generators leave HTML as it is, so that its links must be addresses; Zensical reads them as paths of files, as in Markdown."""


def export(project: Project, folder: Path, links_in_html: LinksInHtml) -> int:
    """Write every page, and every file that pages link to or need, below `folder`. Returns how many there are.

    A hand-written file wins over an output of the same path, as in a build. What a build leaves out is left out here.
    """
    files = dict(_files(project))
    known = {*files, *project.pages}
    for path, page in project.pages.items():
        _write(folder / path, _portable(project, page, known, links_in_html).encode())
    for path, content in files.items():
        _write(folder / path, content())
    return len(known)


def _files(project: Project) -> Iterator[tuple[str, Callable[[], bytes]]]:
    """The path of every file that is not a page, with what makes its content. Of two with the same path the later one counts."""
    for output in [*project.outputs, *project.pictures]:
        if not output.is_page:
            yield output.path, partial(_content, output)
    for path, content in served():
        yield path, partial(bytes, content)
    for path, file in project.files.items():
        if file.suffix != ".md":
            yield path, file.read_bytes


def _content(output: Output) -> bytes:
    return output.content if isinstance(output.content, bytes) else output.content.encode()


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def _portable(project: Project, page: Page, known: Collection[str], links_in_html: LinksInHtml) -> str:
    """A page, which must be without problems, with front matter, in CommonMark with tables and attribute lists.

    A directive becomes a block of HTML between blank lines, without a blank line in it, because CommonMark ends a block there. In
    Markdown a link leads to a file, as the generator wants it (`../ranking/index.md`); in HTML to an address of a site whose pages
    are folders (`../../ranking/`) or to a file too. A page without an `<h1>` gets its title as a heading, if it has one.

    Of a link `cg:?path` only the words stay if the path is not `known`.
    """
    front, text = _front_matter(page)
    kept: list[str] = []

    def keep(fragment: str) -> str:
        kept.append(fragment)
        return f"\ue000{len(kept) - 1}\ue001"

    def file(to: str, part: str) -> str:
        return part if to == page.path and part else quote(posixpath.relpath(to, posixpath.dirname(page.path) or ".")) + part

    def address(to: str, part: str) -> str:
        return part if to == page.path and part else relative_url(url_of(to), url_of(page.path)) + part

    def html(fragment: str) -> str:
        return resolved(fragment, known, file if links_in_html == "files" else address, for_scripts=address)

    def put(match: re.Match[str]) -> str:
        fragment = html(kept[int(match[1])])
        return _inline(fragment) if _INLINE.match(fragment) else _block(fragment)

    body = render_page(project.guide, text, keep, project.text_of)
    headed = any("<h1" in fragment for fragment in kept)
    parts: list[str] = []
    for segment in segments(body):
        if isinstance(segment, Found):
            parts.append(body[segment.start : segment.end])
            continue
        headed = headed or re.search(r"^# |<h1", segment[1], re.MULTILINE) is not None
        prose = html(resolved_in_markdown(segment[1], known, file))
        parts.append(_TOKEN.sub(put, re.sub(r"\n{3,}", "\n\n", prose)))
    heading = "" if headed or not page.title else f"# {_escaped(escape(page.title, quote=False))}\n\n"
    whole = "".join(parts).strip("\n")
    return f"{front}{heading}{whole}\n"


def _front_matter(page: Page) -> tuple[str, str]:
    """A page's front matter, and its text. A hand-written page without front matter gets what the guide knows of it."""
    text = page.text if page.by_hand else str(page.output.content)
    if front := FRONT.match(text):
        return f"{front[0]}\n", text[front.end() :]
    said = {key: value for key, value in (("title", page.title), ("description", page.line)) if value}
    return f"---\n{house_style.record(said, 0)}\n---\n\n" if said else "", text


def _block(fragment: str) -> str:
    """HTML without blank lines, not even in elements that show line breaks, and without the comments that our frame looks for."""
    whole = tightened(re.sub(r"<!--.*?-->", "", fragment, flags=re.DOTALL)).strip()
    pieces = _SHOWN.split(whole)
    return "".join(
        re.sub(r"\n(?=[ \t]*\n)", "&#10;", piece) if index % 2 else re.sub(r"\n\s*\n", "\n", piece) for index, piece in enumerate(pieces)
    )


def _inline(fragment: str) -> str:
    """HTML within a paragraph or a table cell, in which no character means anything to Markdown."""
    pieces = _TAG.split(" ".join(fragment.split()))
    return "".join(_escaped(piece, "`[]|\\") if index % 2 else _escaped(piece) for index, piece in enumerate(pieces))


def _escaped(text: str, signs: str = "`[]|\\*_~#") -> str:
    return "".join(f"&#{ord(sign)};" if sign in signs else sign for sign in text)
