"""A cluster's own map: its ground, its cities by name, its attractions by number."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from cityguide.maps.drawing import Drawing, Shapes
from cityguide.maps.framing import SIDE, survey
from cityguide.maps.ground.shore import CLOSEST_KM, shore
from cityguide.maps.inland import ring_notes, rings
from cityguide.maps.ornaments import nested, north, scale_bar
from cityguide.maps.pins import Pin, sights_by_number
from cityguide.maps.placing.markers import Spot, icons_of, spots
from cityguide.maps.plate import CityPlate, PlateGround
from cityguide.maps.window import Box, Window, fit
from cityguide.svg import element
from cityguide.terrain.model import NO_TERRAIN, Terrain

NOTE = 12.5
"""Size of notes in units: 11 px on a telephone."""
GUTTER = 12.0
DETAIL_GRAIN = 0.8
"""The grid of a detail's shore, units."""
_WIDTH, _HEIGHT = 400.0, 260.0
"""Units across a detail, and down."""
CROWDED = 38.0
"""Places closer than this, in units, belong to one crowd; discs collide below 27."""
CROWD = 4
"""Places that make a crowd; three can still be told apart with lines."""
GAIN = 1.5
"""How much larger a detail must be to be worth a plate."""
LETTERS = "ABC"
"""Of the details: there are no more."""
CLOSEST_LOCAL_KM = 1.2
"""Half the height of the closest detail of a cluster's own shore: nearer, that misleads too."""


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
    larger = _details(window, on_plate, CLOSEST_LOCAL_KM if local else CLOSEST_KM)
    shapes = Shapes(file)
    on = PlateGround(found.shore, terrain, shapes, shore_id, map_id)
    body = [nested(_plate(window, on, pins, larger), window, 0)]
    height = SIDE
    for part in larger:
        own_id = f"{map_id}-{part.letter.lower()}"
        # Its own shore is finer than what a larger plate shows of it.
        grain = DETAIL_GRAIN * part.window.km_per_unit
        closer = shore(window.frame, (part.window,), grain, local, lone=True) if local else found.shore
        on = PlateGround(closer, terrain, shapes, f"{own_id}-shore" if local else shore_id, own_id)
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
    if on.bare(window) and made.cities and not letter:
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


@dataclass(frozen=True)
class Detail:
    """A plate of its own for part of another, and its letter."""

    letter: str
    window: Window
    pins: tuple[Pin, ...]

    def frame(self, on: Window) -> Box:
        """Return what this detail covers on the plate it enlarges."""
        scale = self.window.km_per_unit / on.km_per_unit
        x = on.width / 2 + (self.window.east - on.east) / on.km_per_unit
        y = on.height / 2 - (self.window.north - on.north) / on.km_per_unit
        return Box.around(x, y, self.window.width * scale / 2, self.window.height * scale / 2)


def _crowds(found: Sequence[Spot]) -> list[list[Spot]]:
    """Return groups in which each spot is near another of the group (single linkage)."""
    groups: list[list[Spot]] = []
    for spot in found:
        near = [group for group in groups if any(math.hypot(spot.x - o.x, spot.y - o.y) < CROWDED for o in group)]
        merged = [other for group in near for other in group] + [spot]
        groups = [group for group in groups if group not in near] + [merged]
    return groups


def _details(window: Window, pins: Sequence[Pin], closest_km: float) -> list[Detail]:
    """Return details for the largest crowds on a plate, from north to south."""
    crowds = [group for group in _crowds(spots(window, pins)) if len(group) >= CROWD]
    crowds.sort(key=lambda group: (-len(group), group[0].y, group[0].x))
    inner, found = (_WIDTH - 76, _HEIGHT - 84), []
    for group in crowds:
        members = tuple(pin for spot in group for pin in spot.pins)
        closer = fit(members, width=_WIDTH, height=_HEIGHT, inner=inner, least_km=closest_km)
        if window.km_per_unit / closer.km_per_unit >= GAIN:
            found.append((min(spot.y for spot in group), closer.seen_from(window.frame), members))
    chosen = sorted(found[: len(LETTERS)], key=lambda entry: entry[0])
    return [Detail(letter, closer, members) for letter, (_, closer, members) in zip(LETTERS, chosen, strict=False)]
