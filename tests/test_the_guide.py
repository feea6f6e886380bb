"""The guide itself: what it promises of its profiles, its data and its size. Without it the generator's tests would prove little."""

import datetime
import gzip
import re
import shutil
from pathlib import Path

import pytest
from small_project import REPOSITORY, Folder

from cityguide.charts.kinds import CHARTS
from cityguide.directives.options import ChartOptions
from cityguide.directives.page import render_page
from cityguide.directives.ranking import chart
from cityguide.directives.view import View
from cityguide.guide import Guide, read_guide
from cityguide.project.inventory import counts_of, inventory_as_markdown
from cityguide.project.project import Project
from cityguide.prose.measures import LONGEST_SENTENCE, beyond, measures, told_in_story
from cityguide.prose.notes import Notes
from cityguide.prose.text import Prose
from cityguide.reading.validation import marked
from cityguide.terrain.shore_file import read_shores
from cityguide.travel.freshness import facts_of, score

ATTRACTIONS = {
    "beijing": [
        "apollo-go", "china-science-and-technology-museum", "robot-mall", "798-art-district", "zhongguancun-inno-way", "shougang-park",
        "beijing-planetarium", "ancient-observatory",
    ],
    "san-jose-san-francisco": [
        "waymo", "computer-history-museum", "tech-interactive", "exploratorium", "cal-academy", "cable-car-museum", "intel-museum",
        "apple-park-visitor-center", "google-visitor-experience", "hp-garage", "stanford-huang", "noisebridge",
    ],
    "seoul": [
        "cheonggyecheon-shuttle", "cheonggyecheon-stream", "unmanned-convenience-stores", "ddp", "seoul-sky", "seoul-raim",
        "samsung-innovation-museum", "samsung-dlight", "gwacheon-science-museum",
    ],
    "shenzhen-hong-kong-guangzhou": [
        "symphony-of-lights", "star-ferry", "pmq", "hong-kong-science-museum", "szoil", "oct-loft", "design-society",
        "shenzhen-drone-shows", "huaqiangbei", "shenzhen-science-technology-museum", "canton-tower", "guangdong-science-center",
    ],
    "tokyo-yokohama": [
        "henn-na-hotel", "yurikamome", "teamlab-planets", "teamlab-borderless", "miraikan", "touch-to-go", "dawn-avatar-cafe",
        "akihabara", "tokyo-skytree", "mitsubishi-minatomirai", "yokohama-air-cabin", "nissan-gallery", "gundam-factory",
    ],
}  # fmt: skip
"""Places that each profile must have, closed ones too, or whose old addresses must lead to what took their place. More are welcome."""

MUNICH = REPOSITORY / "docs" / "examples" / "munich.yml"
MUNICH_SOURCES = REPOSITORY / "docs" / "examples" / "munich-sources.yml"


def page(project: Project, path: str) -> str:
    [content] = [output.content for output in project.outputs if output.path == path]
    assert isinstance(content, str)
    return render_page(project.guide, content, lambda fragment: fragment)


@pytest.fixture(scope="module")
def guide(the_guide: Project) -> Guide:
    return the_guide.guide


@pytest.mark.parametrize("cluster", ATTRACTIONS)
def test_a_profile_is_complete(guide: Guide, cluster: str) -> None:
    profile = guide.profile(cluster)
    assert profile is not None
    assert set(ATTRACTIONS[cluster]) <= {id for place in profile.attractions for id in (place.id, *place.aliases)}
    assert 5 <= len(profile.story) <= 7
    for part in ("visa", "arriving", "getting_about", "paying", "connectivity", "language", "power", "emergency"):
        assert getattr(profile.practical, part), f"{part} is empty"
    assert profile.cities


def test_the_inventory_is_what_was_promised(guide: Guide) -> None:
    for cluster, rows in counts_of(guide).items():
        profile, counts = guide.profile(cluster), {row.name: row.cell for row in rows}
        assert profile is not None
        story = measures(profile, told_in_story(profile, Prose(guide, cluster, Notes())))
        assert int(counts["Open places"]) >= 20
        assert counts["– with a position"] == counts["Open places"]
        assert int(counts["Not known if open"]) <= 1
        assert int(counts["– to eat at"]) >= 3
        assert counts["Days to follow"] == "3"
        assert all(4 <= int(stops) <= 6 for stops in counts["– stops of each"].split(", "))
        assert list(beyond(story)) == []
        assert story.longest <= LONGEST_SENTENCE
        assert story.source_subjects == 0


def test_the_inventory_in_docs_is_that_of_the_files(guide: Guide) -> None:
    """`make inventory` writes it."""
    assert (REPOSITORY / "docs" / "inventory.md").read_text(encoding="utf-8").endswith(f"\n\n{inventory_as_markdown(guide)}\n")


@pytest.mark.parametrize("cluster", ATTRACTIONS)
def test_every_open_place_says_what_we_think_of_it(guide: Guide, cluster: str) -> None:
    profile = guide.profile(cluster)
    assert profile is not None
    for place in profile.attractions:
        if place.status.state == "open":
            assert place.line and place.verdict and place.good_for and place.tip and place.duration, place.id
    verdicts = [place.verdict for place in profile.attractions if place.status.state == "open"]
    assert 8 <= verdicts.count("go") <= 12


def test_most_facts_are_fresh_on_the_day_of_writing() -> None:
    """As of 28 November 2026: later they grow old, which `cityguide freshness` tells."""
    read, problems = read_guide(REPOSITORY, datetime.date(2026, 11, 28))
    assert read is not None, problems
    for profile in read.profiles:
        assert score(facts_of(read, profile.cluster)).value >= 0.7, profile.cluster


@pytest.mark.parametrize("cluster", ATTRACTIONS)
def test_every_section_of_a_story_cites_or_binds(guide: Guide, cluster: str) -> None:
    profile = guide.profile(cluster)
    assert profile is not None
    for section in profile.story:
        for paragraph in section.text.strip().split("\n\n"):
            assert re.search(r"\[@|\{\{", paragraph), f"{section.title}: {paragraph[:60]}"


def test_figures_of_the_ranking_are_bound_and_not_typed(guide: Guide) -> None:
    """A per cent sign behind digits, where a bound figure could stand, is a figure that would not move with the data."""
    for file in guide.files:
        standing = guide.rankings.standing(file.profile.cluster)
        assert standing is not None
        typed = {f"{value:g}%" for value in standing.shares.values() if value is not None}
        for _, text in marked(file.profile, "prose"):
            found = set(re.findall(r"\d[\d.]*%", re.sub(r"\{\{.*?\}\}", "", text)))
            assert not found & typed, file.profile.cluster


def test_every_source_is_used_and_every_file_too(guide: Guide) -> None:
    assert {path.name for path in (REPOSITORY / "cities").iterdir()} == {f"{profile.cluster}.yml" for profile in guide.profiles}
    described = {text.removeprefix("data/") for text in guide.tables.texts} | {"sources.yml", "claims.yml"}
    described |= {"README.md", "rail/README.md", "rail-odbl/README.md", "shores/README.md", "waters/README.md"}
    described |= {"waters/beijing.geojson", "waters/seoul.geojson"}
    described |= {f"shores/{profile.cluster}.json" for profile in guide.profiles}
    assert {path.relative_to(REPOSITORY / "data").as_posix() for path in (REPOSITORY / "data").rglob("*") if path.is_file()} <= described


def test_editions_from_the_first_to_the_latest_without_a_gap(guide: Guide) -> None:
    years = [edition.year for edition in guide.rankings.editions]
    assert years == list(range(2017, max(years) + 1))
    assert guide.rankings.latest.year >= 2025
    assert [change.edition for change in guide.rankings.breaks][:3] == [2018, 2022, 2025]
    for year in years:
        assert guide.rankings.ranked(year), f"nothing is known of {year}"


def test_shanghai_alone_and_with_suzhou_are_two_clusters(guide: Guide) -> None:
    ranked = {id: [edition.year for edition, found in guide.rankings.history(id) if found] for id in ("shanghai", "shanghai-suzhou")}
    assert ranked["shanghai"] and max(ranked["shanghai"]) < 2022 <= min(ranked["shanghai-suzhou"])


def test_the_ten_clusters_new_in_2025_are_all_ranked(guide: Guide) -> None:
    new = guide.rankings.new_in(2025)
    assert len(new) == 10
    for cluster in new:
        standing = guide.rankings.standing(cluster, 2025)
        assert standing is not None and standing.rank is not None, cluster


def test_claims_are_there(guide: Guide) -> None:
    assert len(guide.claim_file.claims) >= 10
    assert {"contradicted", "confirmed"} <= {claim.verdict for claim in guide.claim_file.claims}


def test_charts_of_five_clusters_are_small(guide: Guide) -> None:
    five = [profile.cluster for profile in guide.profiles][:5]
    for kind in CHARTS:
        markup = chart(View(guide, Prose(guide, None, Notes())), ChartOptions(kind=kind, clusters=five))
        assert len(gzip.compress(markup.encode())) <= 5 * 1024, kind


def test_every_page_renders(the_guide: Project) -> None:
    for output in the_guide.outputs:
        if output.is_page:
            assert len(page(the_guide, output.path)) > 200, output.path
    for written in the_guide.written:
        render_page(the_guide.guide, written.text, lambda fragment: fragment)


def test_every_cluster_of_any_edition_has_a_page(the_guide: Project) -> None:
    paths = {output.path for output in the_guide.outputs}
    for standing in the_guide.guide.rankings.standings:
        assert f"clusters/{standing.cluster}.md" in paths


needs_munich = pytest.mark.skipif(not MUNICH.exists(), reason="there is no example of a sixth profile")


@pytest.fixture(scope="module")
def six(tmp_path_factory: pytest.TempPathFactory) -> Project:
    root: Path = tmp_path_factory.mktemp("six")
    for name in ("data", "cities", "content"):
        shutil.copytree(REPOSITORY / name, root / name)
    folder = Folder(root)
    folder.write("cities/munich.yml", MUNICH.read_bytes())
    if MUNICH_SOURCES.exists():
        folder.write("data/sources.yml", folder.read("data/sources.yml").rstrip("\n") + "\n" + MUNICH_SOURCES.read_text(encoding="utf-8"))
    return folder.project()


@needs_munich
def test_a_sixth_profile_gets_its_page(six: Project) -> None:
    html = page(six, "cities/munich.md")
    assert "<h1>Munich</h1>" in html
    assert 'id="deutsches-museum"' in html
    assert 'data-figure="cg:charts/rank-history-munich-and-4-others' in html
    assert {"places/munich.gpx", "places/munich.geojson", "places/munich.yml"} <= {output.path for output in six.outputs}


@needs_munich
def test_a_sixth_profile_gets_a_card_and_a_place_in_every_list(six: Project, the_guide: Project) -> None:
    [home] = [written for written in six.written if written.name == "content/index.md"]
    for html in (render_page(six.guide, home.text, lambda fragment: fragment), page(six, "cities/index.md")):
        cards = re.findall(r'class="cg-card" data-cluster="([a-z-]+)"', html)
        assert cards == [*(profile.cluster for profile in the_guide.guide.profiles), "munich"]
    assert '<a href="cg:cities/munich.md">story</a>' in page(six, "clusters.md")
    assert 'href="cg:cities/munich.md"' in page(six, "ranking/index.md")
    assert "Read the story of Munich" in page(six, "clusters/munich.md")
    before, after = the_guide.guide.profiles[-1].cluster, the_guide.guide.profiles[0].cluster
    assert f'rel="prev" href="cg:cities/{before}.md"' in page(six, "cities/munich.md")
    assert f'rel="next" href="cg:cities/{after}.md"' in page(six, "cities/munich.md")
    assert 'href="cg:cities/munich.md"' in page(six, "clusters.md").split("</figure>")[0], "and on the map of the world"


def test_every_city_has_its_shore() -> None:
    shores, problems = read_shores(REPOSITORY / "data" / "shores", "data/shores")
    assert problems == []
    assert set(shores) == set(ATTRACTIONS)
