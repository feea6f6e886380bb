"""A surveyed shore as TopoJSON, which any GIS opens, with an arc a line so that differences can be read.

The format: M. Bostock and C. Metcalf, "The TopoJSON Format Specification", version 1.0
(https://github.com/topojson/topojson-specification). ``cluster``, ``sources``, ``licences`` and ``made_with`` are members of our own:
the ids of the sources of each object, its licence as an SPDX expression, and the packages that the data of the world came in.
``terrain/shore_file.py`` reads it.
"""

from __future__ import annotations

import json
from collections.abc import Sequence

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from cityguide.maps.projection import Bounds
from cityguide.surveying import gshhg, osm_land
from cityguide.surveying.added_waters import AddedWater
from cityguide.surveying.packages import PACKAGES
from cityguide.surveying.thinning import STEP, Thinned


def topojson(cluster: str, window: Bounds, found: Thinned, added: Sequence[AddedWater] = ()) -> str:
    """The file of a cluster's shore: each ring and each river is one arc. ``added`` are the waters beside GSHHG's."""
    rings = [[polygon.exterior, *polygon.interiors] for polygon in (*found.land, *found.waters)]
    arcs = [_arc(line) for line in (*(ring for polygon in rings for ring in polygon), *found.rivers)]
    numbers = iter(range(len(arcs)))
    polygons = [[[next(numbers)] for _ in polygon] for polygon in rings]
    land, waters = polygons[: len(found.land)], polygons[len(found.land) :]
    rivers = [[next(numbers)] for _ in found.rivers]
    from_gshhg = (gshhg.SOURCE, gshhg.LICENCE)
    layers = {
        "land": [(osm_land.SOURCE, osm_land.LICENCE)],
        "waters": [from_gshhg, *((water.source, water.licence) for water in added)],
        "rivers": [from_gshhg],
    }
    members: dict[str, object] = {
        "type": "Topology",
        "cluster": cluster,
        "sources": {layer: list(dict.fromkeys(source for source, _ in origins)) for layer, origins in layers.items()},
        "licences": {layer: " AND ".join(dict.fromkeys(licence for _, licence in origins)) for layer, origins in layers.items()},
        "made_with": {package.name: package.version for package in PACKAGES},
        "bbox": window,
        "transform": {"scale": [STEP, STEP], "translate": window[:2]},
    }
    head = [f"{json.dumps(name)}: {json.dumps(value)}," for name, value in members.items()]
    objects = [("land", "MultiPolygon", land), ("waters", "MultiPolygon", waters), ("rivers", "MultiLineString", rivers)]
    told = ",\n".join(f'"{name}": {{"type": "{kind}", "arcs": {_compact(held)}}}' for name, kind, held in objects)
    return "\n".join(["{", *head, f'"objects": {{\n{told}\n}},', '"arcs": [', ",\n".join(arcs), "]", "}", ""])


def _arc(line: BaseGeometry) -> str:
    """The first point and the steps from each to the next, as text."""
    points = shapely.get_coordinates(line).astype(np.int64)
    return _compact(np.diff(points, axis=0, prepend=np.zeros((1, 2), np.int64)).tolist())


def _compact(value: object) -> str:
    return json.dumps(value, separators=(",", ":"))
