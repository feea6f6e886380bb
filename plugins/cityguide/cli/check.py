"""`cityguide check`: every problem of the guide, all at once."""

from __future__ import annotations

import argparse
import sys

from cityguide.hosts.project import read_project, today
from cityguide.pages.checking import unused_sources
from cityguide.reading.problems import report


def options(command: argparse.ArgumentParser) -> None:
    pass


def run(chosen: argparse.Namespace, parser: argparse.ArgumentParser) -> int:
    """1 when there are problems (listed on stderr), else 0."""
    project, problems = read_project(chosen.root, chosen.root / "content", today())
    if project is None:
        print(report(problems), file=sys.stderr)
        return 1
    guide = project.guide
    places = sum(len(profile.attractions) for profile in guide.profiles)
    standings = len(guide.rankings.standings)
    for note in unused_sources(guide, project.written):
        print(note)
    print(f"No problems: {len(guide.profiles)} profiles, {places} places, {len(guide.sources)} sources, {standings} standings.")
    return 0
