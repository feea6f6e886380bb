"""Words that licences ask for: of which sources, how often, and on the files that readers take away."""

from small_project import Folder

from cityguide.evidence.sources import credits_of
from cityguide.project.project import Project

ASKED = "© Atlas contributors"


def test_each_credit_once_in_the_order_of_the_sources(folder: Folder) -> None:
    folder.edit("data/sources.yml", "publisher: Atlas,", f"publisher: Atlas, credit: {ASKED},")
    folder.edit("data/sources.yml", "publisher: An editor,", "publisher: An editor, credit: An editor's notebook,")
    sources = folder.guide().sources
    assert credits_of(["wire-2023", "notebook", "atlas", "nobody", "atlas"], sources) == {
        "An editor's notebook": None,
        ASKED: "https://atlas.example/",
    }
    assert credits_of(["wire-2023"], sources) == {}


def test_a_table_to_download_bears_the_credits_of_its_rows(folder: Folder) -> None:
    folder.edit("data/sources.yml", "publisher: Atlas,", f"publisher: Atlas, credit: {ASKED},")
    texts = {output.path: output.content for output in folder.project().outputs if isinstance(output.content, str)}
    assert f"\n# {ASKED} (https://atlas.example/)\n" in texts["data/coordinates.csv"]
    assert ASKED not in texts["data/clusters.csv"]


def test_what_a_map_of_the_guide_bears(the_guide: Project) -> None:
    guide = the_guide.guide
    found = {
        cluster: credits_of([id for line in terrain.lines for id in line.sources], guide.sources)
        for cluster, terrain in guide.terrains.items()
    }
    shared = {"© OpenStreetMap contributors, ODbL 1.0": "https://www.openstreetmap.org/copyright"}
    assert found["beijing"] == found["shenzhen-hong-kong-guangzhou"] == shared
    assert found["san-jose-san-francisco"] == {**shared, "data provided by 511.org": "https://511.org"}
    assert list(found["seoul"]) == ["국가철도공단, 서울교통공사, 인천교통공사, 국토교통부 (data.go.kr)"]
    assert list(found["tokyo-yokohama"]) == ["Copyright (c) 2019-2026 Akihiko Kusanagi"]


def test_each_file_of_stops_bears_its_own(the_guide: Project) -> None:
    wanted = {
        "data/rail/stops/seoul.csv": "국토교통부 (data.go.kr)", "data/rail/stops/tokyo-yokohama.csv": "Akihiko Kusanagi",
        "data/rail/stops/san-jose-san-francisco.csv": "data provided by 511.org",
        "data/rail-odbl/stops/beijing.csv": "© OpenStreetMap contributors, ODbL 1.0",
    }  # fmt: skip
    texts = {output.path: output.content for output in the_guide.outputs if output.path in wanted}
    assert {path: [other for other in wanted.values() if other in str(text)] for path, text in texts.items()} == {
        path: [words] for path, words in wanted.items()
    }
