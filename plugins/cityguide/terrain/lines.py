"""The tables of railway lines and of their stops -> the lines of each cluster.

There are two pairs of tables, because of two licences: rows made from OpenStreetMap are shared alike. A package may do without either.
That ids lead somewhere and no order is taken twice, the keys in the tables' description say, and `read_tables` has told it.
"""

from __future__ import annotations

from collections.abc import Mapping
from operator import itemgetter

from cityguide.problems.problem import Problem
from cityguide.reading.tables import Row, Tables, absences
from cityguide.terrain.model import RailLine, RailStop

PAIRS = {"lines": "stops", "odbl_lines": "odbl_stops"}
"""Each table of lines with the table of their stops."""

LINE_COLUMNS = "line cluster name sign colour source_ids"
STOP_COLUMNS = "line order station local_name latitude longitude source_ids"

FEWEST_STOPS = 2
"""Nothing can be drawn of fewer."""


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
    for row in tables[name]:
        ways.setdefault(row["line"], []).append(row)
    for way in ways.values():
        way.sort(key=itemgetter("order"))
    return ways


def _line(row: Row, way: list[Row]) -> RailLine:
    stops = tuple(RailStop(stop["station"], stop["local_name"], stop["latitude"], stop["longitude"]) for stop in way)
    sources = dict.fromkeys(source for one in (row, *way) for source in one["source_ids"])
    return RailLine(row["line"], row["name"], row["sign"], row["colour"], stops, tuple(sources))
