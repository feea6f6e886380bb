"""Directives on a page: their positions, their options, and problems with these. Nothing is drawn here.

```chart
kind: shares
clusters: [tokyo-yokohama, beijing]
```
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from cityguide.directives.directive import DIRECTIVES
from cityguide.directives.options import Options
from cityguide.guide import Guide
from cityguide.problems.problem import FilePosition, Problem, RefusedError, unknown
from cityguide.rankings.reading import TABLE_OF
from cityguide.reading.text_file import TextFile
from cityguide.reading.validation import marked, validate
from cityguide.reading.yaml_file import parse_yaml

_FENCE = re.compile(r"^(?P<ticks>`{3,}|~{3,})(?P<info>[^`\n]*)$", re.MULTILINE)

_PLAIN = re.compile(r"(?:[a-z]+: (?!null$)[a-z0-9][a-z0-9-]*\n)+", re.MULTILINE)

FRONT = re.compile(r"\A---\n(.*?)^---\n", re.DOTALL | re.MULTILINE)
"""The front matter of a page: YAML between two rules."""


@dataclass(frozen=True)
class Found:
    """A fenced block: its directive's name (None for other code), its body, and their offsets in the text."""

    name: str | None
    body: str
    start: int
    end: int
    body_start: int


def has_macros(page: str) -> bool:
    """Whether a page asks mkdocs-macros to read its braces (`render_macros: true`). Then none of them is a figure of ours."""
    front = FRONT.match(page)
    return bool(front and re.search(r"^render_macros: *true\b", front[1], re.MULTILINE))


def blocks_in(text: str) -> Iterator[Found]:
    """Every fenced block of a page, directives and other code alike."""
    fences = list(_FENCE.finditer(text))
    closing: dict[str, list[int]] = {}
    for fence in fences:
        if not fence["info"].strip(" "):
            closing.setdefault(fence["ticks"], []).append(fence.start())
    done = 0
    for fence in fences:
        ends = closing.get(fence["ticks"], [])
        next_end = bisect_right(ends, fence.start())
        if fence.start() < done or next_end == len(ends):
            continue
        body = fence.end() + 1
        line_end = text.find("\n", ends[next_end])
        done = line_end + 1 if line_end >= 0 else len(text)
        info = fence["info"].strip()
        yield Found(info if info in DIRECTIVES else None, text[body : ends[next_end]], fence.start(), done, body)


def options_of(guide: Guide, found: Found, page: TextFile) -> tuple[Options | None, list[Problem]]:
    """The directive's options, or what is wrong with them, placed in the page's own lines."""
    assert found.name is not None
    if (name := (found.name, found.body)) in (good := _good(guide)):
        return good[name], []
    model = DIRECTIVES[found.name].options
    start = found.body_start

    def placed(problems: list[Problem]) -> list[Problem]:
        shift, found = page.position(start).line - 1, []
        for problem in problems:
            at = FilePosition(page.name, problem.at.line + shift, problem.at.column)
            line = page.line(at.line)
            there = line.startswith(problem.found, at.column - 1)  # not so in an empty body
            found.append(replace(problem, at=at, excerpt=line, found=problem.found if there else "", sure=problem.sure and there, field=""))
        return found

    document, problems = parse_yaml(TextFile(page.name, found.body if found.body.strip() else "{}\n"), _plain_value(found.body))
    if document is None:
        return None, placed(problems)
    options, found_in_options = validate(model, document)
    problems += found_in_options
    if options is None:
        return None, placed(problems)
    choices: Mapping[str, Mapping[str, object]] = {"cluster": guide.rankings.clusters, "economy": guide.rankings.economies}
    absent = [(loc, kind, word) for kind, known in choices.items() for loc, word in marked(options, kind) if word not in known]
    problems += [
        document.at_value(loc, *unknown(kind, word, choices[kind])) for loc, kind, word in absent if guide.tables.whole(TABLE_OF[kind])
    ]
    if problems or absent:
        return None, placed(problems)
    try:
        options.agree_with(guide)
    except RefusedError as error:
        return None, placed([document.at_value((error.key,) if error.key else (), str(error), error.code, error.close)])
    good[name] = options
    return options, []


def _plain_value(body: str) -> dict[str, str] | None:
    """The value of a body that YAML need not read: a plain word for each of some keys, as on every generated page; else None."""
    if not _PLAIN.fullmatch(body):
        return None
    entries = [line.split(": ") for line in body.splitlines()]
    value = dict(entries)
    return value if len(value) == len(entries) else None


@lru_cache(maxsize=1)
def _good(guide: Guide) -> dict[tuple[str, str], Options]:
    """The options of directives without fault, by name and body: each is read for the check, for the charts and for its page."""
    return {}


def segments(text: str) -> Iterator[Found | tuple[int, str]]:
    """A page in pieces: fenced blocks, and the text between them with its offset."""
    at = 0
    for found in blocks_in(text):
        if found.start > at:
            yield at, text[at : found.start]
        yield found
        at = found.end
    if at < len(text):
        yield at, text[at:]


def subject(name: str, options: Options | None) -> str | None:
    """The cluster that a page is about from this directive on; None if the directive does not change it."""
    return getattr(options, "cluster", None) if DIRECTIVES[name].is_subject else None
