"""Repairs of problems that have one right answer. Nothing else in the files changes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from cityguide.problems.problem import Problem
from cityguide.problems.report import mendable
from cityguide.profiles.reading import NO_DRAFTS
from cityguide.reading.models import Model
from cityguide.reading.plain_file import NotReadError, read_plain
from cityguide.reading.text_file import TextFile, as_text, size_of
from cityguide.reading.yaml_file import Loc, YamlFile, parse_yaml
from cityguide.yaml_edits.cuts import Edit, applied, applied_to_bytes, write_whole
from cityguide.yaml_edits.edits import with_texts
from cityguide.yaml_edits.models_of_files import in_order, records_in, too_early


def fix(root: Path, problems: Sequence[Problem]) -> list[Problem]:
    """Repairs the `problems` that have one right repair, and returns them, sorted.

    These are the `sure` problems and records with fields out of order (`field-order`). A problem is left when its text is no longer
    at its place, or when its repair would make the file worse to read. A repair can reveal further problems: check and call again
    until nothing is repaired.
    """
    mended: list[Problem] = []
    for name in sorted({problem.at.file for problem in problems}):
        here = sorted({problem for problem in problems if problem.at.file == name})
        path = root / name
        if any(map(mendable, here)):
            mended += _fix_file(path, name, here)
    return mended


MOST_TRIED = 40
"""Repairs of one file that are tried before a report: each means reading the file again. In a file with more, the others are believed."""


def with_true_repairs(root: Path, problems: Sequence[Problem], drafts: Mapping[str, bytes] = NO_DRAFTS) -> list[Problem]:
    """The `problems`, of which only those stay sure that `fix` would repair: no report promises a repair that is then not made.

    `drafts` are what files of these names would hold.
    """
    told: list[Problem] = []
    files: dict[str, TextFile] = {}
    tried: Counter[str] = Counter()
    for problem in problems:
        name = problem.at.file
        if problem.sure and tried[name] < MOST_TRIED:
            tried[name] += 1
            if name not in files:
                files[name] = _file(root / name, name, drafts)
            edit = _repair(files[name], problem)
            problem = replace(problem, sure=edit is not None and bool(_kept(name, files[name].text, [(problem, edit)])))
        told.append(problem)
    return told


def _file(path: Path, name: str, drafts: Mapping[str, bytes]) -> TextFile:
    """A file as it is or would be, empty if it can't be read: then nothing in it can be mended."""
    try:
        return TextFile(name, as_text(drafts[name] if name in drafts else read_plain(path, name, size_of(path))))
    except (NotReadError, UnicodeDecodeError):
        return TextFile(name, "")


def _fix_file(path: Path, name: str, problems: Sequence[Problem]) -> list[Problem]:
    try:
        raw = read_plain(path, name, size_of(path))
        file = TextFile(name, as_text(raw))
    except (NotReadError, UnicodeDecodeError):
        return []
    repairs = [(problem, edit) for problem in problems if problem.sure and (edit := _repair(file, problem)) is not None]
    mended = _kept(name, file.text, repairs)
    result = applied_to_bytes(raw, [edit for _, edit in mended])
    disordered = [problem for problem in problems if problem.code == "field-order"]
    result, ordered = _put_in_order(name, result, disordered)
    if result != raw:
        write_whole(path, result)
    return sorted([*(problem for problem, _ in mended), *ordered])


def _repair(file: TextFile, problem: Problem) -> Edit | None:
    start = file.offset(problem.at)
    end = start + len(problem.found)
    if file.text[start:end] != problem.found or (not problem.found and start < len(file.text)) or problem.found == problem.meant:
        return None
    return Edit(start, end, problem.meant)


def _kept(name: str, text: str, repairs: Sequence[tuple[Problem, Edit]]) -> list[tuple[Problem, Edit]]:
    """The repairs that don't overlap and are harmless: all of them, or else as many as are harmless together."""
    apart: list[tuple[Problem, Edit]] = []
    for problem, edit in sorted(repairs, key=lambda repair: (repair[1].start, repair[1].end)):
        if not apart or edit.start >= apart[-1][1].end:
            apart.append((problem, edit))
    if not name.endswith(".yml") or _harmless(name, text, apart):
        return apart
    kept: list[tuple[Problem, Edit]] = []
    for repair in apart:
        if _harmless(name, text, [*kept, repair]):
            kept.append(repair)
    return kept


def _harmless(name: str, text: str, repairs: Sequence[tuple[Problem, Edit]]) -> bool:
    """Whether a YAML file can be read better after the repairs, or as well, and removed white space was not part of a text."""
    before, faults = parse_yaml(TextFile(name, text))
    after, left = parse_yaml(TextFile(name, applied(text, [edit for _, edit in repairs])))
    if before is None:
        # A repair that leaves the fault, or moves it to the next line, does not help.
        known = {(fault.at.line, fault.message) for fault in faults} - {(mended.at.line, mended.message) for mended, _ in repairs}
        here = {line for problem, _ in repairs for line in (problem.at.line, problem.at.line + 1)}
        return after is not None or not any(fault.at.line in here and (fault.at.line, fault.message) not in known for fault in left)
    blank = [edit for problem, edit in repairs if not problem.found.strip() and not problem.meant.strip()]
    bare = _parsed(name, applied(text, blank))
    if bare is None or after is None or with_texts(bare.value, str.split) != with_texts(before.value, str.split):
        return False
    return _same_elsewhere(before, after.value, [edit for _, edit in repairs])


def _same_elsewhere(before: YamlFile, after: Any, edits: Sequence[Edit]) -> bool:
    """Whether the values after some edits are those before, in the same order, but for those that an edit touches."""

    def touched(start: int, end: int) -> bool:
        return any(edit.start <= end and start <= edit.end for edit in edits)

    def same(loc: Loc, one: Any, other: Any) -> bool:
        if isinstance(one, dict) and isinstance(other, dict) and len(one) == len(other):
            for (key, value), (new, changed) in zip(one.items(), other.items(), strict=True):
                at = before.spans[(*loc, key)].key
                if (key != new and not touched(at, at + len(key))) or not same((*loc, key), value, changed):
                    return False
            return True
        if isinstance(one, list) and isinstance(other, list) and len(one) == len(other):
            return all(same((*loc, index), *pair) for index, pair in enumerate(zip(one, other, strict=True)))
        span = before.spans[loc]
        whole = any(edit.start <= span.start and span.end <= edit.end for edit in edits)
        return bool(one == other) or whole or (not isinstance(one, dict | list) and touched(span.start, span.end))

    return same((), before.value, after)


def _put_in_order(name: str, raw: bytes, reported: Sequence[Problem]) -> tuple[bytes, list[Problem]]:
    """Puts the records of the reported lines in order, the innermost first, because that does not move the outer ones."""
    document = _parsed(name, as_text(raw))
    if document is None or not reported:
        return raw, []
    lines = {problem.at.line for problem in reported}
    wanted: list[tuple[Loc, Model, int]] = []
    for loc, model in records_in(document):
        found = too_early(document, loc, model)
        if found is not None and (line := document.key_position((*loc, found[0])).line) in lines:
            wanted.append((loc, model, line))
    done: set[int] = set()
    for depth in sorted({len(loc) for loc, _, _ in wanted}, reverse=True):
        document = _parsed(name, as_text(raw))
        assert document is not None
        edits = [(line, edit) for loc, model, line in wanted if len(loc) == depth and (edit := in_order(document, loc, model)) is not None]
        if not _says_the_same(document, [edit for _, edit in edits]):
            edits = [(line, edit) for line, edit in edits if _says_the_same(document, [edit])]
        raw = applied_to_bytes(raw, [edit for _, edit in edits])
        done |= {line for line, _ in edits}
    return raw, [problem for problem in reported if problem.at.line in done]


def _says_the_same(document: YamlFile, edits: Sequence[Edit]) -> bool:
    after = _parsed(document.source.name, applied(document.source.text, edits))
    return after is not None and after.value == document.value


def _parsed(name: str, text: str) -> YamlFile | None:
    return parse_yaml(TextFile(name, text))[0]
