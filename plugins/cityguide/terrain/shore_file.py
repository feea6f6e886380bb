"""Reads the shores of `data/shores/`, which `cityguide shore` writes: TopoJSON in which each ring and each river is one arc.

A check reads them and draws nothing, so what draws is not loaded: `json` and plain numbers do.
"""

from __future__ import annotations

import hashlib
import json
import re
from array import array
from collections.abc import Mapping
from dataclasses import replace
from itertools import accumulate
from pathlib import Path
from typing import Any

from cityguide.problems.limits import SHORE_FILE
from cityguide.problems.problem import FilePosition, Problem, RefusedError
from cityguide.reading.plain_file import NotReadError, files_below, read_plain
from cityguide.reading.text_file import TextFile, decoded
from cityguide.terrain.model import Grid, GridPath, LocalShore

LAYERS = ("land", "waters", "rivers")


def read_shores(folder: Path, name: str) -> tuple[Mapping[str, LocalShore], list[Problem]]:
    """The shores in a folder by their clusters, and what is wrong with the rest. `name` is its path in the project; it may be missing.

    Whether a cluster or a source of that id exists is not known here.
    """
    below = files_below(folder, name)
    shores, problems = {}, list(below.problems)
    for inner, path in below.files.items():
        if path.suffix == ".json" and inner == f"{name}/{path.name}":
            shore, found = read_shore(path, inner)
            problems += found
            if shore is not None:
                shores[shore.cluster] = shore
    return shores, problems


def read_shore(path: Path, name: str) -> tuple[LocalShore | None, list[Problem]]:
    """The shore in a file, which is called like its cluster. None, with the problem, when it is none."""
    try:
        raw = read_plain(path, name, SHORE_FILE)
    except NotReadError as error:
        return None, [error.problem]
    file, problems = decoded(raw, name)
    if file is None:
        return None, problems
    again = f"make it again: cityguide shore {path.stem}"
    try:
        tree = json.loads(file.text)
        return replace(_shore(tree, path.stem, hashlib.sha256(raw).hexdigest()), file=path), []
    except json.JSONDecodeError as error:
        at = FilePosition(name, error.lineno, error.colno)
        return None, [file.problem(at, f"not valid JSON: {error.msg}; {again}", "topojson")]
    except RefusedError as error:
        at = file.position(_arc_offset(file, error.occurrence) if error.key == "arcs" else _member_offset(file, error.key))
        joint = " or" if error.code == "file-name" else ";"
        return None, [file.problem(at, f"{error}{joint} {again}", error.code, error.close, found=error.words)]
    except (RecursionError, ValueError) as error:  # a number of thousands of digits
        return None, [Problem(FilePosition(name), f"no shore, but {error}; {again}", "topojson")]


def _shore(tree: Any, stem: str, digest: str) -> LocalShore:
    """Raises RefusedError, with the member of the file that is at fault as its key."""
    if not isinstance(tree, dict) or tree.get("type") != "Topology":
        raise RefusedError('expected TopoJSON, which begins {"type": "Topology"', "topojson", key="type")
    cluster = _member(tree, "cluster")
    if not isinstance(cluster, str) or not cluster.strip():
        raise RefusedError("expected a text as 'cluster'", "type", key="cluster")
    if cluster != stem:
        said = f"the shore of '{cluster}' stands in {stem}.json; rename the file to {cluster}.json"
        raise RefusedError(said, "file-name", words=cluster, key="cluster")
    west, south, east, north = window = _degrees(tree, 4, "bbox")
    if not (-180 <= west < 180 and west < east <= west + 360 and -90 <= south < north <= 90):
        said = "expected west, south, east and north in degrees: west from -180 to 180, then east within a turn, south below north"
        raise RefusedError(said, "range", key="bbox")
    transform = tree.get("transform")
    held: dict[str, Any] = transform if isinstance(transform, dict) else {}
    scale, translate = (_degrees(held, 2, key) for key in ("scale", "translate"))
    if min(scale) <= 0:
        raise RefusedError("the steps of the grid must be greater than 0", "range", key="scale")
    grid = Grid(scale[0], scale[1], translate[0], translate[1])
    paths = _paths(tree.get("arcs"), window, grid)
    land, waters = (_polygons(tree, name, paths) for name in ("land", "waters"))
    rivers = [_path(paths, line, closed=False) for line in _arcs(tree, "rivers", "MultiLineString")]
    return LocalShore(cluster, _sources(tree), (west, south, east, north), grid, land, waters, rivers, digest)


def _sources(tree: dict[str, Any]) -> tuple[str, ...]:
    """The ids of all layers' sources, each once, the land's first."""
    held = _member(tree, "sources")
    found: list[str] = []
    for layer in LAYERS:
        ids = held.get(layer) if isinstance(held, dict) else None
        if not isinstance(ids, list) or not ids or not all(isinstance(id, str) and id.strip() for id in ids):
            raise RefusedError(f"expected the ids of the sources of '{layer}' as a list", "type", key="sources")
        found += ids
    return tuple(dict.fromkeys(found))


def _member(held: dict[str, Any], key: str) -> Any:
    if held.get(key) is None:
        raise RefusedError(f"'{key}' is missing", "missing-key")
    return held[key]


def _degrees(held: dict[str, Any], count: int, key: str) -> list[float]:
    value = _member(held, key)
    if not isinstance(value, list) or len(value) != count or not all(type(number) in (int, float) for number in value):
        raise RefusedError(f"expected {count} numbers as '{key}'", "type", key=key)
    if not all(-540 <= number <= 540 for number in value):  # none of them is NaN either
        raise RefusedError(f"a number of '{key}' is no degree of the earth", "range", key=key)
    return [float(number) for number in value]


_FAR = 2**31 - 1
"""In the place of numbers of the grid that are farther than any window."""


def _paths(arcs: Any, window: tuple[float, ...] | list[float], grid: Grid) -> list[GridPath]:
    """Every arc with its steps added up."""
    west, south, east, north = window
    # Half a step, lest a number be out by what a decimal fraction is rounded by.
    least_x, most_x = ((edge - grid.origin_x) / grid.step_x for edge in (west - grid.step_x / 2, east + grid.step_x / 2))
    least_y, most_y = ((edge - grid.origin_y) / grid.step_y for edge in (south - grid.step_y / 2, north + grid.step_y / 2))
    paths: list[GridPath] = []
    for index, arc in enumerate(_list(arcs)):
        try:
            steps_x, steps_y = zip(*arc, strict=True)
        except (TypeError, ValueError):
            steps_x = steps_y = (None,)
        if set(map(type, steps_x)) | set(map(type, steps_y)) != {int}:
            raise RefusedError("expected an arc as pairs of whole numbers", "type", key="arcs", occurrence=index)
        try:
            x, y = array("i", accumulate(steps_x)), array("i", accumulate(steps_y))  # a tenth of the room that tuples take
        except OverflowError:
            x, y = array("i", [_FAR]), array("i", [_FAR])
        if min(x) < least_x or max(x) > most_x or min(y) < least_y or max(y) > most_y:
            raise RefusedError("this arc leaves the window that 'bbox' gives", "range", key="arcs", occurrence=index)
        paths.append((x, y))
    return paths


def _arcs(tree: dict[str, Any], name: str, kind: str) -> list[Any]:
    """The arcs of one of the objects."""
    objects = tree.get("objects")
    found = objects.get(name) if isinstance(objects, dict) else None
    if not isinstance(found, dict) or found.get("type") != kind or not isinstance(found.get("arcs"), list):
        raise RefusedError(f"expected a {kind} called '{name}' among the objects", "topojson", key=name)
    return list(found["arcs"])


def _polygons(tree: dict[str, Any], name: str, paths: list[GridPath]) -> list[list[GridPath]]:
    polygons = [[_path(paths, ring, closed=True) for ring in _list(polygon)] for polygon in _arcs(tree, name, "MultiPolygon")]
    if not all(polygons):
        raise RefusedError(f"a polygon of '{name}' has no ring", "topojson", key=name)
    return polygons


def _list(value: Any) -> list[Any]:
    if not isinstance(value, list):
        raise RefusedError("expected a list of arcs", "type", key="arcs")
    return value


def _path(paths: list[GridPath], numbers: Any, *, closed: bool) -> GridPath:
    """The one arc of a ring or a river."""
    if not isinstance(numbers, list) or len(numbers) != 1 or type(numbers[0]) is not int or not 0 <= numbers[0] < len(paths):
        said = f"expected the number of one arc for each ring and river, from 0 to {len(paths) - 1}"
        raise RefusedError(said, "topojson", key="objects")
    x, y = path = paths[numbers[0]]
    if len(x) < (4 if closed else 2) or (closed and (x[0], y[0]) != (x[-1], y[-1])):
        said = "a ring has four points or more and ends where it begins" if closed else "a river has two points or more"
        raise RefusedError(said, "topojson", key="arcs", occurrence=numbers[0])
    return path


def _member_offset(file: TextFile, key: str) -> int:
    """Where the value of a member begins; the beginning of the file where there is none. The objects stand below all that tells of them."""
    found = list(re.finditer(rf'"{re.escape(key)}"\s*:\s*"?', file.text)) if key else []
    return found[-1 if key in LAYERS else 0].end() if found else 0


def _arc_offset(file: TextFile, index: int) -> int:
    """Where the arc with that index begins: its members are lists of numbers, unlike those of the objects."""
    begun = re.search(r'"arcs"\s*:\s*\[\s*(?=\[\s*\[\s*-?\d+\s*,)', file.text) or re.search(r'"arcs"\s*:\s*', file.text)
    offset = begun.end() if begun else 0
    for _ in range(index):
        _, offset = json.JSONDecoder().raw_decode(file.text, offset)
        following = re.compile(r"\s*,\s*").match(file.text, offset)
        offset = following.end() if following else offset
    return offset
