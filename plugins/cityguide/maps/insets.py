"""Which part of a plate is too dense for numbers at its scale, and gets a plate of its own."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from cityguide.maps.ground.shore import own_shore
from cityguide.maps.pins import Pin
from cityguide.maps.placing.markers import Spot, spots
from cityguide.maps.window import Box, Window, fit
from cityguide.terrain.model import LocalShore

_WIDTH, _HEIGHT = 400.0, 260.0
CROWDED = 38.0
"""Places closer than this, in units, belong to one crowd; discs collide below 27."""
CROWD = 4
"""Places that make a crowd; three can still be told apart with lines."""
GAIN = 1.5
"""How much larger a detail must be to be worth a plate."""
MOST_INSETS = 3
CLOSEST_KM, CLOSEST_LOCAL_KM = 2.5, 1.2
"""Half the height of the closest detail: nearer than the first, 1:10m shores mislead; nearer than the second, a cluster's own."""


def misleads(window: Window, local: LocalShore | None) -> bool:
    """Tell whether a plate is closer than ``CLOSEST_KM`` and the file ``local`` does not hold what it shows."""
    return window.km_per_unit * window.height / 2 < CLOSEST_KM and own_shore(window.frame, (window,), local) is None


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


def details(window: Window, pins: Sequence[Pin], closest_km: float) -> list[Detail]:
    """Return at most three details for the largest crowds on a plate, from north to south."""
    crowds = [group for group in _crowds(spots(window, pins)) if len(group) >= CROWD]
    crowds.sort(key=lambda group: (-len(group), group[0].y, group[0].x))
    chosen: list[tuple[float, Window, tuple[Pin, ...]]] = []
    for group in crowds:
        members = tuple(pin for spot in group for pin in spot.pins)
        closer = fit(
            members,
            width=_WIDTH,
            height=_HEIGHT,
            inner=(_WIDTH - 76, _HEIGHT - 84),
            least_km=closest_km,
        )
        if window.km_per_unit / closer.km_per_unit >= GAIN and len(chosen) < MOST_INSETS:
            chosen.append((min(spot.y for spot in group), closer.seen_from(window.frame), members))
    chosen.sort(key=lambda entry: entry[0])
    return [Detail("ABC"[i], closer, members) for i, (_, closer, members) in enumerate(chosen)]
