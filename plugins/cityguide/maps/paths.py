"""Geometry as the data of paths."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import pairwise

import shapely
from shapely.geometry.base import BaseGeometry

from cityguide.maps.window import Point
from cityguide.svg import element

_DOTS = re.compile(r"(\.\d) (?=\.)")
"""A decimal part before another decimal point, which ends the number before it as a sign does."""


@cache
def _tenths(value: int) -> str:
    whole, part = divmod(abs(value), 10)
    sign = "-" if value < 0 else ""
    if part:
        return f"{sign}{whole or ''}.{part}"
    return f"{sign}{whole}"


def _run(xy: Iterable[Sequence[float]], closed: bool, tenths: bool) -> str:
    ten, one = (10, 1) if tenths else (1, 10)
    points = [(one * round(ten * x), one * round(ten * y)) for x, y in xy]
    grid = [point for point, before in zip(points, [None, *points], strict=False) if point != before]
    if closed and len(grid) > 1:
        grid = grid[:-1]
    if len(grid) < (3 if closed else 2):
        return ""
    steps = " ".join(_tenths(there - here) for start, end in pairwise(grid) for here, there in zip(start, end, strict=True))
    joined = _DOTS.sub(r"\1", steps.replace(" -", "-"))
    return f"M{_tenths(grid[0][0])} {_tenths(grid[0][1])}l{joined}" + ("z" if closed else "")


def path_data(geometry: BaseGeometry, *, tenths: bool = True) -> str:
    """Return path data with relative steps, for polygons and lines: of a tenth of a unit, or of whole units."""
    runs: list[str] = []
    for part in shapely.get_parts(geometry):
        if part.geom_type == "Polygon":
            rings = [part.exterior, *part.interiors]
            runs += [_run(shapely.get_coordinates(ring).tolist(), closed=True, tenths=tenths) for ring in rings]
        elif part.geom_type in ("LineString", "LinearRing"):
            runs.append(_run(shapely.get_coordinates(part).tolist(), closed=part.is_closed, tenths=tenths))
    return "".join(runs)


def path(geometry: BaseGeometry, class_: str) -> str:
    """Return a path element, or nothing for a geometry too small to see."""
    return _path(path_data(geometry), class_)


def lines_path(lines: Iterable[Sequence[Point]], class_: str) -> str:
    """Return the same for open lines as their points, without a geometry of each."""
    return _path("".join(_run(line, closed=False, tenths=True) for line in lines), class_)


def _path(data: str, class_: str) -> str:
    return element("path", class_=class_, d=data) if data else ""
