"""How far a cluster's shore must reach, so that each of its maps finds land and water up to its edge."""

from __future__ import annotations

import math
from collections.abc import Sequence

from cityguide.maps.framing import looked_at
from cityguide.maps.ground.shore import BLEED
from cityguide.maps.pins import Pin
from cityguide.maps.projection import Bounds, LocalFrame

PLACE_KM = 11.0
"""About each place: to the side edges of its own map at that map's usual widest (`maps/vicinity.py`)."""
ROUND = 100
"""Edges lie on hundredths of a degree: round numbers, which stay when a pin moves a little."""


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
