"""The command `cityguide`: check the guide beside you, list what is old in it, or write its outputs to a folder."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from cityguide.hosts import worklist
from cityguide.hosts.export import export
from cityguide.hosts.project import read_project, today
from cityguide.pages.checking import unused_sources
from cityguide.reading.problems import report


def main(arguments: Sequence[str] | None = None) -> int:
    """Exit codes: 0 all is well, 1 there are problems (listed on stderr) or too little is fresh, 2 the command was misused."""
    parser = argparse.ArgumentParser(prog="cityguide", description="A guide of cities, data and sources in the folder you are in.")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    check = commands.add_parser("check", help="report every problem in cities/, data/ and content/")
    write = commands.add_parser("export", help="write every page and file of the guide to a folder, without MkDocs")
    ages = commands.add_parser("freshness", help="list the practical facts to check again, the worst and most visible first")
    worklist.add_options(ages)
    for command in (check, write, ages):
        command.add_argument("--root", type=Path, default=Path(), help="the project's folder (default: this one)")
    write.add_argument("folder", type=Path, help="where to write; it must be empty or not exist yet")
    chosen = parser.parse_args(arguments)
    root: Path = chosen.root
    if not (root / "cities").is_dir() and not (root / "data").is_dir():
        parser.error(f"there is no cities/ and no data/ in {root.resolve().name or root}")
    if chosen.command == "export" and chosen.folder.exists() and (not chosen.folder.is_dir() or any(chosen.folder.iterdir())):
        parser.error(f"{chosen.folder} is not an empty folder")
    project, problems = read_project(root, root / "content", getattr(chosen, "as_of", None) or today())
    if project is None:
        print(report(problems), file=sys.stderr)
        return 1
    if chosen.command == "freshness":
        return worklist.run(project.guide, chosen, ages.error)
    if chosen.command == "export":
        print(f"{export(project, chosen.folder)} files written.")
    else:
        guide = project.guide
        places = sum(len(profile.attractions) for profile in guide.profiles)
        standings = len(guide.rankings.standings)
        for note in unused_sources(guide, project.written):
            print(note)
        print(f"No problems: {len(guide.profiles)} profiles, {places} places, {len(guide.sources)} sources, {standings} standings.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
