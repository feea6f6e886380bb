"""The three maps as documents: well formed, named, safe, the same twice, small."""

import gzip
import re
import xml.etree.ElementTree as ET
from collections.abc import Callable

import pytest
from pins_of_clusters import BEIJING, FIVE, SEOUL, TOKYO, city

from cityguide.maps.drawing import shapes_defined, shapes_file
from cityguide.maps.hero import card_map, hero_map
from cityguide.maps.pins import Pin
from cityguide.maps.placing.labels import text_width
from cityguide.maps.placing.markers import EDGE
from cityguide.maps.surroundings import surroundings_map
from cityguide.maps.world import world_map

SVG = "{http://www.w3.org/2000/svg}"
Draw = Callable[[list[Pin]], str]


NAMES = {"map_id": "map-here", "title": "Title", "summary": "Summary"}


def surroundings(pins: list[Pin], radius_km: float | None = None) -> str:
    return surroundings_map(pins, **NAMES, shore_id="shore-here", radius_km=radius_km).svg()


def hero(pins: list[Pin]) -> str:
    return hero_map(pins, **NAMES, shore_id="shore-here").svg()


def card(pins: list[Pin]) -> str:
    return card_map(pins, **NAMES, shore_id="shore-card").svg()


def world(pins: list[Pin]) -> str:
    return world_map(pins, **NAMES).svg()


STORIES = [
    Pin(22.5455, 114.0683, "Shenzhen–Hong Kong–Guangzhou", "cluster", href="/cities/shenzhen/", emphasis=True),
    Pin(35.6895, 139.6917, "Tokyo–Yokohama", "cluster", href="/cities/tokyo/", emphasis=True),
    Pin(37.3394, -121.895, "San Jose–San Francisco", "cluster", href="/cities/san-jose/", emphasis=True),
    Pin(39.9075, 116.3972, "Beijing", "cluster", href="/cities/beijing/", emphasis=True),
    Pin(37.566, 126.9784, "Seoul", "cluster", href="/cities/seoul/", emphasis=True),
]
HUNDRED = STORIES + [
    Pin(-40 + 1.1 * n, (37.0 * n) % 360 - 180, f"Cluster {n}", "cluster", href=f"/clusters/cluster-{n}/") for n in range(95)
]


def texts(svg: str) -> list[str]:
    return ["".join(node.itertext()) for node in ET.fromstring(svg).iter(f"{SVG}text")]


def links(svg: str) -> list[ET.Element]:
    return list(ET.fromstring(svg).iter(f"{SVG}a"))


def middle(link: ET.Element) -> tuple[float, float]:
    """Where a pin's mark stands on its plate."""
    found = re.fullmatch(r"translate\((\S+) (\S+)\)", link[0].get("transform", ""))
    assert found
    return float(found[1]), float(found[2])


def classes(svg: str) -> set[str]:
    return {name for value in re.findall(r'class="([^"]*)"', svg) for name in value.split()}


def gzipped(svg: str) -> int:
    return len(gzip.compress(svg.encode(), 6))


@pytest.mark.parametrize("name", FIVE)
@pytest.mark.parametrize("draw", [surroundings, hero, card])
def test_every_cluster_gives_a_sound_document(name: str, draw: Draw) -> None:
    svg = draw(FIVE[name])
    root = ET.fromstring(svg)
    ids = [node.get("id") for node in root.iter() if node.get("id")]
    assert len(ids) == len(set(ids))
    assert {reference for key in ("aria-labelledby", "aria-describedby") for reference in (root.get(key) or "").split()} <= set(ids)
    assert root.get("viewBox") and root.get("width") is None and root.get("height") is None
    assert draw(FIVE[name]) == svg
    assert not re.search(r'(fill|stroke|style)="', svg)
    assert "nan" not in svg and "inf" not in re.sub(r"<text.*?</text>", "", svg)


@pytest.mark.parametrize("name", FIVE)
def test_picture_and_map_share_one_shore(name: str) -> None:
    """The page pays for it once: neither has the path, and both name the same one."""
    first = hero_map(FIVE[name], **NAMES, shore_id="shore-here")
    second = surroundings_map(FIVE[name], **NAMES, shore_id="shore-here")
    assert first.shapes.keys() == second.shapes.keys() == (set() if name == "beijing" else {"shore-here"})
    assert first.shapes == second.shapes
    whole = first.svg() + second.svg() + shapes_defined({**first.shapes, **second.shapes})
    assert whole.count("<path id=") == len(first.shapes)
    assert gzipped(whole) <= (9_000 if name == "pearl-river" else 5_000)


@pytest.mark.parametrize("name", FIVE)
def test_what_a_map_uses_it_names_and_what_it_names_it_uses(name: str) -> None:
    for drawing in (
        hero_map(FIVE[name], **NAMES, shore_id="shore-here"),
        card_map(FIVE[name], **NAMES, shore_id="shore-here"),
        surroundings_map(FIVE[name], **NAMES, shore_id="shore-here"),
        world_map(FIVE[name], **NAMES),
    ):
        used = {(node.get("href") or "")[1:] for node in ET.fromstring(drawing.svg()).iter(f"{SVG}use")}
        assert used == drawing.shapes.keys()
        assert not drawing.shapes.keys() & set(re.findall(r' id="([^"]*)"', drawing.svg()))
        assert {node.get("id") for node in ET.fromstring(shapes_defined(drawing.shapes)).iter("path")} == used


def test_a_map_may_use_the_shapes_of_a_file() -> None:
    drawing = hero_map(SEOUL, **NAMES, shore_id="shore-here", file="/maps/seoul.svg")
    used = {node.get("href") for node in ET.fromstring(drawing.svg()).iter(f"{SVG}use")}
    assert used == {"/maps/seoul.svg#shore-here"}
    assert [node.get("id") for node in ET.fromstring(shapes_file(drawing.shapes)).iter(f"{SVG}path")] == ["shore-here"]


def test_a_drawing_stands_twice_on_a_page_by_other_ids() -> None:
    drawing = hero_map(SEOUL, **NAMES, shore_id="shore-here")
    assert re.findall(r' id="([^"]*)"', drawing.svg()) == ["map-here", "map-here-title", "map-here-desc"]
    assert drawing.svg(2) == re.sub(r"\bmap-here", "map-here-2", drawing.svg())


@pytest.mark.parametrize("name", FIVE)
def test_a_card_is_small_and_has_no_words(name: str) -> None:
    drawing = card_map(FIVE[name], **NAMES, shore_id="shore-card")
    assert gzipped(drawing.svg() + shapes_defined(drawing.shapes)) <= 2_500
    assert texts(drawing.svg()) == []


@pytest.mark.parametrize("name", FIVE)
def test_names_on_the_picture_stand_where_every_crop_shows_them(name: str) -> None:
    for node in ET.fromstring(hero(FIVE[name])).iter(f"{SVG}text"):
        if "cg-map-name" in (node.get("class") or ""):
            size = float(node.get("font-size", ""))
            width = max(text_width(span.text or "", size * float(span.get("font-size", "1em")[:-2])) for span in node)
            x, y = float(node.get("x", "")), float(node.get("y", ""))
            left = {None: x, "end": x - width, "middle": x - width / 2}[node.get("text-anchor")]
            assert left >= 180 and left + width <= 820
            assert 155 <= y <= 645


def test_every_attraction_is_one_named_link() -> None:
    for pins in FIVE.values():
        found = {link.get("href"): link.get("aria-label") for link in links(surroundings(pins))}
        assert found == {pin.href: f"{pin.number}. {pin.label}" for pin in pins if pin.href}


def test_a_pin_says_which_place_it_is_and_where() -> None:
    pin = Pin(35.66, 139.77, "Somewhere", "attraction", href="#somewhere", number=1, place="somewhere")
    (found,) = links(surroundings([TOKYO[0], pin]))
    assert (found.get("data-place"), found.get("data-at")) == ("somewhere", "35.66,139.77")


def test_discs_on_a_plate_keep_their_distance() -> None:
    for pins in FIVE.values():
        for plate in ET.fromstring(surroundings(pins)).iter(f"{SVG}svg"):
            if plate.get("class") != "cg-map-plate":
                continue
            discs = [middle(link) for link in plate.iter(f"{SVG}a")]
            for i, (x, y) in enumerate(discs):
                assert all((x - u) ** 2 + (y - v) ** 2 >= 26.5**2 for u, v in discs[:i])


def test_a_crowd_gets_a_plate_of_its_own() -> None:
    root = ET.fromstring(surroundings(TOKYO))
    assert len(root.findall(f"{SVG}svg")) == 2
    assert float((root.get("viewBox") or "").split()[3]) > 400


def test_attractions_at_one_point_share_its_dot() -> None:
    assert "cg-map-share" in classes(surroundings(SEOUL))


def test_a_map_with_links_is_a_group_and_one_without_an_image() -> None:
    assert ET.fromstring(surroundings(TOKYO)).get("role") == "group"
    assert ET.fromstring(surroundings(TOKYO[:2])).get("role") == "img"
    assert ET.fromstring(hero(TOKYO)).get("role") == "img"
    assert links(hero(TOKYO)) == []


@pytest.mark.parametrize("draw", [surroundings, hero, card])
def test_beijing_has_a_motif_of_its_own_and_tokyo_has_a_shore(draw: Draw) -> None:
    inland, coastal = classes(draw(BEIJING)), classes(draw(TOKYO))
    assert "cg-map-ring" in inland
    assert ("cg-map-axis" in inland) is (draw is not surroundings)  # a plate by which one walks bears nothing that says nothing
    assert not {"cg-map-lines", "cg-map-land"} & inland
    assert {"cg-map-water", "cg-map-land", "cg-map-lines"} <= coastal
    assert "cg-map-ring" not in coastal


def test_beijing_s_distances_are_printed() -> None:
    assert "cg-map-ring" in classes(surroundings(BEIJING))
    assert {"cg-map-ring", "cg-map-wind"} <= classes(hero(BEIJING))
    assert "10 km" in texts(surroundings(BEIJING))
    assert "10 km" in texts(hero(BEIJING))


@pytest.mark.parametrize("draw", [surroundings, hero])
def test_every_circle_about_an_inland_city_has_its_distance(draw: Draw) -> None:
    """All circles but those of places are rings about one point, and each is labelled."""
    root = ET.fromstring(draw(BEIJING))
    rings = [node for node in root.iter(f"{SVG}circle") if node.get("class") in ("cg-map-ring", "cg-map-dial")]
    assert len({(node.get("cx"), node.get("cy")) for node in rings}) == 1
    distances = [line for line in texts(draw(BEIJING)) if re.fullmatch(r"[0-9.]+ km", line)]
    assert len({node.get("r") for node in rings}) <= len(set(distances))


def test_local_names_carry_their_language() -> None:
    spans = [node for node in ET.fromstring(hero(TOKYO)).iter(f"{SVG}tspan") if node.get("lang")]
    assert [(node.text, node.get("lang")) for node in spans] == [("東京", "ja"), ("横浜", "ja")]


HOSTILE = '<script>alert("1")</script> & "co"'


@pytest.mark.parametrize("draw", [surroundings, hero, world])
def test_text_is_escaped(draw: Draw) -> None:
    pins = [
        Pin(35.0, 139.0, HOSTILE, "city", href='/"><script>', local_label=HOSTILE, language='"><script>'),
        Pin(35.0, 139.0, HOSTILE, "cluster", href='/"><script>', emphasis=True),
        Pin(35.1, 139.1, HOSTILE, "attraction", href='#"><script>', number=1),
        Pin(35.2, 139.2, HOSTILE, "attraction"),
    ]
    svg = draw(pins)
    assert "<script" not in svg
    # A large name is broken at its spaces.
    assert HOSTILE.replace(" ", "") in "".join(ET.fromstring(svg).itertext()).replace(" ", "")


def test_title_and_summary_are_escaped() -> None:
    svg = world_map([], map_id='a"b', title="<b>&", summary="<i>&").svg()
    assert [node.text for node in ET.fromstring(svg)][:2] == ["<b>&", "<i>&"]


@pytest.mark.parametrize(
    ("latitude", "longitude"),
    [(-16.85, 179.99), (-16.85, -179.99), (67.5, 179.9), (67.5, -179.9), (64.73, 177.5)],
)
def test_the_antimeridian_is_not_an_edge(latitude: float, longitude: float) -> None:
    pin = city("Here", "Here", "en", latitude, longitude)
    for svg in (surroundings([pin]), hero([pin])):
        assert len(svg.encode()) < 30_000
        assert classes(svg) & {"cg-map-land", "cg-map-sheet", "cg-map-dial"}
    inland = "cg-map-ring" in classes(surroundings([pin]))
    assert inland is (latitude == 67.5)  # Chukotka's interior; the others lie by the sea


def test_both_sides_of_the_antimeridian_draw_the_same_shore() -> None:
    west = hero([city("Here", "Here", "en", -16.85, 179.9999)])
    east = hero([city("Here", "Here", "en", -16.85, -179.9999)])
    assert abs(len(west) - len(east)) < 400


def test_a_place_beyond_the_plate_waits_at_its_edge() -> None:
    far = Pin(36.6, 139.8, "Far", "attraction", href="#far", number=1)
    svg = surroundings([TOKYO[0], far], radius_km=10)
    assert "cg-map-beyond" in classes(svg)
    (link,) = links(svg)
    assert link.get("aria-label") == "1. Far"
    assert middle(link)[1] == EDGE
    assert "cg-map-beyond" not in classes(surroundings([TOKYO[0], far]))


@pytest.mark.parametrize("draw", [surroundings, hero])
def test_without_pins_there_is_no_local_map(draw: Draw) -> None:
    with pytest.raises(ValueError, match="at least one pin"):
        draw([])


def test_the_world_needs_no_pins() -> None:
    assert ET.fromstring(world([])).get("role") == "img"


@pytest.mark.parametrize("kind", ["city", "cluster", "attraction"])
@pytest.mark.parametrize("draw", [surroundings, hero, world])
def test_one_pin_is_enough(kind: str, draw: Draw) -> None:
    ET.fromstring(draw([Pin(48.137, 11.575, "Munich", kind)]))  # type: ignore[arg-type]


def test_a_pin_off_the_earth_is_refused() -> None:
    with pytest.raises(ValueError, match="not on the earth"):
        Pin(91.0, 0.0, "Nowhere", "city")


def test_the_world_names_stories_and_links_all() -> None:
    svg = world(HUNDRED)
    assert texts(svg) == ["Shenzhen–Hong Kong–Guangzhou", "Tokyo–Yokohama", "San Jose–San Francisco", "Beijing", "Seoul"]
    found = links(svg)
    assert {link.get("aria-label") for link in found} == {pin.label for pin in HUNDRED}
    assert [link.get("href") for link in found if link.get("tabindex") is None] == [pin.href for pin in STORIES]
    assert world(HUNDRED) == svg
    assert not re.search(r'(fill|stroke|style)="', svg)
    assert gzipped(svg) <= 9_000


def test_a_story_is_lit_in_its_accent_and_a_dot_is_as_large_as_its_tier() -> None:
    pins = [
        Pin(35.69, 139.69, "Tokyo", "cluster", href="/t/", emphasis=True, accent="indigo"),
        Pin(48.1, 11.6, "Munich", "cluster", href="/m/", tier=0),
        Pin(52.5, 13.4, "Berlin", "cluster", href="/b/", tier=2),
    ]
    found = {link.get("href"): link for link in links(world(pins))}
    assert found["/t/"].get("data-accent") == "indigo"
    radii = {address: [float(c.get("r", "")) for c in found[address].iter(f"{SVG}circle")] for address in ("/m/", "/b/")}
    assert radii["/m/"] > radii["/b/"]


def test_of_many_stories_the_first_twelve_are_named() -> None:
    spread = [(60.0 - 25 * (n % 4), -150.0 + 28 * n) for n in range(12)]
    heaped = [(50.0 - n, 100.0 + 0.3 * n) for n in range(88)]
    many = [Pin(lat, lon, f"Story {n}", "cluster", href=f"/{n}/", emphasis=True) for n, (lat, lon) in enumerate([*spread, *heaped])]
    svg = world(many)
    assert texts(svg) == [f"Story {n}" for n in range(12)]
    assert [link.get("aria-label") for link in links(svg)] == [pin.label for pin in many]


@pytest.mark.parametrize(
    ("short", "name"),
    [
        (None, "3. Bay Culture Square"),
        ("Bay Culture", "3. Bay Culture Square"),
        ("Culture Square", "3. Culture Square, Bay Culture Square"),
    ],
)
def test_a_link_s_name_begins_with_what_is_seen(short: str | None, name: str) -> None:
    pin = Pin(35.66, 139.77, "Bay Culture Square", "attraction", href="#square", number=3, short=short)
    (found,) = links(surroundings([TOKYO[0], pin]))
    assert found.get("aria-label") == name
    seen = " ".join("".join(found.itertext()).split())
    assert seen == (f"3 {short}" if short else "3")
    assert name.replace(".", "").startswith(seen)
