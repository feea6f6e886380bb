"""Railway lines from their tables: what a cluster has, and what can't be drawn. At the end, the lines of the guide itself."""

from collections.abc import Mapping

import pytest
from small_project import RAILWAYS, REPOSITORY, Folder

from cityguide.guide import Guide
from cityguide.project.project import Project
from cityguide.terrain.model import RailLine, RailStop, Terrain
from cityguide.terrain.terrains import read_lines

LINES = """\
line,cluster,name,local_name,sign,colour,operator,source_ids
a-1,alpha,Line 1,1号線,1,#0052A4,Alpha Rail,atlas
hill-tram,alpha,Hill Tram,,,,Alpha Rail,notebook
"""
STOPS = """\
line,order,station,local_name,latitude,longitude,source_ids
a-1,2,River,川,35.46,139.64,atlas;wire-2023
a-1,1,Quay,,35.45,139.63,atlas
hill-tram,1,Quay,,35.45,139.63,notebook
hill-tram,2,Top,,35.44,139.62,notebook
hill-tram,3,Quay,,35.45,139.63,notebook
"""
SHARED_LINES = LINES.split("\n")[0] + "\nb-2,beta-gamma,Line 2,,2,#A73C34,Beta Metro,atlas\n"
SHARED_STOPS = STOPS.split("\n")[0] + "\nb-2,1,North,,22.5,114.1,atlas\nb-2,2,South,,22.4,114.1,atlas\n"


@pytest.fixture
def rails(folder: Folder) -> Folder:
    """The small project with two lines of Alpha, and one of Beta–Gamma under a licence of its own."""
    whole = (REPOSITORY / "data" / "datapackage.yml").read_text(encoding="utf-8")
    described = RAILWAYS + whole.partition(RAILWAYS)[2]
    for cluster in ("beijing", "san-jose-san-francisco", "seoul"):
        described = described.replace(f"      - rail/stops/{cluster}.csv\n", "").replace(f"      - rail-odbl/stops/{cluster}.csv\n", "")
    described = described.replace("stops/tokyo-yokohama.csv", "stops/alpha.csv")
    described = described.replace("stops/shenzhen-hong-kong-guangzhou.csv", "stops/beta-gamma.csv")
    folder.write("data/datapackage.yml", folder.read("data/datapackage.yml") + described)
    folder.write("data/rail/lines.csv", LINES)
    folder.write("data/rail/stops/alpha.csv", STOPS)
    folder.write("data/rail-odbl/lines.csv", SHARED_LINES)
    folder.write("data/rail-odbl/stops/beta-gamma.csv", SHARED_STOPS)
    return folder


def test_a_guide_does_without_lines(guide: Guide) -> None:
    assert guide.terrains == {}
    assert read_lines(guide.tables) == ({}, [])


def test_lines_by_cluster_with_their_stops_in_running_order(rails: Folder) -> None:
    terrains = rails.guide().terrains
    assert list(terrains) == ["alpha", "beta-gamma"]
    quay, river = RailStop("Quay", None, 35.45, 139.63), RailStop("River", "川", 35.46, 139.64)
    first, tram = terrains["alpha"].lines
    assert first == RailLine("a-1", "Line 1", "1", "#0052A4", (quay, river), ("atlas", "wire-2023"))
    assert (tram.sign, tram.colour, [stop.name for stop in tram.stops]) == (None, None, ["Quay", "Top", "Quay"])
    assert tuple(dict.fromkeys(source for line in terrains["alpha"].lines for source in line.sources)) == ("atlas", "wire-2023", "notebook")
    assert terrains["beta-gamma"].shore is None


def test_either_pair_of_tables_may_be_missing(rails: Folder) -> None:
    package, mark, _ = rails.read("data/datapackage.yml").partition("  - name: odbl_lines\n")
    assert mark
    rails.write("data/datapackage.yml", package)
    assert list(rails.guide().terrains) == ["alpha"]


def test_lines_without_a_table_of_stops(rails: Folder) -> None:
    rails.edit("data/datapackage.yml", "  - name: odbl_stops\n", "  - name: odbl_stop\n")
    assert rails.faults() == ["data/datapackage.yml:1:1: error: the package describes no table 'odbl_stops' [missing-table]"]


@pytest.mark.parametrize(
    ("file", "old", "new", "at", "said"),
    [
        (
            "rail/stops/alpha.csv", "hill-tram,2,", "hil-tram,2,", "hil-tram,2",
            "unknown line 'hil-tram'; did you mean 'hill-tram'? [value]",
        ),
        (
            "rail/stops/alpha.csv", "a-1,2,River", "b-2,1,River", "b-2,1",  # of the tables under another licence
            "unknown line 'b-2'; allowed: a-1, hill-tram [value]",
        ),
        (
            "rail/stops/alpha.csv", "hill-tram,3,", "hill-tram,2,", "2,Quay",
            "line hill-tram, order 2 stands here for the second time (first at data/rail/stops/alpha.csv:5:1) [duplicate-id]",
        ),
        ("rail/lines.csv", "hill-tram,alpha", "hill-tram,alhpa", "alhpa", "unknown cluster 'alhpa'; did you mean 'alpha'? [unknown-cluster]"),
        (
            "rail/lines.csv", "#0052A4", "blue", "blue",
            "colour: 'blue' has not the form of this column (^#[0-9A-F]{6}$) [value]",
        ),
        (
            "rail-odbl/lines.csv", "b-2,beta", "a-1,beta-gamma,Line 1,,,,Beta Metro,atlas\nb-2,beta", "a-1,beta",
            "line a-1 stands here for the second time (first at data/rail/lines.csv:2:1) [duplicate-id]",
        ),
        ("rail/lines.csv", ",notebook", ",notebok", "notebok", "unknown source 'notebok'; did you mean 'notebook'? [unknown-source]"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_at_its_cell(rails: Folder, file: str, old: str, new: str, at: str, said: str) -> None:
    rails.edit(f"data/{file}", old, new)
    assert rails.faults() == [f"{rails.place(f'data/{file}', at)}: error: {said}"]


def test_a_line_needs_two_stops(rails: Folder) -> None:
    rails.edit("data/rail/stops/alpha.csv", "a-1,2,River,川,35.46,139.64,atlas;wire-2023\n", "")
    assert rails.faults() == ["data/rail/lines.csv:2:1: error: 1 stops of the line 'a-1' found; a line has at least 2 [too-few]"]


def test_stops_that_can_not_be_read_are_not_missed(rails: Folder) -> None:
    rails.edit("data/rail/stops/alpha.csv", ",35.46,", ",north,")
    assert [line.split(" error: ")[0] for line in rails.faults()] == [f"{rails.place('data/rail/stops/alpha.csv', 'north')}:"]


@pytest.fixture(scope="module")
def terrains(the_guide: Project) -> Mapping[str, Terrain]:
    return the_guide.guide.terrains


def test_the_lines_of_the_guide(terrains: Mapping[str, Terrain]) -> None:
    assert {cluster: len(terrain.lines) for cluster, terrain in terrains.items()} == {
        "beijing": 26, "san-jose-san-francisco": 21, "seoul": 26, "shenzhen-hong-kong-guangzhou": 36, "tokyo-yokohama": 32,
    }  # fmt: skip
    assert sum(len(line.stops) for terrain in terrains.values() for line in terrain.lines) == 3049
    lines = {line.id: line for terrain in terrains.values() for line in terrain.lines}
    assert len(lines) == 141
    [gwanghwamun] = [stop for stop in lines["seoul-5"].stops if stop.name == "Gwanghwamun"]
    assert gwanghwamun.local_name == "광화문"
    assert (gwanghwamun.latitude, gwanghwamun.longitude) == pytest.approx((37.571, 126.976), abs=0.002)
    loops = {line.id for line in lines.values() if line.stops[0] == line.stops[-1]}
    assert loops == {"jr-yamanote", "seoul-2", "bj-2", "bj-10", "gz-11"}
    signs = {"seoul-1-suwon": "1", "bj-4": "4", "bj-s1": "S1", "sz-2-8": "2/8", "muni-n": "N", "jr-yamanote": "JY", "mtr-island": None}
    assert {line: lines[line].sign for line in signs} == signs


def test_no_row_of_openstreetmap_lies_among_the_others(the_guide: Project) -> None:
    """What is made from it is shared alike; CC BY and MIT would give it away on other terms."""
    guide = the_guide.guide
    shared = {name for name, source in guide.sources.items() if source.licence == "ODbL 1.0"} | {"haliun-shenzhen-metro"}
    for name in ("lines", "stops"):
        assert not [row["line"] for row in guide.tables[name] if shared & set(row["source_ids"])]
        assert any(shared & set(row["source_ids"]) for row in guide.tables[f"odbl_{name}"])
        assert guide.tables.tables[f"odbl_{name}"].licence == "Open Data Commons Open Database License 1.0"
