"""Comments that allow a warning for one line, with a reason: `# allow far-away: the last stop of the line`.

The comment is at the end of the line with the warning, or of the line with its key, or alone on the line above either.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from operator import itemgetter

from cityguide.problems.codes import CODES, catalogue
from cityguide.problems.problem import NOTHING, FilePosition, Near, Problem, near
from cityguide.reading.yaml_file import YamlFile

_COMMENT = re.compile(r"#[ ]*allow\b(?P<rest>[^\n]*)")
_ALLOWED = re.compile(r"[ ]+(?P<codes>[\w-]+(?:,[ ]*[\w-]+)*)[ ]*(?:[:–—-][ ]*(?P<reason>.*))?")

_UNUSED = "nothing here is "


@dataclass(frozen=True)
class Allowance:
    """A comment: the line for which it allows `codes`, each code with its place, and the reason, empty without one."""

    line: int
    at: FilePosition
    codes: tuple[tuple[str, FilePosition], ...]
    reason: str


def allowances(document: YamlFile) -> Iterator[Allowance]:
    """Every such comment of a document. A `#` inside a text is not a comment."""
    source = document.source
    comments = list(_COMMENT.finditer(source.text))
    texts = _texts(document) if comments else []
    for match in comments:
        if source.text[max(match.start() - 1, 0)] not in " \n#" or is_within(texts, match.start()):
            continue
        at = source.position(match.start())
        alone = not source.line(at.line)[: at.column - 1].strip()
        found = _ALLOWED.match(match["rest"])
        codes: list[tuple[str, FilePosition]] = []
        if found:
            start = match.start("rest") + found.start("codes")
            codes = [(code[0], source.position(start + code.start())) for code in re.finditer(r"[\w-]+", found["codes"])]
        yield Allowance(at.line + alone, at, tuple(codes), (found["reason"] or "").strip() if found else "")


def _texts(document: YamlFile) -> list[tuple[int, int]]:
    """Where texts begin and end; of a block, only the lines below its sign."""
    found = []
    for span in document.spans.values():
        typed = document.source.text[span.start : span.end]
        if typed[:1] in ("|", ">"):
            found.append((span.inner, span.inner + len(document.source.text[span.inner : span.end].rstrip())))
        elif typed[:1] in ("'", '"'):
            found.append((span.start, span.end))
    return sorted(found)


def is_within(spans: Sequence[tuple[int, int]], offset: int) -> bool:
    """Whether the character at `offset` is in one of the spans (begin, end), which are sorted and don't overlap."""
    index = bisect_right(spans, offset, key=itemgetter(0)) - 1
    return index >= 0 and offset < spans[index][1]


def unsilenced(problems: Iterable[Problem], documents: Iterable[YamlFile], *, whole: bool) -> list[Problem]:
    """Warnings not suppressed by an `# allow` comment, plus `allow` problems for comments that are malformed or unused.

    Unused comments are only reported for a `whole` guide: otherwise their warnings may just not have been found.
    """
    left = list(problems)
    for document in documents:
        found = list(allowances(document))
        if not found:
            continue
        here = _by_line(document, [problem for problem in left if problem.at.file == document.source.name])
        hushed: set[Problem] = set()
        for allowance in found:
            silenced = {code: here.get((allowance.line, code), []) for code, _ in allowance.codes}
            if allowance.reason:
                hushed.update(problem for told in silenced.values() for problem in told)
            left += _faults(document, allowance, {code for code, told in silenced.items() if told}, whole)
        left = [problem for problem in left if problem not in hushed]
    return left


def _by_line(document: YamlFile, problems: Sequence[Problem]) -> dict[tuple[int, str], list[Problem]]:
    """The problems by code and by the lines for which a comment may allow them: their own, and that of their key."""
    source = document.source
    keyed = sorted((span.key, span.end) for loc, span in document.spans.items() if loc and isinstance(loc[-1], str))
    found: dict[tuple[int, str], list[Problem]] = {}
    around: list[tuple[int, int]] = []  # the keys whose values the place is in, the innermost last
    next_key = 0
    for offset, problem in sorted((source.offset(problem.at), problem) for problem in problems):
        while next_key < len(keyed) and keyed[next_key][0] <= offset:
            while around and around[-1][1] <= keyed[next_key][0]:
                around.pop()
            around.append(keyed[next_key])
            next_key += 1
        while around and max(around[-1][1], around[-1][0] + 1) <= offset:
            around.pop()
        for line in {problem.at.line, *([source.position(around[-1][0]).line] if around else [])}:
            found.setdefault((line, problem.code), []).append(problem)
    return found


def _faults(document: YamlFile, allowance: Allowance, silenced: set[str], whole: bool) -> Iterator[Problem]:
    def fault(at: FilePosition, said: str, found: str, close: Near = NOTHING) -> Problem:
        return document.source.problem(at, said, "allow", close, found=found)

    if not allowance.codes:
        yield fault(allowance.at, "say what is allowed and why, as in '# allow far-away: the last stop of the line'", "#")
    for name, at in allowance.codes:
        code = CODES.get(name)
        if code is None:
            close = near(name, [warning for warning, account in catalogue().items() if account.may_be_allowed])
            yield fault(at, f"there is no problem '{name}'{close.said}", name, close)
        elif not catalogue()[code].may_be_allowed:
            yield fault(at, f"'{code}' can't be allowed; only warnings can", code)
        elif not allowance.reason:
            yield fault(at, f"say why '{code}' is right here, behind a colon", code)
        elif whole and code not in silenced:
            yield fault(at, f"{_UNUSED}'{code}' any more; take the comment out", code)


def is_unused(problem: Problem) -> bool:
    """Whether a problem is one of a comment that allows what is not there, of which only a `whole` guide tells."""
    return problem.code == "allow" and problem.message.startswith(_UNUSED)
