"""The maps of a whole city, drawn together: they show one shore, and to choose what is seen of it takes most of the time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from cityguide.maps.drawing import Drawing
from cityguide.maps.hero import card_map, hero_map
from cityguide.maps.pins import Pin
from cityguide.maps.surroundings import surroundings_map
from cityguide.terrain.model import NO_TERRAIN, Terrain

MapNames = tuple[str, str, str, str]
"""What a map is called: the id of its drawing, its title, its summary, and the id of its shore."""


def city_maps(
    pins: Sequence[Pin], terrain: Terrain = NO_TERRAIN, *, picture: MapNames, card: MapNames, numbered: MapNames, file: str
) -> tuple[Drawing, Drawing, Drawing]:
    """Return the picture at the head of a cluster's page, the same for its card, and its numbered map.

    ``file`` is the address of the file that defines the shapes of the first and the last. Raises ValueError without any pin.
    """
    return (
        hero_map(pins, terrain, **_named(picture), file=file),
        card_map(pins, terrain, **_named(card)),
        surroundings_map(pins, terrain, **_named(numbered), file=file),
    )


def _named(names: MapNames) -> Mapping[str, Any]:
    return dict(zip(("map_id", "title", "summary", "shore_id"), names, strict=True))
