"""Geometry as the data of paths."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

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


def _run(xy: NDArray[np.float64], closed: bool, tenths: bool) -> str:
    ten, one = (10, 1) if tenths else (1, 10)
    points = [(one * round(ten * x), one * round(ten * y)) for x, y in xy.tolist()]
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
            runs += [_run(shapely.get_coordinates(ring), closed=True, tenths=tenths) for ring in rings]
        elif part.geom_type in ("LineString", "LinearRing"):
            runs.append(_run(shapely.get_coordinates(part), closed=part.is_closed, tenths=tenths))
    return "".join(runs)


def path(geometry: BaseGeometry, class_: str) -> str:
    """Return a path element, or nothing for a geometry too small to see."""
    data = path_data(geometry)
    return element("path", class_=class_, d=data) if data else ""
