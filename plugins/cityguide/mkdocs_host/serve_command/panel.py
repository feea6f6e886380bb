"""The panel of problems that the preview shows over a page."""

from __future__ import annotations

import html
from collections.abc import Sequence
from itertools import groupby
from pathlib import Path

from cityguide.problems.problem import Problem
from cityguide.problems.report import explained_at

AROUND = 60
"""Characters of a line that are shown on either side of what is wrong in it."""

_STYLE = (Path(__file__).resolve().parents[2] / "assets" / "preview.css").read_text(encoding="utf-8")


def with_panel(page: str, problems: Sequence[Problem]) -> str:
    """`page` with the panel over it, which says that the page is older than the files."""
    return page.replace("</head>", f"<style>{_STYLE}</style></head>", 1).replace("</body>", f"{_panel(problems, True)}</body>", 1)


def bare_page(problems: Sequence[Problem]) -> str:
    """A page that holds the panel alone: for a guide that could not be read yet."""
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Problems</title><style>{_STYLE}</style>'
        f'<meta name="viewport" content="width=device-width"></head><body>{_panel(problems, False)}</body></html>'
    )


def _panel(problems: Sequence[Problem], stale: bool) -> str:
    count = "One problem" if len(problems) == 1 else f"{len(problems)} problems"
    then = "The page is the last good one, and is renewed" if stale else "The guide shows"
    files = "".join(_file(name, list(found), stale) for name, found in groupby(problems, key=lambda problem: problem.at.file))
    told = f"<summary>{count} in the guide’s files</summary><p>{then} as soon as they are mended.</p>"
    return f'<details class="cg-panel" role="alert" open>{told}{files}</details>'


def _file(name: str, problems: Sequence[Problem], linked: bool) -> str:
    return f"<section><h2>{html.escape(name)}</h2><ol>{''.join(_problem(problem, linked) for problem in problems)}</ol></section>"


def _problem(problem: Problem, linked: bool) -> str:
    """Line and column, what is wrong, the line around it; and a link to where that is explained, where the preview has pages."""
    at, line = problem.at, problem.excerpt
    found = problem.found if line.startswith(problem.found, at.column - 1) else ""
    start, end = at.column - 1, at.column - 1 + max(len(found), 1)
    before, after = line[max(start - AROUND, 0) : start], line[end : end + AROUND]
    before, after = "…" * (start > AROUND) + before, after + "…" * (len(line) > end + AROUND)
    excerpt = f"<pre>{html.escape(before)}<mark>{html.escape(line[start:end])}</mark>{html.escape(after)}</pre>" if line.strip() else ""
    more = f' · <a href="/{html.escape(explained_at(problem))}">How it is written</a>' if linked else ""
    return f"<li><p><b>Line {at.line}, column {at.column}:</b> {html.escape(problem.message)}{more}</p>{excerpt}</li>"
