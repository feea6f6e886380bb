"""Railway lines under a map: thin, each in its colour, and the stations that help to find what is near."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import shapely
from numpy.typing import NDArray

from cityguide.colours import TONES, at_luminance
from cityguide.earth import distance_km
from cityguide.maps.clipping import cut_to
from cityguide.maps.drawing import Shapes
from cityguide.maps.ground.shore import PAST_EDGE
from cityguide.maps.paths import path_data
from cityguide.maps.pins import Pin
from cityguide.maps.window import Box, Window
from cityguide.svg import element, text_element
from cityguide.terrain.model import RailLine, RailStop, Terrain

SAME_STATION_KM = 0.7
"""Stops of one name no farther apart are one station; lines keep platforms of their own."""
NEAR_STATION_KM = 0.9
"""A station so near to a place may be the one to get off at."""
LUMINANCE = 0.175
"""The relative luminance (WCAG 2.2) that every line is given: at least 3 to 1 on the land of both schemes, and 4.5 to 1 below white."""
COARSE = 0.6
"""Units by which a drawn line may keep off its stops."""
SIGN, LETTER = 14.0, 12.0
"""Width and height of the plate that bears a line's number or letter, and the size of that, units."""


@dataclass(frozen=True)
class Station:
    """A station, and the lines that stop there by their signs, or their names where they have none."""

    name: str
    latitude: float
    longitude: float
    lines: frozenset[str]


@lru_cache(maxsize=64)
def stations_of(terrain: Terrain) -> tuple[Station, ...]:
    """Return the stations of all lines, those of most lines first, in the middle of their stops."""
    groups: dict[str, list[list[tuple[RailStop, str]]]] = {}
    for line in terrain.lines:
        for stop in line.stops:
            for group in groups.setdefault(stop.name, []):
                if distance_km((stop.latitude, stop.longitude), (group[0][0].latitude, group[0][0].longitude)) <= SAME_STATION_KM:
                    group.append((stop, line.sign or line.name))
                    break
            else:
                groups[stop.name].append([(stop, line.sign or line.name)])
    found = [_station(group) for same in groups.values() for group in same]
    return tuple(sorted(found, key=lambda one: (-len(one.lines), one.name, one.latitude)))


def _station(group: Sequence[tuple[RailStop, str]]) -> Station:
    stops = [stop for stop, _ in group]
    latitude, longitude = sum(stop.latitude for stop in stops) / len(stops), sum(stop.longitude for stop in stops) / len(stops)
    return Station(stops[0].name, latitude, longitude, frozenset(line for _, line in group))


def drawn_lines(window: Window, terrain: Terrain, shapes: Shapes, lines_id: str) -> str:
    """Return the lines on a plate, one path for each colour, as a use of a group; nothing where none crosses it."""
    by_colour: dict[str | None, list[shapely.LineString]] = {}
    for line, runs in runs_on(window, terrain):
        for run in runs:
            by_colour.setdefault(at_luminance(line.colour, LUMINANCE) if line.colour else None, []).append(run)
            shapes.sources |= dict.fromkeys(line.sources)
    if not by_colour:
        return ""
    runs_of = {colour: path_data(shapely.MultiLineString(runs), tenths=False) for colour, runs in by_colour.items()}
    still = "non-scaling-stroke"
    paths = [element("path", d=data, stroke=colour, vector_effect=still) for colour, data in runs_of.items() if data]
    shapes.markup[lines_id] = element("g", "".join(paths), id=lines_id)
    return shapes.use(lines_id, "cg-map-rails")


def drawn_stations(dots: Sequence[tuple[Station, float, float]], shapes: Shapes, stations_id: str) -> str:
    """Return ringed dots, as two strokes of lines without length."""
    if not dots:
        return ""
    shapes.path(stations_id, "".join(f"M{x:.0f} {y:.0f}h0" for _, x, y in dots))
    return shapes.use(stations_id, "cg-map-stations") + shapes.use(stations_id, "cg-map-stations cg-map-core")


@lru_cache(maxsize=8)
def runs_on(window: Window, terrain: Terrain) -> Sequence[tuple[RailLine, Sequence[shapely.LineString]]]:
    """Return what a plate shows of each line, units."""
    if not terrain.lines:
        return []
    near = _near(window, terrain)
    if not near:
        return []
    stops = [_stops_of(terrain)[index] for index in near]
    ends = np.repeat(np.arange(len(near)), list(map(len, stops)))
    drawn = shapely.linestrings(window.place_all(np.concatenate(stops)), indices=ends)
    seen = cut_to(shapely.simplify(drawn, COARSE), *window.inside(-PAST_EDGE))
    parts = [[part for part in shapely.get_parts(one) if part.geom_type == "LineString" and part.length > 1.0] for one in seen]
    return [(terrain.lines[index], runs) for index, runs in zip(near, parts, strict=True) if runs]


def _near(window: Window, terrain: Terrain) -> Sequence[int]:
    """Return which lines may cross a plate: a city has dozens, and a close map shows few."""
    boxes, (west, south, east, north) = _boxes_of(terrain), window.bounds(PAST_EDGE)
    turn = 360.0 * np.round((window.frame.longitude - boxes[:, 0]) / 360.0)
    across = (boxes[:, 0] + turn <= east) & (boxes[:, 2] + turn >= west)
    return np.flatnonzero(across & (boxes[:, 1] <= north) & (boxes[:, 3] >= south)).tolist()


@lru_cache(maxsize=64)
def _stops_of(terrain: Terrain) -> Sequence[NDArray[np.float64]]:
    """Return longitude and latitude of the stops of each line."""
    return [np.array([(stop.longitude, stop.latitude) for stop in line.stops]) for line in terrain.lines]


@lru_cache(maxsize=64)
def _boxes_of(terrain: Terrain) -> NDArray[np.float64]:
    """Return the degrees that enclose each line, as rows of west, south, east and north."""
    return np.array([(*at.min(axis=0), *at.max(axis=0)) for at in _stops_of(terrain)])


@lru_cache(maxsize=64)
def _spots_of(terrain: Terrain) -> NDArray[np.float64]:
    """Return longitude and latitude of all stations."""
    return np.array([(one.longitude, one.latitude) for one in stations_of(terrain)])


@dataclass(frozen=True)
class Sign:
    """A line's number or letter, its colour, and the boxes in which its own plate may stand, the best first."""

    text: str
    colour: str
    boxes: tuple[Box, ...]

    def drawn(self, box: Box) -> str:
        """Return the sign in one of its boxes."""
        wide = box.right - box.left
        plate = element("rect", x=round(box.left, 1), y=round(box.top, 1), width=wide, height=SIGN, rx=3, fill=self.colour)
        text = text_element(self.text, round(box.left + wide / 2, 1), round(box.bottom - 2.8, 1), font_size=LETTER)
        return element("g", plate + text, class_="cg-map-sign")


def signs(window: Window, terrain: Terrain) -> list[Sign]:
    """Return the signs of the lines on a plate, each once, along the longest run of each; those of the longest come first."""
    longest: dict[str, tuple[float, shapely.LineString, str | None]] = {}
    for line, runs in runs_on(window, terrain):
        for run in runs if line.sign else ():
            if run.length > longest.get(line.sign or "", (40.0,))[0]:
                longest[line.sign or ""] = (run.length, run, line.colour)
    found = []
    for text, (_, run, colour) in sorted(longest.items(), key=lambda entry: -entry[1][0]):
        spots = shapely.get_coordinates(shapely.line_interpolate_point(run, (0.5, 0.3, 0.7, 0.15, 0.85, 0.05, 0.95), normalized=True))
        own = at_luminance(colour, LUMINANCE) if colour else TONES["quiet"].light
        half_width = SIGN / 2 + 3.5 * (len(text) - 1)
        found.append(Sign(text, own, tuple(Box.around(x, y, half_width, SIGN / 2) for x, y in spots.tolist())))
    return found


def worth_a_dot(window: Window, terrain: Terrain, sights: Sequence[Pin], lines: int = 2) -> list[tuple[Station, float, float]]:
    """Return the stations on a plate with so many lines or near a place, with x and y in units, the most useful first."""
    everywhere = stations_of(terrain)
    if not everywhere:
        return []
    xy = np.round(window.place_all(_spots_of(terrain)), 1)
    inside = np.flatnonzero(((xy >= 6) & (xy <= (window.width - 6, window.height - 6))).all(axis=1)).tolist()
    near: Counter[int] = Counter()
    for pin in sights if inside else ():
        away = np.hypot(*(xy[inside] - window.place(pin)).T) * window.km_per_unit
        if away.min() <= NEAR_STATION_KM:
            near[inside[int(away.argmin())]] += 1
    useful = [index for index in inside if len(everywhere[index].lines) >= lines or near[index]]
    useful.sort(key=lambda index: -(len(everywhere[index].lines) + 2 * near[index]))
    return [(everywhere[index], *xy[index].tolist()) for index in useful]
