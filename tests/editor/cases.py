"""The table of broken input, `broken/cases.csv`: what a hand does to the valid project, and every problem that is then told."""

from __future__ import annotations

import csv
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from small_project import Folder

BROKEN = Path(__file__).parent / "broken"

VALID = BROKEN / "valid"
"""The files that stand in the place of the small project's, or beside them; with these it is without a problem, a warning and a note."""


@dataclass(frozen=True)
class Told:
    """A problem as a person would tell it. `line` and `column` count from 1; `message` is what is printed between severity and code.

    `found` are the words at that place and `meant` what is to be put there, each empty where there is no such thing.
    """

    file: str
    line: int
    column: int
    code: str
    message: str
    found: str
    meant: str


@dataclass(frozen=True)
class Case:
    """A slip, or several at once: in each of `edits` (file, old, new), `old` becomes `new`. Without `old` the whole file is another."""

    name: str
    edits: Sequence[tuple[str, str, str]]
    told: Sequence[Told]

    @property
    def files(self) -> Sequence[str]:
        """The files that the case changes, each once; the first is the one that it is about."""
        return tuple(dict.fromkeys(file for file, _, _ in self.edits))

    def content(self, file: str, root: Path) -> bytes:
        """A file of the valid project below `root` as the case leaves it.

        Raises ValueError when the words of an edit don't stand there exactly once.
        """
        content = (root / file).read_bytes()
        for changed, old, new in self.edits:
            if changed == file and not old:
                content = (BROKEN / "whole" / self.name).with_suffix(PurePosixPath(file).suffix).read_bytes()
            elif changed == file:
                if content.count(old.encode()) != 1:
                    raise ValueError(f"{self.name}: {old!r} stands {content.count(old.encode())} times in {file}")
                content = content.replace(old.encode(), new.encode())
        return content


def _read() -> Mapping[str, Case]:
    rows: dict[str, list[Mapping[str, str]]] = {}
    with (BROKEN / "cases.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            rows.setdefault(row["name"], []).append(row)
    return {name: _case(name, of_case) for name, of_case in rows.items()}


def _case(name: str, rows: Sequence[Mapping[str, str]]) -> Case:
    edits = [(row["file"], row["old"], row["new"]) for row in rows if row["old"]]
    told = [
        Told(row["file"], int(row["line"]), int(row["column"]), row["code"], row["message"], row["found"], row["meant"])
        for row in rows
        if row["line"]
    ]
    return Case(name, edits or [(rows[0]["file"], "", "")], told)


CASES = _read()
"""The cases by their names, in the order of the table."""


def as_seen(raw: bytes) -> str:
    """A file as an editor sees it; of one that is no UTF-8, what can be made of it."""
    return raw.decode("utf-8-sig", "replace").replace("\r\n", "\n").replace("\r", "\n")


def valid_project(pattern: Folder, root: Path) -> Folder:
    """Write the valid project below `root`: the small one with the files of `VALID`."""
    shutil.copytree(pattern.root, root, dirs_exist_ok=True)
    shutil.copytree(VALID, root, dirs_exist_ok=True)
    return Folder(root)
