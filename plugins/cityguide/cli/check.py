"""`cityguide check`: every problem of the guide, all at once, and with `--fix` the repair of those that have one."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from cityguide.checks.links import link_problems
from cityguide.cli.surroundings import in_colour, page_folder_of, site_address
from cityguide.problems.codes import BY_ITSELF
from cityguide.problems.problem import Problem
from cityguide.problems.report import in_report_order, report
from cityguide.problems.report_formats import FORMATS
from cityguide.processes import uncollected
from cityguide.project.day import today
from cityguide.project.reading import Checked, check_all

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
    with uncollected():  # nearly all that is read is needed until the end
        return _checked(chosen, names)


def _checked(chosen: argparse.Namespace, names: Sequence[str]) -> int:
    read, problems = _look(chosen.root, names)
    if chosen.fix:
        mended, read, problems = _mend(chosen.root, names, read, problems)
        if chosen.format == "text":
            print(_mended(mended))
    site = site_address(chosen.root)
    bad = any(problem.severity != "note" and problem.code not in BY_ITSELF for problem in problems)
    if chosen.format != "text":
        told = FORMATS[chosen.format](problems, site)
        print(told, end="\n" if told else "")
    elif problems:
        stream = sys.stderr if bad else sys.stdout
        print(report(problems, site, colour=in_colour(stream)), file=stream)
    else:
        print(_good(read))
    return 1 if bad else 0


def _look(root: Path, names: Sequence[str]) -> tuple[Checked, list[Problem]]:
    read, problems = check_all(root, today(), page_folder_of(root))
    problems = in_report_order([*problems, *_lost_links(root, read)])
    return read, [problem for problem in problems if not names or any(_is_in(problem.at.file, name) for name in names)]


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


def _mend(root: Path, names: Sequence[str], read: Checked, problems: list[Problem]) -> tuple[list[Problem], Checked, list[Problem]]:
    """What was repaired, and the guide and its problems after that."""
    from cityguide.editing.fixing import fix

    mended: list[Problem] = []
    for _ in range(ROUNDS):
        done = fix(root, problems)
        if not done:
            break
        mended += done
        read, problems = _look(root, names)
    return mended, read, problems


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


def _good(read: Checked) -> str:
    assert read.guide is not None
    profiles, sources, standings = read.guide.profiles, read.guide.sources, read.guide.rankings.standings
    places = sum(len(profile.attractions) for profile in profiles)
    return f"No problems: {len(profiles)} profiles, {places} places, {len(sources)} sources, {len(standings)} standings."
