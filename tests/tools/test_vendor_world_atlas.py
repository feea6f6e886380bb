from __future__ import annotations

import numpy as np
from vendor_world_atlas import arrays_of

SQUARE = [[0, 0], [10, 0], [0, 10], [-10, 0], [0, -10]]
HALVES = [[[20, 0], [5, 5], [5, -5]], [[20, 0], [5, -5], [5, 5]]]
POND = [[4, 4], [0, 2], [2, 0], [-2, -2]]
TOPOLOGY = {
    "arcs": [SQUARE, POND, *HALVES],
    "transform": {"scale": [0.5, 0.25], "translate": [-180.0, -90.0]},
    "objects": {
        "land": {
            "type": "GeometryCollection",
            "geometries": [
                {"type": "MultiPolygon", "arcs": [[[0], [1]], [[2, -4]]]},
                {"type": "Polygon", "arcs": [[-1]]},
            ],
        }
    },
}


def test_packing_loses_nothing() -> None:
    arrays = arrays_of(TOPOLOGY)
    points = np.cumsum(np.stack([arrays["dx"], arrays["dy"]], axis=1), axis=0)
    rings = [ring.tolist() for ring in np.split(points, np.cumsum(arrays["sizes"])[:-1])]
    square = [[0, 0], [10, 0], [10, 10], [0, 10], [0, 0]]
    assert rings == [
        square,
        [[4, 4], [4, 6], [6, 6], [4, 4]],
        [[20, 0], [25, 5], [30, 0], [25, -5], [20, 0]],  # the second arc backwards, the shared point once
        square[::-1],
    ]
    assert arrays["polygons"].tolist() == [0, 0, 1, 2]
    assert arrays["transform"].tolist() == [0.5, 0.25, -180.0, -90.0]
