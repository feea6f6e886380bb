"""`cityguide inventory`: what each city's file holds, as a table in Markdown."""

from __future__ import annotations

import argparse

from cityguide.cli.surroundings import sound_project
from cityguide.project.day import today
from cityguide.project.inventory import inventory_as_markdown


def options(command: argparse.ArgumentParser) -> None:
    """It has none."""


def run(chosen: argparse.Namespace, parser: argparse.ArgumentParser) -> int:
    """Print the table; 1 when the guide has problems, else 0."""
    print(inventory_as_markdown(sound_project(chosen.root, today()).guide))
    return 0
