"""A project on disk -> its guide, its hand-written pages and its outputs: what every host starts from."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain
from pathlib import Path

from cityguide.guide import Guide
from cityguide.problems.problem import Problem
from cityguide.project.reading import Checked, PageFolder, read_checked
from cityguide.reading.text_file import TextFile
from cityguide.reads import GuidePart, tell
from cityguide.site.compose import Site, compose
from cityguide.site.output import Output, Page
from cityguide.site.share_cards import Cards


@dataclass(frozen=True)
class Project:
    """`root` is its folder, `docs` the prefix of the names of hand-written pages (`content/`), `files` all that stands beside them.

    `checked` tells what of the guide was read for each check.
    """

    guide: Guide
    written: Sequence[TextFile]
    site: Site
    root: Path
    docs: str
    files: Mapping[str, Path]
    checked: Mapping[str, Collection[GuidePart]] = field(default_factory=dict)

    @property
    def size(self) -> int | None:
        """The number of its pages; None where only some are known."""
        return len(self.pages)

    @property
    def outputs(self) -> Sequence[Output]:
        """The files that a host writes, without pictures."""
        return self.site.outputs

    @cached_property
    def pages(self) -> Mapping[str, Page]:
        """Every page by its path, hand-written ones among them."""
        return {page.path: page for page in self.site.pages}

    def text_of(self, path: str) -> str | None:
        """The Markdown of a page by its path, for a page that prints the notes of another; None where there is none."""
        tell("text", path)
        return page.text if (page := self.pages.get(path)) else None

    @cached_property
    def cards(self) -> Cards:
        """What the card of each page shows, by the page's path in the site."""
        return Cards(self.guide, self.site.pages, self.pages)

    @cached_property
    def pictures(self) -> Sequence[Output]:
        """Cards, icons and photographs. Not among the other outputs, because a check need not spend the time to make them."""
        from cityguide.project.pictures import drawn  # with what draws, which a site that has not changed does not need

        return [*drawn(self.cards, self.root, self.size), *chain.from_iterable(self.photographs.values())]

    @cached_property
    def photographs(self) -> Mapping[str, Sequence[Output]]:
        """The renditions of each photograph, by its file."""
        from cityguide.project.pictures import photographs

        return photographs(self.guide, self.root)

    def damaged(self) -> list[Problem]:
        """A problem for every damaged photograph. Only making all renditions finds these, so a build does it, and a check does not."""
        from cityguide.project.pictures import damaged

        return damaged(self.guide, self.photographs)


def read_project(root: Path, docs: Path | PageFolder, day: datetime.date) -> tuple[Project | None, list[Problem]]:
    """Read and check all of `root` and the pages of `docs`. If there is any problem, the project is None and the list is complete."""
    read = read_checked(root, docs, day)
    if read.guide is None or read.problems:
        return None, read.problems
    for file in read.guide.files:  # what was read of a file is needed by nobody who does not read it again
        file.document.let_go()
    return whole_project(root, read), []


def whole_project(root: Path, read: Checked) -> Project:
    """A project without a fault as it was read, with all that is composed of it."""
    assert read.subject is not None
    site = compose(read.subject.guide, read.written, read.docs)
    return Project(read.subject.guide, read.written, site, root, read.docs, read.files, read.subject.read)
