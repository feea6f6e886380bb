"""Problems of a profile after an import, moved to the rows of the table that caused them; each that many rows have is told once."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace

from cityguide.importing.columns import needed_columns, plural
from cityguide.importing.merge import Import
from cityguide.importing.places import PlaceRow, some
from cityguide.problems.problem import Problem
from cityguide.reading.csv_file import Cell
from cityguide.reading.yaml_file import Loc
from cityguide.wording import listed


def placed(done: Import, problems: Iterable[Problem]) -> list[Problem]:
    """The problems of the guide with the import. Those that the table caused stand in the table, at the first row that has them."""
    spots = _Spots(done)
    found: list[Problem] = []
    groups: dict[tuple[str, str, str], list[tuple[Problem, PlaceRow]]] = {}
    for problem in problems:
        if cause := spots.cause(problem):
            moved, row, name = cause
            groups.setdefault((problem.code, problem.message, name), []).append((moved, row))
        else:
            found.append(problem)
    return [*found, *(_once(done, name, group) for (_, _, name), group in groups.items())]


class _Spots:
    """Where each imported attraction stands in the new profile, and its values in it."""

    def __init__(self, done: Import) -> None:
        self.done = done
        self.inside: dict[int, list[Loc]] = {}
        for loc in done.after.spans:
            if len(loc) > 1 and loc[0] == "attractions":
                self.inside.setdefault(int(loc[1]), []).append(loc)
        self.begins = [done.after.spans[("attractions", index)].key for index in sorted(self.inside)]

    def cause(self, problem: Problem) -> tuple[Problem, PlaceRow, str] | None:
        """The problem, the row that caused it, and the row's column (empty: the row as a whole); None when no row did."""
        source, spans = self.done.after.source, self.done.after.spans
        if problem.at.file != source.name:
            return None
        offset = source.offset(problem.at)
        index = bisect_right(self.begins, offset) - 1
        around = [loc for loc in self.inside.get(index, ()) if spans[loc].key <= offset < max(spans[loc].end, spans[loc].key + 1)]
        row = self.done.rows.get(index)
        if not around or row is None:
            return None
        loc = max(around, key=len)
        # A missing key is reported where its record begins, which is also the place of the record's first key.
        name = "" if problem.code == "missing-key" else ".".join(step for step in loc[2:] if isinstance(step, str))
        if name and _cell(row, name) is None and self.done.after.value["attractions"][index].get("id") not in self.done.added:
            return None
        said = f"{problem.message}; did you mean '{problem.meant}'?" if problem.sure and problem.meant else problem.message
        problem = problem if "did you mean" in problem.message else replace(problem, message=said)
        return replace(problem, found=source.text[offset : offset + 12]), row, name


def _cell(row: PlaceRow, name: str) -> Cell | None:
    return row.cells.get(name) or next((cell for field, cell in row.cells.items() if field.startswith(f"{name}.")), None)


def _once(done: Import, name: str, group: Sequence[tuple[Problem, PlaceRow]]) -> Problem:
    """The problem of one row or several with the column `name`, at the first of them."""
    problem, row = group[0]
    message = problem.message
    if len(group) > 1:
        total = len(done.table.rows)
        which = f"all {total}" if len(group) == total else f"{len(group)} of {total}"
        named = "" if len(group) == total else f" ({some([each.who for _, each in group])})"
        said, semicolon, advice = message.partition("; ")
        message = f"{said} in {which} places{named}{semicolon}{advice}"
    message += _columns_to_add(done, problem.field) if problem.code == "missing-key" else ""
    message = row.told(name, message) if len(group) == 1 else message
    if row.called:
        return replace(problem, at=row.at, message=message, excerpt="", found="", sure=False)
    cell = _cell(row, name) if name else None
    line = done.table.source.line((cell or row).at.line)
    starts = [line.find(problem.found[:size], cell.at.column - 1) for size in range(len(problem.found), 2, -1)] if cell else []
    start = next((start for start in starts if start >= 0), -1)
    at = (cell or row).at
    return replace(problem, at=replace(at, column=start + 1) if start >= 0 else at, message=message, excerpt=line, found="", sure=False)


def _columns_to_add(done: Import, field: str) -> str:
    """What to do about a field that no row gives, as the end of a message; empty when the table has its column."""
    option = {"source": "--source", "sources": "--source", "as_of": "--as-of"}.get(field.rpartition(".")[2])
    wanted = [name for name in needed_columns(field) if not (name.endswith(".as_of") and done.defaults.as_of)]
    absent = [f"'{name}'" for name in wanted if name not in done.table.fields]
    if len(absent) == 1:
        return f"; add a {done.table.what} {absent[0]}{f', or say {option}' if option else ''}"
    return f"; add the {plural(done.table.what)} {listed(absent)}" if absent else ""
