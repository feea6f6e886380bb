"""A surveyed shore as TopoJSON, which any GIS opens, with an arc a line so that differences can be read.

The format: M. Bostock and C. Metcalf, "The TopoJSON Format Specification", version 1.0
(https://github.com/topojson/topojson-specification). ``cluster``, ``source``, ``version`` and ``licence`` are members of our own.
``terrain/shore_file.py`` reads it.
"""

from __future__ import annotations

import json

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from cityguide.maps.projection import Bounds
from cityguide.surveying.clipping import STEP, Thinned
from cityguide.surveying.gshhg import LICENCE, SOURCE, VERSION


def topojson(cluster: str, window: Bounds, found: Thinned) -> str:
    """The file of a cluster's shore: each ring and each river is one arc."""
    rings = [[polygon.exterior, *polygon.interiors] for polygon in found.land]
    arcs = [_arc(line) for line in (*(ring for polygon in rings for ring in polygon), *found.rivers)]
    numbers = iter(range(len(arcs)))
    land = [[[next(numbers)] for _ in polygon] for polygon in rings]
    rivers = [[next(numbers)] for _ in found.rivers]
    members: dict[str, object] = {
        "type": "Topology",
        "cluster": cluster,
        "source": SOURCE,
        "version": VERSION,
        "licence": LICENCE,
        "bbox": window,
        "transform": {"scale": [STEP, STEP], "translate": window[:2]},
    }
    head = [f"{json.dumps(name)}: {json.dumps(value)}," for name, value in members.items()]
    objects = f'"objects": {{\n"land": {_geometry("MultiPolygon", land)},\n"rivers": {_geometry("MultiLineString", rivers)}\n}},'
    return "\n".join(["{", *head, objects, '"arcs": [', ",\n".join(arcs), "]", "}", ""])


def _arc(line: BaseGeometry) -> str:
    """The first point and the steps from each to the next, as text."""
    points = shapely.get_coordinates(line).astype(np.int64)
    return _compact(np.diff(points, axis=0, prepend=np.zeros((1, 2), np.int64)).tolist())


def _geometry(kind: str, arcs: list[list[list[int]]] | list[list[int]]) -> str:
    return f'{{"type": "{kind}", "arcs": {_compact(arcs)}}}'


def _compact(value: object) -> str:
    return json.dumps(value, separators=(",", ":"))
