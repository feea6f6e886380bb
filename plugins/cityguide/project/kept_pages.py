"""Finished pages, kept between builds together with the parts of the guide that they were made from."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable

from cityguide.kept import name_of
from cityguide.project.every_summary import EVERY_SUMMARY
from cityguide.project.files_read import package_state
from cityguide.project.project import Project
from cityguide.reads import GuidePart, tell_all
from cityguide.shelves import the_shelf
from cityguide.site.output import Page
from cityguide.site.share_cards import alt_text


class KeptPages:
    """The pages of a project as files of HTML, on the shelf that is open, or None where one must be made.

    A page is kept under its own Markdown, title and head, the code, and all that every page depends on: the day, the tables, the pages by
    hand, and what the host says of the `frame`. What differs from page to page is in the record of what it read, which is compared.
    """

    def __init__(self, project: Project, frame: object) -> None:
        self.project = project
        guide = project.guide
        by_hand = sorted(page.path for page in project.site.pages if page.by_hand)
        self.of_all = name_of(package_state(), guide.state, guide.today, by_hand, frame)

    def name(self, page: Page) -> str:
        """The name under which a page is kept."""
        card = self.project.cards.get(page.path)
        own = (page.path, page.kind, page.title, page.line, page.text, page.origin, page.section, sorted(page.head.items()))
        return name_of(self.of_all, own, card and alt_text(card))

    def fetched(self, name: str) -> bytes | None:
        """The page kept under a name, if all that it was made from is still the same."""
        held = the_shelf().get(name)
        if held is None:
            return None
        head, _, html = held.partition(b"\n")
        parts = [(tuple(part), state) for part, state in json.loads(head)]
        if any(self._state(part) != state for part, state in parts):
            return None
        tell_all(part for part, _ in parts)
        return html

    def store(self, name: str, parts: Iterable[GuidePart], html: bytes) -> None:
        """Keep a page, which was made from `parts` of the guide."""
        head = json.dumps([(part, self._state(part)) for part in sorted(parts)], separators=(",", ":"))
        the_shelf().put(name, head.encode() + b"\n" + html)  # to compress it would take a fiftieth of a build

    def _state(self, part: GuidePart) -> str:
        if part[0] == "text":  # of another page, whose notes a page prints
            return hashlib.sha256((self.project.text_of(part[1]) or "").encode()).hexdigest()[:20]
        assert part[0] != "summary" or part[2] in EVERY_SUMMARY
        return self.project.guide.states[part]
