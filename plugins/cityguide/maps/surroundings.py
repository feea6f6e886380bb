"""A cluster's own map: its ground, its cities by name, its attractions by number."""

from __future__ import annotations

from collections.abc import Sequence

from cityguide.maps import insets
from cityguide.maps.drawing import Drawing, Shapes
from cityguide.maps.framing import SIDE, survey
from cityguide.maps.ground.shore import shore
from cityguide.maps.inland import ring_notes, rings
from cityguide.maps.insets import Detail
from cityguide.maps.ornaments import nested, north, scale_bar
from cityguide.maps.pins import Pin, sights_by_number
from cityguide.maps.placing.markers import icons_of
from cityguide.maps.plate import CityPlate, PlateGround, ground_of
from cityguide.maps.window import Box, Window
from cityguide.svg import element
from cityguide.terrain.model import NO_TERRAIN, Terrain

NOTE = 12.5
"""Size of notes in units: 11 px on a telephone."""
GUTTER = 12.0
DETAIL_GRAIN = 0.8
"""The grid of a detail's shore, units."""


def surroundings_map(
    pins: Sequence[Pin],
    terrain: Terrain = NO_TERRAIN,
    *,
    map_id: str,
    title: str,
    summary: str,
    shore_id: str,
    file: str = "",
    radius_km: float | None = None,
) -> Drawing:
    """Return the map of a cluster's surroundings, 400 units wide.

    ``radius_km`` is the distance from the middle to each side; None chooses it from the pins: at least 8
    km, or 24 without attractions. Where four or more places crowd, a frame with a letter refers to a larger plate below. A place
    beyond the plate stands at its edge with a pointer. ``shore_id`` names the shore, which is the same on the
    pins' picture where ``radius_km`` is None, and ``file`` is the address of the file that defines it and all other shapes. Raises
    ValueError without any pin.
    """
    sights, found = sights_by_number(pins), survey(pins, terrain, radius_km)
    window, local = found.chart, found.shore.local
    on_plate = [pin for pin in sights if window.holds(*window.place(pin))]
    larger = insets.details(window, on_plate, insets.CLOSEST_LOCAL_KM if local else insets.CLOSEST_KM)
    shapes = Shapes(file)
    on = ground_of(window, found.shore, terrain, shapes, shore_id, map_id)
    body = [nested(_plate(window, on, pins, larger), window, 0)]
    height = SIDE
    for part in larger:
        own_id = f"{map_id}-{part.letter.lower()}"
        # Its own shore is finer than what a larger plate shows of it.
        closer = shore(window.frame, (part.window,), DETAIL_GRAIN * part.window.km_per_unit, local) if local else found.shore
        on = ground_of(part.window, closer, terrain, shapes, f"{own_id}-shore" if local else shore_id, own_id)
        shown = [pin for pin in pins if pin.kind != "attraction" or pin in part.pins]
        body.append(nested(_plate(part.window, on, shown, (), part.letter), part.window, height + GUTTER))
        height += GUTTER + part.window.height
    return Drawing(
        map_id, title, summary, "cg-map-surroundings", SIDE, height, "".join(body), linked=any(pin.href for pin in sights),
        shapes=shapes.markup, file=file, sources=tuple(shapes.sources), icons=icons_of(sights),
    )  # fmt: skip


def _plate(window: Window, on: PlateGround, pins: Sequence[Pin], larger: Sequence[Detail], letter: str | None = None) -> list[str]:
    """Return one plate's content, from the ground up; ``larger`` are the details whose places it only marks."""
    (below_bar, bar), (below_needle, needle) = scale_bar(window, NOTE), north(window, NOTE)
    frames = [part.frame(window) for part in larger]
    fixed = [below_bar, below_needle, *(Box(frame.left, frame.top - 18, frame.left + 20, frame.top + 2) for frame in frames)]
    fixed += [Box(0, 0, 36, 36)] if letter else []
    made = CityPlate(window, on, pins, fixed, starred=[pin for part in larger for pin in part.pins], frames=frames)
    under = "".join(_frame(part.letter, frame) for part, frame in zip(larger, frames, strict=True))
    if on.bare and made.cities and not letter:
        centre = made.cities[0][1:]
        made.solid += ring_notes(window, centre, NOTE)
        under = rings(window, centre, NOTE) + under
    return made.content(under, bar + needle + (_tag(letter, 10, 10) if letter else ""))


def _frame(letter: str, frame: Box) -> str:
    x, y = round(frame.left, 1), round(frame.top, 1)
    outline = element("rect", class_="cg-map-inset", x=x, y=y, width=frame.right - frame.left, height=frame.bottom - frame.top)
    return outline + _tag(letter, x, y - 18)


def _tag(letter: str, x: float, y: float) -> str:
    """Return the letter that ties a detail to its place on the larger plate."""
    box = element("rect", x=x, y=y, width=18, height=18)
    name = element("text", letter, x=x + 9, y=y + 13.6, font_size=13)
    return element("g", box + name, class_="cg-map-tag")
