"""The shore of a cluster, drawn once for all its plates: a smooth curve on an integer grid.

One path stands on a page; every plate and every line that runs along the shore in the water is a ``<use>`` of it.
Lines along the shore are how engravers told water from land before colour (E. Imhof, "Cartographic Relief
Presentation", 1982); here they are strokes of the shore itself, each narrower than the one beneath, the land on top.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from cityguide.maps.clipping import cut_to, each_valid
from cityguide.maps.drawing import Shapes
from cityguide.maps.ground.curves import controls, curve
from cityguide.maps.ground.land import land_within
from cityguide.maps.ground.local_land import clipped, covers, rivers_near
from cityguide.maps.paths import path_data
from cityguide.maps.projection import Bounds, LocalFrame
from cityguide.maps.window import Box, Window
from cityguide.svg import coordinate
from cityguide.terrain.model import LocalShore

STEP_KM = 0.45
"""The step of the source's grid in the middle latitudes: below it, a corner is an artefact."""
LONGEST_KM = 3 * STEP_KM
"""The longest side of a control polygon: the longer, the rounder its corners."""
BLEED = 80.0
"""Units of land kept beyond a plate's edge, so that no line runs along the cut."""
LONE_BLEED = 40.0
"""The same of a plate that shares its shore with none: it has three lines, of which the widest reaches 17 pixels out."""
LINES = 6
"""Lines along the shore. Each is two strokes, the line and the water that covers all of it but its edge; the style
sheet gives their widths in pixels, so that a line keeps its fineness at every size."""
NATURAL_EARTH = "natural-earth"
"""Id of the source of shores without a file."""
CLOSEST_KM = 2.5
"""Half the height of the closest plate that shows Natural Earth's shore: nearer, one of 1:10 million misleads."""
INLAND, INLAND_LOCAL = 0.006, 0.0008
"""A plate with a smaller share of water than this shows no shore and gets another motif; a lake of a shore of its own is worth more."""


@dataclass(frozen=True, eq=False)
class Shore:
    """Land around a plate, or around several, and the curve that draws it."""

    polygons: NDArray[np.object_]
    """The land as its source has it, in kilometres east and south of the frame's centre; valid, if it is measured as it is."""
    grain_km: float
    local: LocalShore | None = None
    """The file that it was drawn from; None where it is Natural Earth's."""
    lone: bool = False
    """Whether one plate alone shows it, so that little is asked of its land, and most often no curve."""
    told: dict[Window, bool] = field(default_factory=dict, repr=False)
    """Of which plates it was asked whether they are inland: several times of each while it is drawn, whatever the grain."""

    @cached_property
    def _controls(self) -> tuple[NDArray[np.object_], NDArray[np.int64]]:
        return controls(self.polygons, self.grain_km, math.inf if self.local else max(LONGEST_KM, 8 * self.grain_km))

    @cached_property
    def data(self) -> str:
        """Path data on a grid of half ``grain_km``, x east and y south of the frame's centre. Most plates are inland and need none."""
        return curve(self._controls[0], self.grain_km, straight=self.local is not None)

    @cached_property
    def land(self) -> BaseGeometry:
        """What the curve stands for: where it is measured often, thinned to the curve's control polygons. They may overlap by a hair."""
        if self.lone:
            return shapely.multipolygons(self.polygons)
        rings, of = self._controls
        return shapely.multipolygons(each_valid(shapely.polygons(rings, indices=of)))

    def inland(self, window: Window) -> bool:
        """Tell whether a plate has no water worth drawing."""
        if window not in self.told:
            self.told[window] = self.water(window) < (INLAND_LOCAL if self.local else INLAND)
        return self.told[window]

    def water(self, window: Window, bleed: float = 0.0) -> float:
        """Return the share of water on a plate, from 0 to 1; ``bleed`` units more, or fewer where negative."""
        return 1.0 - self.on_land(window, window.inside(-bleed))

    def on_land(self, window: Window, box: Box) -> float:
        """Return how much of a box on a plate lies on land, from 0 to 1."""
        west, north, east, south = window.edges_km(box)
        return float(cut_to(self.land, west, north, east, south).area) / ((east - west) * (south - north))

    def drawn(self, window: Window, shapes: Shapes, shore_id: str, lines: int = LINES) -> str:
        """Return the lines in the water and the land over them, as uses of one path, which ``shapes`` gets as ``shore_id``."""
        shapes.path(shore_id, self.data)
        shapes.sources |= dict.fromkeys(self.local.sources if self.local else (NATURAL_EARTH,))
        km = self.grain_km / 2 / window.km_per_unit
        x = window.width / 2 - window.east / window.km_per_unit
        y = window.height / 2 + window.north / window.km_per_unit
        return shapes.shore(shore_id, lines, f"translate({coordinate(x)} {coordinate(y)})scale({km:.4g})")


def _area(frame: LocalFrame, windows: Sequence[Window], bleed: float) -> tuple[Bounds, Bounds]:
    """Return what windows and their bleed cover, west, north, east and south in kilometres, and degrees that enclose that."""
    west, north, east, south = zip(*(window.edges_km(window.inside(-bleed)) for window in windows), strict=True)
    area = min(west), min(north), max(east), max(south)
    middle = frame.moved((area[0] + area[2]) / 2, -(area[1] + area[3]) / 2)
    return area, middle.bounds((area[2] - area[0]) / 2, (area[3] - area[1]) / 2)


def own_shore(frame: LocalFrame, windows: Sequence[Window], local: LocalShore | None) -> LocalShore | None:
    """Return the file ``local`` where its window holds all that a shore around ``windows`` needs, else None."""
    return local if local and covers(local, _area(frame, windows, BLEED)[1]) else None


def shore(frame: LocalFrame, windows: Sequence[Window], grain_km: float, local: LocalShore | None = None, *, lone: bool = False) -> Shore:
    """Return the shore around ``windows``, which share ``frame``, with control points on a grid of ``grain_km``.

    It is that of the file ``local`` where its window holds all that is asked for, and drawn as it is, from point to point: a quay is
    straight. Else it is Natural Earth's, rounded, because its corners are artefacts of a coarse grid. It is cut once, in degrees that
    enclose what is asked for: the cut lies beyond the plates.
    """
    own = own_shore(frame, windows, local)
    area, bounds = _area(frame, windows, LONE_BLEED if lone else BLEED)
    degrees = clipped(own, bounds) if own else land_within(bounds, "10m")
    if _fills(degrees, bounds):
        return Shore(np.array([shapely.box(*area)]), grain_km, own, lone)

    def to_km(xy: NDArray[np.float64]) -> NDArray[np.float64]:
        right, up = frame.project(xy[:, 0], xy[:, 1])
        return np.stack([right, -up], axis=1)

    polygons = shapely.get_parts(shapely.transform(degrees, to_km))
    # What was valid need not be so when it is cut, nor in kilometres: rounding may make a ring cross itself.
    return Shore(each_valid(polygons) if lone else polygons, grain_km, own, lone)


def _fills(degrees: BaseGeometry, bounds: Bounds) -> bool:
    """Tell whether all that is inside ``bounds`` is land."""
    west, south, east, north = bounds
    return len(shapely.get_coordinates(degrees)) == 5 and degrees.area > 0.999999 * (east - west) * (north - south)


def lone_shore(window: Window, local: LocalShore | None) -> Shore | None:
    """Return the shore of a plate that shares it with none; None inland, or where Natural Earth's is too coarse (``CLOSEST_KM``)."""
    if window.km_per_unit * window.height / 2 < CLOSEST_KM and own_shore(window.frame, (window,), local) is None:
        return None
    found = shore(window.frame, (window,), 0.6 * window.km_per_unit, local, lone=True)
    return None if found.inland(window) else found


PAST_EDGE = 4.0
"""Units that lines are drawn beyond a plate's edge."""
RIVERS_KM = 0.07
"""Kilometres to a unit below which no rivers are drawn: they are lines of a map of the world, some hundred metres off."""


def drawn_rivers(window: Window, local: LocalShore | None, shapes: Shapes, river_id: str) -> str:
    """Return the rivers on a plate as one path; nothing on a plate of larger scale, where they would stray from their beds."""
    if local is None or not local.rivers or window.km_per_unit < RIVERS_KM:
        return ""
    drawn = shapely.simplify(shapely.transform(rivers_near(local, window.bounds(PAST_EDGE)), window.place_all), 1.0)
    data = path_data(cut_to(drawn, *window.inside(-PAST_EDGE)), tenths=False)
    if not data:
        return ""
    shapes.path(river_id, data)
    shapes.sources |= dict.fromkeys(local.sources)
    return shapes.use(river_id, "cg-map-river")
