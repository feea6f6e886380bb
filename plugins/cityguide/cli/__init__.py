"""The command `cityguide`, which editors and publishers run in the folder of a guide."""

from __future__ import annotations

import argparse
import io
import sys
from collections.abc import Sequence
from contextlib import redirect_stderr, redirect_stdout
from importlib import import_module
from keyword import iskeyword
from pathlib import Path

from cityguide import __version__
from cityguide.cli.terminal import StoppedError, Visible
from cityguide.processes import uncollected
from cityguide.project.day import DayError

COMMANDS = {
    "new": "begin the file of a city, filled in from the ranking, with every field explained",
    "check": "report every problem in cities/, data/ and the pages written by hand",
    "export": "write every page, with its directives as HTML, and every file to a folder, for another generator than MkDocs",
    "import": "add places from a table or a map (CSV, GeoJSON) to a city, shown before it is written",
    "build": "make the site as `mkdocs build` does, and not again where nothing has changed",
    "join": "put the shares of a site together that several machines have made with `build --share`",
    "serve": "show the guide in a browser, renewed as you edit",
    "schema": "write JSON Schema of profiles, sources and claims to schemas/, for editors that complete and explain",
    "freshness": "list the practical facts to check again, the worst and most visible first, and what is due next",
    "shore": "survey a cluster's shore and rivers at the scale of a city, once, into data/shores/ (needs two packages of data)",
    "inventory": "count what each city's file holds: places, days, and what can be counted of the story",
}
"""Each is a module here, with `options(parser)` and `run(chosen, parser)`, which returns the exit code. A keyword gets a `_`."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Exit codes: 0 all is well, 1 there are problems or too little is fresh, 2 the command was misused or the environment is wrong.

    Only the module of the chosen command is loaded: a check does not need the code that draws.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # On Windows a file or a pipe would otherwise use a code page that lacks the letters of half the guide's names.
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="backslashreplace")
    with redirect_stdout(Visible(sys.stdout)), redirect_stderr(Visible(sys.stderr)):
        return _run(arguments)


def _run(arguments: Sequence[str] | None) -> int:
    given = sys.argv[1:] if arguments is None else list(arguments)
    parser = argparse.ArgumentParser(prog="cityguide", description="A guide of cities, data and sources in the folder you are in.")
    parser.add_argument("--version", action="version", version=f"cityguide {__version__}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    parsers = {name: commands.add_parser(name, help=told, description=told) for name, told in COMMANDS.items()}
    name = next((word for word in given if not word.startswith("-")), "")
    if name not in COMMANDS:
        parser.parse_args(given)
        parser.error("name a command")
    with uncollected(stays=True):
        command = import_module(f"{__name__}.{name}{'_' if iskeyword(name) else ''}")
    parsers[name].add_argument("--root", type=Path, default=Path(), help="the project's folder (default: this one)")
    command.options(parsers[name])
    chosen = parser.parse_args(given)
    if not (chosen.root / "cities").is_dir() and not (chosen.root / "data").is_dir():
        parser.error(f"there is no cities/ and no data/ in {chosen.root.resolve().name or chosen.root}")
    try:
        code: int = command.run(chosen, parsers[name])
    except (DayError, StoppedError) as error:
        print(error, file=sys.stderr)
        return 1 if isinstance(error, StoppedError) else 2
    return code
