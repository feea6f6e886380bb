"""Hand-written pages as pages of the site: what each is, from its front matter and from the generated page that it replaces."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Sequence
from dataclasses import replace

from cityguide.directives.headings import front_matter
from cityguide.directives.parsing import has_macros
from cityguide.reading.text_file import TextFile
from cityguide.site.output import HOME, ListPage, Page, PageKind

BELOW_HANDBOOK = "write/"
"""The prefix of paths of pages for editors. Readers look for places, so search finds these pages by their titles only."""


def with_written(generated: Sequence[Page], files: Sequence[TextFile]) -> list[Page]:
    """The pages of a site: `files`, named by their paths in it, then the generated pages that none of them replaces."""
    made = {page.path: page for page in generated}
    sections = {posixpath.dirname(page.path): page.section for page in generated if page.section}
    written = [_written(file, made.get(file.name), sections.get(posixpath.dirname(file.name))) for file in files]
    names = {page.path for page in written}
    return [*written, *(page for page in generated if page.path not in names)]


def _written(file: TextFile, instead_of: Page | None, section: ListPage | None) -> Page:
    head = dict(front_matter(file.text))
    text = re.sub(r"\{\{.*?\}\}", "", file.text) if has_macros(file.text) else file.text
    title, description = head.pop("title", "") or _first_heading(file.text), head.pop("description", "")
    if instead_of is not None:
        return replace(instead_of, title=title, description=description, made=text, listed=True, origin=None, head=head, by_hand=True)
    kind: PageKind = "home" if file.name == HOME else "handbook" if file.name.startswith(BELOW_HANDBOOK) else "written"
    return Page(file.name, kind, title, description, text, section=section, head=head, by_hand=True)


def _first_heading(text: str) -> str:
    found = re.search(r"^# +(.+?)[ #]*$", text, re.MULTILINE)
    return found[1] if found else ""
