"""`cityguide inventory`: what each city's file holds, as a table in Markdown."""

from __future__ import annotations

import argparse
import sys

from cityguide.cli.surroundings import page_folder_of
from cityguide.problems.report import report
from cityguide.project.day import today
from cityguide.project.inventory import inventory_as_markdown
from cityguide.project.project import read_project


def options(command: argparse.ArgumentParser) -> None:
    """It has none."""


def run(chosen: argparse.Namespace, parser: argparse.ArgumentParser) -> int:
    """Print the table; 1 when the guide has problems, else 0."""
    project, problems = read_project(chosen.root, page_folder_of(chosen.root), today())
    if project is None:
        print(report(problems), file=sys.stderr)
        return 1
    print(inventory_as_markdown(project.guide))
    return 0
