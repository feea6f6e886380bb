"""A project on disk -> its guide, its hand-written pages and its outputs: what every host starts from."""

from __future__ import annotations

import datetime
import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from cityguide.guide import Guide, read_guide
from cityguide.pages.checking import page_problems, profile_problems
from cityguide.pages.compose import compose
from cityguide.pages.output import Output
from cityguide.reading.problems import Problem
from cityguide.reading.text_file import TextFile, read_text


@dataclass(frozen=True)
class Project:
    guide: Guide
    written: Sequence[TextFile]
    outputs: Sequence[Output]


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
    for path in sorted(docs.rglob("*.md")):
        name = path.relative_to(root).as_posix() if path.is_relative_to(root) else path.relative_to(docs.parent).as_posix()
        page, found = read_text(path, name)
        problems += found
        if page is not None:
            written.append(page)
            problems += page_problems(guide, page) if guide is not None else []
    if guide is not None:
        problems += profile_problems(guide)
    if guide is None or problems:
        return None, problems
    return Project(guide, written, compose(guide, written)), []
