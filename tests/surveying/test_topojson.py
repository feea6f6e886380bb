"""A file of which each line says one thing."""

import shapely

from cityguide.surveying.clipping import Thinned
from cityguide.surveying.topojson import topojson

LAND = shapely.Polygon([(0, 0), (100, 0), (100, 80), (0, 80)], [[(10, 10), (10, 20), (20, 20)]])

FILE = """\
{
"type": "Topology",
"cluster": "alpha",
"source": "gshhg",
"version": "2.3.6",
"licence": "LGPL-3.0-or-later",
"bbox": [179.5, 35.0, 180.5, 35.5],
"transform": {"scale": [5e-05, 5e-05], "translate": [179.5, 35.0]},
"objects": {
"land": {"type": "MultiPolygon", "arcs": [[[0],[1]],[[2]]]},
"rivers": {"type": "MultiLineString", "arcs": [[3]]}
},
"arcs": [
[[0,0],[100,0],[0,80],[-100,0],[0,-80]],
[[10,10],[0,10],[10,0],[-10,-10]],
[[200,200],[4,0],[0,4],[-4,-4]],
[[50,50],[-5,7]]
]
}
"""


def test_each_ring_and_each_river_is_an_arc_on_a_line_of_its_own() -> None:
    found = Thinned([LAND, shapely.Polygon([(200, 200), (204, 200), (204, 204)])], [shapely.LineString([(50, 50), (45, 57)])])
    assert topojson("alpha", (179.5, 35.0, 180.5, 35.5), found) == FILE
