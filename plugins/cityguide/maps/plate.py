"""One plate: water, shore and what stands on it, without names or numbers."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
import shapely

from cityguide.maps.coast import Coast
from cityguide.maps.svg import element, number, path, text
from cityguide.maps.window import Window

STEPS = tuple(minutes / 60 for minutes in (1, 2, 5, 10, 15, 20, 30, 60, 120, 300, 600))
"""Degrees between the lines of a graticule: round minutes of arc."""


def ground(window: Window, coast: Coast) -> str:
    """Return water, water lines and land."""
    if coast.inland:
        return element("rect", class_="cg-map-sheet", width=window.width, height=window.height)
    parts = [element("rect", class_="cg-map-water", width=window.width, height=window.height)]
    parts += [path(line, f"cg-map-coast cg-map-coast-{index}") for index, line in enumerate(coast.lines, start=1)]
    return "".join(parts) + path(coast.land, "cg-map-land") + graticule(window)


def graticule(window: Window) -> str:
    """Return meridians and parallels at a round step, some four to a plate's height."""
    west, south, east, north_ = window.bounds(0.0)
    step = next((s for s in STEPS if (north_ - south) / s <= 4.5), STEPS[-1])
    shrink = math.cos(math.radians(window.frame.latitude))
    wide = next((s for s in STEPS if s * shrink >= step * 0.75), STEPS[-1])
    down, across = np.linspace(south, north_, 7), np.linspace(west, east, 7)
    lines = [
        window.place_all(np.stack([np.full_like(down, meridian), down], axis=1))
        for meridian in np.arange(math.ceil(west / wide), math.floor(east / wide) + 1) * wide
    ]
    lines += [
        window.place_all(np.stack([across, np.full_like(across, parallel)], axis=1))
        for parallel in np.arange(math.ceil(south / step), math.floor(north_ / step) + 1) * step
    ]
    net = shapely.simplify(shapely.MultiLineString(lines), 0.3)
    return path(shapely.clip_by_rect(net, 0, 0, window.width, window.height), "cg-map-net")


def neatline(window: Window) -> str:
    """Return the double frame of an atlas plate."""
    thin = element(
        "rect",
        class_="cg-map-frame-thin",
        x=4,
        y=4,
        width=window.width - 8,
        height=window.height - 8,
    )
    thick = element(
        "rect",
        class_="cg-map-frame",
        x=0.5,
        y=0.5,
        width=window.width - 1,
        height=window.height - 1,
    )
    return thick + thin


def city_dot(x: float, y: float, radius: float) -> str:
    """Return a ringed dot, as atlases mark a city."""
    return element("circle", class_="cg-map-city", cx=x, cy=y, r=radius) + element(
        "circle", class_="cg-map-city-core", cx=x, cy=y, r=radius * 0.45
    )


def scale_bar(window: Window, x: float, y: float, size: float) -> str:
    """Return a bar of a round number of kilometres whose left end is at (x, y)."""
    km = window.scale_km(window.width * 0.24)
    length = km / window.km_per_unit
    ends = f"M{number(x)} {number(y - 5)}v5h{number(length)}v-5m{number(-length / 2)} 5v-3"
    label = text(
        f"{km:g} km",
        round(x + length + 6, 1),
        y + 1,
        class_="cg-map-note",
        font_size=size,
    )
    return element("path", class_="cg-map-scale", d=ends) + label


def north(x: float, y: float, size: float) -> str:
    """Return a needle that points up from (x, y), with its letter."""
    needle = f"M{number(x)} {number(y - 18)}l4.5 16l-4.5-3.5l-4.5 3.5z"
    letter = text("N", x, y - 21, class_="cg-map-note", font_size=size, text_anchor="middle")
    return element("path", class_="cg-map-arrow", d=needle) + letter


def nested(content: Sequence[str], window: Window, y: float) -> str:
    """Return a plate below another; a nested viewport clips what runs over its edge."""
    return element(
        "svg",
        "".join(content),
        class_="cg-map-plate",
        y=y,
        width=window.width,
        height=window.height,
        viewBox=f"0 0 {number(window.width)} {number(window.height)}",
        overflow="hidden",
    )
