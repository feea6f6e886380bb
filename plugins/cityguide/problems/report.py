"""Problems as an editor reads them: file by file, each with its line, a mark below the fault, and the address of its explanation."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Sequence
from itertools import groupby
from typing import get_args

from cityguide.problems.codes import Severity, catalogue
from cityguide.problems.limits import EXCERPT, LISTED
from cityguide.problems.problem import Problem, visible

SHOWN_WIDTH = 110
"""Columns of an excerpt; a longer line is cut around the place of the fault."""

_COLOURS = {"error": "31", "warning": "33", "note": "36", "bold": "1", "faint": "2"}
_WORST_FIRST: Sequence[Severity] = get_args(Severity)


def report(problems: Iterable[Problem], site: str = "", *, colour: bool = False) -> str:
    """All problems by file and place, then their number. `site` is the guide's address, if it has one; `colour` is for a terminal."""

    def paint(text: str, kind: str) -> str:
        return f"\x1b[{_COLOURS[kind]}m{text}\x1b[0m" if colour else text

    found = in_report_order(problems)
    parts = []
    shown, left = listed_of(found)
    for name, here in groupby(shown, key=lambda problem: problem.at.file):
        parts += [paint(visible(name), "bold"), *(_told(problem, site, paint) for problem in here)]
        parts += [f"  … and {left[name]:,} more", ""] if name in left else [""]
    return "\n".join([*parts, *_ends(found)])


_FORM = ("csv", "yaml")
"""Codes of faults in the form of a file, besides those of the group `file`."""


def in_report_order(problems: Iterable[Problem]) -> list[Problem]:
    """Each problem once, by file, line and column; at one place the worst first.

    Files that can't be read as what they are come first: other problems may follow from that.
    """
    found = set(problems)
    unread = {problem.at.file for problem in found if problem.code in _FORM or catalogue()[problem.code].group == "file"}

    def key(p: Problem) -> tuple[object, ...]:
        at = p.at
        return (at.file not in unread, at.file, at.line, at.column, _WORST_FIRST.index(p.severity), p.message, p.code, p.found, p.meant)

    return sorted(found, key=key)


def listed_of(found: Sequence[Problem]) -> tuple[list[Problem], dict[str, int]]:
    """The problems that are listed, in their order, and by file how many are left out: of a file with too many, the worst are listed."""
    by_file: dict[str, list[Problem]] = {}
    for problem in found:
        by_file.setdefault(problem.at.file, []).append(problem)
    left = {name: len(here) - LISTED.most for name, here in by_file.items() if len(here) > LISTED.most}
    if not left:
        return list(found), {}
    chosen = {
        id(problem)
        for here in by_file.values()
        for problem in sorted(here, key=lambda problem: _WORST_FIRST.index(problem.severity))[: LISTED.most]
    }
    return [problem for problem in found if id(problem) in chosen], left


def excerpt_of(problem: Problem) -> tuple[str, int]:
    """The line of a problem, cut around its place if it is long, and the column of its first character.

    Where something is left out an ellipsis stands in the place of one character, so columns hold.
    """
    line = problem.excerpt
    if len(line) <= EXCERPT.most:
        return line, 1
    start = max(0, min(problem.at.column - 1 - EXCERPT.most // 2, len(line) - EXCERPT.most))
    end = start + EXCERPT.most
    first, last = "…" if start else "", "…" if end < len(line) else ""
    return f"{first}{line[start + len(first) : end - len(last)]}{last}", start + 1


def explained_at(problem: Problem, site: str = "") -> str:
    """The address of a problem's explanation: its field in the field reference, or else its code."""
    page = f"write/fields/#{problem.field.replace('.', '-')}" if problem.field else f"write/problems/{problem.code}/"
    return f"{site.rstrip('/')}/{page}" if site else page


def mendable(problem: Problem) -> bool:
    """Whether `cityguide check --fix` corrects it: a sure repair, or a record whose fields it puts in order."""
    return problem.sure or problem.code == "field-order"


def counted(problems: Sequence[Problem]) -> str:
    """`2 errors and 1 note in 2 files`."""
    sizes = [(kind, sum(problem.severity == kind for problem in problems)) for kind in _WORST_FIRST]
    said = [f"{size} {kind}{'' if size == 1 else 's'}" for kind, size in sizes if size]
    files = len({problem.at.file for problem in problems})
    told = " and ".join([", ".join(said[:-1]), said[-1]] if len(said) > 1 else said)
    return f"{told} in {files} file{'' if files == 1 else 's'}"


def _told(problem: Problem, site: str, paint: Callable[[str, str], str]) -> str:
    place = f"{problem.at.line}:{problem.at.column}"
    first = f"  {place}  {paint(problem.severity, problem.severity)}  {visible(problem.message)}  {paint(f'[{problem.code}]', 'faint')}"
    number = str(problem.at.line)
    margin = " " * len(number)
    lines = [first]
    if problem.excerpt.strip():
        shown, mark = marked_line(problem)
        lines += [f"    {paint(f'{number} |', 'faint')} {shown}", f"    {paint(f'{margin} |', 'faint')} {paint(mark, problem.severity)}"]
    lines.append(f"    {paint(f'{margin} = {explained_at(problem, site)}', 'faint')}")
    return "\n".join(lines)


def marked_line(problem: Problem) -> tuple[str, str]:
    """The line of a problem, cut around its place if it is long, and the line of carets to print below it.

    Widths are columns of a terminal: East Asian characters take two, combining marks none.
    """
    excerpt, first = excerpt_of(problem)
    before, after = excerpt[: problem.at.column - first], excerpt[problem.at.column - first :]
    found = problem.found[: len(after)]
    found = after if len(after) < len(problem.found) else found if found and after.startswith(found) else ""
    before, found, after = (visible(part.replace("\t", " ")) for part in (before, found, after[len(found) :]))
    before, after = before.rstrip("\r"), after.rstrip("\r")
    room = SHOWN_WIDTH - 2
    found, cut = _cut(found, room - 20), ""
    if columns_of(before) + columns_of(found) > room - 20:
        before, cut = _cut(before[::-1], max(room - 20 - columns_of(found), 20))[::-1], "…"
        before = before.lstrip("…")
    after = _cut(after, max(room - columns_of(before) - columns_of(found), 1))
    return f"{cut}{before}{found}{after}", " " * columns_of(cut + before) + "^" * max(columns_of(found), 1)


def _cut(text: str, room: int) -> str:
    """As much of `text` as fits into `room` columns, with an ellipsis where something is left out."""
    if columns_of(text) <= room:
        return text
    used = 0
    for index, char in enumerate(text):
        used += columns_of(char)
        if used > room - 1:
            return f"{text[:index]}…"
    return text


def columns_of(text: str) -> int:
    """How many columns a terminal gives to `text`."""
    if text.isascii():
        return len(text)
    return sum(0 if unicodedata.combining(char) else 2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)


def _ends(problems: Sequence[Problem]) -> list[str]:
    if not problems:
        return ["No problems."]
    size = sum(mendable(problem) for problem in problems)
    which = f"{size} of them" if size < len(problems) else "it" if size == 1 else "all of them"
    return [*([f"cityguide check --fix mends {which}."] if size else []), f"{counted(problems)}."]
