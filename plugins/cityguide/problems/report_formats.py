"""Problems for machines: JSON, GitHub's workflow commands, and SARIF 2.1.0."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any
from urllib.parse import quote

from cityguide.problems.codes import Code, catalogue
from cityguide.problems.limits import EXCERPT
from cityguide.problems.problem import Problem, visible
from cityguide.problems.report import excerpt_of, explained_at, in_report_order, listed_of, mendable

SARIF = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

_LEVELS = {"error": "error", "warning": "warning", "note": "notice"}


def as_json(problems: Iterable[Problem], site: str = "") -> str:
    """An object with `problems`, with all their fields, and `counts` by severity. Columns count characters from 1.

    `excerpt` begins at `excerpt_column` of its line, and the counts hold those of `left_out` too: by file, how many are not listed.
    """
    found = in_report_order(problems)
    listed, left = listed_of(found)
    told = [
        {
            "file": problem.at.file,
            "line": problem.at.line,
            "column": problem.at.column,
            "end_line": _end(problem)[0],
            "end_column": _end(problem)[1],
            "severity": problem.severity,
            "code": problem.code,
            "message": problem.message,
            "found": _short(problem.found),
            "meant": _short(problem.meant),
            "sure": problem.sure and problem.found == _short(problem.found) and problem.meant == _short(problem.meant),
            "field": problem.field,
            "excerpt": excerpt_of(problem)[0],
            "excerpt_column": excerpt_of(problem)[1],
            "explained_at": explained_at(problem, site),
        }
        for problem in listed
    ]
    counts = {kind: sum(problem.severity == kind for problem in found) for kind in _LEVELS}
    return _json({"problems": told, "left_out": left, "counts": counts, "mendable": sum(map(mendable, found))})


def _json(told: Any) -> str:
    """JSON in which characters that can't be printed are escaped: a terminal may show it."""
    whole = json.dumps(told, ensure_ascii=False, indent=1)
    if whole.replace("\n", "").isprintable():
        return whole
    return "".join(char if char.isprintable() or char == "\n" else json.dumps(char)[1:-1] for char in whole)


def _short(text: str) -> str:
    return text if len(text) <= EXCERPT.most else f"{text[: EXCERPT.most - 1]}…"


def _end(problem: Problem) -> tuple[int, int]:
    """The line and the column just after the text at fault."""
    *before, last = problem.found.split("\n")
    return problem.at.line + len(before), len(last) + (1 if before else problem.at.column)


def as_github(problems: Iterable[Problem], site: str = "") -> str:
    """One workflow command a line, which GitHub shows beside the line of a pull request; empty without problems."""
    listed, left = listed_of(in_report_order(problems))
    more = [f"::notice file={_escaped(visible(name), ',:')}::… and {count:,} more" for name, count in left.items()]
    return "\n".join([*(_command(problem, site) for problem in listed), *more])


def _command(problem: Problem, site: str) -> str:
    properties: Mapping[str, str | int] = {
        "file": visible(problem.at.file),
        "line": problem.at.line,
        "col": problem.at.column,
        **({"endLine": _end(problem)[0]} if _end(problem)[0] != problem.at.line else {"endColumn": _end(problem)[1]}),
        "title": problem.code,
    }
    told = ",".join(f"{key}={_escaped(str(value), ',:')}" for key, value in properties.items())
    return f"::{_LEVELS[problem.severity]} {told}::{_escaped(f'{_but_lines(problem.message)} ({explained_at(problem, site)})')}"


def _but_lines(text: str) -> str:
    return "".join(char if char in "\r\n" else visible(char) for char in text)


def _escaped(text: str, also: str = "") -> str:
    """`text` with the signs that end a command or one of its properties percent-encoded, as the runner reads them."""
    return re.sub(f"[%\r\n{also}]", lambda match: f"%{ord(match[0]):02X}", text)


def as_sarif(problems: Iterable[Problem], site: str = "") -> str:
    """Static Analysis Results Interchange Format 2.1.0 (OASIS): a rule for each code that occurs, a fix for each sure repair."""
    found, left = listed_of(in_report_order(problems))
    codes = sorted({problem.code for problem in found})
    driver: dict[str, Any] = {"name": "cityguide", "rules": [_rule(code, site) for code in codes]}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {"ROOT": {"description": {"text": "The folder that holds cities/, data/ and content/."}}},
        "results": [_result(problem, codes) for problem in found],
        **({"properties": {"leftOut": left}} if left else {}),
    }
    return _json({"$schema": SARIF, "version": "2.1.0", "runs": [run]})


def _rule(code: Code, site: str) -> dict[str, Any]:
    account = catalogue()[code]
    told = {
        "id": code,
        "shortDescription": {"text": account.title},
        "fullDescription": {"text": f"{account.means} {account.why}"},
        "help": {"text": account.mend},
        "defaultConfiguration": {"level": account.severity},
    }
    return told | ({"helpUri": f"{site.rstrip('/')}/write/problems/{code}/"} if site.startswith(("http://", "https://")) else {})


def _result(problem: Problem, codes: Sequence[Code]) -> dict[str, Any]:
    place = {"uri": quote(problem.at.file, errors="backslashreplace"), "uriBaseId": "ROOT"}
    region = {
        "startLine": problem.at.line,
        "startColumn": problem.at.column,
        "endLine": _end(problem)[0],
        "endColumn": _end(problem)[1],
    }
    snippet = {"snippet": {"text": excerpt_of(problem)[0]}} if problem.excerpt else {}
    result: dict[str, Any] = {
        "ruleId": problem.code,
        "ruleIndex": codes.index(problem.code),
        "level": problem.severity,
        "message": {"text": problem.message},
        "locations": [
            {"physicalLocation": {"artifactLocation": place, "region": region, "contextRegion": {"startLine": problem.at.line, **snippet}}}
        ],
    }
    if problem.sure and problem.found == _short(problem.found) and problem.meant == _short(problem.meant):
        blank = not problem.found.strip() and not problem.meant.strip()
        said = "Put the white space right." if blank else f"Write '{problem.meant}'." if problem.meant else f"Take '{problem.found}' out."
        change = {"deletedRegion": region, "insertedContent": {"text": problem.meant}}
        result["fixes"] = [{"description": {"text": said}, "artifactChanges": [{"artifactLocation": place, "replacements": [change]}]}]
    return result


FORMATS: Mapping[str, Callable[[Iterable[Problem], str], str]] = {"json": as_json, "github": as_github, "sarif": as_sarif}
"""Formats for machines, by name."""
