"""A project on disk -> all of it read, and all that is wrong with it. Nothing is drawn or composed: a check needs no more."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from cityguide.checks.links import link_problems
from cityguide.checks.pages import page_problems, profile_problems
from cityguide.guide import Guide, read_guide
from cityguide.problems.problem import Problem
from cityguide.reading.memo import Memory
from cityguide.reading.text_file import TextFile, read_text
from cityguide.site.compose import addresses


@dataclass(frozen=True)
class Checked:
    """What could be read: the guide, None where there was too little of it, and the hand-written pages.

    `docs` is what the names of those pages begin with: `content/`.
    """

    guide: Guide | None
    written: Sequence[TextFile]
    problems: list[Problem]
    docs: str


def read_checked(root: Path, docs: Path, day: datetime.date, memory: Memory | None = None) -> Checked:
    """Read all of `root` and the pages of `docs`, and check each against the others.

    A `memory` from an earlier reading saves reading again what has not changed.
    """
    guide, problems = read_guide(root, day, memory)
    written: list[TextFile] = []
    base = root if docs.is_relative_to(root) else docs.parent
    for path in sorted(docs.rglob("*.md")):
        page, found = read_text(path, path.relative_to(base).as_posix())
        problems += found
        if page is not None:
            written.append(page)
            problems += page_problems(guide, page) if guide is not None else []
    below = f"{docs.relative_to(base).as_posix()}/"
    if guide is not None:
        problems += profile_problems(guide, memory)
        # A profile that could not be read has its fault told, and links to its page need none of their own.
        there = {f"cities/{path.stem}.md" for path in (root / "cities").glob("*.yml")}
        there |= {path.relative_to(docs).as_posix() for path in docs.rglob("*") if path.is_file()}
        problems += link_problems(written, below, addresses(guide) | there)
    return Checked(guide, written, problems, below)
