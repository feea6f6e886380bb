"""Places that a cluster's own shore doesn't reach: their maps stand on the coarse coast of the world."""

from __future__ import annotations

import math
from collections.abc import Iterator

from cityguide.earth import EARTH_KM
from cityguide.guide import Guide
from cityguide.problems.problem import Problem
from cityguide.profiles.reading import ProfileFile
from cityguide.reading.yaml_file import Loc

ABOUT_KM = 10.9
"""How far a shore has to reach beyond a place and a city. `cityguide shore` takes 11 km; the rest is for rounding."""


def shore_problems(guide: Guide, file: ProfileFile) -> Iterator[Problem]:
    """A warning for the first city or place that lies beyond the window of its cluster's shore, or at its edge; none without a shore."""
    profile, shore = file.profile, guide.terrain(file.profile.cluster).shore
    if shore is None:
        return
    spots: list[tuple[Loc, str, float, float]] = [
        (("cities", index), city.name, city.latitude, city.longitude) for index, city in enumerate(profile.cities)
    ]
    spots += [
        (("attractions", index, "position"), place.name, place.position.latitude, place.position.longitude)
        for index, place in enumerate(profile.attractions)
        if place.position and place.status.state != "closed"
    ]
    for loc, name, latitude, longitude in spots:
        if not _reaches(shore.window, latitude, longitude):
            said = f"{name} lies beyond data/shores/{profile.cluster}.json; make that file again: cityguide shore {profile.cluster}"
            yield file.document.at_value((*loc, "lat"), said, "shore-outgrown", field="city.lat" if loc[0] == "cities" else "position.lat")
            return


def _reaches(window: tuple[float, float, float, float], latitude: float, longitude: float) -> bool:
    west, south, east, north = window
    up = math.degrees(ABOUT_KM / EARTH_KM)
    across = up / max(math.cos(math.radians(latitude)), 0.01)
    turns = (longitude - 360, longitude, longitude + 360)
    return south + up <= latitude <= north - up and any(west + across <= turn <= east - across for turn in turns)
