"""`cityguide export`: the guide as plain files, without MkDocs."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from cityguide.problems.report import report
from cityguide.project.day import today
from cityguide.project.export import export
from cityguide.project.project import read_project


def options(command: argparse.ArgumentParser) -> None:
    command.add_argument("folder", type=Path, help="where to write; it must be empty or not exist yet")


def run(chosen: argparse.Namespace, parser: argparse.ArgumentParser) -> int:
    """1 when there are problems (listed on stderr) and nothing was written, else 0."""
    if chosen.folder.exists() and (not chosen.folder.is_dir() or any(chosen.folder.iterdir())):
        parser.error(f"{chosen.folder} is not an empty folder")
    project, problems = read_project(chosen.root, chosen.root / "content", today())
    problems = problems if project is None else project.damaged()
    if project is None or problems:
        print(report(problems), file=sys.stderr)
        return 1
    print(f"{export(project, chosen.folder)} files written.")
    return 0
