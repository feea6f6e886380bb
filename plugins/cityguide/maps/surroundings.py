"""A cluster's own map: its shore, its cities by name, its attractions by number."""

from __future__ import annotations

from collections.abc import Sequence

from cityguide.maps import insets
from cityguide.maps.drawing import Drawing
from cityguide.maps.framing import SIDE, survey
from cityguide.maps.ground.shore import Shore
from cityguide.maps.inland import motif, struck
from cityguide.maps.insets import Detail
from cityguide.maps.ornaments import BAND, city_dot, degree_figure, degree_figures, ground, neatline, nested, north, scale_bar
from cityguide.maps.pins import Pin, named_places, sights_by_number
from cityguide.maps.placing.labels import Obstacle, lay_out
from cityguide.maps.placing.lettering import leader, lettered, wanted_name
from cityguide.maps.placing.markers import arrange, at_edge, drawn, icons_of, pointer, spots
from cityguide.maps.window import Box, Window
from cityguide.svg import element

CITY_NAME, NOTE = 15.0, 12.5
"""Sizes of names and notes in units: 13 and 11 px on a telephone."""
GUTTER = 12.0


def surroundings_map(
    pins: Sequence[Pin],
    *,
    map_id: str,
    title: str,
    summary: str,
    shore_id: str,
    radius_km: float | None = None,
) -> Drawing:
    """Return the map of a cluster's surroundings, 400 units wide.

    ``radius_km`` is the distance from the middle to each side; None chooses it from the pins: at least 8
    km, or 24 without attractions. Where four or more places crowd, a frame with a letter refers to a larger plate below. A place
    beyond the plate stands at its edge with a pointer. ``shore_id`` names the shore, which is the same on the pins' picture
    where ``radius_km`` is None. Raises ValueError without any pin.
    """
    places, sights = named_places(pins), sights_by_number(pins)
    found = survey(pins, radius_km)
    window, drawn_shore = found.chart, (found.shore, shore_id)
    on_plate = [pin for pin in sights if window.holds(*window.place(pin))]
    larger = insets.details(window, on_plate)
    body = [nested(_plate(window, drawn_shore, places, sights, larger), window, 0)]
    height = SIDE
    for part in larger:
        content = _plate(part.window, drawn_shore, places, part.pins, (), part.letter)
        body.append(nested(content, part.window, height + GUTTER))
        height += GUTTER + part.window.height
    inland = all(found.shore.inland(plate) for plate in (window, *(part.window for part in larger)))
    return Drawing(
        map_id, title, summary, "cg-map-surroundings", SIDE, height, "".join(body),
        linked=any(pin.href for pin in sights), shores={} if inland else {shore_id: found.shore.data}, icons=icons_of(sights),
    )  # fmt: skip


def _plate(
    window: Window,
    drawn_shore: tuple[Shore, str],
    places: Sequence[Pin],
    sights: Sequence[Pin],
    larger: Sequence[Detail],
    letter: str | None = None,
) -> list[str]:
    """Return one plate's content, from the ground up; ``drawn_shore`` is the shore and the id of its path."""
    shore, shore_id = drawn_shore
    inland = shore.inland(window) and letter is None
    elsewhere = {pin for part in larger for pin in part.pins}
    here = [pin for pin in sights if pin not in elsewhere]
    inside = [spot for spot in spots(window, here) if window.holds(spot.x, spot.y)]
    beyond = [spot for spot in spots(window, here) if not window.holds(spot.x, spot.y)]
    cities = [(pin, *window.place(pin)) for pin in places]
    cities = [city for city in cities if window.holds(city[1], city[2], 4)]
    fixed = furniture(window, letter)
    markers = arrange(inside, window, [*fixed, *(Box.around(x, y, 7.0) for _, x, y in cities)])
    waiting = [at_edge(spot, window) for spot in beyond]
    frames = [part.corners(window) for part in larger]

    obstacles: list[Obstacle] = [(marker.box, 6.0) for marker in (*markers, *waiting)]
    obstacles += [(Box.around(x, y, 6), 8.0) for _, x, y in cities]
    obstacles += [(Box(x, y, x + w, y + h), 0.12) for x, y, w, h in frames]
    obstacles += [(Box(x, y - 18, x + 20, y + 2), 6.0) for x, y, _, _ in frames]
    obstacles += [(Box.around(m.spot.x, m.spot.y, 4), 6.0) for m in markers]
    obstacles += [(box, 8.0) for box in fixed]
    if inland and cities:
        obstacles += struck(window, cities[0][1:], NOTE)
    wanted = [wanted_name(pin, x, y, 9.0, CITY_NAME) for pin, x, y in cities]
    area = Box(8, 8, window.width - 8, window.height - 8)
    placed = lay_out(wanted, obstacles, area, reaches=(0, 8, 18, 30))

    content = [ground(window, shore, shore_id, lines=3)]
    if inland:
        centre = (cities[0][1], cities[0][2]) if cities else (window.width / 2, window.height / 2)
        content.append(motif(window, centre, sights, NOTE))
    if not inland:
        taken = [*(box for box, weight in obstacles if weight >= 6.0), *(put.box for put in placed)]
        inner = Box(BAND + 3, BAND + 3, window.width - BAND - 3, window.height - BAND - 2)
        free = [spot for spot in degree_figures(window, inner, NOTE) if not any(spot[1].shared(box) for box in taken)]
        content += [degree_figure(words, box, NOTE) for words, box in free]
    content += [_frame(part.letter, frame) for part, frame in zip(larger, frames, strict=True)]
    content += [
        element("circle", class_="cg-map-star", cx=spot.x, cy=spot.y, r=2.2) for part in larger for spot in spots(window, part.pins)
    ]
    content += [leader(want, put) for want, put in zip(wanted, placed, strict=True)]
    content += [city_dot(x, y, 5) for _, x, y in cities]
    content.append(neatline(window))
    content.append(drawn(markers))
    content += [pointer(marker, window) + drawn([marker]) for marker in waiting]
    content += [lettered(want, put, pin) for want, put, (pin, _, _) in zip(wanted, placed, cities, strict=True)]
    content.append(scale_bar(window, 16, window.height - 16, NOTE))
    if not inland:  # the motif's compass already says it
        content.append(north(window.width - 19, 45, NOTE))
    if letter:
        content.append(_tag(letter, 10, 10))
    return content


def furniture(window: Window, letter: str | None = None) -> list[Box]:
    """Return what scale, needle and letter cover on a plate."""
    found = [Box(0, window.height - 34, 150, window.height), Box(window.width - 34, 0, window.width, 52)]
    return [*found, Box(0, 0, 36, 36)] if letter else found


def _frame(letter: str, corners: tuple[float, float, float, float]) -> str:
    x, y, width, height = (round(value, 1) for value in corners)
    outline = element("rect", class_="cg-map-inset", x=x, y=y, width=width, height=height)
    return outline + _tag(letter, x, y - 18)


def _tag(letter: str, x: float, y: float) -> str:
    """Return the letter that ties a detail to its place on the larger plate."""
    box = element("rect", x=x, y=y, width=18, height=18)
    name = element("text", letter, x=x + 9, y=y + 13.6, font_size=13)
    return element("g", box + name, class_="cg-map-tag")
