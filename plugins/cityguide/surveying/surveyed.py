"""Surveys a cluster: the shore and the rivers about its pins, as far as its maps may show it and as fine as its file has room for."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import count

from cityguide.maps.framing import looked_at, survey
from cityguide.maps.ground.shore import BLEED
from cityguide.maps.pins import Pin
from cityguide.maps.projection import Bounds, LocalFrame
from cityguide.problems.limits import SHORE_FILE
from cityguide.surveying.added_waters import AddedWater
from cityguide.surveying.ground import ground_within
from cityguide.surveying.gshhg import outlines
from cityguide.surveying.osm_land import land_clipped
from cityguide.surveying.thinning import Thinned, thinned
from cityguide.surveying.topojson import topojson

FINE_KM = 0.008
"""The finest tolerance near a pin: the sources themselves are no finer."""
COARSE_UNITS = 0.4
"""The finest tolerance elsewhere, in units of the cluster's picture, whose lines are drawn to half a unit (`maps/framing.py`)."""
COARSE_KM = 0.05
"""The same for a cluster without a profile, which has no picture yet."""
PLACE_KM = 11.0
"""About each place: to the side edges of its own map at that map's usual widest (`maps/vicinity.py`)."""
ROUND = 100
"""Edges lie on hundredths of a degree: round numbers, which stay when a pin moves a little."""


@dataclass(frozen=True, eq=False)
class SurveyedShore:
    """The file of a cluster's shore, and what it holds."""

    text: str
    window: Bounds
    found: Thinned
    fine_km: float
    coarse_km: float


def surveyed(cluster: str, pins: Sequence[Pin], radius_km: float | None = None, added: Sequence[AddedWater] = ()) -> SurveyedShore:
    """The shore about the pins, as fine as a file of the size that is read can hold.

    ``radius_km`` is the reach of the map of a cluster without a profile; ``added`` are waters that the sources of the whole world lack.
    Raises NoWorldDataError, and ValueError without any pin.
    """
    window = extent(pins, radius_km)
    surfaces = [water.surface for water in added]
    whole = ground_within(window, land_clipped(window), outlines("gshhs", window), outlines("rivers", window), surfaces)
    coarse = COARSE_KM if radius_km is not None else COARSE_UNITS * survey(pins).picture.km_per_unit
    for tenths in count(10):
        # Both grow together: most of the points are far from the pins, so that to coarsen only what is near would save nothing.
        fine_km, coarse_km = FINE_KM * tenths / 10, max(FINE_KM, coarse) * tenths / 10
        found = thinned(whole, pins, fine_km, coarse_km)
        text = topojson(cluster, window, found, added)
        if len(text) <= SHORE_FILE.most:
            break
    return SurveyedShore(text, window, found, fine_km, coarse_km)


def extent(pins: Sequence[Pin], radius_km: float | None) -> Bounds:
    """The degrees that all maps of the pins may show, bleed included; east may pass 180.

    ``radius_km`` is the chart's own reach, where a cluster has no profile. Raises ValueError without any pin.
    """
    found = [window.bounds(BLEED) for window in looked_at(pins, radius_km)]
    found += [LocalFrame(pin.latitude, pin.longitude).bounds(PLACE_KM, PLACE_KM) for pin in pins]
    # A pin beyond the antimeridian may be a turn away from the others.
    first = found[0][0]
    turns = [360 * round((first - bounds[0]) / 360) for bounds in found]
    west = math.floor(min(bounds[0] + turn for bounds, turn in zip(found, turns, strict=True)) * ROUND)
    east = math.ceil(max(bounds[2] + turn for bounds, turn in zip(found, turns, strict=True)) * ROUND)
    south = max(math.floor(min(bounds[1] for bounds in found) * ROUND), -90 * ROUND)
    north = min(math.ceil(max(bounds[3] for bounds in found) * ROUND), 90 * ROUND)
    home = 360 * ROUND * ((west + 180 * ROUND) // (360 * ROUND))
    return (west - home) / ROUND, south / ROUND, (east - home) / ROUND, north / ROUND
