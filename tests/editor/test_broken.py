"""Files as editors break them: each mistake is told once, at its very place, with what was meant; see broken/README.md."""

from __future__ import annotations

import csv
import datetime
import json
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

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
from cityguide.reading.memo import Memory
from cityguide.reading.text_file import BOM, read_text
from cityguide.reading.yaml_file import parse_yaml

BROKEN = Path(__file__).parent / "broken"


@dataclass(frozen=True, order=True)
class Told:
    """What is wrong with a file, where, and what is to be put in the place of the words `found`."""

    line: int
    column: int
    code: str
    found: str = ""
    meant: str = ""

    def mended(self, text: str) -> str:
        """The line with what was meant in the place of what was found."""
        line = text.split("\n")[self.line - 1]
        return line[: self.column - 1] + self.meant + line[self.column - 1 + len(self.found) :]


def _expected() -> Mapping[str, Sequence[Told]]:
    rows: dict[str, list[Told]] = {}
    with (BROKEN / "expected.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            told = Told(int(row["line"]), int(row["column"]), row["code"], row["found"], row["meant"])
            rows.setdefault(row["file"], []).append(told)
    return rows


EXPECTED = _expected()


def replaced(file: str) -> str:
    """The file of the project that a broken one stands for: its folder, with its own ending."""
    path = PurePosixPath(file)
    return f"{path.parent}{path.suffix}"


def text_of(file: str) -> str:
    """A broken file as an editor sees it; of one that is no UTF-8, what can be made of it."""
    return (BROKEN / file).read_bytes().decode("utf-8", "replace").removeprefix(BOM).replace("\r\n", "\n").replace("\r", "\n")


@pytest.fixture(scope="module")
def valid(pattern: Folder, tmp_path_factory: pytest.TempPathFactory) -> Folder:
    """The small project with the files that are broken here, as they are before."""
    root = tmp_path_factory.mktemp("broken")
    shutil.copytree(pattern.root, root, dirs_exist_ok=True)
    shutil.copytree(BROKEN / "valid", root, dirs_exist_ok=True)
    return Folder(root)


def looked_at(valid: Folder, name: str, memory: Memory) -> list[Problem]:
    """All that `cityguide check` says of the project, but of tidiness only in the file `name`. What stays the same is read once."""
    read = read_checked(valid.root, valid.root / "content", TODAY, memory)
    found = list(read.problems)
    if read.subject is not None:
        found += on_demand(read.subject)
    source, _ = read_text(valid.path(name), name)
    if source is not None and not name.endswith(".csv"):
        found += layout_of((name.endswith(".yml") and parse_yaml(source)[0]) or source)
    return sorted(set(found))


@pytest.fixture(scope="module")
def told(valid: Folder) -> Mapping[str, list[Problem]]:
    """All that is said of each broken file when it stands in the place of the good one."""
    memory = Memory()
    return {file: said_of(valid, replaced(file), (BROKEN / file).read_bytes(), memory) for file in EXPECTED}


def said_of(valid: Folder, name: str, content: bytes, memory: Memory) -> list[Problem]:
    good = valid.path(name).read_bytes()
    valid.path(name).write_bytes(content)
    found = looked_at(valid, name, memory)
    valid.path(name).write_bytes(good)
    return found


def test_the_files_are_right_before_they_are_broken(valid: Folder) -> None:
    for name in {replaced(file) for file in EXPECTED}:
        assert looked_at(valid, name, Memory()) == []


def test_there_are_as_many_as_the_list_says_and_none_is_left_out() -> None:
    files = {path.relative_to(BROKEN).as_posix() for path in BROKEN.rglob("*") if path.is_file()}
    assert {file for file in files if "/" in file and not file.startswith("valid/")} == set(EXPECTED)
    assert len(EXPECTED) >= 280
    assert sum(any(one.meant for one in rows) for rows in EXPECTED.values()) >= 140


ELSEWHERE = {
    "not-a-file": "a folder in place of a file: tests/test_bad_input.py",
    "unreadable": "a file that is not there: tests/test_bad_input.py",
    "missing-file": "of the data package: tests/reading/test_tables.py",
    "missing-table": "of the data package: tests/test_bad_input.py",
    "unknown-table": "of the data package: tests/reading/test_tables.py",
    "empty-table": "of the data package: tests/test_bad_input.py",
    "begun": "no slip, but a profile still to be written: tests/editing/",
    "configuration": "of MkDocs: tests/hosts/",
    "unknown-column": "of an import: tests/editing/",
    "geojson": "of an import: tests/editing/",
    "import": "of an import: tests/editing/",
}
"""Codes of what is not in a file of the guide, or not in one that editors change, and where they are tested."""


def test_every_code_is_shown() -> None:
    assert {one.code for rows in EXPECTED.values() for one in rows} == set(catalogue()) - set(ELSEWHERE)


@pytest.mark.parametrize("file", EXPECTED)
def test_each_mistake_is_told_once_at_its_place(told: Mapping[str, list[Problem]], file: str) -> None:
    found = [(p.at.file, p.at.line, p.at.column, p.code) for p in told[file]]
    assert found == [(replaced(file), one.line, one.column, one.code) for one in sorted(EXPECTED[file])], "\n".join(map(str, told[file]))


@pytest.mark.parametrize("file", EXPECTED)
def test_what_was_found_stands_at_its_place(told: Mapping[str, list[Problem]], file: str) -> None:
    lines = text_of(file).split("\n")
    for problem in told[file]:
        if problem.code != "not-utf-8":
            assert problem.excerpt in ("", lines[problem.at.line - 1])
            assert "\n".join(lines[problem.at.line - 1 :])[problem.at.column - 1 :].startswith(problem.found)
        assert "\n" not in str(problem)


def test_what_was_meant_is_offered(told: Mapping[str, list[Problem]]) -> None:
    wanted = [(file, one) for file, rows in EXPECTED.items() for one in rows if one.meant]
    missed = []
    for file, one in wanted:
        text = text_of(file)
        offers = [
            Told(p.at.line, p.at.column, p.code, p.found, p.meant) for p in told[file] if p.at.line == one.line and p.code == one.code
        ]
        if all(offer.mended(text) != one.mended(text) for offer in offers):
            missed.append(f"{file}:{one.line}: '{one.found}' -> '{one.meant}', offered: {[offer.meant for offer in offers]}")
    assert len(missed) <= len(wanted) / 20, "\n".join(missed)


def test_what_is_sure_mends_the_file(valid: Folder, told: Mapping[str, list[Problem]]) -> None:
    """A repair that `--fix` may make leaves no problem where it was made, and makes none."""
    memory = Memory()
    for file, problems in told.items():
        sure = [problem for problem in problems if problem.sure]
        if not sure:
            continue
        name = replaced(file)
        good = valid.path(name).read_bytes()
        valid.path(name).write_bytes((BROKEN / file).read_bytes())
        mended = fix(valid.root, sure)
        left = looked_at(valid, name, memory)
        valid.path(name).write_bytes(good)
        assert mended == sure, file
        assert not {(one.at, one.code) for one in left} & {(one.at, one.code) for one in sure}, (file, list(map(str, left)))
        assert sum(p.severity == "error" for p in left) == sum(p.severity == "error" for p in problems if not p.sure), file


@pytest.mark.parametrize(
    "file", [file for file in EXPECTED if EXPECTED[file][0].code in ("yaml", "far-away", "field-order", "csv", "link", "allow")][::2]
)
def test_the_command_says_the_same(
    valid: Folder, told: Mapping[str, list[Problem]], file: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(datetime.datetime.combine(TODAY, datetime.time(), datetime.UTC).timestamp())))
    target = valid.path(replaced(file))
    good = target.read_bytes()
    target.write_bytes((BROKEN / file).read_bytes())
    code = main(["check", "--root", str(valid.root), "--format", "json"])
    target.write_bytes(good)
    said = [(one["file"], one["line"], one["column"], one["code"]) for one in json.loads(capsys.readouterr().out)["problems"]]
    assert said == [(p.at.file, p.at.line, p.at.column, p.code) for p in in_report_order(told[file])]
    assert code == (0 if all(p.severity == "note" for p in told[file]) else 1)
