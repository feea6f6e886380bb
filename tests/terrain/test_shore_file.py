"""A shore is read as it was written; of a file that is none, an editor hears where and what to do."""

import hashlib
import json
import sys
from pathlib import Path
from typing import Any

import pytest
import shapely

from cityguide.problems.limits import SHORE_FILE
from cityguide.surveying.thinning import Thinned
from cityguide.surveying.topojson import topojson
from cityguide.terrain.model import Grid, GridPath
from cityguide.terrain.shore_file import read_shores

LAND = shapely.Polygon([(0, 0), (100, 0), (100, 80), (0, 80)], [[(10, 10), (10, 20), (20, 20)]])
ISLET, LAKE = shapely.Polygon([(200, 200), (204, 200), (204, 204)]), shapely.Polygon([(30, 30), (39, 30), (39, 39)])
FOUND = Thinned([LAND, ISLET], [LAKE], [shapely.LineString([(50, 50), (45, 57)])])
WINDOW = (179.5, 35.0, 180.5, 35.5)
AGAIN = "make it again: cityguide shore alpha"


@pytest.fixture
def shores(tmp_path: Path) -> Path:
    folder = tmp_path / "data" / "shores"
    folder.mkdir(parents=True)
    (folder / "alpha.json").write_text(topojson("alpha", WINDOW, FOUND))
    return folder


def told(folder: Path) -> list[str]:
    found, problems = read_shores(folder, "data/shores")
    assert bool(found) != bool(problems)
    return [str(problem) for problem in problems]


def plain(path: GridPath) -> tuple[tuple[int, ...], ...]:
    return tuple(tuple(numbers) for numbers in path)


def test_what_was_written_is_read(shores: Path) -> None:
    found, problems = read_shores(shores, "data/shores")
    assert problems == [] and list(found) == ["alpha"]
    shore = found["alpha"]
    assert (shore.cluster, shore.sources, shore.window) == ("alpha", ("osm-land", "gshhg"), WINDOW)
    assert shore.grid == Grid(0.00005, 0.00005, 179.5, 35.0)
    outer, hole = map(plain, shore.land[0])
    assert outer == ((0, 100, 100, 0, 0), (0, 0, 80, 80, 0))
    assert hole == ((10, 10, 20, 10), (10, 20, 20, 10))
    assert [len(polygon) for polygon in shore.land] == [2, 1]
    assert [list(map(plain, polygon)) for polygon in shore.waters] == [[((30, 39, 39, 30), (30, 30, 39, 30))]]
    assert list(map(plain, shore.rivers)) == [((50, 45), (50, 57))]
    assert shore.digest == hashlib.sha256((shores / "alpha.json").read_bytes()).hexdigest()


def test_a_guide_may_have_no_shores_and_other_files_beside_them(shores: Path, tmp_path: Path) -> None:
    assert read_shores(tmp_path / "none", "none") == ({}, [])
    (shores / "README.md").write_text("# Shores\n")
    (shores / "old").mkdir()
    (shores / "old" / "beta.json").write_text("{")
    assert list(read_shores(shores, "data/shores")[0]) == ["alpha"]


@pytest.mark.parametrize(
    ("old", "new", "line", "said"),
    [
        ('"alpha",', '"alpha"', "4:1", f"error: not valid JSON: Expecting ',' delimiter; {AGAIN} [topojson]"),
        (
            '"Topology"',
            '"FeatureCollection"',
            "2:10",
            'error: expected TopoJSON, which begins {"type": "Topology"; ' + AGAIN + " [topojson]",
        ),
        ('"cluster": "alpha",\n', "", "1:1", f"error: 'cluster' is missing; {AGAIN} [missing-key]"),
        ('"alpha"', "7", "3:12", f"error: expected a text as 'cluster'; {AGAIN} [type]"),
        (
            '"alpha"',
            '"beta"',
            "3:13",
            f"error: the shore of 'beta' stands in alpha.json; rename the file to beta.json or {AGAIN} [file-name]",
        ),
        ("[179.5, 35.0, 180.5, 35.5]", '"all"', "7:10", f"error: expected 4 numbers as 'bbox'; {AGAIN} [type]"),
        ("35.0, 180.5", "NaN, 180.5", "7:9", f"error: a number of 'bbox' is no degree of the earth; {AGAIN} [range]"),
        (
            "35.0, 180.5",
            "36, 180.5",
            "7:9",
            f"error: expected west, south, east and north in degrees: west from -180 to 180, then east within a turn, south below north; {AGAIN} [range]",
        ),
        ("[5e-05, 5e-05]", "[0, 5e-05]", "8:24", f"error: the steps of the grid must be greater than 0; {AGAIN} [range]"),
        ('"translate": [179.5, 35.0]', '"moved": 1', "1:1", f"error: 'translate' is missing; {AGAIN} [missing-key]"),
        (
            '"MultiLineString"',
            '"LineString"',
            "12:11",
            f"error: expected a MultiLineString called 'rivers' among the objects; {AGAIN} [topojson]",
        ),
        (
            '"arcs": [[4]]',
            '"arcs": [[5]]',
            "9:12",
            f"error: expected the number of one arc for each ring and river, from 0 to 4; {AGAIN} [topojson]",
        ),
        (
            '"rivers": ["gshhg"]',
            '"rivers": "gshhg"',
            "4:12",
            f"error: expected the ids of the sources of 'rivers' as a list; {AGAIN} [type]",
        ),
        ('["osm-land"]', "[]", "4:12", f"error: expected the ids of the sources of 'land' as a list; {AGAIN} [type]"),
        ('["osm-land"]', "[7]", "4:12", f"error: expected the ids of the sources of 'land' as a list; {AGAIN} [type]"),
        ("[[[0],[1]],[[2]]]", "[[[0],[1]],[]]", "10:9", f"error: a polygon of 'land' has no ring; {AGAIN} [topojson]"),
        ('"arcs": [[[3]]]', '"arcs": [[]]', "11:11", f"error: a polygon of 'waters' has no ring; {AGAIN} [topojson]"),
        (
            "[[[0],[1]],[[2]]]",
            "[[[0],[4]],[[2]]]",
            "19:1",
            f"error: a ring has four points or more and ends where it begins; {AGAIN} [topojson]",
        ),
        (
            "[0,80],[-100,0]",
            "[0,80],[-90,0]",
            "15:1",
            f"error: a ring has four points or more and ends where it begins; {AGAIN} [topojson]",
        ),
        ("[[50,50],[-5,7]]", "[[50,50]]", "19:1", f"error: a river has two points or more; {AGAIN} [topojson]"),
        ("[10,0],[-10,-10]", "[10,0.5],[-10,-10]", "16:1", f"error: expected an arc as pairs of whole numbers; {AGAIN} [type]"),
        ("[10,0],[-10,-10]", "[10,0,1],[-10,-10]", "16:1", f"error: expected an arc as pairs of whole numbers; {AGAIN} [type]"),
        ("[[200,200]", "[[-999999999999999999999,200]", "17:1", f"error: this arc leaves the window that 'bbox' gives; {AGAIN} [range]"),
        ("[[200,200]", "[[-2,200]", "17:1", f"error: this arc leaves the window that 'bbox' gives; {AGAIN} [range]"),
        ("[[200,200]", "[[20001,200]", "17:1", f"error: this arc leaves the window that 'bbox' gives; {AGAIN} [range]"),
    ],
)
def test_each_fault_is_told_at_its_place(shores: Path, old: str, new: str, line: str, said: str) -> None:
    text = (shores / "alpha.json").read_text()
    assert text.count(old) == 1
    (shores / "alpha.json").write_text(text.replace(old, new))
    [problem] = told(shores)
    place, _, rest = problem.partition(": ")
    assert rest == said
    assert place == f"data/shores/alpha.json:{line}"


@pytest.mark.parametrize(
    "text",
    ["[]", "null", '{"type": "Topology"}', "[" * 20_000, f"[{'9' * 5000}]", '{"type": "Topology", "cluster": "alpha", "sources": {}}'],
)
def test_no_file_is_a_stumbling_block(shores: Path, text: str) -> None:
    (shores / "alpha.json").write_text(text)
    assert AGAIN in told(shores)[0]


def _values(tree: Any, way: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    inner = tree.items() if isinstance(tree, dict) else enumerate(tree) if isinstance(tree, list) else ()
    return [way] * bool(way) + [found for key, value in inner for found in _values(value, (*way, key))]


def test_whatever_stands_in_any_place_is_a_problem_or_a_shore(shores: Path) -> None:
    whole = (shores / "alpha.json").read_text()
    for way in _values(json.loads(whole)):
        for value in (None, {}, "", -1, 10**30, [[]]):
            tree = json.loads(whole)
            at = tree
            for key in way[:-1]:
                at = at[key]
            at[way[-1]] = value
            (shores / "alpha.json").write_text(json.dumps(tree))
            read_shores(shores, "data/shores")


def test_a_file_larger_than_the_command_writes_is_not_read(shores: Path) -> None:
    with (shores / "alpha.json").open("a") as file:
        file.write(" " * SHORE_FILE.most)
    assert "at most 60,000 bytes are read [too-large]" in told(shores)[0]


def test_a_check_loads_nothing_that_draws() -> None:
    import subprocess

    told = "import sys; import cityguide.terrain.shore_file; print([name for name in ('numpy', 'shapely') if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
