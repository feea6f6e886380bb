"""The railway lines of the guide as its maps draw them: each station on its line, each line where its city is."""

import numpy as np
import pytest
import shapely

from cityguide.directives.maps.drawings import pins_of
from cityguide.guide import Guide
from cityguide.maps.framing import survey
from cityguide.maps.ground.rails import COARSE, runs_on
from cityguide.project.project import Project

CITIES = ["beijing", "san-jose-san-francisco", "seoul", "shenzhen-hong-kong-guangzhou", "tokyo-yokohama"]


@pytest.fixture(scope="module")
def guide(the_guide: Project) -> Guide:
    return the_guide.guide


@pytest.mark.parametrize("cluster", CITIES)
def test_each_station_lies_on_its_line(guide: Guide, cluster: str) -> None:
    profile = guide.profile(cluster)
    assert profile is not None
    terrain = guide.terrain(cluster)
    window = survey(pins_of(profile), terrain).chart
    drawn = {line.id: shapely.MultiLineString(list(runs)) for line, runs in runs_on(window, terrain)}
    assert len(drawn) >= 15
    seen = 0
    for line in terrain.lines:
        for x, y in window.place_all(np.array([(stop.longitude, stop.latitude) for stop in line.stops])).tolist():
            if line.id in drawn and window.holds(x, y):
                seen += 1
                assert drawn[line.id].distance(shapely.Point(x, y)) <= COARSE + 1e-6, f"{line.id} at {x}, {y}"
    assert seen > 200
