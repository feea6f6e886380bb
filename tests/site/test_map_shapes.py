"""What the maps of a city stand on, as files: the shapes that they use, and the shores that readers may download."""

import json
import re
import xml.etree.ElementTree as ET

import pytest

from cityguide.directives.maps import drawings
from cityguide.project.project import Project

CITIES = ["beijing", "san-jose-san-francisco", "seoul", "shenzhen-hong-kong-guangzhou", "tokyo-yokohama"]


def files(project: Project) -> dict[str, str]:
    return {output.path: str(output.content) for output in project.outputs if output.path.startswith(("maps/", "data/shores/"))}


@pytest.mark.parametrize("cluster", CITIES)
def test_a_city_s_file_has_every_shape_that_its_maps_use_and_no_other(the_guide: Project, cluster: str) -> None:
    guide = the_guide.guide
    profile = guide.profile(cluster)
    assert profile is not None
    svg = drawings.hero_drawing(guide, profile).svg() + drawings.surroundings_drawing(guide, cluster).svg()
    used = set(re.findall(rf'href="cg:maps/{cluster}\.svg#([^"]+)"', svg))
    root = ET.fromstring(files(the_guide)[f"maps/{cluster}.svg"])
    assert {node.get("id") for node in root.iter() if node.get("id")} == used
    assert {node.tag.split("}")[1] for node in root.iter()} <= {"svg", "defs", "g", "path"}, "nothing in it can run"
    assert f"map-{cluster}-lines" in used and f"map-{cluster}-a-lines" in used


def test_readers_can_have_the_shores_as_they_lie_in_the_project(the_guide: Project) -> None:
    found = files(the_guide)
    for cluster in CITIES:
        assert json.loads(found[f"data/shores/{cluster}.json"])["cluster"] == cluster
    assert {path for path in found if path.startswith("data/shores/")} == {f"data/shores/{cluster}.json" for cluster in CITIES}


def test_the_page_of_data_lists_them(the_guide: Project) -> None:
    text = next(page for page in the_guide.site.pages if page.path == "data.md").text
    assert re.findall(r"\]\(cg:data/shores/([a-z-]+)\.json\)", text) == sorted(CITIES)
    assert "[@osm-land][@gshhg]" in text
