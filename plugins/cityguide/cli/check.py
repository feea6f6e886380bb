"""`cityguide check`: every problem of the guide, all at once, and with `--fix` the repair of those that have one."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from cityguide.checks.links import link_problems
from cityguide.cli.surroundings import in_colour, page_folder_of, site_address
from cityguide.problems.codes import BY_ITSELF
from cityguide.problems.problem import Problem
from cityguide.problems.report import in_report_order, report
from cityguide.problems.report_formats import FORMATS
from cityguide.processes import uncollected
from cityguide.project.day import today
from cityguide.project.kept_check import can_be_kept, check_again, counts_in
from cityguide.project.last_check import CheckTold
from cityguide.project.reading import Checked, PageFolder, whole_check

ROUNDS = 10
"""How often `--fix` repairs and checks again at most: a repair may reveal another fault."""


def options(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "paths", type=Path, nargs="*", metavar="PATH", help="report only these files or folders; everything is read all the same"
    )
    command.add_argument("--format", choices=("text", *FORMATS), default="text", help="for people, or for a machine (default: text)")
    command.add_argument("--fix", action="store_true", help="mend what has one right repair, then report what was mended and what is left")


def run(chosen: argparse.Namespace, parser: argparse.ArgumentParser) -> int:
    """1 when there are errors or warnings, but for those that come by themselves, else 0. Then a text goes to stderr, else to stdout."""
    names = [_within(chosen.root, path, parser) for path in chosen.paths]
    with uncollected(stays=True):  # nearly all that is read is needed until the end
        return _checked(chosen, names)


def _checked(chosen: argparse.Namespace, names: Sequence[str]) -> int:
    told = _look(chosen.root, names)
    if chosen.fix:
        mended, told = _mend(chosen.root, names, told)
        if chosen.format == "text":
            print(_mended(mended))
    problems, site = told.problems, site_address(chosen.root)
    bad = any(problem.severity != "note" and problem.code not in BY_ITSELF for problem in problems)
    if chosen.format != "text":
        said = FORMATS[chosen.format](problems, site)
        print(said, end="\n" if said else "")
    elif problems:
        stream = sys.stderr if bad else sys.stdout
        print(report(problems, site, colour=in_colour(stream)), file=stream)
    else:
        print(_good(told))
    return 1 if bad else 0


def _look(root: Path, names: Sequence[str]) -> CheckTold:
    docs = page_folder_of(root)
    told = check_again(root, today(), docs) if can_be_kept(docs) else _with_lost_links(root, docs)
    here = [problem for problem in told.problems if not names or any(_is_in(problem.at.file, name) for name in names)]
    return replace(told, problems=here)


def _with_lost_links(root: Path, docs: PageFolder) -> CheckTold:
    found = whole_check(root, today(), docs)
    return CheckTold(in_report_order([*found.problems, *_lost_links(root, found.read)]), counts_in(found.read.guide))


def _lost_links(root: Path, read: Checked) -> list[Problem]:
    """Links to no page of the guide where plugins may add pages: MkDocs is asked for these, since most projects need no such question."""
    if read.subject is None or not read.subject.shared:
        return []
    lost = link_problems(read.written, read.docs, read.subject.paths)
    known = {problem for problem in read.problems if problem.code == "link"}
    if not set(lost) - known:
        return []
    from cityguide.mkdocs_host.page_folder import pages_of_others

    return link_problems(read.written, read.docs, {*read.subject.paths, *pages_of_others(root / "mkdocs.yml")})


def _is_in(file: str, name: str) -> bool:
    return name in ("", ".", file) or file.startswith(f"{name}/")


def _within(root: Path, path: Path, parser: argparse.ArgumentParser) -> str:
    """A path relative to the project's folder, as problems name it. It is looked for from here and from that folder."""
    base = root.resolve()
    try:
        there = [found.resolve() for found in (path, root / path) if found.exists()]
    except OSError as error:  # a name that is too long
        parser.error(f"{path}: {error.strerror}")
    if not there:
        parser.error(f"there is no file or folder {path}")
    within = next((found for found in there if found.is_relative_to(base)), None)
    if within is None:
        parser.error(f"{path} is not in {base.name or base}")
    return within.relative_to(base).as_posix()


def _mend(root: Path, names: Sequence[str], told: CheckTold) -> tuple[list[Problem], CheckTold]:
    """What was repaired, and what is told of the guide after that."""
    from cityguide.editing.fixing import fix

    mended: list[Problem] = []
    for _ in range(ROUNDS):
        done = fix(root, told.problems)
        if not done:
            break
        mended += done
        told = _look(root, names)
    return mended, told


def _mended(problems: Sequence[Problem]) -> str:
    """A line for each repair, in the order in which they were made."""
    lines = [f"{problem.at}: {_repair(problem)} [{problem.code}]" for problem in problems]
    return "\n".join([*lines, f"{len(problems)} mended." if problems else "Nothing to mend."])


def _repair(problem: Problem) -> str:
    if problem.code == "field-order":
        return "the fields of this record are in order"
    if not problem.found.strip() and not problem.meant.strip():
        return f"mended: {problem.message}"
    return f"'{problem.found}' is now '{problem.meant}'" if problem.meant else f"'{problem.found}' is gone"


def _good(told: CheckTold) -> str:
    profiles, places, sources, standings = told.size
    return f"No problems: {profiles} profiles, {places} places, {sources} sources, {standings} standings."
