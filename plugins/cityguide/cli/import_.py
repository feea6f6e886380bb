"""`cityguide import`: places from a table or a map, merged into a city's file and shown before they are written."""

from __future__ import annotations

import argparse
import difflib
import re
import sys
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from cityguide.cli.surroundings import in_colour, page_folder_of, site_address
from cityguide.evidence.sources import read_sources
from cityguide.importing.any_file import read_places
from cityguide.importing.merge import Defaults, Import, merge
from cityguide.importing.places import PlaceTable
from cityguide.importing.placing import placed
from cityguide.problems.limits import ID
from cityguide.problems.problem import Problem, near
from cityguide.problems.report import report
from cityguide.project.day import today
from cityguide.project.reading import whole_check
from cityguide.reading.fields import SLUG, PartialDate
from cityguide.reading.plain_file import is_beside
from cityguide.reading.yaml_file import read_yaml
from cityguide.wording import with_unit
from cityguide.yaml_edits.cuts import applied_to_bytes, write_whole

COLOURS = {"+": "\x1b[32m", "-": "\x1b[31m", "@": "\x1b[36m"}


def options(command: argparse.ArgumentParser) -> None:
    command.add_argument("file", type=Path, help="a table whose first line names the fields (CSV), or a map (GeoJSON, KML, KMZ, GPX)")
    command.add_argument("--city", required=True, metavar="CLUSTER", help="the file in cities/ that gets the places, without .yml")
    command.add_argument("--source", metavar="ID", help="the source of rows that name none")
    command.add_argument("--as-of", type=_date, metavar="DATE", help="the date of rows that give none: 2026, 2026-11 or 2026-11-21")
    command.add_argument("--yes", action="store_true", help="write without asking")


def run(chosen: argparse.Namespace, parser: argparse.ArgumentParser) -> int:
    """0 when the change was written, only shown, or there is none; 1 when there are problems (on stderr): then nothing is written."""
    path = chosen.root / "cities" / f"{chosen.city}.yml"
    _check_use(chosen, parser, path)
    table, problems = read_places(chosen.file, chosen.file.as_posix())
    profile, found = read_yaml(path, f"cities/{path.name}")
    problems += found
    for said in table.remarks if table else ():
        print(said, file=sys.stderr)
    if table is None or profile is None or problems:
        return _refused(chosen.root, problems)
    done, problems = merge(table, profile, Defaults(chosen.source, chosen.as_of))
    if done is None:
        return _refused(chosen.root, problems)
    raw = applied_to_bytes(path.read_bytes(), done.edits)
    problems = _problems(chosen.root, done, raw) if done.edits else []
    if any(problem.severity == "error" for problem in problems):
        return _refused(chosen.root, problems)
    for said in [*([_report(chosen.root, problems)] if problems else []), _summary(done, table)]:
        print(said, file=sys.stderr)
    if not done.edits:
        return 0
    _show(done)
    if not chosen.yes and not (sys.stdin.isatty() and sys.stdout.isatty()):
        print(f"Nothing is written yet. Say --yes to write it to {done.after.source.name}.", file=sys.stderr)
        return 0
    if chosen.yes or _agreed(f"Write this to {done.after.source.name}? [y/N] "):
        write_whole(path, raw)
        print(f"Written to {done.after.source.name}.", file=sys.stderr)
    else:
        print("Nothing is written.", file=sys.stderr)
    return 0


def _check_use(chosen: argparse.Namespace, parser: argparse.ArgumentParser, path: Path) -> None:
    if not re.fullmatch(SLUG, chosen.city) or len(chosen.city) > ID.most:
        parser.error(f"'{chosen.city}' can't be the id of a city: small letters, digits and single hyphens, at most {ID}")
    if not path.is_file():
        known = [other.stem for other in (chosen.root / "cities").glob("*.yml") if not is_beside(other.name)]
        parser.error(f"there is no cities/{path.name}{near(chosen.city, known).said}; cityguide new begins one")
    try:
        if not chosen.file.is_file():
            parser.error(f"there is no file {chosen.file}")
    except OSError as error:  # a name that is too long
        parser.error(f"{chosen.file}: {error.strerror}")
    sources, _, _ = read_sources(chosen.root / "data" / "sources.yml", "data/sources.yml")
    if chosen.source is not None and chosen.source not in sources:
        parser.error(f"unknown source '{chosen.source}'{near(chosen.source, sources).said}; sources stand in data/sources.yml")


def _problems(root: Path, done: Import, raw: bytes) -> list[Problem]:
    """What a check of the guide with the new places finds in the table, and errors in the city's file and in `data/`."""
    name = done.after.source.name
    found = whole_check(root, today(), page_folder_of(root), {name: raw})
    table = done.table.source.name
    return [
        problem
        for problem in placed(done, found.problems)
        if problem.at.file == table or (problem.severity == "error" and (problem.at.file == name or problem.at.file.startswith("data/")))
    ]


def _refused(root: Path, problems: list[Problem]) -> int:
    print(_report(root, problems), "Nothing is written.", sep="\n", file=sys.stderr)
    return 1


def _report(root: Path, problems: list[Problem]) -> str:
    return report(problems, site_address(root), colour=in_colour(sys.stderr))


def _summary(done: Import, table: PlaceTable) -> str:
    told = [f"{len(ids)} {what}: {', '.join(ids)}" for ids, what in ((done.added, "new"), (done.changed, "with new facts")) if ids]
    places = f"{with_unit(len(table.rows), 'place')} in {table.source.name}"
    return f"{places}; {'; '.join(told)}." if told else f"{places}; all of it stands in {done.after.source.name} already."


def _show(done: Import) -> None:
    """Print the change as a unified diff, in colour on a terminal."""
    name = done.after.source.name
    before, after = (file.source.text.splitlines(keepends=True) for file in (done.before, done.after))
    for line in difflib.unified_diff(before, after, f"a/{name}", f"b/{name}"):
        said = line.removesuffix("\n")
        colour = COLOURS.get(line[0]) if in_colour(sys.stdout) else None
        print(f"{colour}{said}\x1b[0m" if colour else said)


def _agreed(question: str) -> bool:
    try:
        return input(question).strip().lower() in ("y", "yes")
    except EOFError:
        return False


def _date(text: str) -> str:
    try:
        return TypeAdapter[str](PartialDate).validate_python(text)
    except ValidationError as error:
        raise argparse.ArgumentTypeError(f"'{text}' is not a date; write 2026, 2026-11 or 2026-11-21") from error
