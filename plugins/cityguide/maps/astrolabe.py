"""The picture of a place without a shore: the plate of an astrolabe made for its latitude, and its places on it as stars.

An astrolabe's plate shows the sky of one latitude in stereographic projection from the pole: the circles of equal
height above the horizon (almucantars) close in on the zenith, and the azimuths meet there. All of them are circles, and
nothing here is invented: with R the radius of the celestial equator and φ the latitude, the almucantar of height a has
the radius R cos a / (sin φ + sin a) and its centre R cos φ / (sin φ + sin a) from the pole (J. North, "The
Astrolabe", Scientific American 230, 1974; the formulas in J. Evans, "The History and Practice of Ancient Astronomy",
1998, pp. 141-162). The city stands at the zenith.
"""

from __future__ import annotations

import math

from cityguide.maps.window import Point
from cityguide.svg import element

OBLIQUITY = 23.44
"""Of the ecliptic, degrees: the tropics' distance from the equator."""


def tympan(latitude: float, zenith: Point, equator: float) -> str:
    """Return the plate for ``latitude`` degrees, its zenith at a point and its equator of radius ``equator`` units.

    South of the equator the plate is seen from the south pole and is upside down.
    """
    phi = math.radians(max(abs(latitude), 1.0))
    up = -1.0 if latitude >= 0 else 1.0
    # The zenith lies R tan((90° - φ) / 2) from the pole, toward the south, which is up on an astrolabe in the north.
    to_zenith, to_nadir = equator * math.tan((math.pi / 2 - phi) / 2), equator * math.tan((math.pi / 2 + phi) / 2)
    x, pole = zenith[0], zenith[1] - up * to_zenith

    def circle(y: float, radius: float, class_: str) -> str:
        return element("circle", class_=class_, cx=x, cy=round(y, 1), r=round(radius, 1))

    almucantars = []
    for height in range(0, 90, 6):
        a = math.radians(height)
        below = math.sin(phi) + math.sin(a)
        class_ = "cg-map-horizon" if height == 0 else "cg-map-almucantar"
        almucantars.append(circle(pole + up * equator * math.cos(phi) / below, equator * math.cos(a) / below, class_))
    # An azimuth's circle runs through zenith and nadir; its centre lies on the line halfway between them.
    half, middle = (to_zenith + to_nadir) / 2, pole + up * (to_zenith - to_nadir) / 2
    arcs = []
    for azimuth in range(10, 180, 10):
        if azimuth != 90:
            off, radius = half / math.tan(math.radians(azimuth)), half / math.sin(math.radians(azimuth))
            arcs.append(element("circle", class_="cg-map-azimuth", cx=round(x + off, 1), cy=round(middle, 1), r=round(radius, 1)))
    sun = [equator * math.tan(math.radians(45 + tilt / 2)) for tilt in (-OBLIQUITY, 0.0, OBLIQUITY)]
    tropics = [circle(pole, radius, "cg-map-tropic") for radius in sun]
    return "".join(arcs + almucantars + tropics) + _limb((x, round(pole, 1)), round(sun[2], 1))


def _limb(centre: Point, radius: float) -> str:
    """Return a graduated double ring, as on the rim of an instrument: ticks each degree and longer each five."""
    parts = [element("circle", class_="cg-map-tropic", cx=centre[0], cy=centre[1], r=radius + gap) for gap in (8.0, 22.0)]
    # Dashes on a circle of 360 units of path length are its degrees.
    for every, reach in ((1, 8.0), (5, 22.0)):
        parts.append(
            element(
                "circle", class_="cg-map-degree", cx=centre[0], cy=centre[1], r=round(radius + reach / 2, 1),
                stroke_width=reach, pathLength=360, stroke_dasharray=f"0.12 {every - 0.12:g}",
            )
        )  # fmt: skip
    return "".join(parts)
