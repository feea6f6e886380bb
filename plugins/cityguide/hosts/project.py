"""A project on disk -> its guide, its hand-written pages and its outputs: what every host starts from."""

from __future__ import annotations

import datetime
import os
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from cityguide.cards.model import Card
from cityguide.guide import Guide, read_guide
from cityguide.hosts.pictures import pictures
from cityguide.pages.cards import cards
from cityguide.pages.checking import page_problems, profile_problems
from cityguide.pages.compose import compose
from cityguide.pages.output import Output
from cityguide.reading.problems import Problem
from cityguide.reading.text_file import TextFile, read_text


@dataclass(frozen=True)
class Project:
    """`root` is its folder, and `docs` what the names of hand-written pages begin with: `content/`."""

    guide: Guide
    written: Sequence[TextFile]
    outputs: Sequence[Output]
    root: Path
    docs: str

    @cached_property
    def cards(self) -> Mapping[str, Card]:
        """What the card of each page shows, by the page's path in the site."""
        pages = {output.path: output.content for output in self.outputs if output.is_page and isinstance(output.content, str)}
        return cards(self.guide, pages | {page.name.removeprefix(self.docs): page.text for page in self.written})

    @cached_property
    def pictures(self) -> Sequence[Output]:
        """Cards and icons. Apart from the other outputs, for drawing them takes time that a check need not spend."""
        return pictures(self.cards, self.root)


def today() -> datetime.date:
    """The date of the build: SOURCE_DATE_EPOCH where it is set, else the clock's. The only place that asks it.

    Ends the program when the variable holds no number of seconds: that is a mistake of the machine, not of a file.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if not epoch:
        return datetime.datetime.now(datetime.UTC).date()
    try:
        return datetime.datetime.fromtimestamp(int(epoch), datetime.UTC).date()
    except (ValueError, OverflowError, OSError):
        sys.exit(f"SOURCE_DATE_EPOCH is '{epoch}'; expected seconds since 1970, as in 1795219200")


def read_project(root: Path, docs: Path, day: datetime.date) -> tuple[Project | None, list[Problem]]:
    """Read and check all of `root` and the pages of `docs`. With any problem there is no project, only the whole list."""
    guide, problems = read_guide(root, day)
    written: list[TextFile] = []
    base = root if docs.is_relative_to(root) else docs.parent
    for path in sorted(docs.rglob("*.md")):
        name = path.relative_to(base).as_posix()
        page, found = read_text(path, name)
        problems += found
        if page is not None:
            written.append(page)
            problems += page_problems(guide, page) if guide is not None else []
    if guide is not None:
        problems += profile_problems(guide)
    if guide is None or problems:
        return None, problems
    below = f"{docs.relative_to(base).as_posix()}/"
    return Project(guide, written, compose(guide, written, below), root, below), []
