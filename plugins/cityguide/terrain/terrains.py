"""All that is known of the ground of any cluster: shores from their files, railway lines from the tables of lines and of their stops.

There are two pairs of tables, because of two licences: rows made from OpenStreetMap are shared alike. A package may do without either.
That ids lead somewhere and no order is taken twice, the keys in the tables' description say, and `read_tables` has told it.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from operator import itemgetter
from pathlib import Path

from cityguide.problems.problem import FilePosition, Problem, unknown, while_few
from cityguide.reading.tables import Row, Tables, absences
from cityguide.terrain.model import LocalShore, RailLine, RailStop, Terrain
from cityguide.terrain.shore_file import read_shores

PAIRS = {"lines": "stops", "odbl_lines": "odbl_stops"}
"""Each table of lines with the table of their stops."""

LINE_COLUMNS = "line cluster name sign colour source_ids"
STOP_COLUMNS = "line order station local_name latitude longitude source_ids"

FEWEST_STOPS = 2
"""Nothing can be drawn of fewer."""


def read_terrains(
    folder: Path, name: str, tables: Tables | None, clusters: Collection[str], sources: Collection[str]
) -> tuple[Mapping[str, Terrain], list[Problem]]:
    """The terrain of each cluster of which anything is known, and what is wrong with the files below `folder`, called `name`.

    `clusters` and `sources` are the ids that exist; empty where those could not be read, and then no id is doubted.
    """
    lines, problems = read_lines(tables) if tables else ({}, [])
    shores, found = read_shores(folder / "shores", f"{name}/shores")
    problems = [*problems, *found]
    for shore in shores.values():
        problems += _unlinked(shore, f"{name}/shores/{shore.cluster}.json", clusters, sources)
    known = [*lines, *(cluster for cluster in shores if cluster not in lines)]
    return {cluster: Terrain(shores.get(cluster), lines.get(cluster, ())) for cluster in known}, problems


def _unlinked(shore: LocalShore, file: str, clusters: Collection[str], sources: Collection[str]) -> list[Problem]:
    """Ids in a shore's file that lead nowhere."""
    wrong = [("cluster", shore.cluster, clusters)] if clusters and shore.cluster not in clusters else []
    wrong += [("source", source, sources) for source in shore.sources if sources and source not in sources]
    problems = []
    for told, (kind, word, choices) in enumerate(wrong):
        said, code, close = unknown(kind, word, while_few(choices, told))
        problems.append(Problem(FilePosition(file), said, code, found=word, meant=close.meant, sure=close.sure))
    return problems


def read_lines(tables: Tables) -> tuple[Mapping[str, tuple[RailLine, ...]], list[Problem]]:
    """The lines by cluster, in the order of the tables, and what is wrong with them. A line with too few stops is left out."""
    problems: list[Problem] = []
    found: dict[str, list[RailLine]] = {}
    first: dict[str, Row] = {}
    for pair in PAIRS.items():
        needed = dict(zip(pair, (LINE_COLUMNS, STOP_COLUMNS), strict=True))
        if needed.keys().isdisjoint(tables.tables):
            continue
        if lacking := absences(tables, needed):
            problems += lacking
            continue
        ways = _ways(tables, pair[1])
        for row in tables[pair[0]]:
            way = ways.get(row["line"], [])
            if row["line"] in first:
                if first[row["line"]].file != row.file:  # in one file it is told already
                    said = f"line {row['line']} stands here for the second time (first at {first[row['line']].at('line')})"
                    problems.append(tables.problem(row, "line", said, "duplicate-id"))
                continue
            first[row["line"]] = row
            if len(way) >= FEWEST_STOPS:
                found.setdefault(row["cluster"], []).append(_line(row, way))
            elif not tables.faulty:  # else a stop may be missing that could not be read, or that names another line
                said = f"{len(way)} stops of the line '{row['line']}' found; a line has at least {FEWEST_STOPS}"
                problems.append(tables.problem(row, "line", said, "too-few"))
    return {cluster: tuple(lines) for cluster, lines in found.items()}, problems


def _ways(tables: Tables, name: str) -> Mapping[str, list[Row]]:
    """The rows of a table of stops by line, in running order."""
    ways: dict[str, list[Row]] = {}
    for row in sorted(tables[name], key=itemgetter("order")):
        ways.setdefault(row["line"], []).append(row)
    return ways


def _line(row: Row, way: list[Row]) -> RailLine:
    stops = tuple(RailStop(stop["station"], stop["local_name"], stop["latitude"], stop["longitude"]) for stop in way)
    sources = dict.fromkeys(source for one in (row, *way) for source in one["source_ids"])
    return RailLine(row["line"], row["name"], row["sign"], row["colour"], stops, tuple(sources))
