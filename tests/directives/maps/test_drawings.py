"""Maps on pages: one shore for a page's maps, no id twice, and what they weigh."""

import gzip
import re
from collections import Counter

import pytest

from cityguide.directives.maps import drawings
from cityguide.directives.page import render_page
from cityguide.maps.drawing import Drawing, shapes_defined
from cityguide.project.project import Project
from cityguide.travel.near import neighbours

CITIES = ["beijing", "san-jose-san-francisco", "seoul", "shenzhen-hong-kong-guangzhou", "tokyo-yokohama"]


def weight(*parts: str) -> int:
    return len(gzip.compress("".join(parts).encode(), 6))


def whole(*found: Drawing) -> list[str]:
    """Drawings with the shapes that their page or a file defines once for all of them."""
    shapes = {name: path for drawing in found for name, path in drawing.shapes.items()}
    return [*(drawing.svg() for drawing in found), shapes_defined(shapes)]


def ids(html: str) -> list[str]:
    return re.findall(r' id="([^"]*)"', html)


@pytest.mark.parametrize("cluster", CITIES)
def test_a_page_draws_a_shore_once(the_guide: Project, cluster: str) -> None:
    page = f"```hero\ncluster: {cluster}\n```\n\n```map\ncluster: {cluster}\n```\n\n```map\ncluster: {cluster}\n```\n"
    html = render_page(the_guide.guide, page, lambda fragment: fragment)
    twice = [name for name, times in Counter(ids(html)).items() if times > 1]
    assert twice == []
    assert html.count("cg-map-surroundings") == 2
    assert "cg-shapes" not in html  # they are in a file
    assert f'id="map-{cluster}-2"' in html
    assert_all_defined(the_guide, html)


def assert_all_defined(project: Project, html: str) -> None:
    """Every shape that is used is on the page, or in the file that it is said to be in."""
    files = {output.path: output.content for output in project.outputs if output.path.startswith("maps/")}
    for file, name in re.findall(r'<use href="([^"#]*)#([^"]*)"', html):
        assert name in (ids(str(files[file.removeprefix("cg:")])) if file else ids(html))


@pytest.mark.parametrize("cluster", CITIES)
def test_a_map_without_the_picture_is_complete(the_guide: Project, cluster: str) -> None:
    html = render_page(the_guide.guide, f"```map\ncluster: {cluster}\n```\n", lambda fragment: fragment)
    assert_all_defined(the_guide, html)


def test_a_cluster_without_a_story_has_its_shore(the_guide: Project) -> None:
    drawing = drawings.surroundings_drawing(the_guide.guide, "singapore")
    assert drawing.shapes.keys() == {"shore-singapore"}
    assert weight(*whole(drawing)) <= 3_200


@pytest.mark.parametrize("cluster", CITIES)
def test_picture_and_map_weigh_little(the_guide: Project, cluster: str) -> None:
    guide = the_guide.guide
    profile = guide.profile(cluster)
    assert profile is not None
    picture, plates = drawings.hero_drawing(guide, profile), drawings.surroundings_drawing(guide, cluster)
    # Some 26 places have a number, an icon, a name and a link each.
    assert weight(picture.svg(), plates.svg()) <= 7_000  # in the page
    assert weight(*(shape for drawing in (picture, plates) for shape in drawing.shapes.values())) <= 9_000  # in a file
    assert weight(*whole(plates)) <= (14_500 if cluster == "shenzhen-hong-kong-guangzhou" else 12_000)  # four plates; else two or three
    assert weight(*whole(drawings.card_drawing(guide, profile))) <= 2_500


def test_the_home_page_s_maps_weigh_little(the_guide: Project) -> None:
    guide = the_guide.guide
    maps = whole(drawings.world_drawing(guide), *(drawings.card_drawing(guide, profile) for profile in guide.profiles))
    assert weight(*maps) <= 14_000
    assert len(ids("".join(maps))) == len(set(ids("".join(maps))))


def test_pins_lead_to_their_entries_and_say_which_they_are(the_guide: Project) -> None:
    html = drawings.surroundings_drawing(the_guide.guide, "seoul").svg()
    found = re.findall(r'<a href="cg:cities/seoul.md#([^"]*)" aria-label="(\d+)\. [^"]*" data-place="([^"]*)"', html)
    profile = the_guide.guide.profile("seoul")
    assert profile is not None
    assert {(part, int(number)) for part, number, _ in found} == {(a.id, number) for number, a in profile.numbered if a.position}
    assert all(part == place for part, _, place in found)
    assert "xlink" not in html


@pytest.mark.parametrize("cluster", CITIES)
def test_every_place_of_known_position_has_a_small_map_of_little_weight(the_guide: Project, cluster: str) -> None:
    profile = the_guide.guide.profile(cluster)
    assert profile is not None
    for place in profile.attractions:
        drawing = drawings.place_drawing(the_guide.guide, profile, place, neighbours(profile, place))
        assert (drawing is None) == (place.position is None)
        if drawing:
            assert weight(*whole(drawing)) <= 4_000
            near = [(number, one.place.id) for number, one in enumerate(neighbours(profile, place), start=1)]
            found = re.findall(rf'<a href="cg:cities/{cluster}/([^".]*).md" aria-label="(\d+)\.', drawing.svg())
            assert sorted((int(number), id) for id, number in found) == near


@pytest.mark.parametrize("cluster", CITIES)
def test_a_caption_bears_what_the_licences_of_shore_and_lines_ask_for(the_guide: Project, cluster: str) -> None:
    html = render_page(the_guide.guide, f"```map\ncluster: {cluster}\n```\n", lambda fragment: fragment)
    assert "© OpenStreetMap contributors, ODbL 1.0</a>" in html and "Natural Earth" not in html


def test_a_caption_of_a_shore_without_a_file_names_natural_earth(the_guide: Project) -> None:
    html = render_page(the_guide.guide, "```map\ncluster: singapore\n```\n", lambda fragment: fragment)
    assert ">Natural Earth</a>" in html and "OpenStreetMap" not in html.split("figcaption")[1]


def test_the_cards_of_stories_bear_it_too(the_guide: Project) -> None:
    html = render_page(the_guide.guide, "```stories\n```\n", lambda fragment: fragment)
    assert html.count("© OpenStreetMap contributors, ODbL 1.0</a>") == 1


def test_a_map_explains_its_icons(the_guide: Project) -> None:
    drawing = drawings.surroundings_drawing(the_guide.guide, "tokyo-yokohama")
    html = render_page(the_guide.guide, "```map\ncluster: tokyo-yokohama\n```\n", lambda fragment: fragment)
    legend = re.search(r'<ul class="cg-legend".*?</ul>', html, re.DOTALL)
    assert legend and len(drawing.icons) > 4
    assert re.findall(r'href="#icon-(\w+)"', legend[0]) == re.findall(r"</svg> (\w+)</li>", legend[0]) == list(drawing.icons)


def test_what_has_closed_has_no_pin_and_no_number(the_guide: Project) -> None:
    profile = the_guide.guide.profile("seoul")
    assert profile is not None
    pins = {pin.place: pin.number for pin in drawings.pins_of(profile) if pin.place}
    closed = [place.id for place in profile.attractions if place.status.state == "closed"]
    assert closed and not set(closed) & pins.keys()
    assert max(number or 0 for number in pins.values()) <= len(profile.attractions) - len(closed)


def test_the_five_are_lit_in_their_accents(the_guide: Project) -> None:
    html = drawings.world_drawing(the_guide.guide).svg()
    assert re.findall(r'data-accent="(\w+)"', html) == [profile.accent for profile in _in_order(the_guide)]


def _in_order(project: Project) -> list:  # type: ignore[type-arg]
    return [project.guide.profile(cluster) for cluster in project.guide.rankings.clusters if project.guide.profile(cluster)]


def test_a_dot_s_size_follows_the_newest_rank(the_guide: Project) -> None:
    guide = the_guide.guide
    assert drawings._tier(guide, "seoul") == 0
    unranked = next(cluster for cluster in guide.rankings.clusters if not guide.rankings.standing(cluster))
    assert drawings._tier(guide, unranked) == 2
