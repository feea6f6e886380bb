"""Links of hand-written pages to a page or heading that the guide does not have."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Iterator, Sequence
from functools import cache

from cityguide.checks.prose import LINK
from cityguide.checks.unsaid import beside_blocks, code_blanked, comments_blanked
from cityguide.directives.parsing import blocks_in
from cityguide.problems.problem import Problem, near, while_few
from cityguide.reading.text_file import TextFile

MADE = ("charts/", "cards/", "assets/")
"""Folders of files that a build makes, with names that only the build knows."""

_ID = re.compile(r"""\{[^{}\n]*#([\w-]+)[^{}\n]*\}|\bid=["']([\w-]+)["']""")


def link_problems(
    written: Sequence[TextFile], docs: str, known: Collection[str], shared: bool = False, unread: Collection[str] = ()
) -> list[Problem]:
    """Relative links to missing targets. `known` are the site's paths, without the pages of `docs`.

    Where pages are `shared` the site may get more of them, and only links to headings of `written` pages are looked at. `unread` are
    the clusters whose profile could not be read: which places they have is not known.
    """
    made = (*MADE, *(f"cities/{cluster}/" for cluster in unread))
    pages = {page.name.removeprefix(docs): page for page in written}
    paths = {*known, *pages}
    ids_of = cache(lambda path: _ids(pages[path].text))
    problems: list[Problem] = []
    for path, page in pages.items():
        folder, told = posixpath.dirname(path), len(problems)
        for target, offset in _targets(page):
            where, _, part = target.partition("#")
            to = posixpath.normpath(posixpath.join(folder, where)) if where else path
            if shared and to not in paths:
                continue
            if to not in paths and f"{to}.md" not in paths and f"{to}/index.md" not in paths and not to.startswith(made):
                near_here = [posixpath.relpath(other, folder or ".") for other in while_few(paths, len(problems) - told)]
                close = near(where, near_here)
                said = f"the link leads nowhere: there is no '{to}' in the guide"
                said += f"; did you mean '{close.meant}'?" if close.meant else ""
                problems.append(page.problem(page.position(offset), said, "link", close, found=where))
            elif part and to in pages and (ids := ids_of(to)) is not None and part not in ids:
                close = near(part, while_few(ids, len(problems) - told))
                at = page.position(offset + target.index("#") + 1)
                said = f"'{to}' has no heading of the id '{part}'{close.said}"
                problems.append(page.problem(at, said, "link", close, found=part))
    return problems


def _targets(page: TextFile) -> Iterator[tuple[str, int]]:
    """Every target within the site, and its offset in the page's text."""
    for begin, text in beside_blocks(page.text):
        for match in LINK.finditer(code_blanked(comments_blanked(text))):
            group = "to" if match["to"] is not None else "reference"
            target = match[group]
            if target and not re.match(r"[a-z][a-z0-9+.-]*:|/", target, re.IGNORECASE):
                yield target.split("?")[0], begin + match.start(group)


def _ids(page: str) -> list[str] | None:
    """The ids of a page's headings and elements; None where a directive makes some that are not known here."""
    if any(block.name for block in blocks_in(page)):
        return None
    from cityguide.directives.headings import sections  # here, because it loads Markdown, which takes long and which few links need

    return [*(section.id for section in sections(page) if section.id), *(one or other for one, other in _ID.findall(page))]
