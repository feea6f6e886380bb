"""A place's own small map: the place in the middle, rings, what is near by number, and a shore where one can be trusted."""

import gzip
import re
import xml.etree.ElementTree as ET

import pytest
from pins_of_clusters import city

from cityguide.maps.drawing import Drawing, shapes_defined
from cityguide.maps.pins import Pin
from cityguide.maps.vicinity import MOST_KM, PLATE, vicinity_map
from cityguide.terrain.model import Grid, LocalShore, Terrain

SVG = "{http://www.w3.org/2000/svg}"
CENTRE = (PLATE[0] / 2, PLATE[1] / 2)
SEOUL = city("Seoul", "서울", "ko", 37.566, 126.9784)


def here(latitude: float = 37.5715, longitude: float = 126.9772) -> Pin:
    return Pin(latitude, longitude, "Here", "attraction", icon="transport")


def near(middle: Pin, *km: tuple[float, float]) -> list[Pin]:
    """Numbered pins, kilometres north and east of the middle; good to a hundredth near Seoul."""
    return [
        Pin(middle.latitude + n / 111.2, middle.longitude + e / 88.1, f"Near {i}", "attraction", f"/near-{i}/", i, icon="museum")
        for i, (n, e) in enumerate(km, start=1)
    ]


def drawn(middle: Pin, *pins: Pin) -> Drawing:
    return vicinity_map(middle, pins, map_id="near-here", title="Title", summary="Summary", shore_id="shore-here")


def marks(drawing: Drawing) -> dict[str, tuple[float, float]]:
    """The middle of each link's mark, by its address."""
    links = ET.fromstring(drawing.svg()).iter(f"{SVG}a")
    return {a.get("href", ""): tuple(map(float, re.findall(r"[-.0-9]+", a[0].get("transform", "")))) for a in links}  # type: ignore[misc]


def texts(drawing: Drawing) -> list[str]:
    return ["".join(node.itertext()) for node in ET.fromstring(drawing.svg()).iter(f"{SVG}text")]


def test_the_place_is_in_the_middle_with_its_icon() -> None:
    drawing = drawn(here(), *near(here(), (1.0, 1.0)))
    root = ET.fromstring(drawing.svg())
    (disc,) = [node for node in root.iter(f"{SVG}circle") if node.get("class") == "cg-map-here"]
    assert (float(disc.get("cx", "")), float(disc.get("cy", ""))) == CENTRE
    assert drawing.icons == ("museum", "transport")
    assert {use.get("href") for use in root.iter(f"{SVG}use")} == {"#icon-museum", "#icon-transport"}
    assert drawing.svg() == drawn(here(), *near(here(), (1.0, 1.0))).svg()
    assert not re.search(r'(fill|stroke|style)="', drawing.svg())


def test_what_is_near_lies_where_it_lies() -> None:
    found = marks(drawn(here(), *near(here(), (2.0, 0.0), (0.0, 2.0), (-2.0, -2.0))))
    assert found["/near-1/"][1] < CENTRE[1] and found["/near-1/"][0] == pytest.approx(CENTRE[0], abs=1)
    assert found["/near-2/"][0] > CENTRE[0] and found["/near-2/"][1] == pytest.approx(CENTRE[1], abs=1)
    assert found["/near-3/"][0] < CENTRE[0] and found["/near-3/"][1] > CENTRE[1]


def test_five_at_one_point_with_the_place_cover_neither_it_nor_one_another() -> None:
    found = list(marks(drawn(here(), *near(here(), *[(0.0, 0.001 * n) for n in range(5)]))).values())
    assert len(found) == 5
    for index, (x, y) in enumerate(found):
        assert abs(x - CENTRE[0]) >= 21 + 15 - 1 or abs(y - CENTRE[1]) >= 10.5 + 15 - 1
        assert all(abs(x - u) >= 42 or abs(y - v) >= 26 for u, v in found[:index])


def test_what_is_much_farther_off_waits_at_the_edge_with_a_pointer() -> None:
    drawing = drawn(here(), *near(here(), (0.4, 0.3), (25.0, 0.0)))
    assert drawing.svg().count("cg-map-beyond") == 1
    assert marks(drawing)["/near-2/"][1] < 30
    assert "500 m" in texts(drawing)
    assert "cg-map-beyond" not in drawn(here(), *near(here(), (0.4, 0.3), (0.8, 0.0))).svg()


def test_what_alone_is_near_is_in_the_frame_however_far() -> None:
    drawing = drawn(here(), *near(here(), (2 * MOST_KM, 0.0)))
    assert "cg-map-beyond" not in drawing.svg()


def test_with_nothing_near_the_map_shows_the_place_and_its_city() -> None:
    far = here(37.9, 127.3)
    drawing = drawn(far, SEOUL)
    assert "Seoul서울" in texts(drawing)
    assert drawing.linked is False and ET.fromstring(drawing.svg()).get("role") == "img"


def test_no_shore_where_it_would_mislead() -> None:
    bay = here(37.8009, -122.3985)  # a pier in San Francisco
    close = [Pin(37.8025, -122.4058, "Tower", "attraction", "/t/", 1, icon="viewpoint")]
    assert not drawn(bay, *close).shapes  # closer in than 1:10 million can tell
    wide = [Pin(37.7694, -122.4862, "Park", "attraction", "/p/", 1, icon="park")]
    in_town = here(37.7793, -122.4193)
    drawing = drawn(in_town, *wide)
    assert drawing.shapes.keys() == {"shore-here"} and drawing.sources == ("natural-earth",)
    assert not drawn(here(37.8, -122.33), *wide).shapes  # a place that the shore would put into the bay


def test_a_place_on_a_pier_has_its_shore() -> None:
    side = (0, 40, 40, 0, 0), (0, 0, 40, 40, 0)
    coast = LocalShore("here", ("atlas",), (-123.0, 37.0, -122.0, 38.0), Grid(0.01, 0.01, -122.8, 37.4), [[side]], [], [], "a")
    park = Pin(37.7694, -122.4862, "Park", "attraction", "/p/", 1, icon="park")
    shores = []
    for east in (-122.3990, -122.3970):  # 90 m and 260 m off its eastern side
        pier = here(37.7, east)
        found = vicinity_map(pier, [park], Terrain(coast), map_id="near-here", title="Near", summary="", shore_id="shore-here")
        shores.append("shore-here" in found.shapes)
    assert shores == [True, False]


def test_a_map_is_light() -> None:
    middle = here(37.7793, -122.4193)
    drawing = drawn(middle, city("San Francisco", "San Francisco", "en", 37.7749, -122.4194), *near(middle, (3, 3)))
    whole = drawing.svg() + shapes_defined(drawing.shapes)
    assert len(gzip.compress(whole.encode(), 6)) <= 4_000


def test_text_is_escaped() -> None:
    hostile = '<script>alert("1")</script>'
    svg = drawn(Pin(37.5, 127.0, hostile, "attraction", icon="park"), Pin(37.51, 127.0, hostile, "attraction", '"><script>', 1)).svg()
    assert "<script" not in svg
