"""Files as editors break them: each mistake is told once, at its very place, in these words, with what was meant; see broken/README.md."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pytest
from small_project import TODAY, Folder

from cityguide.checks.all import on_demand
from cityguide.checks.layout import layout_of
from cityguide.cli import main
from cityguide.editing.fixing import fix
from cityguide.problems.codes import catalogue
from cityguide.problems.problem import Problem
from cityguide.problems.report import in_report_order
from cityguide.project.reading import read_checked
from cityguide.reading.memo import Memo
from cityguide.reading.text_file import read_text
from cityguide.reading.yaml_file import parse_yaml
from editor.cases import BROKEN, CASES, Case, as_seen, valid_project

ROWS = [(case, told) for case in CASES.values() for told in case.told]


def text_of(valid: Folder, case: Case, file: str) -> str:
    return as_seen(case.content(file, valid.root))


def mended(line: str, column: int, found: str, meant: str) -> str:
    """The line with what was meant in the place of what was found."""
    return line[: column - 1] + meant + line[column - 1 + len(found) :]


@pytest.fixture(scope="module")
def valid(pattern: Folder, tmp_path_factory: pytest.TempPathFactory) -> Folder:
    return valid_project(pattern, tmp_path_factory.mktemp("broken"))


@contextmanager
def broken(valid: Folder, case: Case) -> Iterator[None]:
    """The project as the case leaves it, for a while; then all that it touched is as it was."""
    good = {file: valid.path(file).read_bytes() for file in {*case.files, *(told.file for told in case.told)}}
    try:
        for file in case.files:
            valid.write(file, case.content(file, valid.root))
        yield
    finally:
        for file, content in good.items():
            valid.write(file, content)


def looked_at(valid: Folder, case: Case, memo: Memo) -> list[Problem]:
    """All that `cityguide check` says of the project, but of tidiness only in the files of the case. What stays the same is read once."""
    read = read_checked(valid.root, valid.root / "content", TODAY, memo)
    found = list(read.problems)
    if read.subject is not None:
        found += on_demand(read.subject)
    for name in case.files:
        source, _ = read_text(valid.path(name), name)
        if source is not None and not name.endswith(".csv"):
            found += layout_of((name.endswith(".yml") and parse_yaml(source)[0]) or source)
    return sorted(set(found))


@pytest.fixture(scope="module")
def told(valid: Folder) -> Mapping[str, list[Problem]]:
    """All that is said of each case, which is read once for all tests of this module."""
    memo, found = Memo(), {}
    for name, case in CASES.items():
        with broken(valid, case):
            found[name] = looked_at(valid, case, memo)
    return found


def test_the_files_are_right_before_they_are_broken(valid: Folder) -> None:
    every = Case("", [edit for case in CASES.values() for edit in case.edits], ())
    assert looked_at(valid, every, Memo()) == []


def test_none_is_left_out() -> None:
    whole = {case.name + Path(case.files[0]).suffix for case in CASES.values() if not case.edits[0][1]}
    assert {path.name for path in (BROKEN / "whole").iterdir()} == whole
    assert len(CASES) >= 385
    assert sum(bool(one.meant) for _, one in ROWS) >= 175
    assert all(case.told for case in CASES.values())


ELSEWHERE = {
    "not-a-file": "a folder in place of a file: test_whole_files.py",
    "unreadable": "a file that is not there: test_whole_files.py",
    "outside": "links: tests/reading/test_plain_file.py",
    "too-large": "tests/reading/test_plain_file.py, tests/checks/test_sizes.py",
    "missing-file": "of the data package: tests/reading/test_tables.py",
    "missing-table": "of the data package: test_whole_files.py",
    "unknown-table": "of the data package: tests/reading/test_tables.py",
    "empty-table": "of the data package: tests/rankings/test_reading.py",
    "begun": "no slip, but a profile still to be written: tests/checks/test_unfinished.py",
    "same-look": "no slip, but two profiles that charts can't tell apart: tests/checks/test_looks.py",
    **dict.fromkeys(
        (
            "story-length",
            "story-years",
            "story-numerals",
            "story-names",
            "story-ranking",
            "story-people",
            "long-sentence",
            "source-as-subject",
        ),
        "of a story of 300 words and more: tests/checks/test_stories.py",
    ),
    "configuration": "of MkDocs: tests/mkdocs_host/",
    "unknown-column": "of an import: tests/importing/",
    "geojson": "of an import: tests/importing/",
    "topojson": "of a shore that a command makes: tests/terrain/test_shore_file.py",
    "shore-outgrown": "of a shore that a command makes: tests/checks/test_shores.py",
    "import": "of an import: tests/importing/",
    "xml": "of an import: tests/importing/",
    "other-file": "of an import: tests/importing/",
    "no-places": "of an import: tests/importing/",
}
"""Codes of what is not in a file of the guide, or not in one that editors change, and where they are tested."""


def test_every_code_is_shown() -> None:
    assert {one.code for _, one in ROWS} == set(catalogue()) - set(ELSEWHERE)


@pytest.mark.parametrize("name", CASES)
def test_each_mistake_is_told_once_at_its_place(told: Mapping[str, list[Problem]], name: str) -> None:
    severity = {code: account.severity for code, account in catalogue().items()}
    lines = [f"{one.file}:{one.line}:{one.column}: {severity[one.code]}: {one.message} [{one.code}]" for one in CASES[name].told]
    assert sorted(map(str, told[name])) == sorted(lines)


@pytest.mark.parametrize("name", CASES)
def test_what_was_found_stands_at_its_place(valid: Folder, told: Mapping[str, list[Problem]], name: str) -> None:
    lines = {one.file: text_of(valid, CASES[name], one.file).split("\n") for one in CASES[name].told}
    for problem in told[name]:
        if problem.code != "not-utf-8":
            assert problem.excerpt in ("", lines[problem.at.file][problem.at.line - 1])
            assert "\n".join(lines[problem.at.file][problem.at.line - 1 :])[problem.at.column - 1 :].startswith(problem.found)
        assert "\n" not in str(problem)
    for one in CASES[name].told:
        assert lines[one.file][one.line - 1][one.column - 1 :].startswith(one.found)


def test_what_was_meant_is_offered(valid: Folder, told: Mapping[str, list[Problem]]) -> None:
    missed = []
    for case, one in ROWS:
        if one.meant:
            line = text_of(valid, case, one.file).split("\n")[one.line - 1]
            offers = [p for p in told[case.name] if (p.at.file, p.at.line, p.code) == (one.file, one.line, one.code)]
            if mended(line, one.column, one.found, one.meant) not in [mended(line, p.at.column, p.found, p.meant) for p in offers]:
                missed.append(f"{case.name}: '{one.found}' -> '{one.meant}', offered: {[p.meant for p in offers]}")
    assert missed == []


def test_what_is_sure_mends_the_file(valid: Folder, told: Mapping[str, list[Problem]]) -> None:
    """A repair that `--fix` may make leaves no problem where it was made, and makes none."""
    memo = Memo()
    for name, problems in told.items():
        sure = [problem for problem in problems if problem.sure]
        if not sure:
            continue
        with broken(valid, CASES[name]):
            mended = fix(valid.root, sure)
            left = looked_at(valid, CASES[name], memo)
        assert sorted(mended) == sure, name
        assert not {(one.at, one.code) for one in left} & {(one.at, one.code) for one in sure}, (name, list(map(str, left)))
        assert sum(p.severity == "error" for p in left) == sum(p.severity == "error" for p in problems if not p.sure), name


COMMANDED = [
    "ten-files-at-once",
    *[name for name, case in CASES.items() if case.told[0].code in ("yaml", "far-away", "field-order", "csv", "link", "allow")][::2],
]


@pytest.mark.parametrize("name", COMMANDED)
def test_the_command_says_the_same(
    valid: Folder, told: Mapping[str, list[Problem]], name: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(datetime.datetime.combine(TODAY, datetime.time(), datetime.UTC).timestamp())))
    with broken(valid, CASES[name]):
        code = main(["check", "--root", str(valid.root), "--format", "json"])
    out, err = capsys.readouterr()
    said = [(one["file"], one["line"], one["column"], one["code"]) for one in json.loads(out)["problems"]]
    assert said == [(p.at.file, p.at.line, p.at.column, p.code) for p in in_report_order(told[name])]
    assert err == ""
    assert code == (0 if all(p.severity == "note" for p in told[name]) else 1)
