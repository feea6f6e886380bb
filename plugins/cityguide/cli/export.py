"""`cityguide export`: the guide as files that another generator can make a site of, without MkDocs."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import get_args

from cityguide.cli.surroundings import sound_project
from cityguide.cli.terminal import StoppedError
from cityguide.problems.report import report
from cityguide.project.day import today
from cityguide.project.export import LinksInHtml, export


def options(command: argparse.ArgumentParser) -> None:
    command.add_argument("folder", type=Path, help="where to write; it must be empty or not exist yet")
    command.add_argument(
        "--links-in-html",
        choices=get_args(LinksInHtml),
        default="addresses",
        help="what links in HTML lead to: addresses of a site whose pages are folders, as most generators leave them alone (default), "
        "or files, as Zensical wants them",
    )


def run(chosen: argparse.Namespace, parser: argparse.ArgumentParser) -> int:
    """1 when there are problems (listed on stderr) and nothing was written, else 0."""
    if chosen.folder.exists() and (not chosen.folder.is_dir() or any(chosen.folder.iterdir())):
        parser.error(f"{chosen.folder} is not an empty folder")
    project = sound_project(chosen.root, today())
    if problems := project.damaged():
        raise StoppedError(report(problems))
    print(f"{export(project, chosen.folder, chosen.links_in_html)} files written.")
    return 0
