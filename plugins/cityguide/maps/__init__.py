"""Maps drawn at build time: no tiles, no requests, the same bytes from the same pins."""

from cityguide.maps.hero import card_map, hero_map
from cityguide.maps.pins import Pin
from cityguide.maps.surroundings import surroundings_map
from cityguide.maps.vicinity import vicinity_map
from cityguide.maps.world import world_map

__all__ = ["Pin", "card_map", "hero_map", "surroundings_map", "vicinity_map", "world_map"]
