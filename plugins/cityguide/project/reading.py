"""A project on disk -> everything read from it, and all its problems. Nothing is drawn or composed: a check does not need that."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from cityguide.checks.all import MANY_PROFILES, Begun, Looked, Subject, looked_for, on_demand, stopping
from cityguide.checks.layout import layout_problems
from cityguide.editing.fixing import with_true_repairs
from cityguide.guide import Guide, ReadFiles, read_guide
from cityguide.problems.problem import Problem
from cityguide.problems.report import in_report_order
from cityguide.processes import in_another_process
from cityguide.profiles.photographs import PHOTOGRAPHS
from cityguide.profiles.reading import NO_DRAFTS
from cityguide.reading.memo import Memo
from cityguide.reading.plain_file import files_below, name_problems
from cityguide.reading.text_file import TextFile, read_text
from cityguide.stages import stage

FOLDERS = ("cities", "data", PHOTOGRAPHS)
"""The folders of a project beside the one of its pages. A link in them is looked at even where nothing names it."""


def left_out_by_default(path: str) -> bool:
    """Whether a file of the folder of pages, by its path there, is in no site of MkDocs: `templates/`, names that begin with a dot."""
    return path.startswith(("templates/", ".")) or "/." in path


@dataclass(frozen=True)
class PageFolder:
    """The folder of hand-written pages. Of the paths in it `left_out` tells which a host keeps out of the site.

    Where pages are `shared`, plugins beside ours may add some: then only the host knows whether a link leads to one.
    """

    path: Path
    left_out: Callable[[str], bool] = left_out_by_default
    shared: bool = False

    def taken(self, found: Mapping[str, Path]) -> dict[str, Path]:
        """Those of the files in the folder, by their paths there, that are in the site. A README is no page beside an index, whose
        address it would get.
        """
        taken = {name: path for name, path in found.items() if not self.left_out(name)}
        return {name: path for name, path in taken.items() if path.name != "README.md" or name.replace("README", "index") not in taken}


@dataclass(frozen=True)
class Checked:
    """What could be read. `subject` is what the checks run on, None where too little was read to make a guide.

    `written` are the hand-written pages, and `docs` is the prefix of their names: `content/`. `files` are the files of that folder that
    belong to the site, by their paths in it.
    """

    subject: Subject | None
    written: Sequence[TextFile]
    problems: list[Problem]
    docs: str
    files: Mapping[str, Path]

    @property
    def guide(self) -> Guide | None:
        return self.subject.guide if self.subject else None


@stage("checking")
def read_checked(
    root: Path,
    docs: Path | PageFolder,
    day: datetime.date,
    memo: Memo | None = None,
    drafts: Mapping[str, bytes] = NO_DRAFTS,
    read_files: ReadFiles | None = None,
    begun: Begun = in_another_process,
) -> Checked:
    """Read all of `root` and the pages of `docs`, and find the problems that stop a build. A path is that of a folder of our own pages.

    A `memo` from an earlier reading saves reading again what has not changed. `drafts` are what files of `cities/` would hold, by name.
    `read_files` is as for `read_guide`, `begun` as for `stopping`.
    """
    return _with_stopping(root, _read(root, docs, day, memo or Memo(), drafts, read_files), drafts, begun)


def _read(
    root: Path,
    docs: Path | PageFolder,
    day: datetime.date,
    memo: Memo,
    drafts: Mapping[str, bytes],
    read_files: ReadFiles | None = None,
) -> Checked:
    """What can be read, and its problems, before any check."""
    guide, problems = read_guide(root, day, memo, drafts, read_files)
    folder = docs if isinstance(docs, PageFolder) else PageFolder(docs)
    written, below, files, found, names = read_pages(root, folder)
    beside = [files_below(root / name, name) for name in FOLDERS]
    problems += [*(problem for one in beside for problem in one.problems), *found]
    problems += name_problems([*(name for one in beside for name in one.files), *names])
    if guide is None:
        return Checked(None, written, problems, below, files)
    from cityguide.site.compose import addresses  # with all kinds of pages, which a check after an edit does not need

    # A profile or table that could not be read is reported itself, so links to its page or file are not reported too.
    there = {f"cities/{path.stem}.md" for path in (root / "cities").glob("*.yml")} | files.keys()
    there |= {f"data/{file}" for table in guide.tables.tables.values() for file in table.files}
    subject = Subject(guide, written, below, addresses(guide, memo) | there, shared=folder.shared, memo=memo)
    return Checked(subject, written, problems, below, files)


def read_pages(root: Path, folder: PageFolder) -> tuple[list[TextFile], str, Mapping[str, Path], list[Problem], Collection[str]]:
    """The hand-written pages, the prefix of their names, all files of their folder that are in the site, what is wrong with them, and
    the names of all files there.
    """
    base = root if folder.path.is_relative_to(root) else folder.path.parent
    below = f"{folder.path.relative_to(base).as_posix()}/"
    pages = files_below(folder.path, below.rstrip("/"))
    files = folder.taken({name.removeprefix(below): path for name, path in pages.files.items()})
    read = [read_text(path, f"{below}{name}") for name, path in files.items() if name.endswith(".md")]
    problems = [*pages.problems, *(problem for _, found in read for problem in found)]
    return [page for page, _ in read if page is not None], below, files, problems, pages.files.keys()


def _with_stopping(root: Path, read: Checked, drafts: Mapping[str, bytes], begun: Begun = in_another_process) -> Checked:
    problems = with_true_repairs(root, [*read.problems, *(stopping(read.subject, begun) if read.subject else ())], drafts)
    return replace(read, subject=read.subject and replace(read.subject, whole=not problems), problems=problems)


@dataclass(frozen=True)
class WholeCheck:
    """What was read, what was `looked` for in it that stops no build, and all problems in the order of a report."""

    read: Checked
    looked: Looked | None
    problems: list[Problem]


def _more(root: Path, read: Checked) -> tuple[Looked | None, list[Problem]]:
    """What the checks look for that stops no build, and the notes on layout."""
    known = {document.source.name: document for document in read.subject.documents} if read.subject else {}
    return looked_for(read.subject) if read.subject else None, layout_problems(root, known, read.written)


def whole_check(root: Path, day: datetime.date, docs: PageFolder | None = None, drafts: Mapping[str, bytes] = NO_DRAFTS) -> WholeCheck:
    """Read `root` and `docs`, and find all errors, warnings and notes; without `docs` of `content`."""
    unchecked = _read(root, docs or root / "content", day, Memo(), drafts)
    many = unchecked.guide is not None and len(unchecked.guide.files) >= MANY_PROFILES
    of_no_stop = in_another_process(partial(_more, root, unchecked), worth_it=many)
    read = _with_stopping(root, unchecked, drafts)
    _ = read.subject and read.subject.cited  # worked out while the other process looks
    looked, layout = of_no_stop()
    more = [*(on_demand(read.subject, looked) if read.subject else ()), *layout]
    return WholeCheck(read, looked, in_report_order([*read.problems, *with_true_repairs(root, more, drafts)]))
